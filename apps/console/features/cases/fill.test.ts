import { expect, test } from 'vitest';
import type { FieldSpec } from '../../forms/fields.ts';
import { withAuthorityNamed, withOnlyOnes } from './fill.ts';

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

test('whom a letter asks follows the authority that is chosen, and never what somebody typed', () => {
  const nameOf = (code: string) => ({ '980102': '听泉区局', '980103': '望溪区局' })[code];
  expect(withAuthorityNamed({ authority: '980102' }, {}, nameOf)).toEqual({ authority: '980102', to: '听泉区局' });
  const changed = { authority: '980103', to: '听泉区局' };
  expect(withAuthorityNamed(changed, { authority: '980102', to: '听泉区局' }, nameOf).to).toBe('望溪区局');
  const typed = { authority: '980102', to: '听泉区局执法大队' };
  expect(withAuthorityNamed(typed, { to: '听泉区局执法大队' }, nameOf)).toBe(typed);
  expect(withAuthorityNamed({ to: '' }, { authority: '980102' }, nameOf)).toEqual({ to: '' });
});
