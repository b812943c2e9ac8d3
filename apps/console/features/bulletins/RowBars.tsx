import type { ReactNode } from 'react';
import type { Text } from '../../../../kernel/text.ts';
import { useWords } from '../../i18n/index.ts';
import { FONT } from '../../theme.ts';
import { Chart } from '../../ui/Chart.tsx';
import { shortAuthority } from '../../ui/format.ts';

interface Props<R extends { readonly title: Text }> {
  readonly title: string;
  readonly label: string;
  /** The rows that are drawn, the largest first. */
  readonly rows: readonly R[];
  readonly series: readonly {
    readonly name: string;
    readonly color: string;
    readonly stack?: string;
    readonly value: (row: R) => number;
  }[];
}

/** More bars than this say nothing; the table has them all. */
const BARS = 24;

/** One bar, or a few, for each row of the table above; the table has the numbers. */
export function RowBars<R extends { readonly title: Text }>({ title, label, rows, series }: Props<R>): ReactNode {
  const { t, pick } = useWords();
  const drawn = rows.slice(0, BARS).reverse();
  if (drawn.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="board-chart">
      <div className="panel-head">
        <h2 id="board-chart">{title}</h2>
        <span className="faint small">{t('board.chartTable')}</span>
      </div>
      <Chart
        label={label}
        height={Math.max(240, drawn.length * 26 + 70)}
        option={(palette) => ({
          textStyle: { fontFamily: FONT },
          grid: { left: 8, right: 20, top: 34, bottom: 4, containLabel: true },
          legend: { top: 0, left: 0, textStyle: { color: palette.soft }, itemWidth: 12, itemHeight: 12, itemGap: 16 },
          tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true },
          xAxis: {
            type: 'value',
            minInterval: 1,
            axisLabel: { color: palette.faint },
            splitLine: { lineStyle: { color: palette.line } },
          },
          yAxis: {
            type: 'category',
            data: drawn.map((row) => pick(shortAuthority(row.title))),
            axisLabel: { color: palette.soft },
            axisTick: { show: false },
            axisLine: { lineStyle: { color: palette.line } },
          },
          series: series.map(({ name, color, stack, value }) => ({
            name,
            type: 'bar' as const,
            barMaxWidth: 18,
            itemStyle: { color },
            data: drawn.map(value),
            ...(stack === undefined ? {} : { stack }),
          })),
        })}
      />
    </section>
  );
}
