import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dayInWords,
  daysBetween,
  earlier,
  fromEpochDay,
  isoWeekday,
  isPlainDate,
  later,
  legalDay,
  type PlainDate,
  plainDate,
  toEpochDay,
} from './plain-date.ts';

const epochDays = fc.integer({ min: -30_000, max: 60_000 });
const dates = epochDays.map(fromEpochDay);

test('epoch days and dates are two names of one day', () => {
  fc.assert(
    fc.property(epochDays, (epochDay) => {
      expect(toEpochDay(fromEpochDay(epochDay))).toBe(epochDay);
    }),
  );
  expect(toEpochDay(plainDate('1970-01-01'))).toBe(0);
  expect(fromEpochDay(20_000)).toBe('2024-10-04');
});

test('dates sort as text as they do in time', () => {
  fc.assert(
    fc.property(dates, dates, (a, b) => {
      expect(a < b).toBe(daysBetween(a, b) > 0);
      expect([earlier(a, b), later(a, b)]).toEqual([a, b].sort());
    }),
  );
});

describe('reading', () => {
  test.each([
    '2026-02-30',
    '0000-01-01',
    '2023-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '20260101',
    '2026-01-01 ',
    '',
  ])('%j is no day', (value) => {
    expect(isPlainDate(value)).toBe(false);
    expect(() => plainDate(value)).toThrow(RangeError);
  });

  test('every made day can be read', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(plainDate(date)).toBe(date);
      }),
    );
    expect(isPlainDate('2024-02-29')).toBe(true);
  });
});

describe('months (民法典 art 202)', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2026-08-31', 0, '2026-08-31'],
  ])('%s and %i months: %s', (date, months, expected) => {
    expect(addMonths(date as PlainDate, months)).toBe(expected);
  });

  test('keep the day, or take the last of the month', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -400, max: 400 }), (date, months) => {
        const moved = addMonths(date, months);
        const kept = moved.slice(8) === date.slice(8);
        expect(kept || addDays(moved, 1).endsWith('-01')).toBe(true);
      }),
    );
  });
});

test('weekdays run from Monday 1 to Sunday 7, also before 1970', () => {
  expect(isoWeekday(plainDate('2026-10-10'))).toBe(6);
  expect(isoWeekday(plainDate('1969-12-28'))).toBe(7);
  fc.assert(
    fc.property(dates, (date) => {
      expect(isoWeekday(addDays(date, 1))).toBe((isoWeekday(date) % 7) + 1);
    }),
  );
});

test('the legal day turns at 16:00 UTC', () => {
  expect(legalDay(new Date('2026-04-14T15:59:59.999Z'))).toBe('2026-04-14');
  expect(legalDay(new Date('2026-04-14T16:00:00Z'))).toBe('2026-04-15');
});

test('in words as documents write a day, without leading zeros', () => {
  expect(dayInWords(plainDate('2026-03-02'))).toBe('2026年3月2日');
  expect(dayInWords(plainDate('2026-12-31'), 'en')).toBe('31 December 2026');
});
