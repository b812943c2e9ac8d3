import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, Navigate, useLocation, useNavigate, useSearchParams } from 'react-router';
import { drillAnswer, drillQuery } from '../../../../modules/bulletins/contract.ts';
import { api } from '../../api.ts';
import { valueTitle } from '../../forms/values.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { integer } from '../../ui/format.ts';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { useAuthorities } from '../../ui/use-authorities.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { rememberList } from '../intake/list-memory.ts';
import { addressOfMatter, MatterTable } from '../intake/MatterTable.tsx';
import { boardFilterOf, type Figure, figureKey } from './figures.ts';

const LIMIT = 100;

/** The matters behind one figure of the board: as many as the figure says. */
export function DrillPage(): ReactNode {
  const [search] = useSearchParams();
  const figure = drillQuery.shape.figure.safeParse(search.get('figure'));
  return figure.success ? <Drill figure={figure.data} search={search} /> : <Navigate to="/board" replace />;
}

function Drill({ figure, search }: { readonly figure: Figure; readonly search: URLSearchParams }): ReactNode {
  const { t, pick } = useWords();
  const navigate = useNavigate();
  const { pathname, search: address } = useLocation();
  const authorities = useAuthorities();
  const filter = boardFilterOf(search);
  const key = search.get('key') ?? undefined;
  const [cursor, setCursor] = useState(-1);
  const answer = useInfiniteQuery({
    queryKey: ['drill', figure, key, filter],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      api.get('/board/clearance/matters', {
        query: { ...filter, figure, key, limit: LIMIT, offset: pageParam },
        answer: drillAnswer,
        signal,
      }),
    getNextPageParam: (_page, pages) => {
      const loaded = pages.reduce((sum, page) => sum + page.items.length, 0);
      return loaded < (pages[0]?.total ?? 0) ? loaded : undefined;
    },
  });
  const rows = answer.data?.pages.flatMap((page) => page.items) ?? [];
  const back = `/board?${new URLSearchParams(filter)}`;
  rememberList(`${pathname}${address}`, rows);
  const move = (step: number): void => setCursor(Math.min(Math.max(cursor + step, 0), rows.length - 1));
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    enter: () => {
      const row = rows[cursor];
      if (row !== undefined) void navigate(addressOfMatter(row));
    },
    escape: () => void navigate(back),
  });
  const where = key ?? filter.authority;
  const authority = authorities.find(({ code }) => code === where);
  const name =
    authority !== undefined
      ? pick(authority.name)
      : key === undefined
        ? ''
        : filter.by === 'campaign'
          ? key || t('board.noCampaign')
          : pick(valueTitle(filter.by === 'domain' ? 'domain' : 'channel', key));
  return (
    <Page
      title={`${t(figureKey(figure))}${name === '' ? '' : ` · ${name}`}`}
      sub={
        <>
          <Link to={back}>{t('board.backToBoard')}</Link>{' '}
          <span className="faint num">
            {filter.from} – {filter.to}
          </span>
        </>
      }
    >
      <Answer of={answer}>
        {(data) =>
          rows.length === 0 ? (
            <Nothing icon="search" text={t('list.nothingFound')} />
          ) : (
            <>
              <div className="list-bar" role="status">
                {t(answer.hasNextPage ? 'list.shown' : 'list.whole', {
                  shown: integer(rows.length),
                  total: integer(data.pages[0]?.total ?? 0),
                })}
              </div>
              <div className="table-frame">
                <MatterTable rows={rows} label={t(figureKey(figure))} cursor={cursor} onCursor={setCursor} />
              </div>
              {answer.hasNextPage && (
                <Button
                  block
                  className="more"
                  loading={answer.isFetchingNextPage}
                  onClick={() => void answer.fetchNextPage()}
                >
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
