import { expect, test } from 'vitest';
import { defectsOf } from '../../intake/model/testing/declaration.ts';
import { commitment } from './commitment.ts';
import { examples } from './testing/examples.ts';

/** A purchase made while it bound is tested after it is over, with its papers. */
const afterwards = ['record-kept', 'record-broken', 'record-answer', 'strike-record', 'attach'];

test('the commitment is soundly declared', () => {
  expect(defectsOf(commitment, examples, afterwards)).toEqual([]);
});

test('the checker finds a verb of a final state that nobody named', () => {
  expect(defectsOf(commitment, examples, [])).toContain('final state withdrawn can be left by record-broken');
});
