import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromEpochDay, isoWeekday, type PlainDate, toEpochDay } from './plain-date.ts';
import {
  addWorkdays,
  type CalendarYear,
  createWorkCalendar,
  isWeekend,
  nextWorkday,
  workdaysBetween,
} from './work-calendar.ts';

const day = (value: string): PlainDate => value as PlainDate;
const name = { zh: '国庆节', en: 'National Day' };
const year: CalendarYear = {
  year: 2026,
  notice: { title: 'test', number: null, confidence: 'S' },
  off: ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04'].map((date) => ({ date, name })),
  work: ['2026-10-10'],
};
const calendar = createWorkCalendar([year]);
const anyDay = fc.integer({ min: toEpochDay(day('2025-01-01')), max: toEpochDay(day('2027-12-31')) }).map(fromEpochDay);

describe('kinds of day', () => {
  test.each([
    ['2026-09-30', 'workday', true, null],
    ['2026-10-01', 'holiday', false, '国庆节'],
    ['2026-10-03', 'holiday', false, '国庆节'],
    ['2026-10-10', 'make-up', true, null],
    ['2026-10-11', 'weekend', false, null],
    ['2027-02-08', 'unknown', true, null],
    ['2027-02-13', 'unknown', false, null],
    ['1969-12-27', 'unknown', false, null],
  ])('%s is %s', (date, kind, works, called) => {
    expect([calendar.kind(day(date)), calendar.works(day(date)), calendar.name(day(date))]).toEqual([
      kind,
      works,
      called,
    ]);
    expect(calendar.covers(day(date))).toBe(kind !== 'unknown');
  });

  test('weekends agree with the ISO weekday, also before 1970', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 40_000 }), (epochDay) => {
        expect(isWeekend(epochDay)).toBe(isoWeekday(fromEpochDay(epochDay)) > 5);
      }),
    );
  });
});

describe('counting', () => {
  test('nextWorkday keeps a working day and leaves a day off', () => {
    expect(nextWorkday(calendar, day('2026-09-30'))).toBe('2026-09-30');
    expect(nextWorkday(calendar, day('2026-10-01'))).toBe('2026-10-05');
  });

  test('addWorkdays counts the make-up day, forwards and back', () => {
    expect(addWorkdays(calendar, day('2026-10-09'), 1)).toBe('2026-10-10');
    expect(addWorkdays(calendar, day('2026-10-12'), -2)).toBe('2026-10-09');
    expect(addWorkdays(calendar, day('2026-10-11'), 0)).toBe('2026-10-11');
  });

  test('workdaysBetween undoes addWorkdays and changes sign with its arguments', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -200, max: 200 }), (from, count) => {
        const start = nextWorkday(calendar, from);
        const to = addWorkdays(calendar, start, count);
        expect(workdaysBetween(calendar, start, to)).toBe(count);
        expect(workdaysBetween(calendar, to, start)).toBe(0 - count);
      }),
    );
  });
});

describe('bad data is refused', () => {
  test.each<[string, CalendarYear[]]>([
    ['a year twice', [year, year]],
    ['a day that does not exist', [{ ...year, off: [{ date: '2026-02-30', name }] }]],
    ['a day of another year', [{ ...year, off: [{ date: '2027-01-01', name }] }]],
    ['a worked weekday', [{ ...year, work: ['2026-10-12'] }]],
    ['a day off that is also worked', [{ ...year, work: ['2026-10-03'] }]],
  ])('%s', (_, years) => {
    expect(() => createWorkCalendar(years)).toThrow(RangeError);
  });
});

test('the version changes with any day, and not with the order of the years', () => {
  const other = { ...year, year: 2025, off: [], work: [] };
  expect(createWorkCalendar([year, other]).version).toBe(createWorkCalendar([other, year]).version);
  expect(createWorkCalendar([{ ...year, work: [] }]).version).not.toBe(calendar.version);
  expect(calendar.version).toMatch(/^2026-2026\.[0-9a-f]{8}$/);
});
