import type { Text } from '../../../kernel/text.ts';
import type { MapSheet } from '../contract.ts';
import { dissolve } from './dissolve.ts';
import type { Outline } from './geojson.ts';
import { boxOf, labelPoint, type Point, type Ring, type Shape } from './geometry.ts';
import { groupsOf, layTiles, partsOf } from './tiles.ts';

/** An authority as a sheet names it. */
export interface Named {
  readonly code: string;
  readonly parent: string | null;
  readonly name: Text;
}

/** What is known of outlines: those that the bureau entered, with their number, and those of the invented province. */
export interface Outlines {
  readonly entered: readonly (Outline & { readonly reviewNo: string })[];
  readonly drawn: readonly Outline[];
}

const WIDTH = 1_000;
const TILE = 100;
const MARGIN = 6;

type Areas = readonly { readonly code: string; readonly shape: Shape }[];

/** Areas, and the stronger lines over them, before they are on a sheet or on it. */
interface Outlined {
  readonly kind: MapSheet['kind'];
  readonly areas: Areas;
  readonly borders: Areas;
}
type Laid = Outlined & { readonly width: number; readonly height: number };

/** From degrees to the sheet: east to the right, north up, a degree of longitude as long as it is there. */
function project({ kind, areas, borders }: Outlined): Laid {
  const { left, top, right, bottom } = boxOf([...areas, ...borders].flatMap(({ shape }) => shape));
  const narrow = Math.cos((((top + bottom) / 2) * Math.PI) / 180);
  const scale = (WIDTH - 2 * MARGIN) / ((right - left) * narrow);
  const place = ([x, y]: Point): Point => [
    Math.round(((x - left) * narrow * scale + MARGIN) * 10) / 10,
    Math.round(((bottom - y) * scale + MARGIN) * 10) / 10,
  ];
  const onSheet = (of: Areas): Areas =>
    of.map(({ code, shape }) => ({ code, shape: shape.map((ring) => ring.map(place)) }));
  return {
    kind,
    areas: onSheet(areas),
    borders: onSheet(borders),
    width: WIDTH,
    height: Math.ceil((bottom - top) * scale + 2 * MARGIN),
  };
}

function tiles(groups: readonly (readonly string[])[]): Laid {
  const areas = layTiles(groups).map(({ code, column, row }) => {
    const [x, y] = [column * TILE + MARGIN, row * TILE + MARGIN];
    const far = TILE - MARGIN;
    const ring: Ring = [
      [x, y],
      [x + far, y],
      [x + far, y + far],
      [x, y + far],
    ];
    return { code, shape: [ring] };
  });
  const box = boxOf(areas.flatMap(({ shape }) => shape));
  const empty = areas.length === 0;
  return {
    ...{ kind: 'tiles', areas, borders: [] },
    width: empty ? TILE : box.right + MARGIN,
    height: empty ? TILE : box.bottom + MARGIN,
  };
}

type ShapeOf = (code: string) => Shape | undefined;

/** The outlines of all of them; undefined where one is missing: never half a map. */
function all(codes: readonly string[], shapeOf: ShapeOf): Areas | undefined {
  const areas = codes.flatMap((code) => {
    const shape = shapeOf(code);
    return shape === undefined ? [] : [{ code, shape }];
  });
  return areas.length === codes.length && areas.length > 0 ? areas : undefined;
}

/** A drawing of the invented province: a region's own, or the union of its parts, whose lines are shared exactly. */
function drawings(nodes: readonly Named[], drawn: readonly Outline[]): ShapeOf {
  const own = new Map(drawn.map(({ code, shape }) => [code, shape]));
  const shapeOf: ShapeOf = (code) => {
    const known = own.get(code);
    if (known !== undefined) return known;
    const parts = all(partsOf(nodes, code), shapeOf);
    return parts === undefined ? undefined : dissolve(parts.map(({ shape }) => shape));
  };
  return shapeOf;
}

/**
 * The sheet of an area: entered outlines where all of its parts have one, else the drawing of the invented province,
 * else squares. Only of drawings is the union of parts an outline: of an approved map nothing is made that is not in it.
 */
export function sheetOf(nodes: readonly Named[], top: Named, depth: 1 | 2, known: Outlines): MapSheet {
  const groups = groupsOf(nodes, top.code, depth);
  const strong = depth === 2 ? partsOf(nodes, top.code) : [];
  const entered = new Map(known.entered.map((each) => [each.code, each]));
  const outlined = (kind: MapSheet['kind'], shapeOf: ShapeOf): Outlined | undefined => {
    const areas = all(groups.flat(), shapeOf);
    return areas && { kind, areas, borders: all(strong, shapeOf) ?? [] };
  };
  const found =
    outlined('entered', (code) => entered.get(code)?.shape) ?? outlined('drawn', drawings(nodes, known.drawn));
  const { kind, areas, borders, width, height } = found === undefined ? tiles(groups) : project(found);
  const names = new Map(nodes.map(({ code, name }) => [code, name]));
  const numbers = [...areas, ...borders].flatMap(({ code }) => entered.get(code)?.reviewNo ?? []);
  return {
    authority: { code: top.code, name: top.name },
    kind,
    reviewNo: kind === 'entered' ? [...new Set(numbers)].join('、') : null,
    width,
    height,
    areas: areas.map(({ code, shape }) => {
      const [x, y] = labelPoint(shape);
      return {
        code,
        name: names.get(code) ?? { zh: code, en: code },
        rings: shape.map((ring) => ring.flat()),
        label: { x: Math.round(x), y: Math.round(y) },
        canOpen: partsOf(nodes, code).length > 0,
      };
    }),
    borders: borders.flatMap(({ shape }) => shape.map((ring) => ring.flat())),
  };
}
