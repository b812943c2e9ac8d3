import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { caseDrillAnswer } from '../../../../modules/bulletins/case-contract.ts';
import { numberText, unitOf } from '../../../../modules/bulletins/model/case-numbers.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { CaseTable } from '../cases/CaseTable.tsx';
import '../cases/cases.css';
import { addressOfCase } from '../cases/case-query.ts';
import { DRILL_PAGE, DrillList, nextOffset } from './DrillList.tsx';
import { boardFilterOf } from './figures.ts';

/** The cases behind one figure of case figures, each with what it adds: together they are the figure. */
export function CaseDrillPage(): ReactNode {
  const [search] = useSearchParams();
  const figure = search.get('figure');
  if (figure === null) return <Navigate to="/board/cases" replace />;
  return <Drill figure={figure} search={search} />;
}

const countOf = ({ cases }: { readonly cases: number }): number => cases;

function Drill({ figure: id, search }: { readonly figure: string; readonly search: URLSearchParams }): ReactNode {
  const { t, pick } = useWords();
  const filter = boardFilterOf(search);
  const key = search.get('key') ?? undefined;
  const answer = useInfiniteQuery({
    queryKey: ['case-drill', id, key, filter],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      api.get('/board/cases/matters', {
        query: { ...filter, figure: id, key, limit: DRILL_PAGE, offset: pageParam },
        answer: caseDrillAnswer,
        signal,
      }),
    getNextPageParam: (_page, pages) => nextOffset(countOf, pages),
  });
  const figure = answer.data?.pages[0]?.figure;
  const title = figure === undefined ? t('caseBoard.title') : pick(figure.title);
  const inUnit = (n: number): string =>
    figure === undefined ? '' : `${numberText(figure, { [figure.id]: n })} ${pick(unitOf(figure))}`;
  return (
    <DrillList
      kind="cases"
      filter={filter}
      title={title}
      rowKey={key}
      answer={answer}
      countOf={countOf}
      addressOf={addressOfCase}
      above={({ total, figure: { definition } }) => (
        <p className="drill-sum">
          <strong>{inUnit(total)}</strong> <span className="soft small">{pick(definition)}</span>
        </p>
      )}
      table={(rows, cursor, onCursor) => (
        <CaseTable
          rows={rows}
          label={title}
          cursor={cursor}
          onCursor={onCursor}
          amount={{
            title: t('caseBoard.adds'),
            of: ({ adds, countedOn }) => (
              <>
                <strong>{inUnit(adds)}</strong>
                <div className="faint small">{countedOn}</div>
              </>
            ),
          }}
        />
      )}
    />
  );
}
