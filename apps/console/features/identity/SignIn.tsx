import { startAuthentication } from '@simplewebauthn/browser';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, type InputRef } from 'antd';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { ApiFailure, api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { LanguageSwitch } from '../../shell/LanguageSwitch.tsx';
import { Field } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { me } from './contract.ts';
import { passkeyBegun } from './passkeys.ts';
import { meQuery } from './use-me.ts';
import { cameBackWith, waysQuery } from './ways.ts';

type PasskeyOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];

const ASKS_FOR_CODE = new Set(['identity.second-factor-needed', 'identity.code-refused']);

/** Sign-in by password (and code when the account has one) or by passkey. */
export function SignIn(): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const codeField = useRef<InputRef>(null);
  const [failed] = useState(() => new URLSearchParams(location.search).get('sign-in'));
  const ways = useQuery(waysQuery(failed));

  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('app.name')}`;
  }, [t]);
  useEffect(() => {
    // Told once: a reload, or the page reached after signing in, is about something else.
    if (failed !== null) history.replaceState(null, '', location.pathname);
  }, [failed]);
  useEffect(() => {
    if (asksCode) codeField.current?.focus();
  }, [asksCode]);

  const enter = async (way: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await way();
      await client.invalidateQueries();
    } catch (failure) {
      const asked = failure instanceof ApiFailure && ASKS_FOR_CODE.has(failure.problem.code);
      if (asked) setAsksCode(true);
      if (!(asked && !asksCode)) setError(failure);
    } finally {
      setBusy(false);
    }
  };

  const byPassword = (event: FormEvent): void => {
    event.preventDefault();
    void enter(async () => {
      const body = { login, password, ...(code === '' ? {} : { totp: code }) };
      client.setQueryData(meQuery.queryKey, await api.post('/session', { body, answer: me }));
    });
  };

  const byPasskey = (): void =>
    void enter(async () => {
      const { challengeId, options } = await api.post('/passkeys/challenge', { answer: passkeyBegun });
      const response = await startAuthentication({ optionsJSON: options as unknown as PasskeyOptions });
      const body = { challengeId, response };
      client.setQueryData(meQuery.queryKey, await api.post('/passkeys/session', { body, answer: me }));
    });

  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <div className="sign-in-brand">
          <h1>
            <span lang="zh-CN">清源</span> <span className="sign-in-latin">Qingyuan</span>
          </h1>
          <p>{t('app.subtitle')}</p>
        </div>
        <form onSubmit={byPassword} className="stack">
          {error !== null && <ProblemNote error={error} />}
          {error === null && failed !== null && ways.data !== undefined && (
            <ProblemNote error={cameBackWith(failed, ways.data)} />
          )}
          <Field label={t('signIn.login')}>
            {(control) => (
              <Input
                {...control}
                value={login}
                onChange={(event) => setLogin(event.target.value)}
                autoComplete="username"
                autoFocus
                required
                size="large"
              />
            )}
          </Field>
          <Field label={t('signIn.password')}>
            {(control) => (
              <Input
                {...control}
                type="password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
                autoComplete="current-password"
                required
                size="large"
              />
            )}
          </Field>
          {asksCode && (
            <Field label={t('signIn.code')} hint={t('signIn.codeHint')}>
              {(control) => (
                <Input
                  {...control}
                  ref={codeField}
                  value={code}
                  onChange={(event) => setCode(event.target.value.replace(/\D/g, '').slice(0, 6))}
                  autoComplete="one-time-code"
                  inputMode="numeric"
                  required
                  size="large"
                />
              )}
            </Field>
          )}
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>
            {t('signIn.submit')}
          </Button>
          <Button size="large" block onClick={byPasskey} disabled={busy} icon={<Icon name="lock" />}>
            {t('signIn.passkey')}
          </Button>
          {ways.data?.oidc === true && (
            <Button size="large" block href="/api/oidc/begin" disabled={busy} icon={<Icon name="user" />}>
              {t('signIn.oidc')}
            </Button>
          )}
        </form>
        <div className="sign-in-foot">
          <LanguageSwitch />
        </div>
      </div>
    </main>
  );
}
