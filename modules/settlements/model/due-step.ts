import type { WorkCalendar } from '../../../kernel/deadline.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { workdaysBetween } from '../../../kernel/work-calendar.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { contestUntil, dueOf, restsAfter } from './standing.ts';

/** What the passing of days alone asks for. */
export interface DueStep {
  readonly verb: 'remind' | 'lapse' | 'uncontested' | 'rest';
  readonly body: JsonObject;
}

/** The reminder that is due: the nearest of those whose day has come; one that came too late is left out, not sent late. */
function reminder(matter: Matter, today: string, calendar: WorkCalendar, before: readonly number[]): DueStep | null {
  const due = dueOf(matter);
  if (due === '' || today > due) return null;
  const left = workdaysBetween(calendar, today as PlainDate, due as PlainDate);
  const sent = obj(matter.facts, 'reminded');
  const near = before.filter((days) => days >= left).sort((a, b) => a - b)[0];
  return near === undefined || String(near) in sent ? null : { verb: 'remind', body: { before: near } };
}

/**
 * The one thing that is due on this settlement today because of the day alone, or null. Pure, so that the simulation lives
 * by it, too. `before`: so many working days before the last one the firm is reminded.
 */
export function dueStep(
  matter: Matter,
  today: string,
  calendar: WorkCalendar,
  before: readonly number[],
): DueStep | null {
  const { state, facts } = matter;
  const over = (last: string): boolean => last !== '' && today > last;
  if (state === 'filed' && over(dueOf(matter))) return { verb: 'lapse', body: {} };
  if (state === 'agreed' && str(facts, 'declaredOn') !== '' && over(contestUntil(matter))) {
    return { verb: 'uncontested', body: {} };
  }
  if (state !== 'filed' && matter.closedOn === null && over(restsAfter(matter))) return { verb: 'rest', body: {} };
  return state === 'filed' || state === 'talking' ? reminder(matter, today, calendar, before) : null;
}
