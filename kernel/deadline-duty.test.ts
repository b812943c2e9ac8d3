import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOwnDuty, safeDay } from './deadline-duty.ts';
import { addDays, fromEpochDay, type PlainDate, toEpochDay } from './plain-date.ts';
import { createWorkCalendar } from './work-calendar.ts';

const day = (value: string): PlainDate => value as PlainDate;
const off = ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05'];
const calendar = createWorkCalendar([
  {
    year: 2026,
    notice: { title: 'test', number: null, confidence: 'S' },
    off: off.map((date) => ({ date, name: { zh: '节日', en: 'holiday' } })),
    work: ['2026-10-10'],
  },
]);

test.each([
  ['2026-10-05', '2026-09-30'],
  ['2026-10-10', '2026-10-10'],
  ['2026-10-11', '2026-10-10'],
  ['2026-10-12', '2026-10-12'],
])('what runs out on %s is safe until %s', (unrolled, safe) => {
  expect(safeDay({ unrolled: day(unrolled) }, calendar)).toBe(safe);
});

test('the safe day is worked, never later, and no working day lies between', () => {
  const anyDay = fc.integer({ min: toEpochDay(day('2026-01-08')), max: toEpochDay(day('2026-12-31')) });
  fc.assert(
    fc.property(anyDay.map(fromEpochDay), (unrolled) => {
      const safe = safeDay({ unrolled }, calendar);
      expect(calendar.works(safe)).toBe(true);
      expect(safe <= unrolled).toBe(true);
      for (let next = addDays(safe, 1); next <= unrolled; next = addDays(next, 1))
        expect(calendar.works(next)).toBe(false);
    }),
  );
});

test('only a limit without a mark can be our breach', () => {
  expect(isOwnDuty({})).toBe(true);
  for (const expects of ['party', 'other-organ', 'term', 'right'] as const) expect(isOwnDuty({ expects })).toBe(false);
});
