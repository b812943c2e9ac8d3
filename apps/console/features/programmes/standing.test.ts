import { expect, test } from 'vitest';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { dueStanding } from './standing.ts';

const on = (today: string, due: string) => dueStanding(due, today as PlainDate);

test('a date is overdue from the day after, in working days, and near before its last ones', () => {
  expect(on('2026-07-06', '2026-07-06')).toMatchObject({ state: 'near', workdaysLeft: 0 });
  // 2026-07-10 is a Friday: the Monday after, one working day has gone by.
  expect(on('2026-07-13', '2026-07-10')).toMatchObject({ state: 'overdue', workdaysLeft: -1 });
  expect(on('2026-07-06', '2026-07-09')).toMatchObject({ state: 'near', workdaysLeft: 3 });
  expect(on('2026-07-06', '2026-07-10')).toMatchObject({ state: 'open', workdaysLeft: 4 });
});

test('without a date nothing presses', () => {
  expect(on('2026-07-06', '')).toBeNull();
});
