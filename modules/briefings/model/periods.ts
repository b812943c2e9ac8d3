import { addDays, addMonths, daysBetween, type PlainDate } from '../../../kernel/plain-date.ts';
import { type Period, wholeMonths } from '../../figures/model/periods.ts';

const endOf = (month: PlainDate): PlainDate => addDays(addMonths(month, 1), -1);

/** So many periods later: whole months stay whole months, other spans keep their days. */
export function shifted(period: Period, by: number): Period {
  const months = wholeMonths(period);
  if (months !== null) {
    const from = addMonths(period.from, by * months);
    return { from, to: endOf(addMonths(from, months - 1)) };
  }
  const days = daysBetween(period.from, period.to) + 1;
  return { from: addDays(period.from, days * by), to: addDays(period.to, days * by) };
}

/** The month before that of a day. */
export function monthBefore(day: PlainDate): Period {
  const from = addMonths(`${day.slice(0, 7)}-01` as PlainDate, -1);
  return { from, to: endOf(from) };
}
