import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { valueTitle } from '../../forms/values.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { useAuthorities } from '../../ui/use-authorities.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { rememberAddresses } from '../intake/list-memory.ts';
import { type BoardFilter, type BoardKind, boardPath, boardTitle } from './figures.ts';

/** So many rows does a page of a drill-down hold. */
export const DRILL_PAGE = 100;

interface Loaded {
  readonly items: readonly unknown[];
}
/** A row of such a page. */
type RowOf<P extends Loaded> = P['items'][number];

interface Props<P extends Loaded> {
  readonly kind: BoardKind;
  readonly filter: BoardFilter;
  /** What the figure is called. */
  readonly title: string;
  /** The row of the board whose figure it is; the whole where there is none. */
  readonly rowKey?: string | undefined;
  readonly answer: UseInfiniteQueryResult<InfiniteData<P>>;
  /** How many rows there are in all. */
  readonly countOf: (page: P) => number;
  readonly addressOf: (row: RowOf<P>) => string;
  /** What stands above the list: the figure itself, where it is no number of rows. */
  readonly above?: (page: P) => ReactNode;
  readonly table: (rows: readonly RowOf<P>[], cursor: number, onCursor: (at: number) => void) => ReactNode;
}

/** How many rows were loaded and whether there are more, for the next page of a drill-down. */
export function nextOffset<P extends Loaded>(countOf: (page: P) => number, pages: readonly P[]): number | undefined {
  const loaded = pages.reduce((sum, page) => sum + page.items.length, 0);
  const [first] = pages;
  return first !== undefined && loaded < countOf(first) ? loaded : undefined;
}

/** What one figure of a board counts, as a list that leads on to each page and back to the board. */
export function DrillList<P extends Loaded>(props: Props<P>): ReactNode {
  const { kind, filter, title, rowKey, answer, countOf, addressOf, above, table } = props;
  const { t } = useWords();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const [cursor, setCursor] = useState(-1);
  const rows: readonly RowOf<P>[] = answer.data?.pages.flatMap((page) => page.items) ?? [];
  const back = `${boardPath[kind]}?${new URLSearchParams(filter)}`;
  rememberAddresses(`${pathname}${search}`, rows.map(addressOf));
  const move = (step: number): void => setCursor(Math.min(Math.max(cursor + step, 0), rows.length - 1));
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    enter: () => {
      const row = rows[cursor];
      if (row !== undefined) void navigate(addressOf(row));
    },
    escape: () => void navigate(back),
  });
  const name = useRowName(filter, rowKey);
  return (
    <Page
      title={`${title}${name === '' ? '' : ` · ${name}`}`}
      sub={
        <>
          <Link to={back}>{t('board.back', { board: t(boardTitle[kind]) })}</Link>{' '}
          <span className="faint num">
            {filter.from} – {filter.to}
          </span>
        </>
      }
    >
      <Answer of={answer}>
        {({ pages: [first] }) =>
          first === undefined || rows.length === 0 ? (
            <Nothing icon="search" text={t('list.nothingFound')} />
          ) : (
            <>
              {above?.(first)}
              <PagedList of={answer} shown={rows.length} total={countOf(first)}>
                <div className="table-frame">{table(rows, cursor, setCursor)}</div>
              </PagedList>
            </>
          )
        }
      </Answer>
    </Page>
  );
}

/** What a row of the board is called: an authority, a channel, a domain or a campaign. */
function useRowName(filter: BoardFilter, key: string | undefined): string {
  const { t, pick } = useWords();
  const authorities = useAuthorities();
  const where = filter.by === 'authority' || key === undefined ? (key ?? filter.authority) : undefined;
  const authority = authorities.find(({ code }) => code === where);
  if (authority !== undefined) return pick(authority.name);
  if (key === undefined) return '';
  if (filter.by === 'campaign') return key || t('board.noCampaign');
  if (key === '') return t('board.noDomain');
  return pick(valueTitle(filter.by === 'domain' ? 'domain' : 'channel', key));
}
