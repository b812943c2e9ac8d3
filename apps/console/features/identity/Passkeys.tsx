import { startRegistration } from '@simplewebauthn/browser';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api, ignored } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { instant } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { passkeyBegun, passkeyList } from './passkeys.ts';

type RegistrationOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];

/** Passkeys of this account: add under a name, remove. */
export function Passkeys(): ReactNode {
  const { t, language } = useWords();
  const client = useQueryClient();
  const [label, setLabel] = useState('');
  const list = useQuery({
    queryKey: ['passkeys'],
    queryFn: ({ signal }) => api.get('/passkeys', { answer: passkeyList, signal }),
  });
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: ['passkeys'] });
  const add = useMutation({
    mutationFn: async () => {
      const { challengeId, options } = await api.post('/passkeys/registration', { answer: passkeyBegun });
      const response = await startRegistration({ optionsJSON: options as unknown as RegistrationOptions });
      await api.post('/passkeys', { body: { challengeId, response, label }, answer: ignored });
    },
    onSuccess: async () => {
      setLabel('');
      await refresh();
    },
  });
  const remove = useMutation({
    mutationFn: (id: string) => api.delete(`/passkeys/${encodeURIComponent(id)}`, { answer: ignored }),
    onSuccess: refresh,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <section className="panel" aria-labelledby="passkeys-title">
      <div className="panel-head">
        <h2 id="passkeys-title">{t('passkeys.title')}</h2>
      </div>
      <p className="soft small">{t('passkeys.why')}</p>
      {add.isError && <ProblemNote error={add.error} />}
      {remove.isError && <ProblemNote error={remove.error} />}
      <Answer of={list} rows={2}>
        {(items) =>
          items.length === 0 ? (
            <p className="faint">{t('passkeys.none')}</p>
          ) : (
            <ul className="plain">
              {items.map((item) => (
                <li key={item.id} className="row">
                  <span>{item.label}</span>
                  <span className="faint small num">{instant(item.createdAt, language)}</span>
                  <Button size="small" danger className="push" onClick={() => remove.mutate(item.id)}>
                    {t('passkeys.remove')}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      <form className="row passkey-form" onSubmit={submit}>
        <Input
          aria-label={t('passkeys.name')}
          placeholder={t('passkeys.name')}
          maxLength={60}
          className="filter-wide"
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
        <Button htmlType="submit" disabled={label.trim() === ''} loading={add.isPending}>
          {t('passkeys.add')}
        </Button>
      </form>
    </section>
  );
}
