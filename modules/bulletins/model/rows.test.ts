import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rank } from './rows.ts';

const row = (key: string, clearanceRate: number | null, onTimeRate: number | null) => ({
  ...{ key, clearanceRate, onTimeRate, received: 10 },
});
const places = (rows: readonly { key: string; rank: number | null }[]) => rows.map((each) => [each.key, each.rank]);

describe('the rank of an office', () => {
  test('is by clearance first: keeping dates makes up for nothing left uncleared', () => {
    expect(places(rank([row('a', 0.95, 1), row('b', 1, 0.2)]))).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
    expect(places(rank([row('a', 0.9, 1), row('b', 1, 0)]))).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
  });

  test('is by on-time rate among equals; equal rows share a place; nothing received has none', () => {
    expect(
      places(rank([row('d', null, null), row('c', 1, 0.5), row('b', 1, 1), row('a', 1, 1), row('e', 0, null)])),
    ).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 3],
      ['e', 4],
      ['d', null],
    ]);
  });

  test('never puts a lower clearance rate before a higher one', () => {
    const rate = fc.integer({ min: 0, max: 10_000 }).map((part) => part / 10_000);
    fc.assert(
      fc.property(fc.array(fc.tuple(rate, rate), { maxLength: 12 }), (pairs) => {
        const ranked = rank(
          pairs.map(([clearance, onTime], index) => row(String(index).padStart(2, '0'), clearance, onTime)),
        );
        for (const [index, each] of ranked.entries()) {
          const next = ranked[index + 1];
          if (next === undefined) continue;
          const order =
            (each.clearanceRate ?? -1) - (next.clearanceRate ?? -1) ||
            (each.onTimeRate ?? -1) - (next.onTimeRate ?? -1);
          expect(order).toBeGreaterThanOrEqual(0);
          expect(next.rank).toBe(order === 0 ? each.rank : index + 2);
        }
      }),
    );
  });
});
