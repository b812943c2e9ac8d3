import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { instant } from '../../ui/format.ts';
import type { PersonPage } from '../identity/contract.ts';
import { ResetDialog } from './AccountDialogs.tsx';
import { PasswordOnce } from './PasswordOnce.tsx';

/** How this person signs in; no secret is shown, a lost device is taken away here. */
export function SignInPanel({ page }: { readonly page: PersonPage }): ReactNode {
  const { t, language, list } = useWords();
  const [resetting, setResetting] = useState(false);
  const [password, setPassword] = useState('');
  const { signIn, person, refusal } = page;
  if (signIn === null) return null;
  const at = (iso: string | null): string => (iso === null ? t('people.never') : instant(iso, language));
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      t('people.password'),
      signIn.passwordSetAt === null
        ? t('people.notSet')
        : `${t('people.setAt', { at: at(signIn.passwordSetAt) })}${signIn.mustChange ? ` · ${t('people.mustChange')}` : ''}`,
    ],
    [t('people.totp'), t(signIn.totp ? 'people.isOn' : 'people.isOff')],
    [
      t('people.passkeys'),
      signIn.passkeys.length === 0
        ? t('people.isOff')
        : list(
            signIn.passkeys.map(
              ({ label, lastUsedAt }) => `${label} (${t('people.lastUsed', { at: at(lastUsedAt) })})`,
            ),
          ),
    ],
    [
      t('people.oidc'),
      signIn.oidc.length === 0 ? t('people.notLinked') : list(signIn.oidc.map(({ issuer }) => issuer)),
    ],
    [t('people.lastSignIn'), at(signIn.lastSignInAt)],
    [t('people.sessions'), String(signIn.sessions)],
  ];
  return (
    <section className="panel" aria-labelledby="sign-in-title">
      <div className="panel-head">
        <h2 id="sign-in-title">{t('people.signIn')}</h2>
        {refusal === null && (
          <Button className="push" size="small" danger onClick={() => setResetting(true)}>
            {t('people.reset')}
          </Button>
        )}
      </div>
      <dl className="person-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="break">{value}</dd>
          </div>
        ))}
      </dl>
      {resetting && (
        <ResetDialog
          page={page}
          onClose={() => setResetting(false)}
          onDone={(fresh) => {
            setResetting(false);
            setPassword(fresh);
          }}
        />
      )}
      {password !== '' && <PasswordOnce login={person.login} password={password} onClose={() => setPassword('')} />}
    </section>
  );
}
