import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isAppError } from '../../kernel/error.ts';
import { OUR_FACTORS } from './model/factors.ts';
import { setFactorsFrom } from './set-factors.ts';

const folder = mkdtempSync(join(tmpdir(), 'qy-factors-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
function from(content: string) {
  const path = join(folder, `${files++}.json`);
  writeFileSync(path, content);
  return setFactorsFrom({ QY_HABIT_FACTORS: path });
}
const entry = (change: object = {}) => ({
  ...{ jurisdiction: '9801', effectiveFrom: '2026-05-01', basis: '某市办法', values: { sameTraderDays: 60 } },
  ...change,
});

test('what a file leaves out is ours; without a file all of it', () => {
  expect(from(JSON.stringify([entry({ values: { sameTraderDays: 60, least: { claims: 5 } } })]))).toEqual([
    {
      ...{ jurisdiction: '9801', effectiveFrom: '2026-05-01', basis: '某市办法' },
      values: { ...OUR_FACTORS, sameTraderDays: 60, least: { ...OUR_FACTORS.least, claims: 5 } },
    },
  ]);
  expect(setFactorsFrom({})).toEqual([]);
});

test.each([
  ['no JSON', '[{'],
  ['a misspelt name', JSON.stringify([entry({ values: { sameTraderDay: 60 } })])],
  ['more days than marks are kept', JSON.stringify([entry({ values: { longDays: 731 } })])],
  ['a day that is none', JSON.stringify([entry({ effectiveFrom: '2026-02-30' })])],
  ['no paper that sets it', JSON.stringify([entry({ basis: ' ' })])],
])('%s is refused, with what is wrong', (_, content) => {
  const wrong = (): unknown => {
    try {
      return from(content);
    } catch (error) {
      return isAppError(error) ? error.code : error;
    }
  };
  expect(wrong()).toBe('habits.factors-unreadable');
});

test('a file that is not there is told', () => {
  expect(() => setFactorsFrom({ QY_HABIT_FACTORS: join(folder, 'none.json') })).toThrow('habits.factors-unreadable');
});
