import { addDays, addMonths, daysBetween, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Dimension, PivotQuery } from '../contract.ts';

/** First and last day, both inside. */
export interface Period {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export type TimeDimension = 'month' | 'quarter' | 'year';
export const isTime = (dimension: Dimension): dimension is TimeDimension =>
  dimension === 'month' || dimension === 'quarter' || dimension === 'year';

const isFirst = (day: PlainDate): boolean => day.endsWith('-01');
const isLast = (day: PlainDate): boolean => isFirst(addDays(day, 1));
const firstOf = (day: PlainDate): PlainDate => `${day.slice(0, 7)}-01` as PlainDate;
const lastOf = (day: PlainDate): PlainDate => addDays(addMonths(firstOf(day), 1), -1);

/** Months of a period that begins with a month and ends with one; null for any other. */
export function wholeMonths({ from, to }: Period): number | null {
  if (!isFirst(from) || !isLast(to)) return null;
  const index = (day: PlainDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return index(to) - index(from) + 1;
}

/** So many months later; the last day of a month stays the last one. */
const shifted = (day: PlainDate, months: number): PlainDate =>
  isLast(day) ? lastOf(addMonths(firstOf(day), months)) : addMonths(day, months);

/** A period that is compared with, and by how many months its days lie before; null where they are not months. */
export interface Compared extends Period {
  readonly months: number | null;
}

/** `year`: the same days a year before. `before`: as many months (or, of broken months, days) just before. */
export function comparedWith(period: Period, compare: PivotQuery['compare']): Compared | null {
  switch (compare) {
    case 'none':
      return null;
    case 'year':
      return { from: addMonths(period.from, -12), to: shifted(period.to, -12), months: 12 };
    case 'before': {
      const months = wholeMonths(period);
      const to = addDays(period.from, -1);
      if (months !== null) return { from: addMonths(period.from, -months), to, months };
      return { from: addDays(to, -daysBetween(period.from, period.to)), to, months: null };
    }
  }
}

/** The month `2026-03`, quarter `2026-Q1` or year `2026` in which a day lies. */
export function spanOf(dimension: TimeDimension, day: PlainDate): string {
  switch (dimension) {
    case 'month':
      return day.slice(0, 7);
    case 'quarter':
      return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
    case 'year':
      return day.slice(0, 4);
  }
}

/** All spans that a period touches, in their order. */
export function spansOf(dimension: TimeDimension, { from, to }: Period): string[] {
  const spans = new Set<string>();
  for (let month = firstOf(from); month <= to; month = addMonths(month, 1)) spans.add(spanOf(dimension, month));
  return [...spans];
}

const MONTHS_IN = { month: 1, quarter: 3, year: 12 } as const;

/**
 * True where each span of a period has one of the compared period: years with quarters of a year before, but not a year
 * with the half year before it.
 */
export const alignsWith = (dimension: TimeDimension, { months }: Compared): boolean =>
  months !== null && months % MONTHS_IN[dimension] === 0;
