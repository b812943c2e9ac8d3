import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import { type PublicationView, publicationDone } from '../../../../modules/publicity/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { ActDialog } from '../../ui/ActDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { ReasonField } from '../../ui/ReasonField.tsx';
import { refresh } from './publication-query.ts';
import { texts } from './texts.ts';

interface Props {
  readonly region: string;
  readonly id: string;
  readonly view: PublicationView;
  readonly onClose: () => void;
}

/** Takes a publication back, with ground, document and reason. */
export function WithdrawPublication({ region, id, view, onClose }: Props): ReactNode {
  const { pick } = useWords();
  const client = useQueryClient();
  const [actId] = useState(uuidv7);
  const [ground, setGround] = useState(view.mustComeDown ? 'changed' : 'error');
  const [document, setDocument] = useState('');
  const [reason, setReason] = useState('');
  const send = useMutation({
    mutationFn: () =>
      api.post(`/cases/${region}/${id}/publication/withdraw`, {
        body: { actId, version: view.version, ground, document: document.trim(), reason: reason.trim() },
        answer: publicationDone,
      }),
    onSuccess: async () => {
      onClose();
      await refresh(client);
    },
  });
  return (
    <ActDialog
      danger
      title={pick(texts.withdraw)}
      act={pick(texts.withdraw)}
      ready={document.trim() !== '' && reason.trim() !== ''}
      send={send}
      onClose={onClose}
    >
      <p className="soft">{pick(texts.withdrawText)}</p>
      <Field label={pick(texts.ground)} required>
        {(control) => (
          <Select
            {...control}
            value={ground}
            onChange={setGround}
            options={view.grounds.map(({ code, title }) => ({ value: code, label: pick(title) }))}
          />
        )}
      </Field>
      <Field label={pick(texts.document)} required>
        {(control) => (
          <Input {...control} maxLength={120} value={document} onChange={(event) => setDocument(event.target.value)} />
        )}
      </Field>
      <ReasonField label={pick(texts.reason)} max={2000} value={reason} onChange={setReason} />
    </ActDialog>
  );
}
