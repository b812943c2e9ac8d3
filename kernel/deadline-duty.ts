import type { Deadline, DeadlineRule, WorkCalendar } from './deadline.ts';
import { addDays, type PlainDate } from './plain-date.ts';

/** True where missing the limit is the authority's own breach; an expected reply or a mere term never is one. */
export function isOwnDuty(rule: Pick<DeadlineRule, 'expects'>): boolean {
  return rule.expects === undefined;
}

/**
 * The day to act by so that no reading of the law makes it late: the last working day not after the unrolled one.
 * A seizure of 2026-09-01 runs out on 2026-10-01, a holiday: it is lifted or extended by 2026-09-30.
 */
export function safeDay(deadline: Pick<Deadline, 'unrolled'>, calendar: WorkCalendar): PlainDate {
  let day = deadline.unrolled;
  while (!calendar.works(day)) day = addDays(day, -1);
  return day;
}
