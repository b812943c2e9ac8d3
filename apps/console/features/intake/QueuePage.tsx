import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Navigate, useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { type MatterRow, matterPage, type QueueId } from '../../../../modules/intake/contract.ts';
import { addressOf, api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { integer } from '../../ui/format.ts';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { BatchDrawer } from './BatchDrawer.tsx';
import { Filters, filtersOf, type MatterFilters } from './Filters.tsx';
import { rememberList } from './list-memory.ts';
import { addressOfMatter, MatterTable } from './MatterTable.tsx';
import { isQueue } from './queues.ts';
import { SavedViews } from './SavedViews.tsx';

/** One queue of work. Each queue is the same list under another filter. */
export function QueuePage(): ReactNode {
  const { queue } = useParams();
  return isQueue(queue) ? <Queue key={queue} queue={queue} /> : <Navigate to="/" replace />;
}

function useMatters(queue: QueueId, filters: MatterFilters) {
  return useInfiniteQuery({
    queryKey: ['matters', queue, filters],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get('/matters', { query: { queue, ...filters, cursor: pageParam, limit: 50 }, answer: matterPage, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

function Queue({ queue }: { readonly queue: QueueId }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const location = useLocation();
  const [search, setSearch] = useSearchParams();
  const filters = filtersOf(search);
  const matters = useMatters(queue, filters);
  const rows: readonly MatterRow[] = matters.data?.pages.flatMap((page) => page.items) ?? [];
  const first = matters.data?.pages[0];
  /** Counting stops somewhere: "10,000+". */
  const total = `${integer(first?.total ?? 0)}${first?.exact === false ? '+' : ''}`;
  const [cursor, setCursor] = useState(-1);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  /** What was ticked when the batch began: its outcomes stay on screen when the list has moved on. */
  const [batch, setBatch] = useState<readonly MatterRow[]>([]);
  const chosen = rows.filter((row) => selected.has(row.id));
  const more = (): void => {
    if (matters.hasNextPage && !matters.isFetchingNextPage) void matters.fetchNextPage();
  };
  const move = (step: number): void => {
    const next = Math.min(Math.max(cursor + step, 0), rows.length - 1);
    setCursor(next);
    if (next >= rows.length - 3) more();
  };
  const open = (row: MatterRow | undefined): void => {
    if (row !== undefined) void navigate(addressOfMatter(row));
  };
  useKeys(
    {
      j: () => move(1),
      k: () => move(-1),
      arrowdown: () => move(1),
      arrowup: () => move(-1),
      enter: () => open(rows[cursor]),
      m: more,
      x: () => {
        const row = rows[cursor];
        if (row === undefined) return;
        const next = new Set(selected);
        if (!next.delete(row.id)) next.add(row.id);
        setSelected(next);
      },
      b: () => setBatch(chosen),
      escape: () => setSelected(new Set()),
    },
    batch.length === 0,
  );
  const change = (values: MatterFilters): void => {
    setCursor(-1);
    setSelected(new Set());
    setSearch(new URLSearchParams(values));
  };
  rememberList(`${location.pathname}${location.search}`, rows);
  const exportLink = addressOf('/export/matters', { queue, ...filters, format: 'xlsx' });
  return (
    <Page
      title={t(`queue.${queue}`)}
      sub={t(`queueSub.${queue}`)}
      actions={
        <>
          <SavedViews queue={queue} search={search} />
          <Button href={exportLink} download>
            {t('list.export')}
          </Button>
        </>
      }
    >
      <Filters values={filters} onChange={change} />
      <Answer of={matters} rows={12}>
        {() =>
          rows.length === 0 ? (
            <NothingHere queue={queue} filtered={Object.keys(filters).length > 0} onClear={() => change({})} />
          ) : (
            <>
              <div className="list-bar" role="status">
                <span>
                  {matters.hasNextPage
                    ? t('list.shown', { shown: integer(rows.length), total })
                    : t('list.whole', { total })}
                </span>
                {selected.size > 0 && (
                  <>
                    <strong>{t('list.selected', { count: chosen.length })}</strong>
                    <Button type="primary" size="small" onClick={() => setBatch(chosen)}>
                      {t('batch.open')}
                    </Button>
                    <Button size="small" onClick={() => setSelected(new Set())}>
                      {t('list.selectNone')}
                    </Button>
                  </>
                )}
              </div>
              <div className="table-frame">
                <MatterTable
                  rows={rows}
                  label={t(`queue.${queue}`)}
                  cursor={cursor}
                  onCursor={setCursor}
                  selected={selected}
                  onSelect={setSelected}
                />
              </div>
              {matters.hasNextPage && (
                <Button block onClick={more} loading={matters.isFetchingNextPage} className="more">
                  {t('list.more')}
                </Button>
              )}
            </>
          )
        }
      </Answer>
      {batch.length > 0 && (
        <BatchDrawer
          rows={batch}
          onClose={() => setBatch([])}
          onDone={() => {
            setSelected(new Set());
            void matters.refetch();
          }}
        />
      )}
    </Page>
  );
}

interface NothingProps {
  readonly queue: QueueId;
  readonly filtered: boolean;
  readonly onClear: () => void;
}

/** An empty queue says which work there is none of; an empty search, how to see more. */
function NothingHere({ queue, filtered, onClear }: NothingProps): ReactNode {
  const { t } = useWords();
  if (!filtered) return <Nothing text={t(`queueNone.${queue}`)} />;
  return (
    <Nothing icon="search" text={t('list.nothingFound')} hint={t('list.nothingHint')}>
      <Button onClick={onClear}>{t('filter.clear')}</Button>
    </Nothing>
  );
}
