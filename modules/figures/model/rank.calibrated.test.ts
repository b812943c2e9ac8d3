import { describe, expect, test } from 'vitest';
import { rateOf } from './interval.ts';
import { type Contender, eachOf, rankDensities, rankRates } from './rank.ts';

/** A generator with a seed (mulberry32), so that the simulation is the same every time. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Offices of very unequal size whose true shares lie close together: where a rank is least certain. */
const BASES = [4, 9, 15, 30, 40, 60, 120, 300, 900, 2_500];
const SHARES = [0.95, 0.6, 0.9, 0.88, 0.72, 0.9, 0.84, 0.91, 0.86, 0.93];
const WORLDS = 2_000;

const rows = (draw: () => number): Contender[] =>
  BASES.map((base, index) => {
    let part = 0;
    for (let n = 0; n < base; n += 1) if (draw() < (SHARES[index] ?? 0)) part += 1;
    return { key: String(index), part, base };
  });

/** True places: between 1 + the better and n − the worse, so that equals may stand in any order. */
const truth = SHARES.map((share) => ({
  best: 1 + SHARES.filter((other) => other > share).length,
  worst: SHARES.length - SHARES.filter((other) => other < share).length,
}));

type Bounds = readonly { readonly from: number | null; readonly to: number | null }[];

const holdsAt = (bounds: Bounds, index: number): boolean => {
  const [own, place] = [bounds[index], truth[index]];
  return own !== undefined && place !== undefined && (own.from ?? 0) <= place.best && place.worst <= (own.to ?? 0);
};

/** In how many of the drawn worlds all true places lay inside, and how often each office's own did. */
function coverage(level: number, boundsOf: (drawn: readonly Contender[]) => Bounds) {
  const draw = random(20_260_301);
  const each = BASES.map(() => 0);
  let all = 0;
  for (let world = 0; world < WORLDS; world += 1) {
    const bounds = boundsOf(rows(draw));
    const holding = BASES.map((_, index) => holdsAt(bounds, index));
    for (const [index, holds] of holding.entries()) if (holds) each[index] = (each[index] ?? 0) + 1;
    if (holding.every(Boolean)) all += 1;
  }
  return { all: all / WORLDS, each: each.map((n) => n / WORLDS), level };
}

describe('a rank interval', () => {
  test.each([0.8, 0.95])(
    'holds all true places at once in at least %d of the worlds, small offices and large',
    (level) => {
      const { all, each } = coverage(level, (drawn) => rankRates(drawn, level));
      expect(all).toBeGreaterThanOrEqual(level);
      for (const share of each) expect(share).toBeGreaterThanOrEqual(level);
    },
  );

  test('the rank alone holds no office’s place so often: that is why there is an interval', () => {
    const { all, each } = coverage(0.95, (drawn) => rankRates(drawn).map(({ rank }) => ({ from: rank, to: rank })));
    expect(all).toBeLessThan(0.05);
    expect(Math.min(...each)).toBeLessThan(0.6);
  });

  test('the simulation finds intervals that are too narrow', () => {
    // Standard errors as of the normal distribution, each office for itself: none where all were on time.
    const { all } = coverage(0.95, (drawn) => {
      const ends = drawn.map(({ part, base }) => {
        const half = 1.28 * Math.sqrt((part / base) * (1 - part / base) * (1 / base));
        return [part / base - half, part / base + half] as const;
      });
      return ends.map(([low, high]) => ({
        from: 1 + ends.filter(([theirs]) => theirs > high).length,
        to: ends.length - ends.filter(([, theirs]) => theirs < low).length,
      }));
    });
    expect(all).toBeLessThan(0.95);
  });

  test('is not so wide that it says nothing: who is surely worse is told from who is surely better', () => {
    const standing = rankRates([
      { key: 'large and good', part: 2_400, base: 2_500 },
      { key: 'large and bad', part: 1_500, base: 2_500 },
      { key: 'small', part: 3, base: 4 },
      { key: 'none', part: 0, base: 0 },
    ]);
    expect(standing.map(({ key, rank, from, to }) => [key, rank, from, to])).toEqual([
      ['large and good', 1, 1, 2],
      ['large and bad', 3, 2, 3],
      ['small', 2, 1, 3],
      ['none', null, null, null],
    ]);
  });

  test('the lowest may rank first: who is late least often', () => {
    const late = [
      { key: 'a', part: 10, base: 1_000 },
      { key: 'b', part: 500, base: 1_000 },
    ];
    expect(rankRates(late, 0.95, 'low').map(({ rank, from, to }) => [rank, from, to])).toEqual([
      [1, 1, 1],
      [2, 2, 2],
    ]);
  });

  test('counts of unequal regions are compared by what each has', () => {
    const [large, small] = rankDensities([
      { key: 'large', part: 300, base: 100_000 },
      { key: 'small', part: 90, base: 5_000 },
    ]);
    expect(large).toMatchObject({ rank: 2, from: 2, to: 2 });
    expect(small).toMatchObject({ rank: 1, from: 1, to: 1 });
  });

  test('each of many rows is asked to be surer', () => {
    expect(eachOf(15, 0.95)).toBeCloseTo(0.996586, 6);
    expect(eachOf(15, 0.95) ** 15).toBeCloseTo(0.95, 12);
    const alone = rateOf(5, 10);
    const [inMany] = rankRates(BASES.map((_, index) => ({ key: String(index), part: 5, base: 10 })));
    expect(inMany?.rate).toEqual(alone);
  });
});
