import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawFrom, resultText } from './draw-from.ts';
import { type DrawLists, listsDigest, listsText, problemOf, readLists } from './draw-lists.ts';
import { sha256Hex } from './sha256.ts';

interface ChiSquare {
  readonly jStat: { readonly chisquare: { readonly cdf: (x: number, degrees: number) => number } };
}
const { jStat } = createRequire(import.meta.url)('jstat') as ChiSquare;

const seed = (n: number): string => sha256Hex(`seed ${n}`);
const firmsOf = (group: string, weights: readonly number[]): DrawLists['firms'] =>
  weights.map((weight, i) => ({ code: `${group}${String(i).padStart(3, '0')}`, name: `企业${i}`, group, weight }));
const officersOf = (count: number): DrawLists['officers'] =>
  Array.from({ length: count }, (_, i) => ({ licence: `L${i}`, authority: '980102' }));

const some: fc.Arbitrary<DrawLists> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 4 }),
    weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 48, maxLength: 48 }),
    share: fc.integer({ min: 0, max: 100 }),
    officers: fc.integer({ min: 4, max: 9 }),
    each: fc.integer({ min: 2, max: 3 }),
    conflicts: fc.array(fc.tuple(fc.nat(8), fc.nat(47), fc.constantFrom('recusal' as const, 'last-time' as const)), {
      maxLength: 25,
    }),
  })
  .map(({ sizes, weights, share, officers, each, conflicts }) => {
    const firms = sizes.flatMap((size, i) => firmsOf(`g${i}`, weights.slice(i * 12, i * 12 + size)));
    return {
      officersPerFirm: each,
      groups: sizes.map((size, i) => ({ id: `g${i}`, draw: Math.ceil((size * share) / 100) })),
      firms,
      officers: officersOf(officers),
      conflicts: conflicts.flatMap(([o, f, why]) => {
        const code = firms[f]?.code;
        return code === undefined ? [] : [{ licence: `L${o}`, code, why }];
      }),
    };
  });
const drawable = some.filter((lists) => problemOf(lists) === undefined);

const shuffled = <T>(list: readonly T[], by: number): T[] =>
  [...list].sort((a, b) => (sha256Hex(`${by}${JSON.stringify(a)}`) < sha256Hex(`${by}${JSON.stringify(b)}`) ? -1 : 1));

describe('whatever is drawn from', () => {
  test('each group gives its number, no firm twice, at least two different officers, never one in conflict', () => {
    fc.assert(
      fc.property(drawable, fc.nat(), (lists, n) => {
        const { firms } = drawFrom(lists, seed(n));
        for (const { id, draw } of lists.groups) {
          expect(firms.filter(({ group }) => group === id)).toHaveLength(draw);
        }
        expect(new Set(firms.map(({ code }) => code)).size).toBe(firms.length);
        const forbidden = new Set(lists.conflicts.map(({ licence, code }) => `${licence} ${code}`));
        for (const { code, officers, passed } of firms) {
          expect(new Set(officers).size).toBe(lists.officersPerFirm);
          expect(officers.filter((licence) => forbidden.has(`${licence} ${code}`))).toEqual([]);
          // Passed over means a reason on the list, and nobody else.
          expect(passed.every(({ licence }) => forbidden.has(`${licence} ${code}`))).toBe(true);
        }
      }),
    );
  });

  test('the same lists in any order and the same seed give the same text and the same result', () => {
    fc.assert(
      fc.property(drawable, fc.nat(), fc.nat(), (lists, n, order) => {
        const other: DrawLists = {
          ...lists,
          groups: shuffled(lists.groups, order),
          firms: shuffled(lists.firms, order),
          officers: shuffled(lists.officers, order),
          conflicts: shuffled(lists.conflicts, order),
        };
        expect(listsText(other)).toBe(listsText(lists));
        expect(resultText(drawFrom(other, seed(n)))).toBe(resultText(drawFrom(lists, seed(n))));
        expect(resultText(drawFrom(readLists(listsText(lists)), seed(n)))).toBe(resultText(drawFrom(lists, seed(n))));
      }),
    );
  });

  test('work is shared: nobody has two more than another where there is no conflict', () => {
    const lists: DrawLists = {
      ...{ officersPerFirm: 2, groups: [{ id: 'g', draw: 11 }], conflicts: [] },
      ...{ firms: firmsOf('g', new Array(20).fill(1)), officers: officersOf(7) },
    };
    for (let n = 0; n < 30; n += 1) {
      const load = new Map<string, number>();
      for (const { officers } of drawFrom(lists, seed(n)).firms) {
        for (const licence of officers) load.set(licence, (load.get(licence) ?? 0) + 1);
      }
      const counts = [...load.values()];
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
  });
});

describe('chances', () => {
  const WEIGHTS = [1, 1, 2, 2, 4, 4, 8, 8];
  const lists: DrawLists = {
    ...{ officersPerFirm: 2, conflicts: [], officers: officersOf(4) },
    ...{ groups: [{ id: 'g', draw: 3 }], firms: firmsOf('g', WEIGHTS) },
  };
  const RUNS = 6_000;
  const TOTAL = WEIGHTS.reduce((sum, each) => sum + each, 0);

  /** How likely each firm is among three, by summing over every order of drawing. */
  function inclusion(): number[] {
    const chances = new Array<number>(WEIGHTS.length).fill(0);
    const walk = (left: readonly number[], total: number, chance: number, depth: number): void => {
      if (depth === 3) return;
      for (const i of left) {
        const own = chance * ((WEIGHTS[i] ?? 0) / total);
        chances[i] = (chances[i] ?? 0) + own;
        walk(
          left.filter((each) => each !== i),
          total - (WEIGHTS[i] ?? 0),
          own,
          depth + 1,
        );
      }
    };
    walk(
      WEIGHTS.map((_, i) => i),
      TOTAL,
      1,
      0,
    );
    return chances;
  }

  /** Chi-square of how often each firm was drawn first (exact multinomial), as a p-value. */
  function pValue(seen: readonly number[], expected: readonly number[]): number {
    const x = seen.reduce((sum, n, i) => sum + (n - (expected[i] ?? 0)) ** 2 / (expected[i] ?? 1), 0);
    return 1 - jStat.chisquare.cdf(x, expected.length - 1);
  }

  const runs = Array.from({ length: RUNS }, (_, n) =>
    drawFrom(lists, seed(n)).firms.map(({ code }) => Number(code.slice(1))),
  );
  const first = (weights: readonly number[]): number[] => weights.map((weight) => (RUNS * weight) / TOTAL);

  test('who is drawn first agrees with the weights', () => {
    const seen = WEIGHTS.map((_, i) => runs.filter(([code]) => code === i).length);
    expect(pValue(seen, first(WEIGHTS))).toBeGreaterThan(0.001);
    // The test can fail: weights that were not meant are found.
    expect(pValue(seen, first([1, 1, 2, 2, 4, 4, 7, 9]))).toBeLessThan(1e-6);
  });

  test('who is among the drawn agrees with the exact chances, within four standard errors', () => {
    const chances = inclusion();
    for (const [i, chance] of chances.entries()) {
      const seen = runs.filter((codes) => codes.includes(i)).length;
      expect(Math.abs(seen - RUNS * chance)).toBeLessThan(4 * Math.sqrt(RUNS * chance * (1 - chance)));
    }
    expect(chances.reduce((sum, each) => sum + each, 0)).toBeCloseTo(3, 9);
  });
});

test('lists that cannot be drawn from are refused with what is wrong', () => {
  const good: DrawLists = {
    ...{ officersPerFirm: 2, conflicts: [], officers: officersOf(3) },
    ...{ groups: [{ id: 'g', draw: 1 }], firms: firmsOf('g', [1, 1]) },
  };
  expect(problemOf(good)).toBeUndefined();
  const wrong: readonly (readonly [string, Partial<DrawLists>])[] = [
    ['officers-per-firm', { officersPerFirm: 1 }],
    ['number', { groups: [{ id: 'g', draw: 3 }] }],
    ['group-unknown', { groups: [] }],
    ['weight', { firms: firmsOf('g', [1, 0]) }],
    ['firm-twice', { firms: [...good.firms, ...good.firms] }],
    ['officer-twice', { officers: [...good.officers, ...good.officers] }],
    ['text', { firms: [{ code: 'a', name: '甲\t乙', group: 'g', weight: 1 }] }],
    ['unstaffed', { conflicts: ['L0', 'L1'].map((licence) => ({ licence, code: 'g001', why: 'recusal' as const })) }],
  ];
  for (const [problem, change] of wrong) expect(problemOf({ ...good, ...change }), problem).toBe(problem);
  const text = listsText(good);
  expect(readLists(text)).toEqual(good);
  for (const changed of [text.replace('\t1\t', '\t01\t'), text.split('\n').reverse().join('\n'), `${text}\n`, '']) {
    expect(() => readLists(changed)).toThrow('inspections.draw.lists');
  }
  expect(listsDigest(text)).not.toBe(listsDigest(text.replace('企业0', '企业9')));
});
