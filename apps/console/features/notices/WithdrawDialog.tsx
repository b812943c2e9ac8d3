import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import { type MatterDetail, performed } from '../../../../modules/intake/contract.ts';
import type { IssuedNoticeView } from '../../../../modules/notices/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { ActDialog } from '../../ui/ActDialog.tsx';
import { ReasonField } from '../../ui/ReasonField.tsx';

interface Props {
  readonly detail: MatterDetail;
  readonly notice: IssuedNoticeView;
  readonly onClose: () => void;
}

/** Takes a notice back, with the reason; says beforehand what becomes of its number. */
export function WithdrawDialog({ detail, notice, onClose }: Props): ReactNode {
  const { t } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { homeRegion, id, version } = detail.row;
  const [actId] = useState(uuidv7);
  const [reason, setReason] = useState('');
  const send = useMutation({
    mutationFn: () =>
      api.post(`/matters/${homeRegion}/${id}/notices/${notice.actId}/withdraw`, {
        body: { actId, version, reason: reason.trim() },
        answer: performed,
      }),
    onSuccess: async () => {
      void message.success(t('notices.withdrawDone', { number: notice.number }));
      onClose();
      await client.invalidateQueries({ queryKey: ['matter', id] });
    },
  });
  return (
    <ActDialog
      danger
      title={t('notices.withdrawTitle', { number: notice.number })}
      act={t('notices.withdraw')}
      ready={reason.trim() !== ''}
      send={send}
      onClose={onClose}
    >
      <p className="soft">{t(notice.deliveries.length === 0 ? 'notices.withdrawVoid' : 'notices.withdrawGiven')}</p>
      <ReasonField label={t('notices.withdrawReason')} max={1000} value={reason} onChange={setReason} />
    </ActDialog>
  );
}
