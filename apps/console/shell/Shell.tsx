import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { type ReactNode, Suspense, useState } from 'react';
import { Link, NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { type QueueId, queueCounts } from '../../../modules/intake/contract.ts';
import { api } from '../api.ts';
import { CaseNav } from '../features/cases/CaseNav.tsx';
import { dropUploads } from '../features/files/use-uploads.ts';
import { HandOverNav } from '../features/hand-over/HandOverNav.tsx';
import { me } from '../features/identity/contract.ts';
import { roleTitle } from '../features/identity/roles.ts';
import { meQuery, signOut, useMe } from '../features/identity/use-me.ts';
import { queueIds } from '../features/intake/queues.ts';
import { useWords } from '../i18n/index.ts';
import { mayRegister } from '../procedures.ts';
import type { Shade } from '../theme.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { integer } from '../ui/format.ts';
import { Icon } from '../ui/Icon.tsx';
import { focusSearch, useKeys } from '../ui/use-keys.ts';
import { KeyHelp } from './KeyHelp.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';

interface Props {
  readonly shade: Shade;
  readonly onShade: (shade: Shade) => void;
}

/** The frame of every page: queues on the left, who I am and as what on top. */
export function Shell({ shade, onShade }: Props): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { roles } = useMe();
  const [help, setHelp] = useState(false);
  useKeys({
    '?': () => setHelp(true),
    '/': () => {
      if (!focusSearch()) void navigate('/queues/all', { state: { search: true } });
    },
    n: () => {
      if (mayRegister(roles)) void navigate('/new');
    },
  });
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <Top shade={shade} onShade={onShade} onHelp={() => setHelp(true)} />
      <SideMenu />
      <main id="main" tabIndex={-1}>
        <Boundary at={pathname}>
          <Suspense fallback={<div className="page faint">{t('loading')}</div>}>
            <Outlet />
          </Suspense>
        </Boundary>
      </main>
      <KeyHelp open={help} onClose={() => setHelp(false)} />
    </div>
  );
}

function Top({ shade, onShade, onHelp }: Props & { readonly onHelp: () => void }): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const who = useMe();
  return (
    <header className="top">
      <Link to="/" className="brand">
        <span lang="zh-CN">清源</span>
        <span className="brand-sub">{t('app.subtitle')}</span>
      </Link>
      <div className="top-right">
        <ContextSwitch />
        <Link to="/sessions" className="who" title={who.person.login}>
          <Icon name="user" /> {who.person.name}
        </Link>
        <LanguageSwitch />
        <button
          type="button"
          className="plain-button"
          aria-label={t(shade === 'dark' ? 'shade.light' : 'shade.dark')}
          title={t(shade === 'dark' ? 'shade.light' : 'shade.dark')}
          onClick={() => onShade(shade === 'dark' ? 'light' : 'dark')}
        >
          <Icon name={shade === 'dark' ? 'sun' : 'moon'} />
        </button>
        <button
          type="button"
          className="plain-button"
          onClick={onHelp}
          aria-label={t('keys.title')}
          title={t('keys.title')}
        >
          <Icon name="help" />
        </button>
        <Button
          type="text"
          size="small"
          icon={<Icon name="out" />}
          onClick={() => {
            dropUploads();
            void signOut(client);
          }}
        >
          {t('signOut')}
        </Button>
      </div>
    </header>
  );
}

/** As what I act: my own posts and those I stand in for. */
function ContextSwitch(): ReactNode {
  const { list, t, pick } = useWords();
  const client = useQueryClient();
  const who = useMe();
  const title = (context: Pick<typeof who, 'authority' | 'roles' | 'onBehalfOf'>): string => {
    const roles = list(context.roles.map((role) => pick(roleTitle(role))));
    const behalf = context.onBehalfOf === null ? '' : ` · ${t('onBehalfOf', { name: context.onBehalfOf.name })}`;
    return `${pick(context.authority.name)} · ${roles}${behalf}`;
  };
  const keyOf = (context: Pick<typeof who, 'authority' | 'onBehalfOf'>): string =>
    `${context.authority.code} ${context.onBehalfOf?.id ?? ''}`;
  const others = who.contexts.filter((context) => keyOf(context) !== keyOf(who));
  if (others.length === 0) return <span className="as-what">{title(who)}</span>;
  const choose = async (key: string): Promise<void> => {
    const chosen = others.find((context) => keyOf(context) === key);
    if (chosen === undefined) return;
    const body = { authority: chosen.authority.code, onBehalfOf: chosen.onBehalfOf?.id ?? null };
    client.setQueryData(meQuery.queryKey, await api.post('/session/context', { body, answer: me }));
    await client.invalidateQueries();
  };
  return (
    <Select
      aria-label={t('context.label')}
      className="context-switch"
      variant="filled"
      value={keyOf(who)}
      popupMatchSelectWidth={false}
      options={[who, ...others].map((context) => ({ value: keyOf(context), label: title(context) }))}
      onChange={(key: string) => void choose(key)}
    />
  );
}

/** Roles that the server lets at imports; for others the entry would lead to a refusal. */
const IMPORTERS = new Set(['intake', 'officer', 'head', 'administrator']);

/** Roles that see the people of their area, and the one that reads the audit trail. */
const SEE_PEOPLE = new Set(['administrator', 'head', 'auditor']);
/** Roles that answer for the cases of an area. */
const SEE_FINDINGS = new Set(['head', 'auditor', 'supervisor', 'legal-reviewer']);

function SideMenu(): ReactNode {
  const { roles, authority } = useMe();
  const { t } = useWords();
  const { data } = useQuery({
    queryKey: ['queues'],
    queryFn: ({ signal }) => api.get('/queues', { answer: queueCounts, signal }),
    refetchInterval: 60_000,
  });
  const counts = new Map(data?.counts.map((each) => [each.queue, each]));
  return (
    <nav className="side" aria-label={t('nav.label')}>
      {mayRegister(roles) && (
        <NavLink to="/new" className="nav-new">
          <Icon name="add" /> {t('nav.new')}
        </NavLink>
      )}
      <h2>{t('nav.queues')}</h2>
      <ul>
        {queueIds.map((queue) => (
          <li key={queue}>
            <NavLink to={`/queues/${queue}`}>
              <span>{t(`queue.${queue}`)}</span>
              <Count queue={queue} of={counts.get(queue)} />
            </NavLink>
          </li>
        ))}
      </ul>
      <CaseNav />
      <h2>{t('nav.figures')}</h2>
      <ul>
        <li>
          <NavLink to="/board">
            <Icon name="board" /> <span>{t('nav.board')}</span>
          </NavLink>
        </li>
        <li>
          <NavLink to="/bulletins">
            <Icon name="bulletin" /> <span>{t('nav.bulletins')}</span>
          </NavLink>
        </li>
      </ul>
      <h2>{t('nav.tools')}</h2>
      <ul>
        {roles.some((role) => IMPORTERS.has(role)) && (
          <li>
            <NavLink to="/imports">
              <Icon name="upload" /> <span>{t('nav.imports')}</span>
            </NavLink>
          </li>
        )}
        <HandOverNav />
        {/* What a station issues stands in the register of its bureau. */}
        {authority.code.length === 6 && (
          <li>
            <NavLink to="/register">
              <Icon name="seal" /> <span>{t('nav.register')}</span>
            </NavLink>
          </li>
        )}
        <li>
          <NavLink to="/case-registers">
            <Icon name="seal" /> <span>{t('nav.caseRegisters')}</span>
          </NavLink>
        </li>
        <li>
          <NavLink to="/rules">
            <Icon name="rules" /> <span>{t('nav.rules')}</span>
          </NavLink>
        </li>
        {roles.some((role) => SEE_PEOPLE.has(role)) && (
          <li>
            <NavLink to="/people">
              <Icon name="user" /> <span>{t('nav.people')}</span>
            </NavLink>
          </li>
        )}
        {roles.some((role) => SEE_FINDINGS.has(role)) && (
          <li>
            <NavLink to="/integrity">
              <Icon name="check" /> <span>{t('integrity.nav')}</span>
            </NavLink>
          </li>
        )}
        {roles.includes('auditor') && (
          <li>
            <NavLink to="/audit">
              <Icon name="lock" /> <span>{t('nav.audit')}</span>
            </NavLink>
          </li>
        )}
      </ul>
    </nav>
  );
}

interface CountProps {
  readonly queue: QueueId;
  readonly of: { readonly count: number; readonly exact: boolean } | undefined;
}

/** How many matters wait; nothing while that is not known, for a nought would say that there are none. */
function Count({ queue, of }: CountProps): ReactNode {
  if (of === undefined) return null;
  return (
    <span className={of.count === 0 ? 'count' : `count count-${queue}`}>
      {integer(of.count)}
      {!of.exact && '+'}
    </span>
  );
}
