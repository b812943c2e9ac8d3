import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import { type MatterDetail, performed } from '../../../../modules/intake/contract.ts';
import type { IssuedNoticeView } from '../../../../modules/notices/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';

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
    <Modal
      open
      title={t('notices.withdrawTitle', { number: notice.number })}
      onCancel={onClose}
      onOk={() => send.mutate()}
      okText={t('notices.withdraw')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true, loading: send.isPending, disabled: reason.trim() === '' }}
    >
      <div className="stack">
        <p className="soft">{t(notice.deliveries.length === 0 ? 'notices.withdrawVoid' : 'notices.withdrawGiven')}</p>
        <Field label={t('notices.withdrawReason')} required>
          {(control) => (
            <Input.TextArea
              {...control}
              maxLength={1000}
              autoSize={{ minRows: 2, maxRows: 6 }}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {send.isError && <ProblemNote error={send.error} />}
      </div>
    </Modal>
  );
}
