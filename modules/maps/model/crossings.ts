import type { Point, Ring } from './geometry.ts';

interface Segment {
  readonly from: Point;
  readonly to: Point;
  readonly at: number;
}

const turn = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number =>
  Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));

const within = ([ax, ay]: Point, [bx, by]: Point, [px, py]: Point): boolean =>
  Math.min(ax, bx) <= px && px <= Math.max(ax, bx) && Math.min(ay, by) <= py && py <= Math.max(ay, by);

/** Whether two pieces of a line have a point in common. */
function meet(a: Segment, b: Segment): boolean {
  const [one, two] = [turn(a.from, a.to, b.from), turn(a.from, a.to, b.to)];
  const [three, four] = [turn(b.from, b.to, a.from), turn(b.from, b.to, a.to)];
  if (one !== two && three !== four) return true;
  return (
    (one === 0 && within(a.from, a.to, b.from)) ||
    (two === 0 && within(a.from, a.to, b.to)) ||
    (three === 0 && within(b.from, b.to, a.from)) ||
    (four === 0 && within(b.from, b.to, a.to))
  );
}

/**
 * The first point of a ring at which its line meets itself elsewhere; undefined for a ring that is sound. Pieces are
 * looked at from left to right, each against those that still reach as far: fast enough for the coast of a province.
 */
export function selfCrossing(ring: Ring): Point | undefined {
  const count = ring.length;
  const segments: Segment[] = ring.map((from, at) => ({ from, to: ring[(at + 1) % count] ?? from, at }));
  const left = ({ from, to }: Segment): number => Math.min(from[0], to[0]);
  const right = ({ from, to }: Segment): number => Math.max(from[0], to[0]);
  segments.sort((a, b) => left(a) - left(b));
  let open: Segment[] = [];
  for (const segment of segments) {
    open = open.filter((each) => right(each) >= left(segment));
    for (const other of open) {
      const apart = Math.abs(other.at - segment.at);
      // Neighbours share one point: that they fold back onto one another is found by their turn.
      if (apart === 1 || apart === count - 1) {
        if (foldsBack(segment, other)) return segment.from;
      } else if (meet(segment, other)) return segment.from;
    }
    open.push(segment);
  }
  return undefined;
}

/** Whether two pieces that follow one another lie on the same line and run back over one another. */
function foldsBack(a: Segment, b: Segment): boolean {
  const [first, second] = a.to[0] === b.from[0] && a.to[1] === b.from[1] ? [a, b] : [b, a];
  if (turn(first.from, first.to, second.to) !== 0) return false;
  const along =
    (first.to[0] - first.from[0]) * (second.to[0] - second.from[0]) +
    (first.to[1] - first.from[1]) * (second.to[1] - second.from[1]);
  return along < 0;
}
