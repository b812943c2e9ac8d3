import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { Cockpit } from '../../../../modules/figures/cockpit-contract.ts';
import type { Figure } from '../../../../modules/figures/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { FONT } from '../../theme.ts';
import { Chart } from '../../ui/Chart.tsx';
import { spanDays } from '../pivot/pivot-address.ts';
import { growthText, numberOf, unitOf } from '../pivot/value.ts';
import { mattersOf } from './addresses.ts';

interface Props {
  readonly of: Cockpit;
  readonly height?: number;
  /** Size of the letters, in pixels. */
  readonly type?: number;
  /** A wall turns no figures and opens nothing. */
  readonly still?: boolean;
}

interface Point {
  readonly month: string;
  readonly value: number;
  readonly before: number;
  readonly growth: number | null;
}

/** The months up to now, each with the same month of the year before, one figure at a time. */
export function Trend({ of: { trend, authority }, height = 190, type = 12, still = false }: Props): ReactNode {
  const { t, pick } = useWords();
  const [chosen, setChosen] = useState('');
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const figure = trend.figures.find(({ id }) => id === chosen) ?? trend.figures[0];
  if (figure === undefined) return null;
  const points = trend.rows.map(({ key }): Point => {
    const cell = trend.cells.find(({ row, column }) => row === key && column === figure.id);
    return { month: key, value: cell?.value ?? 0, before: cell?.before ?? 0, growth: cell?.growth ?? null };
  });
  return (
    <section className="panel cockpit-trend" aria-labelledby="cockpit-trend">
      <div className="panel-head">
        <h2 id="cockpit-trend">{t('cockpit.trend')}</h2>
        {!still && <span className="print-only">{pick(figure.title)}</span>}
        <span className="faint small">{figure.money ? t('pivot.tenThousand') : pick(unitOf(figure))}</span>
        {still ? (
          <span className="soft">{pick(figure.title)}</span>
        ) : (
          <>
            <Segmented
              size="small"
              className="trend-figures no-print"
              aria-label={t('cockpit.trendFigure')}
              value={figure.id}
              options={trend.figures.map(({ id, title }) => ({ value: id, label: pick(title) }))}
              onChange={setChosen}
            />
            <Segmented
              size="small"
              className="push no-print"
              aria-label={t('map.view')}
              value={view}
              options={(['chart', 'table'] as const).map((value) => ({ value, label: t(`view.${value}`) }))}
              onChange={setView}
            />
          </>
        )}
      </div>
      {view === 'chart' ? (
        <TrendChart figure={figure} points={points} height={height} type={type} />
      ) : (
        <TrendTable figure={figure} points={points} of={trend} authority={authority.code} />
      )}
    </section>
  );
}

interface PartProps {
  readonly figure: Figure;
  readonly points: readonly Point[];
}

function TrendChart({ figure, points, height, type }: PartProps & { height: number; type: number }): ReactNode {
  const { t, pick } = useWords();
  const scale = figure.money ? 1_000_000 : 1;
  const scaled = (value: number): number => Math.round((value / scale) * 100) / 100;
  const unit = figure.money ? t('pivot.tenThousand') : pick(unitOf(figure));
  return (
    <Chart
      label={t('cockpit.trendLabel', { figure: pick(figure.title), unit })}
      height={height}
      option={(palette) => ({
        textStyle: { fontFamily: FONT, fontSize: type },
        grid: { left: 4, right: 8, top: type * 2.4, bottom: 2, containLabel: true },
        legend: { top: 0, left: 0, textStyle: { color: palette.soft, fontSize: type }, itemGap: type },
        tooltip: { trigger: 'axis', confine: true },
        xAxis: {
          type: 'category',
          data: points.map(({ month }) => month),
          axisLabel: { color: palette.soft, fontSize: type },
          axisTick: { show: false },
          axisLine: { lineStyle: { color: palette.line } },
        },
        yAxis: {
          type: 'value',
          axisLabel: { color: palette.faint, fontSize: type },
          splitLine: { lineStyle: { color: palette.line } },
        },
        series: [
          {
            name: t('cockpit.thisYear'),
            type: 'bar',
            barMaxWidth: type * 2,
            itemStyle: { color: '#2f7fb5' },
            data: points.map(({ value }) => scaled(value)),
          },
          {
            name: t('cockpit.yearBefore'),
            type: 'line',
            symbol: 'diamond',
            symbolSize: type * 0.7,
            lineStyle: { type: 'dashed', width: type / 7 },
            itemStyle: { color: '#d98a1f' },
            data: points.map(({ before }) => scaled(before)),
          },
        ],
      })}
    />
  );
}

interface TableProps extends PartProps {
  readonly of: Cockpit['trend'];
  readonly authority: string;
}

function TrendTable({ figure, points, of, authority }: TableProps): ReactNode {
  const { t, pick } = useWords();
  return (
    <div className="scroll trend-table">
      <table className="data" aria-label={pick(figure.title)}>
        <thead>
          <tr>
            <th scope="col">{t('board.month')}</th>
            <th scope="col" className="num-col">
              {pick(figure.title)}（{pick(unitOf(figure))}）
            </th>
            <th scope="col" className="num-col">
              {t('cockpit.yearBefore')}
            </th>
            <th scope="col" className="num-col">
              {t('cockpit.hot.growth')}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ month, value, before, growth }) => (
            <tr key={month}>
              <th scope="row" className="num">
                {month}
              </th>
              <td className="num-col">
                <Link
                  to={mattersOf({
                    ...{ figure: figure.id, authority, boundaries: of.boundaries },
                    ...spanDays(month, of),
                  })}
                >
                  {numberOf(figure, value)}
                </Link>
              </td>
              <td className="num-col">{numberOf(figure, before)}</td>
              <td className="num-col">{growthText(growth)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
