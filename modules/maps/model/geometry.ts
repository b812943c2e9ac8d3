/** A place on a sheet, in the units of the sheet. */
export type Point = readonly [x: number, y: number];
/** A closed line: the first point is not said again at the end. */
export type Ring = readonly Point[];
/** One area: all of its rings. What lies within an even number of them, as a hole does, is outside it. */
export type Shape = readonly Ring[];

/** Twice the area that the ring encloses: above nought where it runs clockwise on a screen (y downwards). */
export function doubleArea(ring: Ring): number {
  let sum = 0;
  for (let at = 0; at < ring.length; at += 1) {
    const [x, y] = ring[at] ?? [0, 0];
    const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [0, 0];
    sum += x * nextY - nextX * y;
  }
  return sum;
}

/** The area that a ring encloses, in square units. */
export const areaOf = (ring: Ring): number => Math.abs(doubleArea(ring)) / 2;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The smallest box round all of them; nothing encloses nothing. */
export function boxOf(rings: readonly Ring[]): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const ring of rings)
    for (const [x, y] of ring) {
      box.left = Math.min(box.left, x);
      box.top = Math.min(box.top, y);
      box.right = Math.max(box.right, x);
      box.bottom = Math.max(box.bottom, y);
    }
  return box;
}

/** Whether a point lies inside a ring; on the line itself either may be said. */
export function isInside([x, y]: Point, ring: Ring): boolean {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
    const [ax, ay] = ring[at] ?? [0, 0];
    const [bx, by] = ring[before] ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** How far a point lies from a ring's line. */
function distanceTo([x, y]: Point, ring: Ring): number {
  let least = Infinity;
  for (let at = 0; at < ring.length; at += 1) {
    const [ax, ay] = ring[at] ?? [0, 0];
    const [bx, by] = ring[(at + 1) % ring.length] ?? [0, 0];
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
    least = Math.min(least, Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)));
  }
  return least;
}

const GRID = 16;

/** Where a name stands best: of a grid over the largest part the point that lies deepest inside the area. */
export function labelPoint(shape: Shape): Point {
  const largest = shape.reduce<Ring>((best, ring) => (areaOf(ring) > areaOf(best) ? ring : best), []);
  const { left, top, right, bottom } = boxOf([largest]);
  const depthAt = (point: Point): number =>
    shape.filter((ring) => isInside(point, ring)).length % 2 === 0
      ? -1
      : Math.min(...shape.map((ring) => distanceTo(point, ring)));
  let found: Point = [(left + right) / 2, (top + bottom) / 2];
  let depth = depthAt(found);
  for (let column = 1; column < GRID; column += 1)
    for (let row = 1; row < GRID; row += 1) {
      const point: Point = [left + ((right - left) * column) / GRID, top + ((bottom - top) * row) / GRID];
      const deep = depthAt(point);
      if (deep > depth) [found, depth] = [point, deep];
    }
  return found;
}
