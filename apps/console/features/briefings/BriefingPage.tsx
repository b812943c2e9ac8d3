import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Page } from '../../ui/Page.tsx';
import { viewQuery } from './briefings-query.ts';
import { Composer } from './Composer.tsx';
import { EditionPage } from './EditionPage.tsx';
import './briefings.css';

/** One bulletin: while it is written its composer, once it is frozen the edition as it was signed. */
export function BriefingPage(): ReactNode {
  const { region = '', id = '' } = useParams();
  const { t } = useWords();
  const at = { region, id };
  const view = useQuery(viewQuery(at));
  if (view.data === undefined) {
    return (
      <Page title={t('briefings.title')}>
        <Answer of={view}>{() => null}</Answer>
      </Page>
    );
  }
  const { draft, editions } = view.data;
  if (editions.length > 0) return <EditionPage at={at} view={view.data} />;
  if (draft !== null) return <Composer key={id} at={at} view={view.data} draft={draft} />;
  return <Page title={view.data.title}>{t('briefings.noDraft')}</Page>;
}
