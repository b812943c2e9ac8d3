import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { levelOf } from '../../../../kernel/region.ts';
import type { MapSheet } from '../../../../modules/maps/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { integer } from '../../ui/format.ts';
import { sheetQueryOf } from '../cockpit/cockpit-query.ts';
import { areaName } from '../cockpit/names.ts';
import { pathOf } from '../cockpit/outline-path.ts';
import { useMe } from '../identity/use-me.ts';
import { legsOf, type Numbered, type Stop, stopsOn } from './route-stops.ts';
import '../cockpit/cockpit.css';
import './supervision.css';

/** So many lines are told apart by their dashes. */
const LINES = 4;

interface Props {
  readonly route: readonly Numbered[];
}

/** The route of a round on the map of the reader's area. A drawing alone: the list below it says all of it, in the same order. */
export function RouteMap({ route }: Props): ReactNode {
  const { authority } = useMe();
  const depth = levelOf(authority.code) === 'province' ? '2' : '1';
  // Without a map the list stands alone: a station has no parts to draw.
  const sheet = useQuery({ ...sheetQueryOf(authority.code, depth), retry: false }).data;
  if (sheet === undefined || sheet.areas.length === 0) return null;
  return <Drawing sheet={sheet} route={route} />;
}

function Drawing({ sheet, route }: Props & { readonly sheet: MapSheet }): ReactNode {
  const { t, pick } = useWords();
  const type = Math.max(sheet.width, sheet.height * 1.6) / (sheet.areas.length > 12 ? 46 : 34);
  const radius = type * 0.85;
  const stops = stopsOn(sheet, route, radius * 2.2, type * 1.6);
  if (stops.length === 0) return null;
  // As the visits carry them: a team that was renamed later keeps its line.
  const teams = [...new Set(stops.map(({ visit }) => visit.team))];
  const outside = route.filter(({ number }) => number !== null).length - stops.length;
  const sealed = route.filter(({ visit }) => visit.sealed).length;
  return (
    <figure className="region-map route-map">
      <svg
        viewBox={`0 0 ${sheet.width} ${sheet.height}`}
        role="img"
        aria-label={t('supervision.route.label', { stops: integer(stops.length) })}
      >
        {sheet.areas.map(({ code, rings }) => (
          <path key={code} d={pathOf(rings)} fillRule="evenodd" className="map-area map-shade-0" />
        ))}
        <path d={pathOf(sheet.borders)} className="map-border" />
        {teams.map((team, nth) => (
          <polyline
            key={team}
            className={`route-line route-line-${nth % LINES}`}
            points={legsOf(stops, team)
              .map(({ x, y }) => `${x},${y}`)
              .join(' ')}
          />
        ))}
        {sheet.areas.map(({ code, name, label }) => (
          <text key={code} x={label.x} y={label.y} fontSize={type} className="map-name">
            {pick(areaName(name))}
          </text>
        ))}
        {stops.map((stop) => (
          <StopMark key={stop.number} stop={stop} radius={radius} />
        ))}
      </svg>
      <figcaption>
        <ul className="map-legend" aria-label={t('map.legend')}>
          {teams.map((team, nth) => (
            <li key={team}>
              <svg className="map-swatch" viewBox="0 0 44 28" aria-hidden="true">
                <line x1="0" y1="14" x2="44" y2="14" className={`route-line route-line-${nth % LINES}`} />
              </svg>{' '}
              {team}
            </li>
          ))}
          {(['closed', 'open', 'planned'] as const).map((state) => (
            <li key={state}>
              <svg className="route-swatch" viewBox="0 0 20 20" aria-hidden="true">
                <circle cx="10" cy="10" r="8" className={`route-stop route-stop-${state}`} />
              </svg>{' '}
              {t(`supervision.route.${state}`)}
            </li>
          ))}
        </ul>
        <p className="faint small">
          {sealed > 0 && `${t('supervision.route.sealed', { visits: integer(sealed) })} · `}
          {outside > 0 && `${t('supervision.route.outside', { visits: integer(outside) })} · `}
          {sheet.reviewNo === null ? t(`map.kind.${sheet.kind}`) : t('map.reviewNo', { number: sheet.reviewNo })}
        </p>
      </figcaption>
    </figure>
  );
}

function StopMark({ stop, radius }: { readonly stop: Stop; readonly radius: number }): ReactNode {
  const { visit, number, x, y } = stop;
  const state = visit.state === 'closed' || visit.state === 'open' ? visit.state : 'planned';
  return (
    <g>
      <circle cx={x} cy={y} r={radius} className={`route-stop route-stop-${state}`} />
      <text x={x} y={y} dy="0.36em" fontSize={radius * 1.15} className={`route-number route-number-${state}`}>
        {number}
      </text>
    </g>
  );
}
