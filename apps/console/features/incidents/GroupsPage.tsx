import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { GroupRow } from '../../../../modules/incidents/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { instant, integer, yuan } from '../../ui/format.ts';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { groupsQuery } from './queries.ts';
import { speed } from './ToldPart.tsx';
import './incidents.css';

/** 疑似群体性事件: of what many tell now, what grows first. The machine puts them together; an officer decides. */
export function GroupsPage(): ReactNode {
  const { t, language } = useWords();
  const [search, setSearch] = useSearchParams();
  const growing = search.get('show') === 'growing';
  const groups = useQuery(groupsQuery(growing));
  return (
    <Page
      title={t('incident.groups')}
      sub={
        groups.data === undefined
          ? t('incident.groupsSub')
          : t('incident.asOf', { at: instant(groups.data.asOf, language) })
      }
      actions={<Link to="/office/queues/all?procedure=incident">{t('incident.opened')}</Link>}
    >
      <div className="filters">
        <Segmented
          aria-label={t('incident.show')}
          value={growing ? 'growing' : 'all'}
          options={[
            { value: 'all', label: t('incident.all') },
            { value: 'growing', label: t('incident.growingNow') },
          ]}
          onChange={(show) => setSearch(show === 'growing' ? { show } : {})}
        />
      </div>
      <Answer of={groups} rows={6}>
        {(found) =>
          found.groups.length === 0 ? (
            <Nothing text={t(growing ? 'incident.noneGrowing' : 'incident.none')} hint={t('incident.noneHint')} />
          ) : (
            <Groups rows={found.groups} />
          )
        }
      </Answer>
    </Page>
  );
}

function Groups({ rows }: { readonly rows: readonly GroupRow[] }): ReactNode {
  const { t } = useWords();
  const body = useRef<HTMLTableSectionElement>(null);
  const [at, setAt] = useState(-1);
  const go = (to: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setAt(next);
    body.current?.rows[next]?.querySelector<HTMLElement>('a')?.focus();
  };
  useKeys({ j: () => go(at + 1), k: () => go(at - 1) });
  return (
    <TableFrame label={t('incident.groups')}>
      <table className="data incident-groups" aria-label={t('incident.groups')}>
        <thead>
          <tr>
            <th scope="col">{t('incident.event')}</th>
            <th scope="col" className="num-col">
              {t('incident.people')}
            </th>
            <th scope="col" className="num-col">
              {t('incident.speed')}
            </th>
            <th scope="col" className="num-col">
              {t('incident.claim')}
            </th>
            <th scope="col" className="num-col">
              {t('incident.counties')}
            </th>
            <th scope="col">{t('incident.trend')}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, index) => (
            <tr key={row.id} onFocus={() => setAt(index)}>
              <td>
                <Link to={`/incidents/groups/${row.region}/${row.id}`}>{row.title}</Link>{' '}
                {row.growth.growing && <span className="mark mark-warn">{t('incident.growing')}</span>}
                <div className="soft small">
                  {row.anchors.party !== null && <span>{row.anchors.party} · </span>}
                  {t('incident.sinceUntil', { first: row.first, last: row.last })}
                  {row.incidents.map(({ region, id, title }) => (
                    <span key={id}>
                      {' · '}
                      <Link to={`/matters/${region}/${id}`}>{t('incident.isOpened', { title })}</Link>
                    </span>
                  ))}
                </div>
              </td>
              <td className="num-col">
                {integer(row.people)}
                {row.more && <span title={t('incident.moreWhy')}>+</span>}
              </td>
              <td className="num-col" title={t('incident.usual', { usual: speed(row.growth.usualPerHour) })}>
                {speed(row.growth.perHour)}
              </td>
              <td className="num-col">{row.claimFen === 0 ? '—' : yuan(row.claimFen)}</td>
              <td className="num-col">{integer(row.counties)}</td>
              <td>
                <Spark days={row.days} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** Fourteen days as bars; the figures stand on the page of the group. */
function Spark({ days }: Pick<GroupRow, 'days'>): ReactNode {
  const top = Math.max(1, ...days.map(({ people }) => people));
  return (
    <svg className="incident-spark" viewBox={`0 0 ${days.length * 6} 24`} preserveAspectRatio="none" aria-hidden="true">
      {days.map(({ on, people }, at) => {
        const height = (24 * people) / top;
        return <rect key={on} x={at * 6} width={5} y={24 - height} height={height} />;
      })}
    </svg>
  );
}
