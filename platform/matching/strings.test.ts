import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { describe, expect, test } from 'vitest';
import { editLikeness, jaro, jaroWinkler, levenshtein, pairDice } from './strings.ts';

/** Few letters, so that strings share some; every length around the words of 32 rows. */
const word = fc.string({ unit: fc.constantFrom('a', 'b', '沙', '\ud800', '😀'), maxLength: 140 });

describe('the distance of edits', () => {
  test('is what another library counts, for short and long strings', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(levenshtein(a, b)).toBe(distance(a, b));
      }),
      { numRuns: 600 },
    );
  });

  test('is a metric', () => {
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(levenshtein(a, b)).toBe(levenshtein(b, a));
        expect(levenshtein(a, a)).toBe(0);
        expect(levenshtein(a, c)).toBeLessThanOrEqual(levenshtein(a, b) + levenshtein(b, c));
      }),
    );
  });

  test('stays right after a long pattern was read', () => {
    levenshtein('x'.repeat(1_000), 'y'.repeat(1_000));
    expect(levenshtein('kitten', 'sitting')).toBe(3);
    expect(editLikeness('', '')).toBe(1);
  });
});

test.each([
  ['martha', 'marhta', 0.9444, 0.9611],
  ['dwayne', 'duane', 0.8222, 0.84],
  ['dixon', 'dicksonx', 0.7667, 0.8133],
  ['abc', 'xyz', 0, 0],
  ['', 'a', 0, 0],
])('%s and %s as Winkler printed them', (a, b, plain, raised) => {
  expect(jaro(a, b)).toBeCloseTo(plain, 3);
  expect(jaroWinkler(a, b)).toBeCloseTo(raised, 3);
});

test('every likeness is between 0 and 1, the same both ways, and 1 for the same', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      for (const likeness of [jaro, jaroWinkler, pairDice, editLikeness]) {
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
        expect(likeness(a, b)).toBeLessThanOrEqual(1);
        expect(likeness(a, b)).toBeCloseTo(likeness(b, a), 12);
        expect(likeness(a, a)).toBe(1);
      }
    }),
  );
});

test('common pairs are counted as often as they stand in both', () => {
  expect(pairDice('aaaa', 'aa')).toBeCloseTo(0.5);
  expect(pairDice('night', 'nacht')).toBeCloseTo(0.25);
});

test('a megabyte of one character is read no further than a name', () => {
  const long = '沙'.repeat(1_000_000);
  expect(jaroWinkler(long, `${long}x`)).toBe(1);
  expect(pairDice(long, 'x')).toBe(0);
});
