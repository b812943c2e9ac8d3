import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, Navigate, useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import type { CaseQueue, CaseRow } from '../../../../modules/cases/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { integer } from '../../ui/format.ts';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { rememberAddresses } from '../intake/list-memory.ts';
import { CaseFilters, type CaseFilterValues, caseFiltersOf } from './CaseFilters.tsx';
import { CaseTable } from './CaseTable.tsx';
import './cases.css';
import { addressOfCase, casesQuery } from './case-query.ts';

import { isCaseQueue } from './queues.ts';
import { useMayFile } from './use-may-file.ts';

/** One queue of cases. Each queue is the same list under another filter. */
export function CaseQueuePage(): ReactNode {
  const { queue } = useParams();
  return isCaseQueue(queue) ? <Queue key={queue} queue={queue} /> : <Navigate to="/cases/queues/mine" replace />;
}

function Queue({ queue }: { readonly queue: CaseQueue }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const location = useLocation();
  const [search, setSearch] = useSearchParams();
  const filters = caseFiltersOf(search);
  const cases = useInfiniteQuery(casesQuery(queue, filters));
  const rows: readonly CaseRow[] = cases.data?.pages.flatMap((page) => page.items) ?? [];
  const first = cases.data?.pages[0];
  const total = `${integer(first?.total ?? 0)}${first?.exact === false ? '+' : ''}`;
  const [cursor, setCursor] = useState(-1);
  const may = useMayFile();
  const more = (): void => {
    if (cases.hasNextPage && !cases.isFetchingNextPage) void cases.fetchNextPage();
  };
  const move = (step: number): void => {
    const next = Math.min(Math.max(cursor + step, 0), rows.length - 1);
    setCursor(next);
    if (next >= rows.length - 3) more();
  };
  const open = (row: CaseRow | undefined): void => {
    if (row !== undefined) void navigate(addressOfCase(row));
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    arrowdown: () => move(1),
    arrowup: () => move(-1),
    enter: () => open(rows[cursor]),
    m: more,
  });
  const change = (values: CaseFilterValues): void => {
    setCursor(-1);
    setSearch(new URLSearchParams(values));
  };
  rememberAddresses(`${location.pathname}${location.search}`, rows.map(addressOfCase));
  const filtered = Object.keys(filters).length > 0;
  return (
    <Page
      title={t(`cases.queue.${queue}`)}
      sub={t(`cases.queueSub.${queue}`)}
      actions={
        <>
          <Link to="/hearings">{t('cases.hearings.title')}</Link>
          {may && (
            <Button type="primary" onClick={() => void navigate('/cases/new')}>
              {t('cases.new.title')}
            </Button>
          )}
        </>
      }
    >
      <CaseFilters values={filters} onChange={change} />
      <Answer of={cases} rows={12}>
        {() =>
          rows.length === 0 ? (
            filtered ? (
              <Nothing icon="search" text={t('cases.nothingFound')} hint={t('list.nothingHint')}>
                <Button onClick={() => change({})}>{t('filter.clear')}</Button>
              </Nothing>
            ) : (
              <Nothing text={t(`cases.queueNone.${queue}`)} />
            )
          ) : (
            <>
              <div className="list-bar" role="status">
                <span>
                  {cases.hasNextPage
                    ? t('list.shown', { shown: integer(rows.length), total })
                    : t('list.whole', { total })}
                </span>
              </div>
              <TableFrame label={t(`cases.queue.${queue}`)}>
                <CaseTable rows={rows} label={t(`cases.queue.${queue}`)} cursor={cursor} onCursor={setCursor} />
              </TableFrame>
              {cases.hasNextPage && (
                <Button block onClick={more} loading={cases.isFetchingNextPage} className="more">
                  {t('list.more')}
                </Button>
              )}
            </>
          )
        }
      </Answer>
    </Page>
  );
}
