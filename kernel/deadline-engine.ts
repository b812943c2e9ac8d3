import type { ClockInput, Deadline, DeadlineRule, DeadlineState, WorkCalendar } from './deadline.ts';
import { planDeadline } from './deadline-plan.ts';
import { fromEpochDay, type PlainDate, toEpochDay } from './plain-date.ts';
import { workdaysBetween } from './work-calendar.ts';

export { traceDeadline } from './deadline-trace.ts';

/** The dated rules, asked by day and place. `rules/` fills it; `platform/` only knows this face. */
export interface RuleBook {
  /** Changes whenever a rule does. */
  readonly version: string;
  /** The edition in force on that day in that region; the most specific jurisdiction wins. */
  find(id: string, on: PlainDate, region: string): DeadlineRule | undefined;
  /** As `find`; throws `rules.none-in-force`. */
  get(id: string, on: PlainDate, region: string): DeadlineRule;
  /** The edition that began on `version`, in force or not; throws `rules.no-such-edition`. */
  edition(id: string, version: PlainDate): DeadlineRule;
  all(): readonly DeadlineRule[];
}

/**
 * The date a duty is due. Pure.
 *
 * - Counting begins on the day after the event (令121 art 45); `wd` counts working days, `d` calendar
 *   days, `mo` and `y` end on the same day of their month or its last one (民法典 art 202), `h` runs
 *   through nights and holidays from `startedAt`.
 * - A last day that is no working day moves on to the next one when the rule says so (民法典 art 203);
 *   `unrolled` keeps the day before that, which is the safe one for an authority's own limits.
 * - A pause of a kind that the rule knows does not count, day by day; months and years move by the
 *   pause's calendar days. Limits in hours know no pause. A pause that begins after `unrolled` is void.
 * - A pause still running is taken to last its first day only, and `paused` is true: the true date is
 *   later by each further day, so nobody is early because of it.
 * - Extensions in the limit's unit lengthen the count; in another unit they count on from `unrolled`.
 * - A day that a document fixes (`until`) stands for itself: nothing is counted, paused or rolled before it.
 * - `provisional` when the date rests on, or is, a day whose calendar is not loaded.
 */
export function computeDeadline(rule: DeadlineRule, clock: ClockInput, calendar: WorkCalendar): Deadline {
  const plan = planDeadline(rule, clock, calendar);
  const due = fromEpochDay(plan.due);
  return {
    due,
    dueAt: plan.dueAt,
    unrolled: plan.unrolled === plan.due ? due : fromEpochDay(plan.unrolled),
    provisional: plan.provisional,
    paused: plan.paused,
  };
}

/**
 * Where a clock stands on `today`. One that no limit turned out to run is `dropped`. Ended on or before the due day is `met`, later is `missed`;
 * while a pause runs it is `open`; past the due day `overdue`; `near` when at most `nearWorkdays`
 * working days are left after today. Limits in hours compare instants where `clock.endedAt` and
 * `now` give them, else days.
 */
export function deadlineState(
  deadline: Deadline,
  clock: ClockInput,
  today: PlainDate,
  nearWorkdays: number,
  calendar: WorkCalendar,
  now?: Date,
): DeadlineState {
  if (clock.dropped !== undefined) return 'dropped';
  if (clock.endedOn !== null) {
    if (deadline.dueAt !== null && clock.endedAt) {
      return Date.parse(clock.endedAt) <= Date.parse(deadline.dueAt) ? 'met' : 'missed';
    }
    return clock.endedOn <= deadline.due ? 'met' : 'missed';
  }
  if (deadline.paused) return 'open';
  const late =
    deadline.dueAt !== null && now !== undefined ? now.getTime() > Date.parse(deadline.dueAt) : today > deadline.due;
  if (late) return 'overdue';
  return isNear(deadline.due, today, nearWorkdays, calendar) ? 'near' : 'open';
}

function isNear(due: PlainDate, today: PlainDate, nearWorkdays: number, calendar: WorkCalendar): boolean {
  // Years away: spare the walk over each day. A run of days off is never longer than two weeks.
  if (toEpochDay(due) - toEpochDay(today) > nearWorkdays * 7 + 14) return false;
  return workdaysBetween(calendar, today, due) <= nearWorkdays;
}
