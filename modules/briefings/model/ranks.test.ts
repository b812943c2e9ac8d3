import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankAreas } from './ranks.ts';

const standings = [
  { key: 'a', part: 9, base: 10 },
  { key: 'b', part: 90, base: 100 },
  { key: 'c', part: 10, base: 100 },
  { key: 'd', part: 0, base: 0 },
  { key: 'e', part: 3, base: null },
];
const places = (...args: Parameters<typeof rankAreas>) => rankAreas(...args).map(({ key, rank }) => [key, rank]);

describe('ranks of areas', () => {
  it('ranks by rate, shares a rank where equal, and leaves areas without a base unranked', () => {
    expect(places(standings, 'share', 'high')).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 3],
      ['d', null],
      ['e', null],
    ]);
    // Ten of a hundred is surely below ninety of a hundred; nine of ten is not surely anything beside ninety of a hundred.
    const [, b, c] = rankAreas(standings, 'share', 'high');
    expect([b, c]).toMatchObject([
      { low: 1, high: 2 },
      { low: 3, high: 3 },
    ]);
  });

  it('turns round where little comes first', () => {
    expect(places(standings, 'share', 'low')[0]).toEqual(['c', 1]);
  });

  it('ranks events over a base of another kind, and amounts with no interval', () => {
    expect(places(standings, 'count', 'high').slice(0, 3)).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 3],
    ]);
    expect(rankAreas(standings, 'plain', 'high')[0]).toEqual({ key: 'b', rate: 90, rank: 1, low: 1, high: 1 });
    expect(places(standings, 'ratio', 'high').at(-1)).toEqual(['e', null]);
  });

  it('a share that is more than its base ranks as a full one', () => {
    expect(rankAreas([{ key: 'a', part: 12, base: 10 }], 'share', 'high')).toMatchObject([{ rate: 1, rank: 1 }]);
  });

  it('a rank lies in its interval, and the order of rows does not matter', () => {
    const row = fc.record({ part: fc.nat(50), base: fc.nat(60) });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.constantFrom('share', 'count'), (rows, kind) => {
        const named = rows.map((each, index) => ({ key: String(index), ...each }));
        const ranked = rankAreas(named, kind, 'high');
        for (const { rank, low, high } of ranked) {
          if (rank !== null) expect((low ?? 0) <= rank && rank <= (high ?? 0)).toBe(true);
        }
        expect(rankAreas([...named].reverse(), kind, 'high')).toEqual(ranked);
      }),
    );
  });
});
