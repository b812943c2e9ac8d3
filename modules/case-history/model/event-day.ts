import { earlier, legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { str } from '../../../kernel/read-json.ts';
import type { FoldedAct, Procedure, Verb } from '../../../platform/procedure/types.ts';

/** A verb that may tell of a day in the past says so with a condition of this name: its key holds that day. */
const TELLS = /\.([A-Za-z]+)-not-later$/;

/** Days that an act tells of and that are not the day on which what it does was done: a request comes before its grant. */
const NOT_THE_EVENT: readonly string[] = ['requestedOn'];

/** The key of a verb's body that holds the day (or instant) of what it records; null where the act itself is the event. */
export function eventKeyOf(verb: Verb): string | null {
  for (const { rule } of verb.says ?? []) {
    const key = TELLS.exec(rule)?.[1];
    if (key !== undefined && !NOT_THE_EVENT.includes(key)) return key;
  }
  return null;
}

function dayIn(value: string): PlainDate | null {
  if (value.length === 10) return value as PlainDate;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? null : legalDay(new Date(instant));
}

/**
 * The legal day on which what an act records happened: the day that it tells of (service, payment, a measure on the
 * spot), else the day of the act. Never later than the act.
 */
export function eventDayOf(procedure: Procedure, act: FoldedAct): PlainDate {
  const verb = procedure.verbs[act.verb];
  const key = verb === undefined ? null : eventKeyOf(verb);
  const told = key === null ? null : dayIn(str(act.body, key));
  return told === null ? act.on : earlier(told, act.on);
}
