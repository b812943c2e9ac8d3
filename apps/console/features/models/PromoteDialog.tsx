import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import { ABOVE, type ClueModelsAnswer, promoted } from '../../../../modules/triage/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { ActDialog } from '../../ui/ActDialog.tsx';
import { ReasonField } from '../../ui/ReasonField.tsx';
import { MODELS_KEY } from './models-query.ts';

interface Props {
  readonly data: ClueModelsAnswer;
  readonly version: string;
  readonly onClose: () => void;
}

/** Puts a version into service, with a reason; one that has served comes back, a new one is compared first. */
export function PromoteDialog({ data, version, onClose }: Props): ReactNode {
  const { t, pick } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const served = data.models.find((each) => each.version === version)?.promotedAt ?? null;
  const rollBack = version === ABOVE || served !== null;
  const act = version === ABOVE ? 'withdraw' : rollBack ? 'rollBack' : 'promote';
  const send = useMutation({
    mutationFn: () =>
      api.post(`/clue-models/${version}/promotion`, { body: { reason: reason.trim(), rollBack }, answer: promoted }),
    onSuccess: async () => {
      void message.success(t('models.done'));
      await client.invalidateQueries({ queryKey: MODELS_KEY });
      onClose();
    },
  });
  return (
    <ActDialog
      title={t(`models.${act}Title`, { version })}
      act={t(`models.${act}`)}
      ready={reason.trim().length >= 2}
      danger={version === ABOVE}
      send={send}
      onClose={onClose}
    >
      <p className="soft">{rollBack ? t('models.uncompared') : pick(data.rule)}</p>
      <ReasonField label={t('models.reason')} max={500} value={reason} onChange={setReason} />
    </ActDialog>
  );
}
