import { expect, test } from 'vitest';
import { defectsOf } from '../../intake/model/testing/declaration.ts';
import { settlement } from './settlement.ts';
import { examples } from './testing/examples.ts';

test('the settlement is soundly declared; only a rating comes after its end', () => {
  expect(defectsOf(settlement, examples, ['rate'])).toEqual([]);
});

test('the checker finds a verb of a final state that nobody named', () => {
  expect(defectsOf(settlement, examples, [])).toContain('final state performed can be left by rate');
});
