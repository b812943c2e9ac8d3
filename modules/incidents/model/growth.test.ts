import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atLeast, GROWTH_PEOPLE, growthOf } from './growth.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 5, 18, 12);
const tellings = (hoursAgo: readonly number[], teller = (n: number) => `t${n}`) =>
  hoursAgo.map((hours, n) => ({ at: NOW - hours * HOUR, teller: teller(n) }));

describe('growth', () => {
  test('is told of from four different people within two days on', () => {
    expect(growthOf(tellings([1, 5, 30]), NOW).growing).toBe(false);
    expect(growthOf(tellings([1, 5, 30, 47]), NOW)).toMatchObject({ people: GROWTH_PEOPLE, growing: true });
    expect(growthOf(tellings([1, 5, 30, 49]), NOW).growing).toBe(false);
  });

  test('counts copies of one text once', () => {
    expect(
      growthOf(
        tellings([1, 2, 3, 4, 5], () => 'same'),
        NOW,
      ),
    ).toMatchObject({ people: 1, growing: false });
  });

  test('is measured against the same hours of the eight weeks before', () => {
    const weekly = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((week) => [2, 6, 20, 40].map((hours) => week * 168 + hours));
    const { usualPerHour, growing } = growthOf(tellings([1, 5, 30, 47, ...weekly]), NOW);
    expect(usualPerHour).toBeCloseTo(4 / 48);
    expect(growing).toBe(false);
    // As many on other days of the week are no excuse.
    expect(growthOf(tellings([1, 5, 30, 47, ...weekly.map((hours) => hours + 72)]), NOW).growing).toBe(true);
  });

  test('takes a probability for what it is', () => {
    expect(atLeast(0, 3)).toBe(1);
    expect(atLeast(1, 2)).toBeCloseTo(1 - Math.exp(-2));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.double({ min: 0.1, max: 50, noNaN: true }), (n, mean) => {
        expect(atLeast(n, mean)).toBeGreaterThanOrEqual(atLeast(n + 1, mean));
        expect(atLeast(n, mean)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
