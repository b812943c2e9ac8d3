import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Told } from '../../../platform/text/told.ts';
import { compare, losesByChance, lowestDifference } from './compare.ts';
import { scoresOf } from './scores.ts';

/** So many texts of two labels, the first `wrong` of each guessed as the other. */
const told = (each: number, wrong: number): Told[] =>
  ['food', 'drug'].flatMap((label, at) =>
    Array.from({ length: each }, (_, turn) => ({
      label,
      guess: turn < wrong ? (['drug', 'food'][at] ?? '') : label,
      probability: turn < wrong ? 0.6 : 0.9,
    })),
  );
const judged = (candidate: readonly Told[], current: readonly Told[], beside: [number, number] = [0, 0]) =>
  compare(
    'frozen-1',
    new Map([
      ['domain', candidate],
      ['urgency', told(100, beside[0])],
    ]),
    new Map([
      ['domain', current],
      ['urgency', told(100, beside[1])],
    ]),
  );

describe('promotion', () => {
  test('of what is plainly better', () => {
    expect(judged(told(100, 5), told(100, 20))).toMatchObject({
      better: true,
      onlyCandidate: 30,
      onlyCurrent: 0,
      accuracy: { candidate: 0.95, current: 0.8 },
    });
  });

  test('not of the same, of what is worse, nor of a gain that chance could give', () => {
    expect(judged(told(100, 10), told(100, 10)).better).toBe(false);
    expect(judged(told(100, 20), told(100, 5)).better).toBe(false);
    // One better in twenty, four of them won and three lost.
    const lucky = told(10, 0).map((each, at) => ({ ...each, guess: at < 3 ? '?' : each.guess }));
    const before = told(10, 0).map((each, at) => ({ ...each, guess: at > 15 ? '?' : each.guess }));
    expect(judged(lucky, before)).toMatchObject({ onlyCandidate: 4, onlyCurrent: 3, better: false });
  });

  test('not where urgency suffers', () => {
    expect(judged(told(100, 5), told(100, 20), [20, 2])).toMatchObject({ better: false, worse: ['urgency'] });
    expect(judged(told(100, 5), told(100, 20), [2, 1])).toMatchObject({ better: true, worse: [] });
  });

  test('not on no texts at all', () => {
    expect(judged([], []).better).toBe(false);
  });
});

test('McNemar’s exact test gives the tails of a fair coin', () => {
  expect(losesByChance(0, 5)).toBeCloseTo(1 / 32);
  expect(losesByChance(3, 3)).toBeCloseTo(0.65625);
  expect(losesByChance(0, 0)).toBe(1);
  // Where a half to this power is no double any more.
  expect(losesByChance(1_000, 1_200)).toBeGreaterThan(0);
  expect(losesByChance(1_000, 1_200)).toBeLessThan(0.001);
});

test('the lower bound is repeatable, and lies below the mean by about 1.6 standard errors', () => {
  const pairs = Array.from({ length: 400 }, (_, at) => (at < 40 ? 1 : at < 60 ? -1 : 0));
  const error = Math.sqrt((60 / 400 - 0.05 ** 2) / 400);
  expect(lowestDifference(pairs)).toBe(lowestDifference(pairs));
  expect(lowestDifference(pairs)).toBeCloseTo(0.05 - 1.645 * error, 2);
});

test('scores lie between 0 and 1, counts add up, and coverage is whole where all is right', () => {
  const label = fc.constantFrom('a', 'b', 'c');
  const one = fc.record({ label, guess: label, probability: fc.double({ min: 0, max: 1, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 60 }), (list) => {
      const scores = scoresOf('domain', list);
      for (const value of [scores.accuracy, scores.macroF1, scores.coverage95, scores.ece]) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
      expect(scores.confusion.reduce((sum, { texts }) => sum + texts, 0)).toBe(list.length);
      expect(scores.labels.reduce((sum, { texts }) => sum + texts, 0)).toBe(list.length);
    }),
  );
  const sure = told(10, 0).map((each) => ({ ...each, probability: 1 }));
  expect(scoresOf('domain', sure)).toMatchObject({ accuracy: 1, macroF1: 1, coverage95: 1, ece: 0 });
  expect(scoresOf('domain', told(10, 10))).toMatchObject({ accuracy: 0, coverage95: 0 });
  expect(scoresOf('domain', told(10, 10)).ece).toBeCloseTo(0.6);
});
