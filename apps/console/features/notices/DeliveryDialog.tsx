import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import { legalDay } from '../../../../kernel/plain-date.ts';
import { type MatterDetail, performed } from '../../../../modules/intake/contract.ts';
import { deliveryWays } from '../../../../modules/intake/model/notice.ts';
import type { IssuedNoticeView } from '../../../../modules/notices/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { ActDialog } from '../../ui/ActDialog.tsx';
import { Field } from '../../ui/Field.tsx';

interface Props {
  readonly detail: MatterDetail;
  readonly notice: IssuedNoticeView;
  readonly onClose: () => void;
}

/** How and when a notice reached the person. */
export function DeliveryDialog({ detail, notice, onClose }: Props): ReactNode {
  const { t, pick } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const { homeRegion, id, version } = detail.row;
  const today = legalDay(new Date());
  const [actId] = useState(uuidv7);
  const [way, setWay] = useState('post');
  const [on, setOn] = useState<string>(today);
  const [evidence, setEvidence] = useState('');
  const send = useMutation({
    mutationFn: () =>
      api.post(`/matters/${homeRegion}/${id}/acts`, {
        body: {
          actId,
          verb: 'record-delivery',
          version,
          body: { number: notice.number, way, on, ...(evidence.trim() === '' ? {} : { evidence: evidence.trim() }) },
        },
        answer: performed,
      }),
    onSuccess: async () => {
      void message.success(t('notices.deliveryDone', { number: notice.number }));
      onClose();
      await client.invalidateQueries({ queryKey: ['matter', id] });
    },
  });
  return (
    <ActDialog
      title={t('notices.deliveryTitle', { number: notice.number })}
      act={t('notices.record')}
      ready={on !== ''}
      send={send}
      onClose={onClose}
    >
      <Field label={t('notices.way')} required>
        {(control) => (
          <Select
            {...control}
            value={way}
            onChange={setWay}
            options={Object.entries(deliveryWays).map(([value, label]) => ({ value, label: pick(label) }))}
          />
        )}
      </Field>
      <Field label={t('notices.deliveredOn')} required>
        {(control) => (
          <Input
            {...control}
            type="date"
            min={notice.on}
            max={today}
            value={on}
            onChange={(event) => setOn(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('notices.evidence')} hint={t('notices.evidenceHint')}>
        {(control) => (
          <Input {...control} maxLength={120} value={evidence} onChange={(event) => setEvidence(event.target.value)} />
        )}
      </Field>
    </ActDialog>
  );
}
