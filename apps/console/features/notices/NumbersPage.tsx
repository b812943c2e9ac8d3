import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/index.ts';
import { Page } from '../../ui/Page.tsx';
import { useMe } from '../identity/use-me.ts';
import './notices.css';
import { ReservedNumbers } from './ReservedNumbers.tsx';
import { WordsPanel } from './WordsPanel.tsx';

/** How an authority's numbers are written, and which of them lie on officers' devices. */
export function NumbersPage(): ReactNode {
  const { t, pick } = useWords();
  const { authority, roles } = useMe();
  return (
    <Page
      title={t('numbers.title')}
      sub={
        <>
          {pick(authority.name)} · <Link to="/register">{t('register.title')}</Link>
        </>
      }
    >
      <div className="stack numbers">
        {roles.includes('head') && <ReservedNumbers />}
        <WordsPanel />
      </div>
    </Page>
  );
}
