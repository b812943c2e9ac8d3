import { useMutation } from '@tanstack/react-query';
import { Alert, App, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FileView } from '../../../../modules/intake/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { takeOriginal } from './take-original.ts';

interface Props {
  readonly file: FileView;
  readonly region: string;
  readonly matter: string;
  readonly onClose: () => void;
}

const SHORTEST = 5;

/** The custodian takes out an original as it came, for a written reason; who, when and why is recorded first. */
export function OriginalDialog({ file, region, matter, onClose }: Props): ReactNode {
  const { t } = useWords();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const take = useMutation({
    mutationFn: () => takeOriginal(region, matter, file, reason.trim()),
    onSuccess: () => {
      void message.success(t('files.originalTaken'));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('files.originalTitle')}
      okText={t('files.originalTake')}
      okButtonProps={{ disabled: reason.trim().length < SHORTEST, loading: take.isPending }}
      cancelText={t('cancel')}
      onOk={() => take.mutate()}
      onCancel={onClose}
    >
      <div className="stack">
        <Alert type="warning" showIcon title={t('files.originalWarning')} />
        <Field label={t('files.originalReason')} hint={t('files.originalHint')} required>
          {(control) => (
            <Input.TextArea
              {...control}
              rows={3}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {take.isError && <ProblemNote error={take.error} />}
      </div>
    </Modal>
  );
}
