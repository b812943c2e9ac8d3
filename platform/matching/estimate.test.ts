import { describe, expect, test } from 'vitest';
import { bandsOf } from './bands.ts';
import { blocksOf, visitPairs } from './blocks.ts';
import { type Field, levelsOf, patternOf } from './comparison.ts';
import { estimate, type Verdicts } from './estimate.ts';
import { gather, lottery } from './gather.ts';
import { probabilityOf, scorerOf } from './score.ts';

const text = (name: string) => ({ zh: name, en: name });
const FIRMS = 600;
const COPIES = 3;
/** How often each field of a record is right; else it is drawn anew. */
const RIGHT = [0.9, 0.8, 0.95, 0.85];
const VALUES = [300, 40, 1_000, 400];

/** Records of firms, three a firm, whose fields are right as often as RIGHT says: what the weights must find out. */
function world(seed: number) {
  const draw = lottery(seed);
  const from = (values: number): number => 1 + Math.floor(draw() ** 2 * values);
  const firms = Array.from({ length: FIRMS }, () => VALUES.map(from));
  const records = Array.from({ length: FIRMS * COPIES }, (_, at) =>
    (firms[at % FIRMS] ?? []).map((value, field) =>
      draw() < 0.1 ? 0 : draw() < (RIGHT[field] ?? 0) ? value : from(VALUES[field] ?? 1),
    ),
  );
  const columns = VALUES.map((_, field) => Uint32Array.from(records, (record) => record[field] ?? 0));
  const fields: Field[] = columns.map((values, at) => ({
    name: `f${at}`,
    title: text(`f${at}`),
    levels: [text('differs'), text('same')],
    keys: [`f${at}`],
    rarity: { values, from: 2 },
    compare: (a, b) => (values[a] === 0 || values[b] === 0 ? 0 : values[a] === values[b] ? 2 : 1),
  }));
  const blocks = columns.map((values, at) => blocksOf({ name: `f${at}`, values }, 500));
  const evidence = gather({ fields, blocks, records: records.length, lots: 100_000, parts: 1 });
  return { fields, blocks, evidence, same: (a: number, b: number) => a % FIRMS === b % FIRMS };
}

describe('weights learned without labels', () => {
  const { fields, blocks, evidence, same } = world(5);
  const weights = estimate(fields, evidence);

  test.each([0, 1, 2, 3])('field %i agrees among the same about as often as it was made to', (at) => {
    // Two records agree when both are right, or by chance when they are not.
    const made = (RIGHT[at] ?? 0) ** 2;
    expect(weights.fields[at]?.m[1]).toBeGreaterThan(made - 0.08);
    expect(weights.fields[at]?.m[1]).toBeLessThan(made + 0.08);
    expect(weights.fields[at]?.u[1]).toBeLessThan(0.1);
  });

  test('tell how many of all pairs are the same', () => {
    const made = (COPIES - 1) / (FIRMS * COPIES - 1);
    expect(weights.prior / made).toBeGreaterThan(0.7);
    expect(weights.prior / made).toBeLessThan(1.3);
  });

  test('give scores that part the same from strangers, and expect about as many errors as there are', () => {
    const { scoreOf } = scorerOf(fields, weights);
    const scores: number[] = [];
    let [right, above, expected] = [0, 0, 0];
    visitPairs(blocks, {}, (a, b) => {
      const score = scoreOf(a, b);
      scores.push(score);
      if (score <= 0) return;
      above += 1;
      right += same(a, b) ? 1 : 0;
      expected += probabilityOf(score);
    });
    expect(right / above).toBeGreaterThan(0.95);
    expect(Math.abs(right - expected) / above).toBeLessThan(0.04);
    const bands = bandsOf(scores, { precision: 0.99, look: 0.05, least: 0.5 });
    expect(bands.merge.precision).toBeGreaterThanOrEqual(0.99);
    expect(bands.upper).toBeGreaterThan(bands.lower);
    expect(scores.filter((score) => score >= bands.upper)).toHaveLength(bands.merge.pairs);
  });

  test('are the same when learned again', () => expect(estimate(fields, evidence)).toEqual(weights));

  test('a verdict against what agreed makes it weigh less, one for it more', () => {
    const pattern = 2 + 3 * 2 + 9 * 1 + 27 * 1;
    expect(levelsOf(fields, pattern)).toEqual([2, 2, 1, 1]);
    const gainOf = (verdicts: Verdicts): number => {
      const learned = estimate(fields, { ...evidence, verdicts });
      const weightOf = (w: typeof learned): number =>
        [0, 1].reduce((sum, at) => sum + Math.log((w.fields[at]?.m[1] ?? 1) / (w.fields[at]?.u[1] ?? 1)), 0);
      return weightOf(learned) - weightOf(weights);
    };
    const none = new Map<number, number>();
    expect(gainOf({ same: none, other: new Map([[pattern, 10]]), worth: 50 })).toBeLessThan(-0.1);
    expect(gainOf({ same: new Map([[pattern, 10]]), other: none, worth: 50 })).toBeGreaterThan(0);
  });
});

describe('the parts of a score', () => {
  const { fields, evidence } = world(9);
  const scorer = scorerOf(fields, estimate(fields, evidence));

  test('add up to it', () => {
    for (let a = 0; a < 300; a += 7)
      for (const b of [a + FIRMS, a + 1]) {
        const sum = scorer.partsOf(a, b).reduce((total, { weight }) => total + weight, 0);
        expect(sum).toBeCloseTo(scorer.scoreOf(a, b), 9);
      }
  });

  test('a rare value adds where a common one takes away', () => {
    const rarities = new Map([['f0', Float32Array.from({ length: FIRMS * COPIES }, (_, at) => (at === 0 ? 2 : 1))]]);
    const pair =
      Array.from({ length: FIRMS }, (_, at) => at).find((at) => fields[0]?.compare(at, at + FIRMS) === 2) ?? 0;
    const parts = scorerOf(fields.slice(0, 1), estimate(fields, evidence), rarities).partsOf(pair, pair + FIRMS);
    expect(parts.map(({ part }) => part)).toEqual(['prior', 'f0', 'f0-rarity']);
    expect(parts[2]?.title).toEqual({ zh: 'f0：少见', en: 'f0: rare' });
    expect(parts[2]?.weight).toBe(1);
  });
});

test('a pattern says all levels', () => {
  const fields = [3, 1, 5].map((levels, at) => ({
    name: `f${at}`,
    title: text('f'),
    levels: Array.from({ length: levels }, () => text('l')),
    compare: (a: number) => Math.min(levels, a),
  }));
  expect(levelsOf(fields, patternOf(fields, 4, 0))).toEqual([3, 1, 4]);
});
