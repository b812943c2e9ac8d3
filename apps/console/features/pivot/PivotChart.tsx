import type { ReactNode } from 'react';
import type { Text } from '../../../../kernel/text.ts';
import type { Pivot } from '../../../../modules/figures/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { FONT } from '../../theme.ts';
import { Chart } from '../../ui/Chart.tsx';
import { shortAuthority } from '../../ui/format.ts';
import { isTime, type PivotState } from './pivot-address.ts';
import { tableOf } from './table.ts';
import { unitOf } from './value.ts';

interface Props {
  readonly pivot: Pivot;
  readonly state: PivotState;
}

const BARS = 24;
const SERIES = 4;
const COLOURS = ['#2f7fb5', '#d98a1f', '#2f9e62', '#8a63b8'];
const SHAPES = ['circle', 'rect', 'triangle', 'diamond'] as const;

interface Side {
  readonly key: string;
  readonly title: Text;
}

/** What of a table can stand in one picture: places of one unit, time along the bottom, else the first rows as bars. */
function drawnOf({ pivot, state }: Props) {
  const table = tableOf(pivot, state);
  // Time runs from left to right whichever side of the table it is.
  const turned = isTime(state.columns);
  const value = (along: string, series: string): number =>
    (turned ? table.cell(series, along) : table.cell(along, series))?.value ?? 0;
  const [along, series]: readonly (readonly Side[])[] = turned
    ? [table.columns, table.rows]
    : [table.rows, table.columns];
  const first = table.figureAt(table.rows[0]?.key ?? '', table.columns[0]?.key ?? '');
  const alike = (row: string, column: string): boolean => table.figureAt(row, column)?.unit.zh === first?.unit.zh;
  const sum = (key: string): number => (along ?? []).reduce((total, each) => total + value(each.key, key), 0);
  return {
    first,
    value,
    time: turned || isTime(state.rows),
    along: (along ?? []).filter(({ key }) => turned || alike(key, table.columns[0]?.key ?? '')).slice(0, BARS),
    series: [...(series ?? [])]
      .filter(({ key }) => (turned ? alike(key, '') : alike(table.rows[0]?.key ?? '', key)))
      // Of many rows the largest are drawn.
      .sort((a, b) => (turned ? sum(b.key) - sum(a.key) : 0))
      .slice(0, SERIES),
  };
}

/** The table as lines over time, or as bars; the table has the numbers. */
export function PivotChart({ pivot, state }: Props): ReactNode {
  const { t, pick } = useWords();
  const { first, value, time, along, series } = drawnOf({ pivot, state });
  if (first === undefined || along.length === 0 || pivot.cells.length === 0) return null;
  const scale = first.money ? 1_000_000 : 1;
  const unit = first.money ? t('pivot.tenThousand') : pick(unitOf(first));
  const drawn = time ? along : [...along].reverse();
  const label = t('pivot.chartLabel', { columns: series.map(({ title }) => pick(title)).join(', '), unit });
  return (
    <section className="panel" aria-labelledby="pivot-chart">
      <div className="panel-head">
        <h2 id="pivot-chart">{t('pivot.chart')}</h2>
        <span className="faint small">{unit}</span>
      </div>
      <Chart
        label={label}
        height={time ? 260 : Math.max(200, drawn.length * (10 + 12 * series.length) + 60)}
        option={(palette) => {
          const names = {
            type: 'category' as const,
            data: drawn.map(({ title }) => pick(shortAuthority(title))),
            axisLabel: { color: palette.soft },
            axisTick: { show: false },
            axisLine: { lineStyle: { color: palette.line } },
          };
          const numbers = {
            type: 'value' as const,
            axisLabel: { color: palette.faint },
            splitLine: { lineStyle: { color: palette.line } },
          };
          return {
            textStyle: { fontFamily: FONT },
            grid: { left: 8, right: 20, top: 34, bottom: 4, containLabel: true },
            legend: { top: 0, left: 0, textStyle: { color: palette.soft }, itemWidth: 12, itemHeight: 12 },
            tooltip: { trigger: 'axis', confine: true },
            xAxis: time ? names : numbers,
            yAxis: time ? numbers : names,
            series: series.map(({ key, title }, at) => ({
              name: pick(shortAuthority(title)),
              itemStyle: { color: COLOURS[at] ?? palette.primary },
              data: drawn.map((each) => Math.round((value(each.key, key) / scale) * 100) / 100),
              ...(time
                ? { type: 'line' as const, symbol: SHAPES[at] ?? 'circle', symbolSize: 7 }
                : { type: 'bar' as const, barMaxWidth: 16 }),
            })),
          };
        }}
      />
    </section>
  );
}
