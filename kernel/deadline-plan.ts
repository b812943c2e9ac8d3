import type { ClockInput, DeadlineRule, Extension, Limit, Pause, WorkCalendar } from './deadline.ts';
import { addMonths, fromEpochDay, legalDay, toEpochDay } from './plain-date.ts';
import { type EpochCalendar, epochCalendar } from './work-calendar.ts';

const HOUR = 3_600_000;

/** Days that do not count, in epoch days, both ends inside; sorted and disjoint. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly pause: Pause;
}

/** One run of counting: `amount` days after `start`. A limit has one; an extension in another unit adds one. */
export interface Segment {
  /** `wd` counts working days, `d` calendar days (months and years are turned into days first). */
  readonly counts: 'wd' | 'd';
  readonly start: number;
  readonly amount: number;
  readonly end: number;
  readonly limit: Limit;
  /** Where, within this run, an extension takes over: it covers the days after `after` counted ones. */
  readonly extensions: readonly { readonly after: number; readonly extension: Extension }[];
}

/** How a date came about; `computeDeadline` keeps the result, `traceDeadline` tells the story. */
export interface DeadlinePlan {
  readonly segments: readonly Segment[];
  readonly gaps: readonly Gap[];
  readonly unrolled: number;
  readonly due: number;
  readonly dueAt: string | null;
  readonly provisional: boolean;
  readonly paused: boolean;
}

/** The runs of counting that lead to a date; `computeDeadline` states the counting rules. */
export function planDeadline(rule: DeadlineRule, clock: ClockInput, calendar: WorkCalendar): DeadlinePlan {
  const fast = epochCalendar(calendar);
  const { until } = clock;
  const inHours = rule.limit.unit === 'h' && until === undefined;
  const gaps = until === undefined ? gapsOf(rule, clock) : [];
  const lengthens = ({ limit }: Extension): boolean => until === undefined && limit.unit === rule.limit.unit;
  const same = clock.extensions.filter(lengthens);
  const others = clock.extensions.filter((extension) => !lengthens(extension));

  const segments: Segment[] = [];
  let dueAt: string | null = null;
  let cursor: number;
  if (until !== undefined) {
    cursor = toEpochDay(until);
  } else if (inHours) {
    const hours = same.reduce((sum, extension) => sum + extension.limit.amount, rule.limit.amount);
    const instant = new Date(Date.parse(clock.startedAt) + hours * HOUR);
    cursor = toEpochDay(legalDay(instant));
    if (others.length === 0) dueAt = instant.toISOString();
  } else {
    const segment = runSegment(rule.limit, toEpochDay(clock.startedOn), same, gaps, fast);
    segments.push(segment);
    cursor = segment.end;
  }
  for (const extension of others) {
    const segment = runSegment({ amount: 0, unit: extension.limit.unit }, cursor, [extension], gaps, fast);
    segments.push(segment);
    cursor = segment.end;
  }

  const unrolled = cursor;
  let due = unrolled;
  if (rule.rollForward && dueAt === null && until === undefined) while (!fast.worksOn(due)) due += 1;
  const pausedNow =
    !inHours &&
    clock.endedOn === null &&
    gaps.some((gap) => gap.pause.to === null && toEpochDay(gap.pause.from) <= unrolled);
  return {
    segments,
    gaps,
    unrolled,
    due,
    dueAt,
    // A day that is written down is certain, whatever the calendar of its year.
    provisional: (until === undefined || others.length > 0) && restsOnUnknown(segments, unrolled, due, fast),
    paused: pausedNow,
  };
}

/** Pauses that count, as sorted disjoint stretches of days. */
function gapsOf(rule: DeadlineRule, clock: ClockInput): readonly Gap[] {
  if (clock.pauses.length === 0) return [];
  const gaps: Gap[] = [];
  const sorted = clock.pauses
    .filter((pause) => rule.pauses.includes(pause.kind) && (pause.to === null || pause.to >= pause.from))
    .map((pause) => ({ from: toEpochDay(pause.from), to: toEpochDay(pause.to ?? pause.from), pause }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  let reached = Number.NEGATIVE_INFINITY;
  for (const gap of sorted) {
    // A running pause stays in the list even when another one covers its first day: it makes the clock stand.
    if (gap.to <= reached && gap.pause.to !== null) continue;
    gaps.push({ from: Math.max(gap.from, reached + 1), to: Math.max(gap.to, reached), pause: gap.pause });
    reached = Math.max(reached, gap.to);
  }
  return gaps;
}

function runSegment(
  limit: Limit,
  start: number,
  extensions: readonly Extension[],
  gaps: readonly Gap[],
  calendar: EpochCalendar,
): Segment {
  let amount = daysOf(limit, limit.amount, start);
  let total = limit.amount;
  const marks: { after: number; extension: Extension }[] = [];
  for (const extension of extensions) {
    marks.push({ after: amount, extension });
    total += extension.limit.amount;
    amount = daysOf(limit, total, start);
  }
  const counts = limit.unit === 'wd' ? 'wd' : 'd';
  const end = counts === 'wd' ? countWorkdays(start, amount, gaps, calendar) : countDays(start, amount, gaps);
  return { counts, start, amount, end, limit: { amount: total, unit: limit.unit }, extensions: marks };
}

/** How many days have to be counted for `amount` units from `start`. */
function daysOf(limit: Limit, amount: number, start: number): number {
  switch (limit.unit) {
    case 'wd':
    case 'd':
      return amount;
    case 'h':
      return Math.ceil(amount / 24);
    case 'mo':
      return toEpochDay(addMonths(fromEpochDay(start), amount)) - start;
    case 'y':
      return toEpochDay(addMonths(fromEpochDay(start), amount * 12)) - start;
  }
}

function countDays(start: number, amount: number, gaps: readonly Gap[]): number {
  let cursor = start;
  let left = amount;
  for (const gap of gaps) {
    const free = Math.max(0, gap.from - 1 - cursor);
    if (left <= free) break;
    left -= free;
    cursor = Math.max(cursor, gap.to);
  }
  return cursor + left;
}

function countWorkdays(start: number, amount: number, gaps: readonly Gap[], calendar: EpochCalendar): number {
  let day = start;
  let next = 0;
  for (let left = amount; left > 0; ) {
    day += 1;
    let gap = gaps[next];
    while (gap !== undefined && gap.to < day) {
      next += 1;
      gap = gaps[next];
    }
    if (gap !== undefined && gap.from <= day) day = gap.to;
    else if (calendar.worksOn(day)) left -= 1;
  }
  return day;
}

/**
 * Working-day runs rest on each of their days; the others only on their last day and the days it rolls over.
 * That last day is flagged without roll-forward too: what is shown of an unloaded year is never taken for sure.
 */
function restsOnUnknown(segments: readonly Segment[], unrolled: number, due: number, calendar: EpochCalendar): boolean {
  for (let day = unrolled; day <= due; day += 1) if (!calendar.coversOn(day)) return true;
  for (const segment of segments) {
    if (segment.counts !== 'wd') continue;
    for (let day = segment.start + 1; day <= segment.end; day += 1) if (!calendar.coversOn(day)) return true;
  }
  return false;
}
