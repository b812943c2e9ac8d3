import { expect, test } from 'vitest';
import { fen } from '../kernel/money.ts';
import { plainDate } from '../kernel/plain-date.ts';
import { rewardFor, rewardRates } from './thresholds.ts';

const cases = rewardRates.flatMap((rule) => rule.examples.map((example) => ({ rule, example, name: example.note })));

test.each(cases)('reward-rate: $name', ({ rule, example }) => {
  const { amount, withFinance } = rewardFor(example.grade, fen(example.collected), rule.effectiveFrom);
  expect({ amount, withFinance }).toEqual({ amount: example.reward, withFinance: example.withFinance });
});

test('before the measure was in force nothing is guessed', () => {
  expect(() => rewardFor(1, fen(100), plainDate('2021-11-30'))).toThrowError(/rules.none-in-force/);
});

test('every edition names its article and how sure we are of it', () => {
  for (const { source, title } of rewardRates) {
    expect(source.article).toMatch(/^第.+条$/);
    expect(source.confidence).toMatch(/^[VSMU]$/);
    expect(title.zh).not.toBe('');
  }
});
