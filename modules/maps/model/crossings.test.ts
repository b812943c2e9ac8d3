import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selfCrossing } from './crossings.ts';
import { areaOf, isInside, labelPoint, type Point } from './geometry.ts';

const square: Point[] = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
];

/** A star-shaped ring: its points stand round the middle in the order of their angles, so it never crosses itself. */
const star = fc.array(fc.integer({ min: 20, max: 100 }), { minLength: 5, maxLength: 40 }).map((radii) =>
  radii.map((radius, at): Point => {
    const angle = (2 * Math.PI * at) / radii.length;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  }),
);

/** The same question asked slowly: each pair of pieces, decided exactly by whole numbers. */
function crossesByPairs(ring: readonly Point[]): boolean {
  const count = ring.length;
  const at = (index: number): Point => ring[index % count] ?? [0, 0];
  const side = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  const holds = (a: Point, b: Point, c: Point): boolean =>
    side(a, b, c) === 0 && (c[0] - a[0]) * (c[0] - b[0]) <= 0 && (c[1] - a[1]) * (c[1] - b[1]) <= 0;
  for (let one = 0; one < count; one += 1)
    for (let two = one + 1; two < count; two += 1) {
      const [a, b, c, d] = [at(one), at(one + 1), at(two), at(two + 1)];
      const near = two === one + 1 || (one === 0 && two === count - 1);
      // Neighbours have a corner in common by right: only their far ends may not lie on one another.
      const touch = near
        ? two === one + 1
          ? holds(a, b, d) || holds(c, d, a)
          : holds(a, b, c) || holds(c, d, b)
        : holds(a, b, c) || holds(a, b, d) || holds(c, d, a) || holds(c, d, b);
      const cross = side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
      if (touch || (!near && cross)) return true;
    }
  return false;
}

describe('a ring that crosses itself', () => {
  it('is found: a bow, a touch at a corner, a line that runs back over itself', () => {
    expect(selfCrossing(square)).toBeUndefined();
    expect(
      selfCrossing([
        [0, 0],
        [4, 4],
        [4, 0],
        [0, 4],
      ]),
    ).toBeDefined();
    expect(
      selfCrossing([
        [0, 0],
        [2, 2],
        [4, 0],
        [4, 4],
        [2, 2],
        [0, 4],
      ]),
    ).toBeDefined();
    expect(
      selfCrossing([
        [0, 0],
        [4, 0],
        [2, 0],
        [2, 3],
      ]),
    ).toBeDefined();
  });

  it('is never seen in a star', () => {
    fc.assert(fc.property(star, (ring) => void expect(selfCrossing(ring)).toBeUndefined()));
  });

  it('is found wherever looking at every pair of pieces finds one', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
    const ring = fc.uniqueArray(point, { minLength: 3, maxLength: 9, selector: ([x, y]) => `${x},${y}` });
    fc.assert(
      fc.property(ring, (points) => void expect(selfCrossing(points) !== undefined).toBe(crossesByPairs(points))),
      { numRuns: 2_000 },
    );
  });

  it('a name stands inside', () => {
    fc.assert(
      fc.property(star, (ring) => {
        fc.pre(areaOf(ring) > 2_000);
        expect(isInside(labelPoint([ring]), ring)).toBe(true);
      }),
    );
  });
});
