import { expect, test } from 'vitest';
import { nextNumber } from './next-number.ts';

const runs = { organ: '泸市监', year: 2026, last: [{ word: '处罚', number: 41 }] };

test('a run goes on, a new word and a new year begin at 1', () => {
  expect(nextNumber(runs, '处罚')).toBe('泸市监处罚〔2026〕42号');
  expect(nextNumber(runs, '罚')).toBe('泸市监罚〔2026〕1号');
  expect(nextNumber(runs, '处罚', '2026-12-01')).toBe('泸市监处罚〔2026〕42号');
  expect(nextNumber(runs, '处罚', '2027-01-01')).toBe('泸市监处罚〔2027〕1号');
  expect(nextNumber({ ...runs, organ: null }, '罚')).toBe('…罚〔2026〕1号');
});
