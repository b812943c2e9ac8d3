import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLawful } from '../reasoning.ts';
import { sources } from '../sources.ts';
import { type Band, bandNames, directionNames, opens } from './bands.ts';
import type { Factor } from './benchmark.ts';
import { bandCautions } from './lawful.ts';

const factor = (direction: Factor['direction'], force: Factor['force']): Factor => ({
  id: `${direction}-${force}`,
  clause: '第一条',
  text: { zh: '情节', en: 'factor' },
  direction,
  force,
  kind: 'statutory',
  source: sources.mitigation,
  evidence: [],
  excludes: [],
});

const openBands = (...factors: readonly Factor[]): readonly Band[] =>
  bandNames.filter((band) => isLawful(bandCautions(band, factors)));
const all = directionNames.flatMap((direction) => [factor(direction, 'shall'), factor(direction, 'may')]);
const anyFactors = fc.subarray(all);

describe('bands that the law leaves open', () => {
  test.each<readonly [string, readonly Factor[], readonly Band[]]>([
    ['nothing', [], ['lighter', 'ordinary', 'heavier']],
    ['应当不予', [factor('exempt', 'shall')], ['not-punished']],
    ['可以不予', [factor('exempt', 'may')], ['not-punished', 'lighter', 'ordinary', 'heavier']],
    ['应当从轻或者减轻', [factor('lighten-or-mitigate', 'shall')], ['mitigated', 'lighter']],
    ['可以从轻或者减轻', [factor('lighten-or-mitigate', 'may')], ['mitigated', 'lighter', 'ordinary', 'heavier']],
    ['应当减轻', [factor('mitigate', 'shall')], ['mitigated']],
    ['应当从轻', [factor('lighten', 'shall')], ['lighter']],
    ['应当从重', [factor('aggravate', 'shall')], ['heavier']],
    [
      '应当从轻或者减轻，并有从重情节',
      [factor('lighten-or-mitigate', 'shall'), factor('aggravate', 'may')],
      ['mitigated', 'lighter', 'ordinary', 'heavier'],
    ],
    ['应当不予，并有从重情节', [factor('exempt', 'shall'), factor('aggravate', 'shall')], ['not-punished']],
  ])('%s', (_, factors, expected) => {
    expect(openBands(...factors)).toEqual(expected);
  });
});

test('a way is warned of once', () => {
  fc.assert(
    fc.property(anyFactors, fc.constantFrom(...bandNames), (factors, band) => {
      const rules = bandCautions(band, factors).map(({ rule }) => rule);
      expect(new Set(rules).size).toBe(rules.length);
    }),
  );
});

test('some band is always open, and only a ground opens 不予 and 减轻', () => {
  fc.assert(
    fc.property(anyFactors, (factors) => {
      const open = openBands(...factors);
      expect(open.length).toBeGreaterThan(0);
      for (const band of ['not-punished', 'mitigated'] as const) {
        if (open.includes(band)) expect(factors.some(({ direction }) => opens(direction).includes(band))).toBe(true);
      }
    }),
  );
});

test('a factor that may count never closes a way', () => {
  const may = all.filter(({ force }) => force === 'may');
  fc.assert(
    fc.property(anyFactors, fc.constantFrom(...may), (factors, more) => {
      expect(openBands(...factors, more)).toEqual(expect.arrayContaining([...openBands(...factors)]));
    }),
  );
});

test('what must be lighter and is not wants at least a weighing on record', () => {
  fc.assert(
    fc.property(anyFactors, fc.constantFrom('ordinary' as const, 'heavier' as const), (factors, band) => {
      const must = factors.some(({ direction, force }) => force === 'shall' && direction !== 'aggravate');
      if (must) expect(bandCautions(band, factors)).not.toEqual([]);
    }),
  );
});
