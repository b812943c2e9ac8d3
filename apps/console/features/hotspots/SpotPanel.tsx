import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { addDays, type PlainDate } from '../../../../kernel/plain-date.ts';
import { levelOf } from '../../../../kernel/region.ts';
import { type HotSpot, type HotSpots, WINDOW_DAYS } from '../../../../modules/hotspots/contract.ts';
import '../cockpit/cockpit.css';
import { useWords } from '../../i18n/index.ts';
import { FONT } from '../../theme.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Chart } from '../../ui/Chart.tsx';
import { integer, placeName } from '../../ui/format.ts';
import { sheetQueryOf } from '../cockpit/cockpit-query.ts';
import { RegionMap } from '../cockpit/RegionMap.tsx';
import { MatterTable } from '../intake/MatterTable.tsx';
import { hotSpotsAddress, spotMattersQueryOf, usual } from './hot-spots-query.ts';

interface Props {
  readonly of: HotSpots;
  readonly spot: HotSpot;
  readonly domain: string | undefined;
  readonly authority: string | undefined;
}

/** One spot: day by day beside what is usual, on the map, place by place, and the matters behind it. */
export function SpotPanel({ of, spot, domain, authority }: Props): ReactNode {
  const { t, pick } = useWords();
  const matters = useQuery(spotMattersQueryOf(of.authority.code, spot, domain));
  const theme = pick(spot.theme.title);
  return (
    <>
      <div className="hot-spot-look">
        <section className="panel" aria-labelledby="hot-spot-days">
          <div className="panel-head">
            <h2 id="hot-spot-days">
              {theme} · {spot.from} – {spot.to}
            </h2>
            {of.by === 'domain' && (
              <Link className="push" to={hotSpotsAddress({ authority, domain: spot.theme.key })}>
                {t('hotSpots.byTheme')}
              </Link>
            )}
          </div>
          <Days spot={spot} />
          <table className="data hot-spot-places" aria-label={t('hotSpots.places')}>
            <thead>
              <tr>
                <th scope="col">{t('hotSpots.places')}</th>
                <th scope="col" className="num-col">
                  {t('hotSpots.count')}
                </th>
                <th scope="col" className="num-col">
                  {t('hotSpots.expected')}
                </th>
              </tr>
            </thead>
            <tbody>
              {spot.places.map(({ key, title, count, expected }) => (
                <tr key={key}>
                  <th scope="row">{pick(placeName(title))}</th>
                  <td className="num-col">{integer(count)}</td>
                  <td className="num-col">{usual(expected)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {spot.confirmed !== null && (
            <p className="faint small">{t('hotSpots.confirmed', { count: integer(spot.confirmed) })}</p>
          )}
        </section>
        <Where of={of} spot={spot} label={theme} />
      </div>
      <section className="panel" aria-labelledby="hot-spot-matters">
        <div className="panel-head">
          <h2 id="hot-spot-matters">{t('hotSpots.matters')}</h2>
        </div>
        <Answer of={matters} rows={4}>
          {({ items, total, unseen }) => (
            <>
              <p className="soft small">
                {t('hotSpots.total', { count: integer(total) })}
                {unseen > 0 && ` ${t('hotSpots.unseen', { count: integer(unseen) })}`}
              </p>
              {items.length > 0 && <MatterTable rows={items} label={t('hotSpots.matters')} />}
            </>
          )}
        </Answer>
      </section>
    </>
  );
}

function Where({ of, spot, label }: Pick<Props, 'of' | 'spot'> & { readonly label: string }): ReactNode {
  const { t } = useWords();
  const depth = levelOf(of.authority.code) === 'province' ? '2' : '1';
  const sheet = useQuery(sheetQueryOf(of.authority.code, depth));
  const values = new Map(spot.places.map(({ key, count }) => [key, count]));
  return (
    <section className="panel" aria-label={t('hotSpots.where')}>
      <Answer of={sheet}>
        {(drawn) => (
          <RegionMap
            sheet={drawn}
            label={t('hotSpots.mapLabel', { theme: label, from: spot.from, to: spot.to })}
            values={values}
            textOf={integer}
            outside={spot.count - drawn.areas.reduce((sum, { code }) => sum + (values.get(code) ?? 0), 0)}
          />
        )}
      </Answer>
    </section>
  );
}

/** The days of base and window as columns, what is usual as a line over the window. */
function Days({ spot: { series, places, theme } }: Pick<Props, 'spot'>): ReactNode {
  const { t, pick } = useWords();
  const days = series.counts.map((_, at) => addDays(series.from as PlainDate, at));
  const before = series.counts.length - WINDOW_DAYS;
  const label = t('hotSpots.chart', { theme: pick(theme.title), places: integer(places.length) });
  return (
    <Chart
      label={label}
      height={180}
      option={(palette) => ({
        textStyle: { fontFamily: FONT, fontSize: 12 },
        grid: { left: 4, right: 8, top: 28, bottom: 2, containLabel: true },
        legend: { top: 0, left: 0, textStyle: { color: palette.soft, fontSize: 12 } },
        tooltip: { trigger: 'axis', confine: true },
        xAxis: {
          type: 'category',
          data: days.map((day) => day.slice(5)),
          axisLabel: { color: palette.soft, fontSize: 12 },
          axisTick: { show: false },
          axisLine: { lineStyle: { color: palette.line } },
        },
        yAxis: {
          type: 'value',
          minInterval: 1,
          axisLabel: { color: palette.faint, fontSize: 12 },
          splitLine: { lineStyle: { color: palette.line } },
        },
        series: [
          { name: t('hotSpots.count'), type: 'bar', itemStyle: { color: '#2f7fb5' }, data: [...series.counts] },
          {
            name: t('hotSpots.expected'),
            type: 'line',
            symbol: 'none',
            lineStyle: { type: 'dashed', width: 2 },
            itemStyle: { color: '#d98a1f' },
            data: series.counts.map((_, at) => (at < before ? null : (series.expected[at - before] ?? null))),
          },
        ],
      })}
    />
  );
}
