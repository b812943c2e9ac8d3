import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import { api, ignored } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import type { PersonPage as Shown } from '../identity/contract.ts';
import { useMe } from '../identity/use-me.ts';
import { CloseDialog } from './AccountDialogs.tsx';
import { DelegationsPanel } from './DelegationsPanel.tsx';
import { LicenceDialog } from './LicenceDialog.tsx';
import { LicenceUntil } from './LicenceUntil.tsx';
import { peopleChanged, personQuery } from './people-query.ts';
import { RolesPanel } from './RolesPanel.tsx';
import { SignInPanel } from './SignInPanel.tsx';
import './people.css';

/** One person: what they hold, who acts for them, how they sign in; changes for who looks after them. */
export function PersonPage(): ReactNode {
  const { t } = useWords();
  const { id = '' } = useParams();
  const who = useMe();
  const person = useQuery(personQuery(id));
  return (
    <Page
      title={person.data?.person.name ?? t('people.person')}
      sub={
        <>
          <Link to="/people">{t('people.back')}</Link>
          {who.roles.includes('auditor') && (
            <>
              {' · '}
              <Link to={`/audit?person=${id}`}>{t('people.trail')}</Link>
            </>
          )}
        </>
      }
      actions={person.data !== undefined && person.data.refusal === null && <AccountSwitch page={person.data} />}
    >
      <Answer of={person}>
        {(page) => (
          <div className="stack person">
            <Account page={page} />
            <RolesPanel page={page} />
            <div className="person-pair">
              <DelegationsPanel page={page} />
              <SignInPanel page={page} />
            </div>
          </div>
        )}
      </Answer>
    </Page>
  );
}

function Account({ page: { person, refusal } }: { readonly page: Shown }): ReactNode {
  const { t, pick } = useWords();
  const [entering, setEntering] = useState(false);
  const { roles } = useMe();
  return (
    <>
      {!person.active && (
        <Alert
          type="warning"
          showIcon
          title={t('people.isClosed')}
          description={person.closedReason === null ? t('people.noReason') : person.closedReason}
        />
      )}
      {refusal !== null && roles.includes('administrator') && <Alert type="info" showIcon title={pick(refusal)} />}
      <section className="panel" aria-labelledby="account-title">
        <h2 id="account-title" className="sr-only">
          {t('people.account')}
        </h2>
        <dl className="person-facts in-row">
          <div>
            <dt>{t('people.login')}</dt>
            <dd className="mono">{person.login}</dd>
          </div>
          <div>
            <dt>{t('people.licence')}</dt>
            <dd>
              <span className="num">{person.licenceNo ?? '—'}</span>
              {person.licenceNo !== null && <LicenceUntil day={person.licenceUntil} />}
              {refusal === null && roles.includes('administrator') && (
                <Button size="small" className="licence-change" onClick={() => setEntering(true)}>
                  {t(person.licenceNo === null ? 'people.licenceEnter' : 'people.licenceChange')}
                </Button>
              )}
            </dd>
          </div>
          <div>
            <dt>{t('people.clearance')}</dt>
            <dd className="num">{person.clearance}</dd>
          </div>
          <div>
            <dt>{t('people.state')}</dt>
            <dd>{t(person.active ? 'people.stateOpen' : 'people.stateClosed')}</dd>
          </div>
        </dl>
        {entering && <LicenceDialog person={person} onClose={() => setEntering(false)} />}
      </section>
    </>
  );
}

function AccountSwitch({ page }: { readonly page: Shown }): ReactNode {
  const { t } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [closing, setClosing] = useState(false);
  const open = useMutation({
    mutationFn: () => api.post(`/people/${page.person.id}/on`, { answer: ignored }),
    onSuccess: async () => {
      void message.success(t('people.opened'));
      await peopleChanged(client);
    },
  });
  if (page.person.active) {
    return (
      <>
        <Button danger onClick={() => setClosing(true)}>
          {t('people.close')}
        </Button>
        {closing && <CloseDialog page={page} onClose={() => setClosing(false)} />}
      </>
    );
  }
  return (
    <>
      {open.isError && <ProblemNote error={open.error} />}
      <Button type="primary" loading={open.isPending} onClick={() => open.mutate()}>
        {t('people.reopen')}
      </Button>
    </>
  );
}
