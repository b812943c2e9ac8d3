import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../kernel/plain-date.ts';
import { alignsWith, comparedWith, spanOf, spansOf, wholeMonths } from './periods.ts';

const period = (from: string, to: string) => ({ from: plainDate(from), to: plainDate(to) });

describe('the period compared with', () => {
  test.each([
    ['2026-01-01', '2026-06-30', '2025-01-01', '2025-06-30'],
    ['2026-02-10', '2026-03-20', '2025-02-10', '2025-03-20'],
    // The last day of a month stays the last one.
    ['2025-02-01', '2025-02-28', '2024-02-01', '2024-02-29'],
    ['2024-02-01', '2024-02-29', '2023-02-01', '2023-02-28'],
  ])('%s to %s is, a year before, %s to %s', (from, to, expectedFrom, expectedTo) => {
    expect(comparedWith(period(from, to), 'year')).toEqual({ ...period(expectedFrom, expectedTo), months: 12 });
  });

  test.each([
    ['2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28', 1],
    ['2026-01-01', '2026-06-30', '2025-07-01', '2025-12-31', 6],
    ['2026-03-10', '2026-03-16', '2026-03-03', '2026-03-09', null],
  ])('%s to %s is, just before, %s to %s', (from, to, expectedFrom, expectedTo, months) => {
    expect(comparedWith(period(from, to), 'before')).toEqual({ ...period(expectedFrom, expectedTo), months });
  });

  test('none where nothing is compared', () => {
    expect(comparedWith(period('2026-01-01', '2026-06-30'), 'none')).toBeNull();
  });
});

test('whole months are told from broken ones', () => {
  expect(wholeMonths(period('2025-12-01', '2026-02-28'))).toBe(3);
  expect(wholeMonths(period('2025-12-02', '2026-02-28'))).toBeNull();
  expect(wholeMonths(period('2025-12-01', '2026-02-27'))).toBeNull();
});

test('spans are compared with spans as long: a quarter with one, never a year with half a year', () => {
  const of = (months: number | null) => ({ ...period('2025-01-01', '2025-06-30'), months });
  expect([alignsWith('month', of(1)), alignsWith('quarter', of(6)), alignsWith('year', of(12))]).toEqual([
    true,
    true,
    true,
  ]);
  expect([alignsWith('quarter', of(1)), alignsWith('year', of(6)), alignsWith('month', of(null))]).toEqual([
    false,
    false,
    false,
  ]);
});

test('a period names each month, quarter or year that it touches', () => {
  expect(spansOf('month', period('2025-11-30', '2026-01-01'))).toEqual(['2025-11', '2025-12', '2026-01']);
  expect(spansOf('quarter', period('2025-12-31', '2026-04-01'))).toEqual(['2025-Q4', '2026-Q1', '2026-Q2']);
  expect(spansOf('year', period('2025-12-31', '2026-01-01'))).toEqual(['2025', '2026']);
  expect(spanOf('quarter', plainDate('2026-10-01'))).toBe('2026-Q4');
});
