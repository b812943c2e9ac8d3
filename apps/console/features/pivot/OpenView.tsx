import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, Navigate } from 'react-router';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { addressOfPivot } from './pivot-address.ts';
import { pivotViewQuery } from './views-query.ts';

/** A saved question by its link: goes on to the table, or says why there is none. */
export function OpenView({ id }: { readonly id: string }): ReactNode {
  const { t } = useWords();
  const view = useQuery(pivotViewQuery(id));
  if (view.data?.state === 'live' && view.data.query !== null)
    return <Navigate to={addressOfPivot(view.data.query)} replace />;
  return (
    <Page title={t('pivot.title')}>
      <Answer of={view} rows={4}>
        {({ name, state, until }) => (
          <Nothing
            icon="clock"
            text={t('pivot.viewSays', {
              name: name === '' ? t('pivot.viewThis') : name,
              state: t(`pivot.view.${state}`),
            })}
            {...(until === null ? {} : { hint: t('pivot.viewUntil', { day: until }) })}
          >
            <Link to="/pivot">{t('pivot.viewNone')}</Link>
          </Nothing>
        )}
      </Answer>
    </Page>
  );
}
