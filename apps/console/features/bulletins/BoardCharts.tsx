import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { Board } from '../../../../modules/bulletins/contract.ts';
import { clearedOf } from '../../../../modules/bulletins/model/figures.ts';
import { useWords } from '../../i18n/index.ts';
import { percent } from '../../ui/format.ts';
import { boardQuery } from './board-query.ts';
import type { BoardFilter } from './figures.ts';
import { monthsUpTo, TREND_MONTHS } from './periods.ts';
import { RowBars } from './RowBars.tsx';
import { TrendPanel } from './TrendPanel.tsx';

/** Cleared on time, cleared late, overdue and still running, one bar a row of the table above. */
export function BoardChart({ board }: { readonly board: Board }): ReactNode {
  const { t } = useWords();
  const stack = 'all';
  return (
    <RowBars
      title={t('board.chart')}
      label={t('board.chartLabel', { by: t(`board.by.${board.by}`) })}
      rows={board.rows.filter((row) => clearedOf(row) + row.open > 0).sort((a, b) => b.received - a.received)}
      series={[
        { stack, name: t('figure.clearedOnTime'), color: '#2f9e62', value: (row) => row.clearedOnTime },
        { stack, name: t('figure.clearedLate'), color: '#d98a1f', value: (row) => row.clearedLate },
        { stack, name: t('figure.clearedWithoutClock'), color: '#9aa5ad', value: (row) => row.clearedWithoutClock },
        { stack, name: t('figure.overdue'), color: '#d0453b', value: (row) => row.overdue },
        { stack, name: t('figure.running'), color: '#7fa9c6', value: (row) => Math.max(0, row.open - row.overdue) },
      ]}
    />
  );
}

/** Received, cleared and on-time rate of the last months. */
export function ClearanceTrend({ filter, to }: { readonly filter: BoardFilter; readonly to: string }): ReactNode {
  const { t } = useWords();
  const months = monthsUpTo(to as PlainDate, TREND_MONTHS);
  const answers = useQueries({ queries: months.map((period) => boardQuery({ ...filter, ...period, by: 'channel' })) });
  const points = months.flatMap((period, index) => {
    const total = answers[index]?.data?.total;
    return total === undefined ? [] : [{ month: period.from.slice(0, 7), ...total }];
  });
  return (
    <TrendPanel
      label={t('board.trendLabel')}
      months={points.map(({ month }) => month)}
      series={[
        { name: t('figure.received'), color: '#7fa9c6', values: points.map(({ received }) => received) },
        {
          name: t('figure.clearedOnTime'),
          color: '#2f9e62',
          stack: 'cleared',
          values: points.map(({ clearedOnTime }) => clearedOnTime),
        },
        {
          name: t('figure.clearedLate'),
          color: '#d98a1f',
          stack: 'cleared',
          values: points.map(({ clearedLate }) => clearedLate),
        },
      ]}
      columns={[{ name: t('figure.onTimeRate'), values: points.map(({ onTimeRate }) => percent(onTimeRate)) }]}
    />
  );
}
