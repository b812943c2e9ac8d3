import type { DayKind, WorkCalendar } from './deadline.ts';
import { fromEpochDay, type PlainDate, plainDate, toEpochDay } from './plain-date.ts';
import type { Text } from './text.ts';

/** One year's State Council notice as data: days off, and weekend days worked in exchange (调休上班). */
export interface CalendarYear {
  readonly year: number;
  readonly notice: { readonly title: string; readonly number: string | null; readonly confidence: string };
  readonly off: readonly { readonly date: string; readonly name: Text }[];
  readonly work: readonly string[];
}

/** A calendar that also answers by epoch day, so that counting loops make no strings and no Date objects. */
export interface EpochCalendar extends WorkCalendar {
  worksOn(epochDay: number): boolean;
  coversOn(epochDay: number): boolean;
  kindOn(epochDay: number): DayKind;
  /** The holiday's name in both languages; null for ordinary days. */
  holidayOn(epochDay: number): Text | null;
}

const KINDS: readonly DayKind[] = ['unknown', 'workday', 'weekend', 'holiday', 'make-up'];
const UNKNOWN = 0;
const WORKDAY = 1;
const WEEKEND = 2;
const HOLIDAY = 3;
const MAKE_UP = 4;

/**
 * Builds a calendar from the loaded years. Days of other years answer `unknown` and count as
 * Monday–Friday; whoever counts over them must flag the result (law.md §14 wd-2027).
 * Throws RangeError for a date that does not exist, lies outside its year, or is both off and worked.
 */
export function createWorkCalendar(data: readonly CalendarYear[]): EpochCalendar {
  const years = [...data].sort((a, b) => a.year - b.year);
  const first = firstDayOf(years.at(0)?.year ?? 1970);
  const end = years.length === 0 ? first : firstDayOf((years.at(-1)?.year ?? 1970) + 1);
  const table = new Uint8Array(end - first);
  const names = new Map<number, Text>();
  for (const year of years) fillYear(table, names, first, year);

  const codeOn = (day: number): number => table[day - first] ?? UNKNOWN;
  const worksOn = (day: number): boolean => {
    const code = codeOn(day);
    return code === UNKNOWN ? !isWeekend(day) : code === WORKDAY || code === MAKE_UP;
  };
  const kindOn = (day: number): DayKind => KINDS[codeOn(day)] ?? 'unknown';
  const coversOn = (day: number): boolean => codeOn(day) !== UNKNOWN;
  const holidayOn = (day: number): Text | null => names.get(day) ?? null;
  return {
    version: versionOf(years),
    worksOn,
    coversOn,
    kindOn,
    holidayOn,
    kind: (date) => kindOn(toEpochDay(date)),
    name: (date) => holidayOn(toEpochDay(date))?.zh ?? null,
    works: (date) => worksOn(toEpochDay(date)),
    covers: (date) => coversOn(toEpochDay(date)),
  };
}

function fillYear(table: Uint8Array, names: Map<number, Text>, first: number, year: CalendarYear): void {
  const from = firstDayOf(year.year);
  const to = firstDayOf(year.year + 1);
  if (table[from - first] !== UNKNOWN) throw new RangeError(`calendar year given twice: ${year.year}`);
  for (let day = from; day < to; day += 1) table[day - first] = isWeekend(day) ? WEEKEND : WORKDAY;
  for (const { date, name } of year.off) {
    const day = dayInYear(date, year.year);
    table[day - first] = HOLIDAY;
    names.set(day, name);
  }
  for (const date of year.work) {
    const day = dayInYear(date, year.year);
    if (!isWeekend(day) || names.has(day)) throw new RangeError(`not a weekend day to be worked: ${date}`);
    table[day - first] = MAKE_UP;
  }
}

function dayInYear(date: string, year: number): number {
  const day = plainDate(date);
  if (Number(day.slice(0, 4)) !== year) throw new RangeError(`${date} lies outside the calendar of ${year}`);
  return toEpochDay(day);
}

const firstDayOf = (year: number): number => Date.UTC(year, 0, 1) / 86_400_000;

/** 1970-01-01 was a Thursday, so epoch day 2 is a Saturday. */
export const isWeekend = (epochDay: number): boolean => (((epochDay - 2) % 7) + 7) % 7 < 2;

/** Names the loaded content: span and an FNV-1a sum, so that any changed day changes the version. */
function versionOf(years: readonly CalendarYear[]): string {
  if (years.length === 0) return 'none';
  let sum = 0x811c9dc5;
  for (const { year, off, work } of years) {
    for (const part of [String(year), ...off.map((entry) => `-${entry.date}`), ...work.map((date) => `+${date}`)]) {
      for (let index = 0; index < part.length; index += 1) {
        sum = Math.imul(sum ^ part.charCodeAt(index), 0x01000193);
      }
    }
  }
  return `${years.at(0)?.year}-${years.at(-1)?.year}.${(sum >>> 0).toString(16).padStart(8, '0')}`;
}

const wrapped = new WeakMap<WorkCalendar, EpochCalendar>();

/** The fast face of any calendar; a plain one is wrapped once. */
export function epochCalendar(calendar: WorkCalendar): EpochCalendar {
  if ('worksOn' in calendar) return calendar as EpochCalendar;
  const known = wrapped.get(calendar);
  if (known !== undefined) return known;
  const wrapper: EpochCalendar = {
    version: calendar.version,
    kind: (date) => calendar.kind(date),
    name: (date) => calendar.name(date),
    works: (date) => calendar.works(date),
    covers: (date) => calendar.covers(date),
    worksOn: (day) => calendar.works(fromEpochDay(day)),
    coversOn: (day) => calendar.covers(fromEpochDay(day)),
    kindOn: (day) => calendar.kind(fromEpochDay(day)),
    holidayOn: (day) => {
      const name = calendar.name(fromEpochDay(day));
      return name === null ? null : { zh: name, en: name };
    },
  };
  wrapped.set(calendar, wrapper);
  return wrapper;
}

/** `date` itself when it is a working day, else the next one. */
export function nextWorkday(calendar: WorkCalendar, date: PlainDate): PlainDate {
  const fast = epochCalendar(calendar);
  let day = toEpochDay(date);
  while (!fast.worksOn(day)) day += 1;
  return fromEpochDay(day);
}

/** The `count`-th working day after `date` (before it for a negative count); `date` itself for 0. */
export function addWorkdays(calendar: WorkCalendar, date: PlainDate, count: number): PlainDate {
  const fast = epochCalendar(calendar);
  const step = count < 0 ? -1 : 1;
  let day = toEpochDay(date);
  for (let left = Math.abs(count); left > 0; ) {
    day += step;
    if (fast.worksOn(day)) left -= 1;
  }
  return fromEpochDay(day);
}

/** Working days in (`from`, `to`]: those left until `to`; negative, by the days in (`to`, `from`], once it has passed. */
export function workdaysBetween(calendar: WorkCalendar, from: PlainDate, to: PlainDate): number {
  const fast = epochCalendar(calendar);
  const start = toEpochDay(from);
  const end = toEpochDay(to);
  let count = 0;
  for (let day = Math.min(start, end) + 1; day <= Math.max(start, end); day += 1) if (fast.worksOn(day)) count += 1;
  return end < start ? -count : count;
}
