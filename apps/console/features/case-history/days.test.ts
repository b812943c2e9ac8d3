import { expect, test } from 'vitest';
import { dayBefore, placeOf } from './days.ts';

const days = [
  { day: '2026-06-01', acts: 1 },
  { day: '2026-06-04', acts: 2 },
  { day: '2026-06-15', acts: 1 },
];

test('a day stands at the last mark up to it', () => {
  expect(
    ['2026-05-31', '2026-06-01', '2026-06-03', '2026-06-15', '2027-01-01'].map((day) => placeOf(days, day)),
  ).toEqual([-1, 0, 0, 2, 2]);
});

test('before the first mark lies the day before it', () => {
  expect(dayBefore(days, '2026-06-15')).toBe('2026-06-04');
  expect(dayBefore(days, '2026-06-10')).toBe('2026-06-04');
  expect(dayBefore(days, '2026-06-01')).toBe('2026-05-31');
  expect(dayBefore(days, '2026-03-01')).toBe('2026-02-28');
});
