import type { Language } from './text.ts';

declare const brand: unique symbol;
/** A legal day, `YYYY-MM-DD`, without time or zone; compares and sorts as a string. */
export type PlainDate = string & { readonly [brand]: 'PlainDate' };

/** Stands where no day presses: it sorts last, and lies in no range that anybody asks for. */
export const NEVER = '9999-12-31' as PlainDate;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY = 86_400_000;

/** Days since 1970-01-01 (proleptic Gregorian). */
export function toEpochDay(date: PlainDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY;
}

/** The date that is `epochDay` days after 1970-01-01. */
export function fromEpochDay(epochDay: number): PlainDate {
  return new Date(epochDay * DAY).toISOString().slice(0, 10) as PlainDate;
}

/** True when `value` is a real calendar day written `YYYY-MM-DD`; no calendar has a year 0. */
export function isPlainDate(value: string): value is PlainDate {
  const match = PATTERN.exec(value);
  if (match === null || match[1] === '0000') return false;
  const [, year, month, day] = match;
  const instant = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return instant.getUTCMonth() === Number(month) - 1 && instant.getUTCDate() === Number(day);
}

/** Reads `YYYY-MM-DD`; throws RangeError for anything else, also for 2026-02-30. */
export function plainDate(value: string): PlainDate {
  if (!isPlainDate(value)) throw new RangeError(`not a calendar day: ${value}`);
  return value;
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromEpochDay(toEpochDay(date) + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** The same day `months` later, or that month's last day when it has no such day (民法典 art 202). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(Number(date.slice(8, 10)), last);
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10) as PlainDate;
}

/** 1 = Monday … 7 = Sunday. */
export function isoWeekday(date: PlainDate): number {
  return ((((toEpochDay(date) + 3) % 7) + 7) % 7) + 1;
}

/** The legal day in China (UTC+8, no summer time since 1991) at an instant. */
export function legalDay(instant: Date): PlainDate {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) as PlainDate;
}

export const earlier = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b);
export const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** A day as documents write it: 2026年3月2日 (GB/T 9704: Arabic figures, no leading zeros), 2 March 2026. */
export function dayInWords(day: PlainDate, language: Language = 'zh'): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return language === 'zh' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month - 1] ?? ''} ${year}`;
}
