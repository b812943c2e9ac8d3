import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { api, ignored } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { instant } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { sessionList } from './contract.ts';
import { Passkeys } from './Passkeys.tsx';
import { roleTitle } from './roles.ts';
import { Totp } from './Totp.tsx';
import { useMe } from './use-me.ts';

/** Where I am signed in, as what, and how I prove that it is me. */
export function Sessions(): ReactNode {
  const { list, t, pick, language } = useWords();
  const { message } = App.useApp();
  const who = useMe();
  const client = useQueryClient();
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => api.get('/sessions', { answer: sessionList, signal }),
  });
  const revoke = useMutation({
    mutationFn: (id: string) => api.delete(`/sessions/${id}`, { answer: ignored }),
    onSuccess: async () => {
      void message.success(t('sessions.revoked'));
      await client.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  return (
    <Page title={t('sessions.title')} sub={`${who.person.name} · ${who.person.login}`}>
      <div className="stack narrow">
        <section className="panel" aria-labelledby="me-title">
          <div className="panel-head">
            <h2 id="me-title">{t('sessions.posts')}</h2>
          </div>
          <ul className="plain">
            {[
              who,
              ...who.contexts.filter(
                (context) =>
                  context.authority.code !== who.authority.code || context.onBehalfOf?.id !== who.onBehalfOf?.id,
              ),
            ].map((context) => (
              <li key={`${context.authority.code} ${context.onBehalfOf?.id ?? ''}`}>
                {pick(context.authority.name)}{' '}
                <span className="soft">{list(context.roles.map((role) => pick(roleTitle(role))))}</span>
                {context.onBehalfOf !== null && (
                  <span className="faint"> {t('onBehalfOf', { name: context.onBehalfOf.name })}</span>
                )}
              </li>
            ))}
          </ul>
        </section>
        <section className="panel" aria-labelledby="sessions-title">
          <div className="panel-head">
            <h2 id="sessions-title">{t('sessions.list')}</h2>
          </div>
          {revoke.isError && <ProblemNote error={revoke.error} />}
          <Answer of={sessions} rows={3}>
            {(items) => (
              <table className="data" aria-labelledby="sessions-title">
                <thead>
                  <tr>
                    <th scope="col">{t('sessions.device')}</th>
                    <th scope="col">{t('sessions.since')}</th>
                    <th scope="col">{t('sessions.lastSeen')}</th>
                    <th scope="col">{t('sessions.action')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((item) => (
                    <tr key={item.id}>
                      <td>{item.device === '' ? '—' : item.device}</td>
                      <td className="num nowrap">{instant(item.createdAt, language)}</td>
                      <td className="num nowrap">{instant(item.lastSeenAt, language)}</td>
                      <td>
                        {item.current ? (
                          <span className="mark mark-ok">{t('sessions.current')}</span>
                        ) : (
                          <Button size="small" danger loading={revoke.isPending} onClick={() => revoke.mutate(item.id)}>
                            {t('sessions.revoke')}
                          </Button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Answer>
        </section>
        <Totp enrolled={who.secondFactor.totp} />
        <Passkeys />
      </div>
    </Page>
  );
}
