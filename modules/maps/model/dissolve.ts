import type { Point, Ring, Shape } from './geometry.ts';

const nameOf = ([x, y]: Point): string => `${x},${y}`;

/**
 * The outline of areas taken together: lines between two of them fall away. Areas must share their border points
 * exactly and run the same way round, as those of one drawing do.
 */
export function dissolve(shapes: readonly Shape[]): Shape {
  const edges = new Map<string, { readonly from: Point; readonly to: Point }>();
  for (const ring of shapes.flat())
    ring.forEach((from, at) => {
      const to = ring[(at + 1) % ring.length] ?? from;
      // What one area walks one way and its neighbour the other way is no outer border.
      if (!edges.delete(`${nameOf(to)}|${nameOf(from)}`)) edges.set(`${nameOf(from)}|${nameOf(to)}`, { from, to });
    });
  const next = new Map([...edges.values()].map(({ from, to }) => [nameOf(from), { from, to }]));
  const rings: Ring[] = [];
  for (const [start] of next) {
    const ring: Point[] = [];
    let at = next.get(start);
    while (at !== undefined) {
      next.delete(nameOf(at.from));
      ring.push(at.from);
      at = next.get(nameOf(at.to));
    }
    if (ring.length > 2) rings.push(ring);
  }
  return rings;
}
