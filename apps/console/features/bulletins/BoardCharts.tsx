import { useQueries } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { Board } from '../../../../modules/bulletins/contract.ts';
import { clearedOf } from '../../../../modules/bulletins/model/figures.ts';
import { useWords } from '../../i18n/index.ts';
import { FONT } from '../../theme.ts';
import { Chart } from '../../ui/Chart.tsx';
import { integer, percent, shortAuthority } from '../../ui/format.ts';
import { boardQuery } from './board-query.ts';
import type { BoardFilter } from './figures.ts';
import { monthsUpTo } from './periods.ts';

const MONTHS = 6;
/** More bars than this say nothing; the table has them all. */
const BARS = 24;

/** Cleared on time, cleared late, overdue and still running, one bar a row of the table above. */
export function BoardChart({ board }: { readonly board: Board }): ReactNode {
  const { t, pick } = useWords();
  const rows = board.rows
    .filter((row) => clearedOf(row) + row.open > 0)
    .sort((a, b) => b.received - a.received)
    .slice(0, BARS)
    .reverse();
  if (rows.length === 0) return null;
  const series = (name: string, color: string, value: (row: Board['rows'][number]) => number) => ({
    name,
    type: 'bar' as const,
    stack: 'all',
    barMaxWidth: 18,
    itemStyle: { color },
    data: rows.map(value),
  });
  return (
    <section className="panel" aria-labelledby="board-chart">
      <div className="panel-head">
        <h2 id="board-chart">{t('board.chart')}</h2>
        <span className="faint small">{t('board.chartTable')}</span>
      </div>
      <Chart
        label={t('board.chartLabel', { by: t(`board.by.${board.by}`) })}
        height={Math.max(240, rows.length * 26 + 70)}
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
            data: rows.map((row) => pick(shortAuthority(row.title))),
            axisLabel: { color: palette.soft },
            axisTick: { show: false },
            axisLine: { lineStyle: { color: palette.line } },
          },
          series: [
            series(t('figure.clearedOnTime'), '#2f9e62', (row) => row.clearedOnTime),
            series(t('figure.clearedLate'), '#d98a1f', (row) => row.clearedLate),
            series(t('figure.clearedWithoutClock'), '#9aa5ad', (row) => row.clearedWithoutClock),
            series(t('figure.overdue'), '#d0453b', (row) => row.overdue),
            series(t('figure.running'), '#7fa9c6', (row) => Math.max(0, row.open - row.overdue)),
          ],
        })}
      />
    </section>
  );
}

/** Received, cleared and on-time rate of the last months. */
export function TrendChart({ filter, to }: { readonly filter: BoardFilter; readonly to: string }): ReactNode {
  const { t } = useWords();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const months = monthsUpTo(to as PlainDate, MONTHS);
  const answers = useQueries({ queries: months.map((period) => boardQuery({ ...filter, ...period, by: 'channel' })) });
  const points = months.flatMap((period, index) => {
    const total = answers[index]?.data?.total;
    return total === undefined ? [] : [{ month: period.from.slice(0, 7), ...total, cleared: clearedOf(total) }];
  });
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
          label={t('board.trendLabel')}
          height={240}
          option={(palette) => ({
            textStyle: { fontFamily: FONT },
            grid: { left: 8, right: 8, top: 34, bottom: 4, containLabel: true },
            legend: { top: 0, left: 0, textStyle: { color: palette.soft }, itemWidth: 12, itemHeight: 12, itemGap: 16 },
            tooltip: { trigger: 'axis', confine: true },
            xAxis: {
              type: 'category',
              data: points.map(({ month }) => month),
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
            series: [
              {
                name: t('figure.received'),
                type: 'bar',
                barMaxWidth: 22,
                itemStyle: { color: '#7fa9c6' },
                data: points.map(({ received }) => received),
              },
              {
                name: t('figure.clearedOnTime'),
                type: 'bar',
                stack: 'cleared',
                barMaxWidth: 22,
                itemStyle: { color: '#2f9e62' },
                data: points.map(({ clearedOnTime }) => clearedOnTime),
              },
              {
                name: t('figure.clearedLate'),
                type: 'bar',
                stack: 'cleared',
                barMaxWidth: 22,
                itemStyle: { color: '#d98a1f' },
                data: points.map(({ clearedLate }) => clearedLate),
              },
            ],
          })}
        />
      ) : (
        <table className="data" aria-labelledby="trend-chart">
          <thead>
            <tr>
              <th scope="col">{t('board.month')}</th>
              <th scope="col" className="num-col">
                {t('figure.received')}
              </th>
              <th scope="col" className="num-col">
                {t('figure.clearedOnTime')}
              </th>
              <th scope="col" className="num-col">
                {t('figure.clearedLate')}
              </th>
              <th scope="col" className="num-col">
                {t('figure.onTimeRate')}
              </th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.month}>
                <th scope="row" className="num">
                  {point.month}
                </th>
                <td className="num-col">{integer(point.received)}</td>
                <td className="num-col">{integer(point.clearedOnTime)}</td>
                <td className="num-col">{integer(point.clearedLate)}</td>
                <td className="num-col">{percent(point.onTimeRate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
