import { useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, Outlet, useLocation, useNavigate } from 'react-router';
import { api } from '../api.ts';
import { dropUploads } from '../features/files/use-uploads.ts';
import { me } from '../features/identity/contract.ts';
import { roleTitle } from '../features/identity/roles.ts';
import { meQuery, useMe } from '../features/identity/use-me.ts';
import { useLeave } from '../features/on-site/use-leave.tsx';
import { useWords } from '../i18n/index.ts';
import { mayRegister } from '../procedures.ts';
import type { Shade } from '../theme.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { Icon } from '../ui/Icon.tsx';
import { focusSearch, useKeys } from '../ui/use-keys.ts';
import { KeyHelp } from './KeyHelp.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { SideMenu } from './SideMenu.tsx';

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
  const [menu, setMenu] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: on a phone the menu goes when the page does
  useEffect(() => setMenu(false), [pathname]);
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
    <div className={menu ? 'shell menu-open' : 'shell'}>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <Top
        shade={shade}
        onShade={onShade}
        onHelp={() => setHelp(true)}
        menu={menu}
        onMenu={() => setMenu((open) => !open)}
      />
      <SideMenu />
      <main id="main" tabIndex={-1}>
        <Boundary at={pathname}>
          <Outlet />
        </Boundary>
      </main>
      <KeyHelp open={help} onClose={() => setHelp(false)} />
    </div>
  );
}

interface TopProps extends Props {
  readonly onHelp: () => void;
  /** On a small screen the menu is folded behind a button. */
  readonly menu: boolean;
  readonly onMenu: () => void;
}

function Top({ shade, onShade, onHelp, menu, onMenu }: TopProps): ReactNode {
  const { t } = useWords();
  const leave = useLeave();
  const who = useMe();
  return (
    <header className="top">
      <button
        type="button"
        className="plain-button menu-button"
        aria-expanded={menu}
        aria-controls="side"
        onClick={onMenu}
      >
        <Icon name="menu" /> {t('menu.open')}
      </button>
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
            void leave();
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
