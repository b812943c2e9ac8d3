import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { api, ignored } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { totpStart } from './contract.ts';
import { meQuery } from './use-me.ts';

/** Enrolment of an authenticator app: picture, secret for typing, first code. */
export function Totp({ enrolled }: { readonly enrolled: boolean }): ReactNode {
  const { t } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const start = useMutation({ mutationFn: () => api.post('/totp/start', { answer: totpStart }) });
  const confirm = useMutation({
    mutationFn: () => api.post('/totp/confirm', { body: { code }, answer: ignored }),
    onSuccess: async () => {
      start.reset();
      setCode('');
      void message.success(t('totp.done'));
      await client.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    confirm.mutate();
  };
  return (
    <section className="panel" aria-labelledby="totp-title">
      <div className="panel-head">
        <h2 id="totp-title">{t('totp.title')}</h2>
        <span className={enrolled ? 'mark mark-ok' : 'mark mark-warn'}>{t(enrolled ? 'totp.on' : 'totp.off')}</span>
        {start.data === undefined && (
          <Button size="small" className="push" loading={start.isPending} onClick={() => start.mutate()}>
            {t(enrolled ? 'totp.renew' : 'totp.start')}
          </Button>
        )}
      </div>
      {start.data === undefined && <p className="soft small">{t('totp.why')}</p>}
      {start.isError && <ProblemNote error={start.error} />}
      {start.data !== undefined && (
        <form className="totp" onSubmit={submit}>
          <img
            alt={t('totp.qr')}
            width={176}
            height={176}
            src={`data:image/svg+xml;utf8,${encodeURIComponent(start.data.qrSvg)}`}
          />
          <div className="stack">
            <p className="soft">{t('totp.how')}</p>
            <p>
              {t('totp.secret')} <code className="mono break">{start.data.secret}</code>
            </p>
            {confirm.isError && <ProblemNote error={confirm.error} />}
            <Field label={t('signIn.code')}>
              {(control) => (
                <Input
                  {...control}
                  inputMode="numeric"
                  autoComplete="one-time-code"
                  value={code}
                  onChange={(event) => setCode(event.target.value.replace(/\D/g, '').slice(0, 6))}
                />
              )}
            </Field>
            <Button type="primary" htmlType="submit" disabled={code.length !== 6} loading={confirm.isPending}>
              {t('totp.confirm')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
