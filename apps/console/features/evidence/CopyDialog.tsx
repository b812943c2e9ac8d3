import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { EvidenceItemView } from '../../../../modules/evidence/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { evidenceQuery, takeCopy } from './evidence-query.ts';

interface Props {
  readonly region: string;
  readonly id: string;
  readonly item: EvidenceItemView;
  readonly name: string;
  readonly onClose: () => void;
}

const SHORTEST = 2;

/** A copy for a written reason; who, when and why stand on the copy or on record before a byte is given. */
export function CopyDialog({ region, id, item, name, onClose }: Props): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const take = useMutation({
    mutationFn: () => takeCopy(region, id, item.id, name, reason.trim()),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: evidenceQuery(region, id, item.id).queryKey });
    },
  });
  return (
    <Modal
      open
      title={t('evidenceFile.take')}
      okText={t('evidenceFile.takeNow')}
      okButtonProps={{ disabled: reason.trim().length < SHORTEST, loading: take.isPending }}
      cancelText={t('cancel')}
      onOk={() => take.mutate()}
      onCancel={onClose}
    >
      <div className="stack">
        <Alert
          type="info"
          showIcon
          title={t(item.file?.watermarked === true ? 'evidenceFile.willBeMarked' : 'evidenceFile.willBeAsIs')}
        />
        <Field label={t('evidenceFile.reason')} required>
          {(control) => (
            <Input.TextArea
              {...control}
              rows={2}
              maxLength={200}
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
