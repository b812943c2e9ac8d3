import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { domains, domainTitle } from '../../../../modules/intake/model/labels.ts';
import type { FindingsBoard } from '../../../../modules/supervision/contract.ts';
import { finding } from '../../../../modules/supervision/model/finding.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { AuthorityPicker } from '../../ui/AuthorityPicker.tsx';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { integer, percent, shortAuthority } from '../../ui/format.ts';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { MoreButton } from '../../ui/PagedList.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { useMe } from '../identity/use-me.ts';
import { MatterTable } from '../intake/MatterTable.tsx';
import { officeListQuery } from '../office/office-query.ts';
import { boardQuery } from './queries.ts';
import './supervision.css';

type Row = FindingsBoard['rows'][number];
const COUNTS = ['found', 'ordered', 'rechecked', 'rectified', 'overdue'] as const;
type Counts = Readonly<Record<(typeof COUNTS)[number], number>>;

interface Filters {
  readonly domain?: string | undefined;
  readonly authority?: string | undefined;
}

interface Group extends Counts {
  readonly key: string;
  readonly title: string;
  readonly to: string;
}

const summed = (rows: readonly Row[]): Counts => {
  const sum = (count: (typeof COUNTS)[number]): number => rows.reduce((all, each) => all + each[count], 0);
  return {
    ...{ found: sum('found'), ordered: sum('ordered'), rechecked: sum('rechecked') },
    ...{ rectified: sum('rectified'), overdue: sum('overdue') },
  };
};

/** 问题台账: what was found, by field and by area, and how far it is mended. */
export function FindingsPage(): ReactNode {
  const { t, pick } = useWords();
  const { roles } = useMe();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const given = (name: string): string | undefined => search.get(name) ?? undefined;
  const filters: Filters = { domain: given('domain'), authority: given('authority') };
  const board = useQuery(boardQuery(filters));
  const set = (name: string, value: string | undefined): void => {
    const next = Object.entries({ ...filters, [name]: value });
    setSearch(Object.fromEntries(next.flatMap(([key, each]) => (each === undefined ? [] : [[key, each]]))));
  };
  /** The matters behind a row: the filters go along. */
  const listOf = (more: Filters): string => {
    const asked = { procedure: 'finding', ...filters, ...more };
    const given = Object.entries(asked).filter((each): each is [string, string] => each[1] !== undefined);
    return `/office/queues/all?${new URLSearchParams(given)}`;
  };
  const groups = (rows: readonly Row[], keyOf: (row: Row) => string, group: (row: Row) => Omit<Group, keyof Counts>) =>
    [...new Set(rows.map(keyOf))].flatMap((key): Group[] => {
      const of = rows.filter((row) => keyOf(row) === key);
      const [first] = of;
      return first === undefined ? [] : [{ ...group(first), ...summed(of) }];
    });
  return (
    <Page
      title={t('supervision.board.title')}
      sub={t('supervision.board.sub')}
      actions={
        finding.verbs.record?.by.some((role) => roles.some((mine) => mine === role)) === true && (
          <Button type="primary" onClick={() => void navigate('/office/new/finding')}>
            {t('supervision.board.record')}
          </Button>
        )
      }
    >
      <search className="filters">
        <FilterChoice
          label={t('supervision.board.all')}
          titles={domains}
          value={filters.domain}
          onChange={(value) => set('domain', value)}
        />
        <div className="filter filter-wide">
          <AuthorityPicker
            label={t('supervision.board.area')}
            placeholder={t('supervision.board.area')}
            value={filters.authority}
            onChange={(value) => set('authority', value)}
          />
        </div>
      </search>
      <Answer of={board}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Nothing text={t('supervision.board.none')} />
          ) : (
            <div className="board-pair">
              <BoardTable
                title={t('supervision.board.byDomain')}
                groups={groups(
                  rows,
                  (row) => row.domain,
                  (row) => ({
                    ...{ key: row.domain, title: pick(domainTitle(row.domain)), to: listOf({ domain: row.domain }) },
                  }),
                )}
                total={summed(rows)}
              />
              <BoardTable
                title={t('supervision.board.byArea')}
                groups={groups(
                  rows,
                  (row) => row.authority,
                  (row) => ({
                    ...{ key: row.authority, title: pick(shortAuthority(row.authorityName)) },
                    to: listOf({ authority: row.authority }),
                  }),
                )}
                total={summed(rows)}
              />
            </div>
          )
        }
      </Answer>
      <Findings filters={filters} />
    </Page>
  );
}

interface TableProps {
  readonly title: string;
  readonly groups: readonly Group[];
  readonly total: Counts;
}

const rateOf = (counts: Counts): number | null => (counts.found === 0 ? null : counts.rectified / counts.found);

function BoardTable({ title, groups, total }: TableProps): ReactNode {
  const { t } = useWords();
  return (
    <section className="panel flush" aria-label={title}>
      <TableFrame label={title}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{title}</th>
              {COUNTS.map((count) => (
                <th key={count} scope="col" className="num-col">
                  {t(`supervision.board.${count}`)}
                </th>
              ))}
              <th scope="col" className="num-col">
                {t('supervision.board.rate')}
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.key}>
                <th scope="row">
                  <Link to={group.to}>{group.title}</Link>
                </th>
                <Cells counts={group} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('supervision.board.total')}</th>
              <Cells counts={total} />
            </tr>
          </tfoot>
        </table>
      </TableFrame>
    </section>
  );
}

function Cells({ counts }: { readonly counts: Counts }): ReactNode {
  return (
    <>
      {COUNTS.map((count) => (
        <td key={count} className={count === 'overdue' && counts.overdue > 0 ? 'num-col late' : 'num-col'}>
          {integer(counts[count])}
        </td>
      ))}
      <td className="num-col">{percent(rateOf(counts))}</td>
    </>
  );
}

/** The findings behind the figures, those due first. */
function Findings({ filters: { domain, authority } }: { readonly filters: Filters }): ReactNode {
  const { t } = useWords();
  const found = useInfiniteQuery(
    officeListQuery('all', {
      procedure: 'finding',
      ...(domain === undefined ? {} : { domain }),
      ...(authority === undefined ? {} : { authority }),
    }),
  );
  // That there is none the board says.
  if (found.data?.pages.every(({ items }) => items.length === 0) === true) return null;
  return (
    <>
      <h2>{t('supervision.board.list')}</h2>
      <Answer of={found}>
        {({ pages }) => (
          <div className="table-frame">
            <MatterTable rows={pages.flatMap(({ items }) => items)} label={t('supervision.board.list')} />
          </div>
        )}
      </Answer>
      <MoreButton of={found} />
    </>
  );
}
