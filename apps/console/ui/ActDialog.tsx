import type { UseMutationResult } from '@tanstack/react-query';
import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';
import { ProblemNote } from './ProblemNote.tsx';

interface Props {
  readonly title: string;
  /** What the button says: the act itself, never "OK". */
  readonly act: string;
  /** All is given that the act needs. */
  readonly ready: boolean;
  readonly send: Pick<UseMutationResult<unknown, Error, void>, 'mutate' | 'isPending' | 'isError' | 'error'>;
  /** The act takes something away. */
  readonly danger?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog for one act: its fields, a button that waits for the answer, and the refusal where it was refused. */
export function ActDialog({ title, act, ready, send, danger = false, onClose, children }: Props): ReactNode {
  const { t } = useWords();
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      onOk={() => send.mutate()}
      okText={act}
      cancelText={t('cancel')}
      okButtonProps={{ danger, loading: send.isPending, disabled: !ready }}
    >
      <div className="stack">
        {children}
        {send.isError && <ProblemNote error={send.error} />}
      </div>
    </Modal>
  );
}
