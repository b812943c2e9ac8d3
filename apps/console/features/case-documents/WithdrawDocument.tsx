import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import { documentDone, type PaperRow } from '../../../../modules/case-documents/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { ActDialog } from '../../ui/ActDialog.tsx';
import { ReasonField } from '../../ui/ReasonField.tsx';
import { refresh } from './documents-query.ts';
import { texts } from './texts.ts';

interface Props {
  readonly region: string;
  readonly id: string;
  readonly version: number;
  readonly paper: PaperRow;
  readonly onClose: () => void;
}

/** Withdraws a document with its reason. */
export function WithdrawDocument({ region, id, version, paper, onClose }: Props): ReactNode {
  const { pick } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [actId] = useState(uuidv7);
  const [reason, setReason] = useState('');
  const send = useMutation({
    mutationFn: () =>
      api.post(`/cases/${region}/${id}/documents/${paper.issued?.doc ?? ''}/withdraw`, {
        body: { actId, version, reason: reason.trim() },
        answer: documentDone,
      }),
    onSuccess: async () => {
      void message.success(pick(texts.withdrawnDone));
      onClose();
      await refresh(client);
    },
  });
  return (
    <ActDialog
      danger
      title={`${pick(texts.withdraw)}：${pick(paper.title)} ${paper.number}`}
      act={pick(texts.withdraw)}
      ready={reason.trim() !== ''}
      send={send}
      onClose={onClose}
    >
      <p className="soft">{pick(texts.withdrawText)}</p>
      <ReasonField label={pick(texts.reason)} max={2_000} value={reason} onChange={setReason} />
    </ActDialog>
  );
}
