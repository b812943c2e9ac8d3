import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert } from 'antd';
import { type ReactNode, useState } from 'react';
import type { EvidenceItemView } from '../../../../modules/evidence/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { ActDialog } from '../../ui/ActDialog.tsx';
import { ReasonField } from '../../ui/ReasonField.tsx';
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
    <ActDialog
      title={t('evidenceFile.take')}
      act={t('evidenceFile.takeNow')}
      ready={reason.trim().length >= SHORTEST}
      send={take}
      onClose={onClose}
    >
      <Alert
        type="info"
        showIcon
        title={t(item.file?.watermarked === true ? 'evidenceFile.willBeMarked' : 'evidenceFile.willBeAsIs')}
      />
      <ReasonField label={t('evidenceFile.reason')} max={200} value={reason} onChange={setReason} />
    </ActDialog>
  );
}
