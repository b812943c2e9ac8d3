import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { addDays, type PlainDate } from '../../../../kernel/plain-date.ts';
import type { Cockpit } from '../../../../modules/figures/cockpit-contract.ts';
import { matterPage } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { integer, placeName } from '../../ui/format.ts';
import { hotSpotsAddress, hotSpotsQueryOf } from '../hotspots/hot-spots-query.ts';
import { useMe } from '../identity/use-me.ts';
import { groupsQuery } from '../incidents/queries.ts';
import './clue-intelligence.css';

/** So many are named beside a number; the number opens all of them. */
const NAMED = 2;
/** Hot spots are of whole days and take a province a second to find: a morning's look does not ask again. */
const SPOTS_STALE = 10 * 60_000;

/** What came in and nobody has spoken of: what it is and whose it is are proposed, and no officer has said yes or no. */
const waiting = (authority: string) => ({ state: 'received', authority });
const waitingQueryOf = (authority: string) =>
  queryOptions({
    queryKey: ['matters', 'waiting', authority],
    queryFn: ({ signal }) =>
      api.get('/matters', { query: { queue: 'all', ...waiting(authority), limit: 1 }, answer: matterPage, signal }),
  });

/**
 * 线索研判: what grows, where more comes in than usual, and what waits for an officer's word, each as far as the reader may see
 * it. Asked apart from the cockpit, whose figures wait for none of it.
 */
export function ClueIntelligence({ of: { authority, today } }: { readonly of: Cockpit }): ReactNode {
  const { t } = useWords();
  return (
    <section className="panel cockpit-clues" aria-labelledby="cockpit-clues">
      <div className="clue-head">
        <h2 id="cockpit-clues">{t('cockpit.clues')}</h2>
        <span className="faint small">{t('cockpit.clues.note')}</span>
      </div>
      <ul className="plain clue-lines">
        <Growing area={authority.code} />
        <Spots area={authority.code} today={today as PlainDate} />
        <Waiting area={authority.code} />
      </ul>
    </section>
  );
}

interface LineProps {
  readonly title: string;
  /** Null while it is asked for, and where it cannot be said. */
  readonly value: string | null;
  readonly to: string;
  readonly warns?: boolean;
  readonly children?: ReactNode;
}

function Line({ title, value, to, warns = false, children }: LineProps): ReactNode {
  return (
    <li className={warns ? 'clue-line is-beyond' : 'clue-line'}>
      <Link to={to} className="clue-number num" aria-label={value === null ? title : `${title} ${value}`}>
        {value ?? '—'}
      </Link>
      <div>
        <h3>{title}</h3>
        <div className="soft small">{children}</div>
      </div>
    </li>
  );
}

function Growing({ area }: { readonly area: string }): ReactNode {
  const { t } = useWords();
  const { authority: own } = useMe();
  const { data } = useQuery(groupsQuery(true));
  return (
    <Line
      title={t('cockpit.clues.growing')}
      value={data === undefined ? null : integer(data.growing)}
      to="/incidents?show=growing"
      warns={(data?.growing ?? 0) > 0}
    >
      {area !== own.code && <div>{t('cockpit.clues.ownScope')}</div>}
      {data?.growing === 0 && t('cockpit.clues.noneGrowing')}
      {data?.groups.slice(0, NAMED).map(({ region, id, title, growth }) => (
        <div key={id}>
          <Link to={`/incidents/groups/${region}/${id}`}>{title}</Link>{' '}
          {t('cockpit.clues.people', { people: integer(growth.people48h) })}
        </div>
      ))}
    </Line>
  );
}

function Spots({ area, today }: { readonly area: string; readonly today: PlainDate }): ReactNode {
  const { t, pick } = useWords();
  const { data } = useQuery({ ...hotSpotsQueryOf({ authority: area }), staleTime: SPOTS_STALE, retry: false });
  const week = addDays(today, -6);
  const spots = (data?.spots ?? []).map((spot, at) => ({ spot, at, fresh: spot.from >= week }));
  const fresh = spots.filter((each) => each.fresh);
  return (
    <Line
      title={t('cockpit.clues.spots')}
      value={data === undefined ? null : integer(spots.length)}
      to={hotSpotsAddress({ authority: area })}
      warns={fresh.length > 0}
    >
      {data !== undefined && (
        <div>{t(data.thin ? 'cockpit.clues.thin' : 'cockpit.clues.week', { count: integer(fresh.length) })}</div>
      )}
      {[...fresh, ...spots.filter((each) => !each.fresh)].slice(0, NAMED).map(({ spot, at }) => (
        <div key={at}>
          <Link to={hotSpotsAddress({ authority: area, spot: at })}>
            {pick(spot.theme.title)} · {spot.places.slice(0, 1).map(({ title }) => pick(placeName(title)))}
            {spot.places.length > 1 && ` +${spot.places.length - 1}`}
          </Link>{' '}
          <span className="nowrap">{t('cockpit.clues.since', { from: spot.from })}</span>
        </div>
      ))}
    </Line>
  );
}

function Waiting({ area }: { readonly area: string }): ReactNode {
  const { t } = useWords();
  const { data } = useQuery(waitingQueryOf(area));
  return (
    <Line
      title={t('cockpit.clues.waiting')}
      value={data === undefined ? null : `${integer(data.total)}${data.exact ? '' : '+'}`}
      to={`/queues/all?${new URLSearchParams(waiting(area))}`}
    >
      {t('cockpit.clues.waitingHint')}
    </Line>
  );
}
