import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { CaseBoard, CaseNumbers } from '../../../../modules/bulletins/case-contract.ts';
import { useWords } from '../../i18n/index.ts';
import { caseBoardQuery } from './board-query.ts';
import type { BoardFilter } from './figures.ts';
import { monthsUpTo, TREND_MONTHS } from './periods.ts';
import { RowBars } from './RowBars.tsx';
import { TrendPanel } from './TrendPanel.tsx';

/** The figures that are drawn: cases by the main steps, in the order of a case. */
const drawn = [
  { id: 'filed', color: '#7fa9c6' },
  { id: 'decided', color: '#d98a1f' },
  { id: 'closed', color: '#2f9e62' },
] as const;

const of = (numbers: CaseNumbers, id: string): number => numbers[id] ?? 0;

/** What is drawn is what the board counts: the summary procedure has other figures. */
const shownOf = (figures: CaseBoard['figures']) =>
  drawn.flatMap(({ id, color }) => {
    const figure = figures.find((each) => each.id === id);
    return figure === undefined ? [] : [{ id, color, title: figure.title }];
  });

/** Filed, decided and closed, one group of bars a row of the table above. */
export function CaseChart({ board }: { readonly board: CaseBoard }): ReactNode {
  const { t, pick } = useWords();
  const shown = shownOf(board.figures);
  return (
    <RowBars
      title={t('caseBoard.chart')}
      label={t('caseBoard.chartLabel', { by: t(`board.by.${board.by}`) })}
      rows={board.rows
        .filter(({ figures }) => shown.some(({ id }) => of(figures, id) > 0))
        .sort((a, b) => of(b.figures, 'filed') - of(a.figures, 'filed'))}
      series={shown.map(({ id, color, title }) => ({
        name: pick(title),
        color,
        value: ({ figures }: CaseBoard['rows'][number]) => of(figures, id),
      }))}
    />
  );
}

/** The same of the last months. */
export function CaseTrend({ filter, to }: { readonly filter: BoardFilter; readonly to: string }): ReactNode {
  const { t, pick } = useWords();
  const months = monthsUpTo(to as PlainDate, TREND_MONTHS);
  const answers = useQueries({
    queries: months.map((period) => caseBoardQuery({ ...filter, ...period, by: 'channel' })),
  });
  const points = months.flatMap((period, index) => {
    const data = answers[index]?.data;
    return data === undefined ? [] : [{ month: period.from.slice(0, 7), data }];
  });
  return (
    <TrendPanel
      label={t('caseBoard.trendLabel')}
      months={points.map(({ month }) => month)}
      series={shownOf(points[0]?.data.figures ?? []).map(({ id, color, title }) => ({
        name: pick(title),
        color,
        values: points.map(({ data }) => of(data.total, id)),
      }))}
    />
  );
}
