import { describe, expect, test } from 'vitest';
import { isAuthorityCode, isWithin, levelOf, regionOf, scopePattern } from './region.ts';

test.each([
  ['510000', '51%', 'province', '510000'],
  ['510500', '5105%', 'city', '510500'],
  ['510502', '510502%', 'county', '510502'],
  ['510502003', '510502003%', 'station', '510502'],
  ['510100', '5101%', 'city', '510100'],
  ['441900', '4419%', 'city', '441900'],
])('%s has the pattern %s, is a %s and belongs to %s', (code, pattern, level, region) => {
  expect([scopePattern(code), levelOf(code), regionOf(code)]).toEqual([pattern, level, region]);
});

describe('isWithin', () => {
  test.each([
    ['510502003', '510502', true],
    ['510502003', '510500', true],
    ['510502', '510000', true],
    ['510500', '510500', true],
    ['510000', '510500', false],
    ['510502', '510502003', false],
    ['510602', '510500', false],
    ['520502', '510000', false],
  ])('%s in %s: %s', (code, ancestor, inside) => {
    expect(isWithin(code, ancestor)).toBe(inside);
  });
});

test.each(['', '51', '5105020', '05050', '010000', '51050%', '５１０５００', '510500001'])(
  '%j is no authority code',
  (code) => {
    expect(isAuthorityCode(code)).toBe(false);
    expect(() => scopePattern(code)).toThrow(RangeError);
    expect(() => isWithin('510502', code)).toThrow(RangeError);
  },
);
