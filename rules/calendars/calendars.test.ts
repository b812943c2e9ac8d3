import { describe, expect, test } from 'vitest';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { calendarYears, chinaCalendar } from './index.ts';

const day = (value: string): PlainDate => value as PlainDate;

function daysOff(year: number): string[] {
  return calendarYears.find((entry) => entry.year === year)?.off.map((entry) => entry.date.slice(5)) ?? [];
}

function range(month: string, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `${month}-${String(from + index).padStart(2, '0')}`);
}

describe('2026 as law.md §14 gives it', () => {
  test('days off', () => {
    expect(daysOff(2026)).toEqual([
      ...range('01', 1, 3),
      ...range('02', 15, 23),
      ...range('04', 4, 6),
      ...range('05', 1, 5),
      ...range('06', 19, 21),
      ...range('09', 25, 27),
      ...range('10', 1, 7),
    ]);
  });

  test('worked weekends', () => {
    expect(calendarYears.find((entry) => entry.year === 2026)?.work).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
  });
});

test('a holiday is called by its name', () => {
  expect(chinaCalendar.name(day('2026-02-17'))).toBe('春节');
  expect(chinaCalendar.name(day('2026-09-25'))).toBe('中秋节');
});

test('trap: a day of the Spring Festival 2027 is unknown, not a working day taken for sure', () => {
  expect(chinaCalendar.covers(day('2027-02-08'))).toBe(false);
  expect(chinaCalendar.kind(day('2027-02-08'))).toBe('unknown');
});

test('every loaded year is plausible: 250 ± 5 working days', () => {
  for (const { year } of calendarYears) {
    let working = 0;
    for (let instant = Date.UTC(year, 0, 1); instant < Date.UTC(year + 1, 0, 1); instant += 86_400_000) {
      if (chinaCalendar.works(day(new Date(instant).toISOString().slice(0, 10)))) working += 1;
    }
    expect(Math.abs(working - 250), String(year)).toBeLessThanOrEqual(5);
  }
});
