import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { densityOf, rateOf } from './interval.ts';

/** P(X ≤ k) of a binomial number, by adding its terms up; logarithms keep large bases from overflowing. */
function atMost(k: number, n: number, p: number): number {
  let term = n * Math.log1p(-p);
  let sum = Math.exp(term);
  for (let i = 1; i <= k; i += 1) {
    term += Math.log((n - i + 1) / i) + Math.log(p / (1 - p));
    sum += Math.exp(term);
  }
  return sum;
}

/** P(X ≤ k) of a Poisson number. */
function poissonAtMost(k: number, mean: number): number {
  let term = -mean;
  let sum = Math.exp(term);
  for (let i = 1; i <= k; i += 1) {
    term += Math.log(mean / i);
    sum += Math.exp(term);
  }
  return sum;
}

describe('the interval of a share', () => {
  // Mendel's peas, 682 of 925, as in the documentation of R's binom.test; none of ten: 1 − 0.025^(1/10).
  test.each([
    [682, 925, 0.7076683, 0.7654066],
    [0, 10, 0, 0.3084971],
    [10, 10, 0.6915029, 1],
    [1, 10, 0.002528579, 0.4450161],
    [5, 100, 0.01643188, 0.1128349],
  ])('%i of %i', (part, base, low, high) => {
    const rate = rateOf(part, base);
    expect(rate?.low).toBeCloseTo(low, 6);
    expect(rate?.high).toBeCloseTo(high, 6);
  });

  test('ends where the tails of the binomial are half of what is left, for small and large bases', () => {
    const samples = fc.record({
      base: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1_000, max: 200_000 })),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      level: fc.constantFrom(0.9, 0.95, 0.99, 0.9966),
    });
    fc.assert(
      fc.property(samples, ({ base, share, level }) => {
        const part = Math.round(base * share);
        const rate = rateOf(part, base, level);
        if (rate === null) throw new Error('a base has a rate');
        const tail = (1 - level) / 2;
        if (part > 0) expect(1 - atMost(part - 1, base, rate.low)).toBeCloseTo(tail, 6);
        else expect(rate.low).toBe(0);
        if (part < base) expect(atMost(part, base, rate.high)).toBeCloseTo(tail, 6);
        else expect(rate.high).toBe(1);
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  test('there is none without a base, and none of what is no part of its base', () => {
    expect(rateOf(0, 0)).toBeNull();
    expect(() => rateOf(3, 2)).toThrow(RangeError);
    expect(() => rateOf(1.5, 2)).toThrow(RangeError);
    expect(() => rateOf(1, 2, 1)).toThrow(RangeError);
  });
});

describe('the interval of events over a base', () => {
  test('ends where the tails of the Poisson number are half of what is left', () => {
    // Garwood's table: 10 events, 95 %: 4.795 to 18.390.
    expect(densityOf(10, 1)?.low).toBeCloseTo(4.795, 3);
    expect(densityOf(10, 1)?.high).toBeCloseTo(18.39, 2);
    for (const part of [0, 1, 7, 120, 5_000]) {
      const density = densityOf(part, 1_000);
      if (density === null) throw new Error('a base has a density');
      expect(poissonAtMost(part, density.high * 1_000)).toBeCloseTo(0.025, 6);
      if (part > 0) expect(1 - poissonAtMost(part - 1, density.low * 1_000)).toBeCloseTo(0.025, 6);
    }
    expect(densityOf(4, 0)).toBeNull();
  });
});
