import { type ReactNode, useState } from 'react';
import { useWords } from './i18n/words.tsx';
import { applyDisplay, type Display, readDisplay } from './preferences.ts';
import { Computing } from './proof/Computing.tsx';
import { Link } from './router.tsx';

/** What stands around every page: name, language and display, sections, help. */
export function Layout({ path, children }: { readonly path: string; readonly children: ReactNode }) {
  const { m } = useWords();
  return (
    <>
      <a className="skip" href="#main">
        {m.layout.skip}
      </a>
      <header className="site-header">
        <div className="wrap site-header-row">
          <Link to="/" className="site-name">
            <svg viewBox="0 0 32 32" width="40" height="40" aria-hidden="true">
              <path
                d="M16 3c6 7.5 9.5 12 9.5 17a9.5 9.5 0 0 1-19 0c0-5 3.5-9.5 9.5-17z"
                fill="none"
                stroke="currentColor"
                strokeWidth="2.6"
              />
              <path
                d="M11.5 20.5a4.5 4.5 0 0 0 4.5 4.5"
                fill="none"
                stroke="currentColor"
                strokeWidth="2.6"
                strokeLinecap="round"
              />
            </svg>
            <span>
              <span className="site-title">{m.site.name}</span>
              <span className="site-owner">{m.site.owner}</span>
            </span>
          </Link>
          <DisplayBar />
        </div>
      </header>
      <nav className="site-nav" aria-label={m.layout.menu}>
        <div className="wrap">
          <Link to="/" current={path === '/'}>
            {m.layout.home}
          </Link>
          <Link to="/status" current={path === '/status'}>
            {m.layout.status}
          </Link>
          <Link to="/published" current={path.startsWith('/published')}>
            {m.layout.published}
          </Link>
          <Link to="/decisions" current={path === '/decisions'}>
            {m.layout.decisions}
          </Link>
          <Link to="/inspections" current={path.startsWith('/inspections')}>
            {m.layout.inspections}
          </Link>
          <Link to="/commitments" current={path.startsWith('/commitments')}>
            {m.layout.commitments}
          </Link>
          <Link to="/firms" current={/^\/(firms?|settle)(\/|$)/.test(path)}>
            {m.layout.firms}
          </Link>
          <Link to="/bulletins" current={path === '/bulletins'}>
            {m.layout.bulletins}
          </Link>
          <Link to="/privacy" current={path === '/privacy'}>
            {m.layout.privacy}
          </Link>
        </div>
      </nav>
      <main id="main" tabIndex={-1} className="wrap">
        {children}
        <Computing />
      </main>
      <footer className="site-footer">
        <div className="wrap">
          <p>
            <strong>{m.layout.urgent}</strong>
          </p>
          <p>{m.layout.hotline}</p>
        </div>
      </footer>
    </>
  );
}

function DisplayBar() {
  const { m, language, setLanguage } = useWords();
  const [display, choose] = useState(readDisplay);
  const change = (next: Display) => {
    applyDisplay(next);
    choose(next);
  };
  return (
    <fieldset className="display-bar">
      <legend className="visually-hidden">{m.layout.display}</legend>
      <button type="button" aria-pressed={display.large} onClick={() => change({ ...display, large: !display.large })}>
        {m.layout.large}
      </button>
      <button
        type="button"
        aria-pressed={display.contrast}
        onClick={() => change({ ...display, contrast: !display.contrast })}
      >
        {m.layout.contrast}
      </button>
      <button
        type="button"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {m.layout.other}
      </button>
    </fieldset>
  );
}
