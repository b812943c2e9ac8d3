import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { FONT } from '../../theme.ts';
import { Chart } from '../../ui/Chart.tsx';
import { integer } from '../../ui/format.ts';

/** What is drawn of each month. */
export interface TrendSeries {
  readonly name: string;
  readonly color: string;
  /** Series of one stack stand on one another. */
  readonly stack?: string;
  readonly values: readonly number[];
}

interface Props {
  readonly label: string;
  /** `2026-05`, the oldest first. */
  readonly months: readonly string[];
  readonly series: readonly TrendSeries[];
  /** Columns that only the table has. */
  readonly columns?: readonly { readonly name: string; readonly values: readonly ReactNode[] }[];
}

/** The last months as bars, or as a table of the same numbers. */
export function TrendPanel({ label, months, series, columns = [] }: Props): ReactNode {
  const { t } = useWords();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  return (
    <section className="panel" aria-labelledby="trend-chart">
      <div className="panel-head">
        <h2 id="trend-chart">{t('board.trend')}</h2>
        <Segmented
          size="small"
          className="push no-print"
          aria-label={t('trace.view')}
          value={view}
          onChange={(next) => setView(next === 'table' ? 'table' : 'chart')}
          options={[
            { value: 'chart', label: t('view.chart') },
            { value: 'table', label: t('view.table') },
          ]}
        />
      </div>
      {view === 'chart' ? (
        <Chart
          label={label}
          height={240}
          option={(palette) => ({
            textStyle: { fontFamily: FONT },
            grid: { left: 8, right: 8, top: 34, bottom: 4, containLabel: true },
            legend: { top: 0, left: 0, textStyle: { color: palette.soft }, itemWidth: 12, itemHeight: 12, itemGap: 16 },
            tooltip: { trigger: 'axis', confine: true },
            xAxis: {
              type: 'category',
              data: [...months],
              axisLabel: { color: palette.soft },
              axisTick: { show: false },
              axisLine: { lineStyle: { color: palette.line } },
            },
            yAxis: {
              type: 'value',
              minInterval: 1,
              axisLabel: { color: palette.faint },
              splitLine: { lineStyle: { color: palette.line } },
            },
            series: series.map(({ name, color, stack, values }) => ({
              name,
              type: 'bar' as const,
              barMaxWidth: 22,
              itemStyle: { color },
              data: [...values],
              ...(stack === undefined ? {} : { stack }),
            })),
          })}
        />
      ) : (
        <table className="data" aria-labelledby="trend-chart">
          <thead>
            <tr>
              <th scope="col">{t('board.month')}</th>
              {[...series, ...columns].map(({ name }) => (
                <th key={name} scope="col" className="num-col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map((month, at) => (
              <tr key={month}>
                <th scope="row" className="num">
                  {month}
                </th>
                {series.map(({ name, values }) => (
                  <td key={name} className="num-col">
                    {integer(values[at] ?? 0)}
                  </td>
                ))}
                {columns.map(({ name, values }) => (
                  <td key={name} className="num-col">
                    {values[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
