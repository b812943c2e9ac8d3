import { dissolve } from './dissolve.ts';
import { divide } from './divide.ts';
import { boxOf, type Point, type Shape } from './geometry.ts';
import { type Cell, type Corner, chance, cornersOf, middleOf } from './hexes.ts';

/** A region and the regions that it consists of; those that consist of none are drawn. */
export interface Region {
  readonly code: string;
  readonly parts: readonly Region[];
}

/** The honeycomb that a sheet is cut from, and the width of a cell on the sheet. */
const COLUMNS = 46;
const ROWS = 40;
const STEP = 20;

/** Cells inside a wavy round: the land to be divided. */
function land(salt: number): Cell[] {
  const cells: Cell[] = [];
  const [centreX, centreY] = middleOf({ column: COLUMNS / 2, row: ROWS / 2 });
  for (let row = 0; row < ROWS; row += 1)
    for (let column = 0; column < COLUMNS; column += 1) {
      const [x, y] = middleOf({ column, row });
      const [across, down] = [(x - centreX) / COLUMNS, ((y - centreY) * 2) / (3 * ROWS)];
      const angle = Math.atan2(down, across);
      const waves = [2, 3, 5, 8].map((times) => Math.sin(times * angle + 6.283 * chance(salt, times, 7)) / times);
      if (Math.hypot(across, down) < 0.82 + 0.2 * waves.reduce((sum, each) => sum + each, 0))
        cells.push({ column, row });
    }
  return cells;
}

const leavesOf = (region: Region): number =>
  region.parts.length === 0 ? 1 : region.parts.reduce((sum, part) => sum + leavesOf(part), 0);

/** Shares the cells out, level by level: a city is the whole of its counties. */
function share(region: Region, cells: readonly Cell[], salt: number): { code: string; cells: readonly Cell[] }[] {
  if (region.parts.length === 0) return [{ code: region.code, cells }];
  const shares = divide(cells, region.parts.map(leavesOf), salt);
  return region.parts.flatMap((part, at) => share(part, shares[at] ?? [], salt + at + 1));
}

const nameOf = ([x, y]: Corner): string => `${x},${y}`;

/** Where a corner stands on the sheet: a little beside its place in the honeycomb. */
function placed(salt: number, [x, y]: Corner): Point {
  const angle = 6.283 * chance(salt, x, y);
  const off = 0.26 * STEP * Math.sqrt(chance(salt + 1, x, y));
  return [(x * STEP) / 2 + off * Math.cos(angle), (y * STEP) / (2 * Math.sqrt(3)) + off * Math.sin(angle)];
}

/** Rounds the lines off: a point between two others moves towards them, one where three areas meet stays. */
function smooth(shapes: readonly Shape[], salt: number): Map<string, Point> {
  const around = new Map<string, Set<string>>();
  const points = new Map<string, Point>();
  for (const ring of shapes.flat())
    ring.forEach((corner, at) => {
      const next = ring[(at + 1) % ring.length] ?? corner;
      points.set(nameOf(corner), placed(salt, corner));
      for (const [one, two] of [
        [nameOf(corner), nameOf(next)],
        [nameOf(next), nameOf(corner)],
      ] as const)
        around.set(one, (around.get(one) ?? new Set()).add(two));
    });
  const moved = [...points].map(([name, point]): [string, Point] => {
    const beside = [...(around.get(name) ?? [])].flatMap((each) => [points.get(each) ?? point]);
    const [a, b] = beside;
    if (beside.length !== 2 || a === undefined || b === undefined) return [name, point];
    return [name, [(2 * point[0] + a[0] + b[0]) / 4, (2 * point[1] + a[1] + b[1]) / 4]];
  });
  return new Map(moved);
}

/**
 * Draws a region that does not exist: its smallest parts side by side, without gap or overlap, each in one piece, each
 * city the whole of its counties. The same tree and salt give the same drawing on every machine.
 * @returns outlines by code in whole units of a sheet that begins at nought
 */
export function drawRegion(region: Region, salt: number): Map<string, Shape> {
  const leaves = share(region, land(salt), salt).map(({ code, cells }) => ({
    code,
    shape: dissolve(cells.map((cell) => [cornersOf(cell)])),
  }));
  const points = smooth(
    leaves.map(({ shape }) => shape),
    salt,
  );
  const { left, top } = boxOf([[...points.values()]]);
  const onSheet = (corner: Corner): Point => {
    const [x, y] = points.get(nameOf(corner)) ?? corner;
    return [Math.round(x - left), Math.round(y - top)];
  };
  return new Map(leaves.map(({ code, shape }) => [code, shape.map((ring) => ring.map(onSheet))]));
}
