import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/index.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useOutbox } from './outbox/use-outbox.ts';

/** The way to the on-site pages; while the desk is open what waits there is sent from here too. */
export function OnSiteNav(): ReactNode {
  const { t } = useWords();
  const { view } = useOutbox();
  const open = view.entries.filter(({ state }) => state !== 'sent').length;
  return (
    <li>
      <Link to="/on-site">
        <Icon name="hand" /> <span>{t('onSite.title')}</span>
        {open > 0 && <span className="count count-near">{open}</span>}
      </Link>
    </li>
  );
}
