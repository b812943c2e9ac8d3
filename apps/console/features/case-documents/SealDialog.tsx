import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { sealView } from '../../../../modules/case-documents/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { ActDialog } from '../../ui/ActDialog.tsx';
import { Answer } from '../../ui/Answer.tsx';
import { Field } from '../../ui/Field.tsx';
import { texts } from './texts.ts';

type Kind = 'picture' | 'drawn' | 'none';

/** The bytes of a file as base64, without the head of the address. */
const base64Of = (file: File): Promise<string> =>
  new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => fail(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(file);
  });

/** What stands at the place of the seal on papers of the authority; a head chooses. */
export function SealDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { pick } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const now = useQuery({
    queryKey: ['case-seal'],
    queryFn: ({ signal }) => api.get('/case-documents/seal', { answer: sealView, signal }),
  });
  const [chosen, choose] = useState<Kind | null>(null);
  const [picture, setPicture] = useState<string | null>(null);
  const kind = chosen ?? now.data?.kind ?? 'none';
  const send = useMutation({
    mutationFn: () =>
      api.put('/case-documents/seal', {
        body: { kind, ...(kind === 'picture' && picture !== null ? { picture } : {}) },
        answer: sealView,
      }),
    onSuccess: async () => {
      void message.success(pick(texts.sealSet));
      onClose();
      await client.invalidateQueries({ queryKey: ['case-seal'] });
      await client.invalidateQueries({ queryKey: ['matter'] });
    },
  });
  const shown = picture ?? now.data?.picture ?? null;
  return (
    <ActDialog
      title={pick(texts.sealTitle)}
      act={pick(texts.sealKeep)}
      ready={chosen !== null && (kind !== 'picture' || picture !== null)}
      send={send}
      onClose={onClose}
    >
      <Answer of={now} rows={3}>
        {({ drawable }) => (
          <div className="stack">
            <p className="soft">{pick(texts.sealText)}</p>
            <Radio.Group
              aria-label={pick(texts.seal)}
              value={kind}
              onChange={(event) => choose(event.target.value as Kind)}
              options={[
                { value: 'picture', label: pick(texts.sealOwn) },
                ...(drawable ? [{ value: 'drawn', label: pick(texts.sealDemo) }] : []),
                { value: 'none', label: pick(texts.sealEmpty) },
              ]}
            />
            {kind === 'picture' && (
              <Field label={pick(texts.sealOwn)} required>
                {(control) => (
                  <input
                    {...control}
                    type="file"
                    accept="image/png"
                    onChange={(event) => {
                      const [file] = event.target.files ?? [];
                      if (file !== undefined) void base64Of(file).then(setPicture);
                    }}
                  />
                )}
              </Field>
            )}
            {shown !== null && kind !== 'none' && (
              <img className="seal-picture" src={`data:image/png;base64,${shown}`} alt={pick(texts.sealNow)} />
            )}
          </div>
        )}
      </Answer>
    </ActDialog>
  );
}
