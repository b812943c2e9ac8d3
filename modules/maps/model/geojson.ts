import { z } from 'zod';
import { AppError } from '../../../kernel/error.ts';
import { isAuthorityCode } from '../../../kernel/region.ts';
import { selfCrossing } from './crossings.ts';
import { doubleArea, type Point, type Ring, type Shape } from './geometry.ts';

/** Outlines of one authority as a file gives them: longitude and latitude, or the degrees of a drawing. */
export interface Outline {
  readonly code: string;
  readonly shape: Shape;
}

const position = z.array(z.number()).min(2);
const polygon = z.array(z.array(position)).min(1);
const file = z.object({
  type: z.literal('FeatureCollection'),
  features: z
    .array(
      z.object({
        properties: z.record(z.string(), z.unknown()),
        geometry: z.discriminatedUnion('type', [
          z.object({ type: z.literal('Polygon'), coordinates: polygon }),
          z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1) }),
        ]),
      }),
    )
    .min(1),
});

/** The code of an area under the names that publishers of outlines use. */
function codeOf(properties: Readonly<Record<string, unknown>>): string {
  for (const name of ['code', 'adcode', 'gb', 'id']) {
    const text = String(properties[name] ?? '');
    // 天地图 writes 156510500: the country before the code.
    const code = /^156\d{6}$/.test(text) ? text.slice(3) : text;
    if (isAuthorityCode(code)) return code;
  }
  return '';
}

const same = (a: Point, b: Point): boolean => a[0] === b[0] && a[1] === b[1];

function readRing(code: string, number: number, positions: readonly (readonly number[])[]): Ring {
  const refuse = (detail: string): AppError => new AppError('maps.import.ring', 422, { code, ring: number, detail });
  const points = positions.map(([x = Number.NaN, y = Number.NaN]): Point => [x, y]);
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < 4) throw refuse('不足四点 / fewer than four points');
  if (!same(first, last)) throw refuse('没有闭合 / it is not closed');
  for (const [x, y] of points)
    if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90)) throw refuse(`坐标越界 / out of range: ${x}, ${y}`);
  const ring = points.slice(1).filter((point, at) => !same(point, points[at] ?? point));
  if (ring.length < 3 || doubleArea(ring) === 0) throw refuse('没有面积 / it encloses nothing');
  const crossing = selfCrossing(ring);
  if (crossing !== undefined) throw refuse(`自相交于 / it crosses itself at ${crossing.join(', ')}`);
  return ring;
}

/**
 * Reads outlines from GeoJSON, holes too: a county round a city lies round it, not under it. Nothing is simplified or
 * mended: an approved map is shown as it was approved.
 * @throws AppError 422 `maps.import.not-geojson`, `maps.import.ring`, `maps.import.twice`
 */
export function readOutlines(text: string): Outline[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new AppError('maps.import.not-geojson', 422, { detail: 'JSON' });
  }
  const parsed = file.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AppError('maps.import.not-geojson', 422, { detail: issue?.path.join('.') || 'FeatureCollection' });
  }
  const seen = new Set<string>();
  return parsed.data.features.map(({ properties, geometry }, at) => {
    const code = codeOf(properties);
    if (code === '') throw new AppError('maps.import.not-geojson', 422, { detail: `features.${at}.properties.code` });
    if (seen.has(code)) throw new AppError('maps.import.twice', 422, { code });
    seen.add(code);
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return { code, shape: polygons.flat().map((ring, number) => readRing(code, number + 1, ring)) };
  });
}
