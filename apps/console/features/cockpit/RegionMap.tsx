import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { MapSheet } from '../../../../modules/maps/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { shadeOf, shadesOf } from './classes.ts';
import { areaName } from './names.ts';
import { nextArea } from './neighbours.ts';
import { pathOf } from './outline-path.ts';

type Area = MapSheet['areas'][number];

interface Props {
  readonly sheet: MapSheet;
  /** What is shown, in one sentence. */
  readonly label: string;
  readonly values: ReadonlyMap<string, number>;
  readonly textOf: (value: number) => string;
  /** What the whole has and no area of the sheet: the offices above them have it themselves. */
  readonly outside: number;
  /** Where an area leads; nowhere on a wall. */
  readonly addressOf?: (area: Area) => string;
}

/**
 * Areas shaded by a number. The shade is a colour and a hatching, denser for more, the number stands in the area, and
 * the legend says the shades in numbers; the same figures stand in a table beside. One Tab stop: arrows go to the area
 * that way, Enter opens it.
 */
export function RegionMap({ sheet, label, values, textOf, outside, addressOf }: Props): ReactNode {
  const { t, pick } = useWords();
  const id = useId();
  const drawing = useRef<SVGSVGElement>(null);
  const [chosen, setChosen] = useState('');
  const shades = shadesOf(sheet.areas.map(({ code }) => values.get(code) ?? 0));
  const current = sheet.areas.some(({ code }) => code === chosen) ? chosen : sheet.areas[0]?.code;
  const type = Math.max(sheet.width, sheet.height * 1.6) / (sheet.areas.length > 12 ? 42 : 32);

  const onKey = (event: KeyboardEvent, area: Area): void => {
    const next = nextArea(sheet.areas, area, event.key);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setChosen(next.code);
    drawing.current?.querySelector<SVGElement>(`[data-code="${next.code}"]`)?.focus();
  };
  return (
    <figure className="region-map">
      <svg
        ref={drawing}
        viewBox={`0 0 ${sheet.width} ${sheet.height}`}
        role={addressOf === undefined ? 'img' : 'group'}
        aria-label={label}
        className={sheet.kind}
      >
        <defs>
          {[2, 3, 4].map((shade) => (
            <pattern
              key={shade}
              id={`${id}-${shade}`}
              width={24 / (shade - 1)}
              height={24 / (shade - 1)}
              patternUnits="userSpaceOnUse"
              patternTransform={`rotate(${shade === 3 ? -45 : 45})`}
            >
              <line x1="0" y1="0" x2="0" y2="100" className="map-hatch" />
            </pattern>
          ))}
        </defs>
        {sheet.areas.map((area) => {
          const value = values.get(area.code) ?? 0;
          const shade = shadeOf(shades, value);
          const path = pathOf(area.rings);
          const name = pick(areaName(area.name));
          const shapes = (
            <>
              <path d={path} fillRule="evenodd" className={`map-area map-shade-${shade}`} />
              {shade > 1 && <path d={path} fillRule="evenodd" fill={`url(#${id}-${shade})`} />}
              <text x={area.label.x} y={area.label.y} fontSize={type} className="map-name">
                <tspan x={area.label.x}>{name}</tspan>{' '}
                <tspan x={area.label.x} dy="1.15em" className="map-number">
                  {textOf(value)}
                </tspan>
              </text>
            </>
          );
          if (addressOf === undefined) return <g key={area.code}>{shapes}</g>;
          return (
            <Link
              key={area.code}
              to={addressOf(area)}
              data-code={area.code}
              tabIndex={area.code === current ? 0 : -1}
              aria-label={`${name} ${textOf(value)}`}
              onFocus={() => setChosen(area.code)}
              onKeyDown={(event) => onKey(event, area)}
            >
              {shapes}
            </Link>
          );
        })}
        <path d={pathOf(sheet.borders)} className="map-border" />
      </svg>
      <figcaption>
        <ul className="map-legend" aria-label={t('map.legend')}>
          <li>
            <Swatch shade={0} id={id} /> {t('map.none')}
          </li>
          {shades.map(({ from, to }, at) => (
            <li key={from}>
              <Swatch shade={at + 1} id={id} /> {from === to ? textOf(from) : `${textOf(from)} – ${textOf(to)}`}
            </li>
          ))}
        </ul>
        <p className="faint small">
          {outside > 0 && `${t('map.outside', { value: textOf(outside) })} · `}
          {sheet.reviewNo === null ? t(`map.kind.${sheet.kind}`) : t('map.reviewNo', { number: sheet.reviewNo })}
        </p>
      </figcaption>
    </figure>
  );
}

function Swatch({ shade, id }: { readonly shade: number; readonly id: string }): ReactNode {
  return (
    <svg className="map-swatch" viewBox="0 0 44 28" aria-hidden="true">
      <rect width="44" height="28" className={`map-area map-shade-${shade}`} />
      {shade > 1 && <rect width="44" height="28" fill={`url(#${id}-${shade})`} />}
    </svg>
  );
}
