import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import { documentDone, type PaperRow } from '../../../../modules/case-documents/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
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
    <Modal
      open
      title={`${pick(texts.withdraw)}：${pick(paper.title)} ${paper.number}`}
      onCancel={onClose}
      onOk={() => send.mutate()}
      okText={pick(texts.withdraw)}
      cancelText={pick(texts.cancel)}
      okButtonProps={{ danger: true, loading: send.isPending, disabled: reason.trim() === '' }}
    >
      <div className="stack">
        <p className="soft">{pick(texts.withdrawText)}</p>
        <Field label={pick(texts.reason)} required>
          {(control) => (
            <Input.TextArea
              {...control}
              maxLength={2_000}
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
