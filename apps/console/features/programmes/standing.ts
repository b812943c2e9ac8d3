import type { DeadlineState } from '../../../../kernel/deadline.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { workdaysBetween } from '../../../../kernel/work-calendar.ts';
import { chinaCalendar } from '../../../../rules/index.ts';

/** So many working days before the last one a date counts as near; the server's lists count alike. */
const NEAR = 3;

interface DueStanding {
  readonly state: DeadlineState;
  readonly workdaysLeft: number;
  readonly due: string;
}

/** How a date that somebody owes stands today: open, near, overdue by so many working days. Null without a date. */
export function dueStanding(due: string, today: PlainDate): DueStanding | null {
  if (due === '') return null;
  const workdaysLeft = workdaysBetween(chinaCalendar, today, due as PlainDate);
  const state = due < today ? 'overdue' : workdaysLeft <= NEAR ? 'near' : 'open';
  return { state, workdaysLeft, due };
}
