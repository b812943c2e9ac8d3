import { expect, test } from 'vitest';
import type { FieldSpec } from '../../forms/fields.ts';
import { withOnlyOnes } from './fill.ts';

const remedy: FieldSpec = { name: 'remedy', path: 'remedy', required: true, kind: 'ref', letter: 'x' };
const suit = { value: 'x1', label: 'x1 · 行政诉讼' };
const review = { value: 'x2', label: 'x2 · 行政复议' };

test('the only thing that can be meant is chosen', () => {
  expect(withOnlyOnes([remedy], {}, { x: [suit] })).toEqual({ remedy: 'x1' });
});

test('of several, of none and where it may be left out, nothing is chosen for anybody', () => {
  expect(withOnlyOnes([remedy], {}, { x: [suit, review] })).toEqual({});
  expect(withOnlyOnes([remedy], {}, {})).toEqual({});
  expect(withOnlyOnes([{ ...remedy, required: false }], {}, { x: [suit] })).toEqual({});
});

test('what was chosen stays', () => {
  expect(withOnlyOnes([remedy], { remedy: 'x9' }, { x: [suit] })).toEqual({ remedy: 'x9' });
});
