import { addDays, legalDay, type PlainDate } from '../../../../kernel/plain-date.ts';

export interface Period {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export type PeriodName = 'month' | 'last-month' | 'quarter' | 'year';
export const periodNames: readonly PeriodName[] = ['month', 'last-month', 'quarter', 'year'];

export const today = (): PlainDate => legalDay(new Date());
const firstOf = (year: number, month: number): PlainDate => {
  const index = year * 12 + month - 1;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01` as PlainDate;
};

/** A period by name, as seen on `on`; the running ones end on that day. */
export function periodOf(name: PeriodName, on: PlainDate): Period {
  const year = Number(on.slice(0, 4));
  const month = Number(on.slice(5, 7));
  switch (name) {
    case 'month':
      return { from: firstOf(year, month), to: on };
    case 'last-month':
      return { from: firstOf(year, month - 1), to: addDays(firstOf(year, month), -1) };
    case 'quarter':
      return { from: firstOf(year, month - ((month - 1) % 3)), to: on };
    case 'year':
      return { from: firstOf(year, 1), to: on };
  }
}

/** So many months does a trend show. */
export const TREND_MONTHS = 6;

/** The last `count` months up to the one of `on`, oldest first; the last ends on `on`. */
export function monthsUpTo(on: PlainDate, count: number): readonly Period[] {
  const year = Number(on.slice(0, 4));
  const month = Number(on.slice(5, 7));
  return Array.from({ length: count }, (_, index) => {
    const offset = index - count + 1;
    const last = addDays(firstOf(year, month + offset + 1), -1);
    return { from: firstOf(year, month + offset), to: last < on ? last : on };
  });
}
