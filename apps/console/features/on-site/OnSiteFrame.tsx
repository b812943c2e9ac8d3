import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { useWords } from '../../i18n/index.ts';
import { LanguageSwitch } from '../../shell/LanguageSwitch.tsx';
import { Boundary } from '../../ui/Boundary.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { meQuery, useMe, useSession } from '../identity/use-me.ts';
import { rememberMe } from './keep/remembered.ts';
import { useVault } from './keep/use-kept.ts';
import './on-site.css';
import './parts/evidence.css';
import { useOutbox } from './outbox/use-outbox.ts';
import { StatusBar } from './StatusBar.tsx';
import { startShell } from './shell-worker.ts';

/** The frame of the on-site pages: made for a phone in one hand, and for no network. */
export function OnSiteFrame(): ReactNode {
  const { t } = useWords();
  const who = useMe();
  const { dataUpdatedAt } = useSession();
  const client = useQueryClient();
  const vault = useVault();
  const { view } = useOutbox();
  const { pathname } = useLocation();
  useEffect(() => {
    startShell();
    // Asked for once: without it the browser may throw everything away when the device is short of room.
    void navigator.storage?.persist?.().catch(() => false);
  }, []);
  useEffect(() => {
    // Opened again without the server, it counts from when the server last said so: no reload prolongs it.
    void rememberMe(who, dataUpdatedAt).catch(() => undefined);
  }, [who, dataUpdatedAt]);
  return (
    <div className="os">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="os-top">
        {pathname === '/on-site' ? (
          <span className="os-brand">{t('onSite.title')}</span>
        ) : (
          <Link to="/on-site" className="os-back">
            <Icon name="back" size={20} /> {t('onSite.title')}
          </Link>
        )}
        <span className="os-who">{who.person.name}</span>
        <LanguageSwitch />
        <Link to="/" className="os-desk">
          {t('onSite.desk')}
        </Link>
      </header>
      <StatusBar />
      {vault === null && <p className="os-warn">{t('onSite.noKeeping')}</p>}
      {vault != null && !vault.sealed && <p className="os-warn">{t('onSite.notSealed')}</p>}
      {view.blocked === 'signed-out' && (
        <p className="os-warn">
          {t('onSite.signInAgain')}{' '}
          <button type="button" className="os-button" onClick={() => client.setQueryData(meQuery.queryKey, null)}>
            {t('signIn.submit')}
          </button>
        </p>
      )}
      <main id="main" className="os-main" tabIndex={-1}>
        <Boundary at={pathname}>
          <Outlet />
        </Boundary>
      </main>
    </div>
  );
}
