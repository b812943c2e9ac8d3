import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fen } from '../../../../kernel/money.ts';
import { type Assessment, assess } from './assess.ts';
import { governingEdition } from './milder.ts';
import { benchmark, facts, proven } from './testing.ts';

const ordinary = assess(benchmark, facts, []);
const withRange = (min: number, max: number): Assessment => ({ ...ordinary, range: { min: fen(min), max: fen(max) } });
const of = (older: Assessment, newer: Assessment) => {
  const { governs, cautions } = governingEdition(older, newer);
  return [governs, cautions.map(({ rule }) => rule)];
};

type Case = readonly [string, readonly [number, number], readonly [number, number], string, readonly string[]];

test.each<Case>([
  ['a lower maximum', [100, 500], [100, 400], 'newer', []],
  ['a lower minimum', [100, 500], [50, 500], 'newer', []],
  ['the same', [100, 500], [100, 500], 'older', []],
  ['heavier', [100, 500], [200, 600], 'older', []],
  ['lower at the top, higher at the bottom', [100, 500], [200, 400], 'newer', ['discretion.editions-crossed']],
  ['higher at the top, lower at the bottom', [100, 500], [50, 600], 'older', ['discretion.editions-crossed']],
])('%s', (_, then, now, governs, cautions) => {
  expect(of(withRange(...then), withRange(...now))).toEqual([governs, cautions]);
});

test('no penalty is the mildest; what gives no range is not compared', () => {
  const none = assess(benchmark, facts, proven('trifling'));
  expect(of(ordinary, none)).toEqual(['newer', []]);
  expect(of(none, ordinary)).toEqual(['older', []]);
  const unknown = assess(benchmark, { ...facts, goodsValue: null, flags: ['refused'] }, []);
  expect(of(ordinary, unknown)).toEqual(['older', ['discretion.not-compared']]);
  expect(of(unknown, ordinary)).toEqual(['older', ['discretion.not-compared']]);
});

test('the party is never worse off at the top than under the edition of the act', () => {
  const range = fc.tuple(fc.nat(1_000), fc.nat(1_000)).map(([min, width]) => withRange(min, min + width));
  fc.assert(
    fc.property(range, range, (older, newer) => {
      const chosen = governingEdition(older, newer).governs === 'newer' ? newer : older;
      expect(chosen.range?.max).toBeLessThanOrEqual(older.range?.max ?? 0);
    }),
  );
});
