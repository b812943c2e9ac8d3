import { onlineManager, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Cockpit } from '../../../../modules/figures/cockpit-contract.ts';
import { ApiFailure } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { instant } from '../../ui/format.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { AreaMap } from './AreaMap.tsx';
import { cockpitQueryOf } from './cockpit-query.ts';
import { Funnel } from './Funnel.tsx';
import { Hot } from './Hot.tsx';
import { Lagging } from './Lagging.tsx';
import { Moved } from './Moved.tsx';
import { FIRST_MAP, mapNumbersQueryOf } from './map-query.ts';
import { Overdue } from './Overdue.tsx';
import { Trend } from './Trend.tsx';
import { useTurning } from './use-turning.ts';
import './cockpit.css';
import './wall.css';

/** So often is the wall asked anew, in milliseconds. */
const REFRESH_MS = 60_000;
const PANELS = ['moved', 'overdue', 'lagging', 'map', 'hot', 'funnel', 'trend'] as const;
type Panel = (typeof PANELS)[number];

const subscribe = (onChange: () => void) => onlineManager.subscribe(onChange);
const isOnline = (): boolean => onlineManager.isOnline();

/**
 * The cockpit for a big screen: one panel at a time, large, turning by itself, asked anew each minute. When the
 * connection is lost it keeps what it has and says of when that is. It shows counts of offices, never a person.
 */
export function WallPage(): ReactNode {
  const { t, pick, language } = useWords();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const answer = useQuery({
    ...cockpitQueryOf(search.get('authority') ?? undefined),
    refetchInterval: REFRESH_MS,
    refetchIntervalInBackground: true,
    refetchOnReconnect: 'always',
    // A refusal is a refusal the next time too; a network comes back.
    retry: (_, error) => !(error instanceof ApiFailure && error.status >= 400 && error.status < 500),
    retryDelay: REFRESH_MS / 4,
  });
  const { at, running, turn, toggle } = useTurning(PANELS.length);
  const full = (): void => {
    if (document.fullscreenElement === null) void document.documentElement.requestFullscreen().catch(() => undefined);
    else void document.exitFullscreen();
  };
  const leave = (): void => void navigate('/cockpit');
  useKeys({
    ' ': toggle,
    arrowright: () => turn(1),
    arrowleft: () => turn(-1),
    f: full,
    escape: leave,
  });
  useEffect(() => {
    document.title = `${t('wall.title')} · ${t('app.name')}`;
  }, [t]);
  const panel = PANELS[at] ?? 'moved';
  const online = useSyncExternalStore(subscribe, isOnline);
  // No network, or asked again and failing: what stands is of before.
  const lost = answer.data !== undefined && (!online || answer.isError || answer.failureCount > 0);
  const asOf = answer.data === undefined ? '' : instant(answer.data.asOf, language);
  return (
    <main className="wall">
      <header>
        <h1>
          <span lang="zh-CN">清源</span> {answer.data !== undefined && pick(answer.data.authority.name)}
        </h1>
        <p role="status" className={lost ? 'wall-lost' : ''}>
          {asOf !== '' && t(lost ? 'wall.lost' : 'wall.asOf', { at: asOf })}
        </p>
      </header>
      <Answer of={answer} rows={10}>
        {(cockpit) => (
          <div className="wall-panel" data-panel={panel}>
            <WallPanel panel={panel} of={cockpit} />
          </div>
        )}
      </Answer>
      <footer>
        <ol aria-label={t('wall.title')}>
          {PANELS.map((each, index) => (
            <li key={each} aria-current={each === panel ? 'step' : undefined}>
              {t(`cockpit.${each}`)}
              <span className="sr-only"> {t('wall.panel', { at: index + 1, of: PANELS.length })}</span>
            </li>
          ))}
        </ol>
        <div className="wall-keys">
          <button type="button" onClick={() => turn(-1)} aria-label={t('wall.previous')} title={t('wall.previous')}>
            ←
          </button>
          <button type="button" aria-pressed={!running} onClick={toggle}>
            {t(running ? 'wall.pause' : 'wall.resume')}
          </button>
          <button type="button" onClick={() => turn(1)} aria-label={t('wall.next')} title={t('wall.next')}>
            →
          </button>
          <button type="button" onClick={full}>
            {t('wall.full')}
          </button>
          <button type="button" onClick={leave}>
            {t('wall.leave')}
          </button>
        </div>
      </footer>
    </main>
  );
}

function WallPanel({ panel, of }: { readonly panel: Panel; readonly of: Cockpit }): ReactNode {
  switch (panel) {
    case 'moved':
      return <Moved of={of} />;
    case 'overdue':
      return <Overdue of={of} />;
    case 'lagging':
      return <Lagging of={of} />;
    case 'map':
      return <WallMap of={of} />;
    case 'hot':
      return <Hot of={of} />;
    case 'funnel':
      return <Funnel of={of} />;
    case 'trend':
      return <Trend of={of} still height={Math.round(innerHeight * 0.62)} type={Math.round(innerHeight / 46)} />;
  }
}

/** The counties of a province, the parts of any other area. */
const WALL_MAP = { ...FIRST_MAP, depth: '2' } as const;

function WallMap({ of }: { readonly of: Cockpit }): ReactNode {
  const { t, pick } = useWords();
  const numbers = useQuery(mapNumbersQueryOf(of, WALL_MAP)).data;
  return (
    <section aria-labelledby="wall-map">
      <div className="panel-head">
        <h2 id="wall-map">
          {t('cockpit.map')}
          {numbers?.figure !== undefined && ` · ${pick(numbers.figure.title)}`}
        </h2>
        {numbers !== undefined && (
          <span className="faint num">
            {numbers.from} – {numbers.to}
          </span>
        )}
      </div>
      <AreaMap of={of} choice={WALL_MAP} view="still" />
    </section>
  );
}
