import { addDays, isoWeekday, type PlainDate } from '../../../kernel/plain-date.ts';
import type { ClockTrace } from '../../../modules/intake/contract.ts';

export type Day = ClockTrace['days'][number];

/** How a day of the count looks: counted, left out, halted by a pause, or the last one. */
export type Mark = 'start' | 'counted' | 'off' | 'paused' | 'due';

export interface Cell {
  readonly date: PlainDate;
  /** Undefined for a day of the month that the count does not reach. */
  readonly day: Day | undefined;
  readonly mark: Mark | undefined;
}

export interface Month {
  /** Its first day. */
  readonly first: PlainDate;
  /** Weeks from Monday; null where the week belongs to another month. */
  readonly weeks: readonly (readonly (Cell | null)[])[];
}

export function markOf(day: Day, due: string, startedOn: string): Mark {
  if (day.date === due) return 'due';
  if (day.date === startedOn && !day.counted) return 'start';
  if (day.counted) return 'counted';
  // A working day that is not counted was halted; calendar-day limits halt on days off, too.
  return day.kind === 'workday' || day.kind === 'make-up' ? 'paused' : 'off';
}

/** The months that a count runs through, as a wall calendar shows them. */
export function monthsOf({ clock, days }: ClockTrace): readonly Month[] {
  const byDate = new Map(days.map((day) => [day.date, day]));
  const firsts = [...new Set(days.map((day) => `${day.date.slice(0, 7)}-01` as PlainDate))].sort();
  return firsts.map((first) => {
    const cells: (Cell | null)[] = Array.from({ length: isoWeekday(first) - 1 }, () => null);
    for (let date = first; date.slice(0, 7) === first.slice(0, 7); date = addDays(date, 1)) {
      const day = byDate.get(date);
      cells.push({ date, day, mark: day === undefined ? undefined : markOf(day, clock.due, clock.startedOn) });
    }
    while (cells.length % 7 !== 0) cells.push(null);
    const weeks = Array.from({ length: cells.length / 7 }, (_, index) => cells.slice(index * 7, index * 7 + 7));
    // Weeks without any day of the count would only be scrolled past.
    return { first, weeks: weeks.filter((week) => week.some((cell) => cell?.day !== undefined)) };
  });
}
