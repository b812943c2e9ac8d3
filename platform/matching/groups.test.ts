import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupsOf } from './groups.ts';

const pairsOf = (list: readonly (readonly [number, number, number])[]) => ({
  a: Uint32Array.from(list, ([a]) => a),
  b: Uint32Array.from(list, ([, b]) => b),
  score: Float64Array.from(list, ([, , score]) => score),
});
const agreeing = { upper: 3, contradiction: -5, coherent: 0, scoreOf: () => 4 };

describe('groups', () => {
  test('are what strong pairs join, under the lowest record', () => {
    expect([
      ...groupsOf(
        5,
        pairsOf([
          [1, 4, 9],
          [2, 4, 8],
          [0, 3, 1],
        ]),
        agreeing,
      ),
    ]).toEqual([0, 1, 1, 3, 1]);
  });

  test('are not joined through a record between two that contradict each other', () => {
    const scoreOf = (a: number, b: number): number => (Math.min(a, b) === 0 && Math.max(a, b) === 2 ? -8 : 6);
    expect([
      ...groupsOf(
        3,
        pairsOf([
          [0, 1, 9],
          [1, 2, 6],
        ]),
        { ...agreeing, scoreOf },
      ),
    ]).toEqual([0, 0, 2]);
  });

  test('are not joined by one weak link between many that do not agree', () => {
    const inside = (a: number, b: number): boolean => a < 3 === b < 3;
    const scoreOf = (a: number, b: number): number =>
      inside(a, b) ? 8 : a + b === 5 && Math.abs(a - b) === 1 ? 4 : -2;
    const strong = [
      [0, 1, 8],
      [1, 2, 8],
      [3, 4, 8],
      [4, 5, 8],
      [2, 3, 4],
    ] as const;
    expect([...groupsOf(6, pairsOf(strong), { ...agreeing, scoreOf })]).toEqual([0, 0, 0, 3, 3, 3]);
  });

  test('do not depend on the order of the pairs', () => {
    const pair = fc.tuple(
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 6 }),
    );
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (list, lots) => {
        // One score a pair, as a comparison gives it.
        const valid = [
          ...new Map(list.filter(([a, b]) => a < b).map((each) => [`${each[0]}-${each[1]}`, each])).values(),
        ];
        const scoreOf = (a: number, b: number): number => ((a * 7 + b * 7) % 11) - 3;
        const mixed = [...valid].map((each) => ({ each, lot: lots.next().value })).sort((x, y) => x.lot - y.lot);
        const rule = { ...agreeing, scoreOf };
        expect(groupsOf(10, pairsOf(mixed.map(({ each }) => each)), rule)).toEqual(groupsOf(10, pairsOf(valid), rule));
      }),
    );
  });
});
