import { expect, test } from 'vitest';
import type { DeadlineRule } from '../kernel/deadline.ts';
import { createRuleBook } from './rule-book.ts';
import { day } from './worked-rule.ts';

function rule(jurisdiction: string, effectiveFrom: string, effectiveTo: string | null = null): DeadlineRule {
  return {
    id: 'reply',
    effectiveFrom: day(effectiveFrom),
    effectiveTo: effectiveTo === null ? null : day(effectiveTo),
    jurisdiction,
    title: { zh: '回复', en: 'reply' },
    limit: { amount: 5, unit: 'wd' },
    extension: null,
    pauses: [],
    rollForward: false,
    source: { instrument: { zh: '试', en: 'test' }, article: null, confidence: 'M' },
  };
}

const nation = rule('', '2020-01-01');
const province = rule('51', '2021-01-01', '2022-12-31');
const city = rule('5105', '2022-01-01', '2022-06-30');
const book = createRuleBook('test', [nation, city, province]);

test.each([
  ['2019-12-31', '510502', undefined],
  ['2020-01-01', '510502', nation],
  ['2021-06-01', '510502', province],
  ['2022-03-01', '510502', city],
  ['2022-06-30', '510502', city],
  ['2022-07-01', '510502', province],
  ['2022-03-01', '510602', province],
  ['2022-03-01', '520502', nation],
  ['2023-01-01', '510502', nation],
])('on %s in %s the most specific edition in force is found', (on, region, expected) => {
  expect(book.find('reply', day(on), region)).toBe(expected);
});

test('all editions stay reachable by their first day, in force or not', () => {
  expect(book.edition('reply', city.effectiveFrom)).toBe(city);
  expect(book.all()).toHaveLength(3);
});
