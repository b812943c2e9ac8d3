import { addDays, daysBetween, type PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { scopeOf } from './scope.ts';

/** Both days inside. */
export interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The days that a campaign's figures are of: from its first day to today, or to its last one. */
export function elapsed(facts: JsonObject, today: PlainDate): Span {
  const { from, to } = scopeOf(facts);
  return { from, to: today < from ? from : today < to ? today : to };
}

/**
 * 同期: the days of the baseline that lie as far into it as the campaign has come, so that a part is never compared with a
 * whole; all of it once the campaign is over. Null where the plan names none.
 */
export function comparable(facts: JsonObject, today: PlainDate): Span | null {
  const baseline = obj(facts, 'baseline');
  const [from, to] = [str(baseline, 'from') as PlainDate, str(baseline, 'to') as PlainDate];
  if (from === '' || to === '') return null;
  const now = elapsed(facts, today);
  if (now.to >= scopeOf(facts).to) return { from, to };
  const reached = addDays(from, daysBetween(now.from, now.to));
  return reached < to ? { from, to: reached } : { from, to };
}
