import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
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

/** The early stop is decided by its conditions: all hold, or it goes on. */
export function EarlyStopDialog({ region, id, view, onClose }: Props): ReactNode {
  const { pick } = useWords();
  const client = useQueryClient();
  const [actId] = useState(uuidv7);
  const [held, setHeld] = useState<readonly string[]>([]);
  const [document, setDocument] = useState('');
  const [reason, setReason] = useState('');
  const stop = held.length === view.conditions.length;
  const send = useMutation({
    mutationFn: () =>
      api.post(`/cases/${region}/${id}/publication/early-stop`, {
        body: {
          ...{ actId, version: view.version, stop, document: document.trim(), reason: reason.trim() },
          met: Object.fromEntries(view.conditions.map(({ code }) => [code, held.includes(code)])),
        },
        answer: publicationDone,
      }),
    onSuccess: async () => {
      onClose();
      await refresh(client);
    },
  });
  return (
    <ActDialog
      title={pick(texts.earlyStop)}
      act={pick(texts.earlyStop)}
      ready={document.trim() !== '' && reason.trim() !== ''}
      send={send}
      onClose={onClose}
    >
      <fieldset className="publicity-met">
        <legend>{pick(texts.met)}</legend>
        <Checkbox.Group
          className="stack"
          value={[...held]}
          onChange={(chosen) => setHeld(chosen)}
          options={view.conditions.map(({ code, title }) => ({ value: code, label: pick(title) }))}
        />
        <p className="soft small" role="status">
          {pick(texts.metHint)} <strong>{pick(stop ? texts.stops : texts.goesOn)}</strong>
        </p>
      </fieldset>
      <Field label={pick(texts.document)} required>
        {(control) => (
          <Input {...control} maxLength={120} value={document} onChange={(event) => setDocument(event.target.value)} />
        )}
      </Field>
      <ReasonField label={pick(texts.reason)} max={2000} value={reason} onChange={setReason} />
    </ActDialog>
  );
}
