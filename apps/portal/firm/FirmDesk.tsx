import { type ReactNode, useEffect, useState } from 'react';
import type { FirmMe } from '../../../modules/firms/contract.ts';
import { useWords } from '../i18n/words.tsx';
import { Link, navigate } from '../router.tsx';
import { NotFound } from '../screens/NotFound.tsx';
import { PageTitle } from '../ui/PageTitle.tsx';
import { AccountPage } from './AccountPage.tsx';
import { signOut, whoIsIt } from './api.ts';
import { FirmHome } from './FirmHome.tsx';
import { firmParts } from './parts.ts';
import { SignIn } from './SignIn.tsx';
import { StaffPage } from './StaffPage.tsx';
import { useTexts } from './use-texts.ts';

type Who = FirmMe | 'waiting' | 'nobody' | 'failed' | 'left';

/** Everything below `/firm` that needs somebody signed in. Asked anew at each page: who was withdrawn is out. */
export function FirmDesk({ path }: { readonly path: string }) {
  const t = useTexts();
  const [who, setWho] = useState<Who>('waiting');
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew at each page
  useEffect(() => {
    let current = true;
    void whoIsIt().then((answer) => {
      if (!current) return;
      if (answer.kind === 'ok') return setWho(answer.value);
      setWho((before) => (before === 'left' ? before : answer.kind === 'refused' ? 'nobody' : 'failed'));
    });
    return () => {
      current = false;
    };
  }, [path]);
  switch (who) {
    case 'waiting':
      return <p aria-live="polite">{t.waiting}</p>;
    case 'failed':
      return <PageTitle title={t.failed} />;
    case 'nobody':
      return <SignIn onDone={setWho} />;
    case 'left':
      return (
        <>
          <PageTitle title={t.account.left} />
          <p className="lead">{t.account.leftLead}</p>
        </>
      );
    default:
      return (
        <>
          <Menu me={who} path={path} onOut={() => setWho('nobody')} />
          {pageAt(path, who, setWho)}
        </>
      );
  }
}

function pageAt(path: string, me: FirmMe, setWho: (who: Who) => void): ReactNode {
  const part = firmParts.find((each) => path === each.path || path.startsWith(`${each.path}/`));
  if (part !== undefined) return <part.Page me={me} path={path} />;
  if (path === '/firm') return <FirmHome me={me} onMe={setWho} />;
  if (path === '/firm/staff' && me.staff.role === 'manager') return <StaffPage />;
  if (path === '/firm/account') return <AccountPage me={me} onLeft={() => setWho('left')} />;
  return <NotFound />;
}

interface MenuProps {
  readonly me: FirmMe;
  readonly path: string;
  readonly onOut: () => void;
}

function Menu({ me, path, onOut }: MenuProps) {
  const { pick } = useWords();
  const t = useTexts().home;
  const out = async () => {
    const { kind } = await signOut();
    if (kind !== 'ok') return;
    onOut();
    navigate('/firm');
  };
  return (
    <nav className="card" aria-label={t.nav}>
      <p>{t.signedIn(me.staff.name, t.role[me.staff.role])}</p>
      <p className="actions firm-menu">
        <Link to="/firm" current={path === '/firm'}>
          {t.home}
        </Link>
        {firmParts.map((part) => (
          <Link key={part.path} to={part.path} current={path.startsWith(part.path)}>
            {pick(part.title)}
          </Link>
        ))}
        {me.staff.role === 'manager' && (
          <Link to="/firm/staff" current={path === '/firm/staff'}>
            {t.staff}
          </Link>
        )}
        <Link to="/firm/account" current={path === '/firm/account'}>
          {t.account}
        </Link>
        <button type="button" className="link-button" onClick={() => void out()}>
          {t.signOut}
        </button>
      </p>
    </nav>
  );
}
