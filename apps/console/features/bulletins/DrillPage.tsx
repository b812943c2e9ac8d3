import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { drillAnswer, drillQuery } from '../../../../modules/bulletins/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { addressOfMatter, MatterTable } from '../intake/MatterTable.tsx';
import { DRILL_PAGE, DrillList, nextOffset } from './DrillList.tsx';
import { boardFilterOf, type Figure, figureKey } from './figures.ts';

/** The matters behind one figure of the board: as many as the figure says. */
export function DrillPage(): ReactNode {
  const [search] = useSearchParams();
  const figure = drillQuery.shape.figure.safeParse(search.get('figure'));
  return figure.success ? <Drill figure={figure.data} search={search} /> : <Navigate to="/board" replace />;
}

const countOf = ({ total }: { readonly total: number }): number => total;

function Drill({ figure, search }: { readonly figure: Figure; readonly search: URLSearchParams }): ReactNode {
  const { t } = useWords();
  const filter = boardFilterOf(search);
  const key = search.get('key') ?? undefined;
  const answer = useInfiniteQuery({
    queryKey: ['drill', figure, key, filter],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      api.get('/board/clearance/matters', {
        query: { ...filter, figure, key, limit: DRILL_PAGE, offset: pageParam },
        answer: drillAnswer,
        signal,
      }),
    getNextPageParam: (_page, pages) => nextOffset(countOf, pages),
  });
  return (
    <DrillList
      kind="clearance"
      filter={filter}
      title={t(figureKey(figure))}
      rowKey={key}
      answer={answer}
      countOf={countOf}
      addressOf={addressOfMatter}
      table={(rows, cursor, onCursor) => (
        <MatterTable rows={rows} label={t(figureKey(figure))} cursor={cursor} onCursor={onCursor} />
      )}
    />
  );
}
