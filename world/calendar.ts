import { addDays, daysBetween, type PlainDate } from '../kernel/plain-date.ts';
import { chinaCalendar } from '../rules/index.ts';
import type { Random } from './random.ts';

/** The day that is `count` working days after (or, negative, before) the last working day up to `date`. */
export function shiftWorkdays(date: PlainDate, count: number): PlainDate {
  let day = date;
  while (!chinaCalendar.works(day)) day = addDays(day, -1);
  const step = count < 0 ? -1 : 1;
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step);
    if (chinaCalendar.works(day)) left -= 1;
  }
  return day;
}

/** A working day of a period, drawn: at least a week after it begins and so many days before it ends. */
export function drawWorkday(
  period: { readonly from: PlainDate; readonly to: PlainDate },
  before: number,
  random: Random,
): PlainDate {
  const last = daysBetween(period.from, period.to) - before;
  return shiftWorkdays(addDays(period.from, random.int(7, last)), 0);
}

/** The instant of a time of day in China, in minutes after midnight. */
export function instantOf(day: PlainDate, minutes: number): Date {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + minutes * 60_000);
}
