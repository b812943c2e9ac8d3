import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useSubmitKey } from '../../ui/use-submit-key.ts';
import { peopleChanged } from './people-query.ts';

const SHORTEST_REASON = 2;

interface Props<T> {
  readonly title: string;
  readonly okText: string;
  /** Said when it is done. */
  readonly done: string;
  readonly danger?: boolean;
  /** Whether everything needed besides the reason is there. */
  readonly right: boolean;
  readonly change: (reason: string) => Promise<T>;
  /** What to do with the answer; without it the dialog closes. */
  readonly onDone?: (answer: T) => void;
  readonly onClose: () => void;
  readonly reasonHint: string;
  readonly children?: ReactNode;
}

/** A change of somebody's access, with the reason that goes into the audit trail. */
export function ChangeDialog<T>({ title, okText, done, danger, right, change, ...props }: Props<T>): ReactNode {
  const { t } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const mutation = useMutation({
    mutationFn: () => change(reason.trim()),
    onSuccess: async (answer) => {
      void message.success(done);
      await peopleChanged(client);
      if (props.onDone === undefined) props.onClose();
      else props.onDone(answer);
    },
  });
  const ready = right && reason.trim().length >= SHORTEST_REASON && !mutation.isPending;
  useSubmitKey(() => {
    if (ready) mutation.mutate();
  });
  return (
    <Modal
      open
      title={title}
      onCancel={props.onClose}
      onOk={() => mutation.mutate()}
      okText={okText}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !ready, loading: mutation.isPending, danger: danger === true }}
      width={560}
    >
      <div className="stack">
        {props.children}
        <Field label={t('people.reason')} hint={props.reasonHint} required>
          {(control) => (
            <Input.TextArea
              {...control}
              rows={2}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {mutation.isError && <ProblemNote error={mutation.error} />}
      </div>
    </Modal>
  );
}
