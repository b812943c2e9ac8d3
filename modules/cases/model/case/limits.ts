import { z } from 'zod';
import { computeDeadline } from '../../../../kernel/deadline-engine.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { ClockEffect, Matter, Verb } from '../../../../platform/procedure/types.ts';
import { chinaCalendar, ruleBook } from '../../../../rules/index.ts';

/** The shape of an act's body. */
export const bodyOf = (shape: z.ZodRawShape): Verb['body'] => z.strictObject(shape) as unknown as Verb['body'];

/**
 * The last day of a limit that began on a day, by the edition of that day and place: for what runs without an act at its
 * beginning (the times for review and suit counted from service, the window for the court after them).
 * @throws AppError `rules.none-in-force`
 */
export function dueBy(rule: string, startedOn: PlainDate, region: string): PlainDate {
  const edition = ruleBook.get(rule, startedOn, region);
  const clock = {
    rule,
    version: edition.effectiveFrom,
    startedOn,
    startedAt: `${startedOn}T00:00:00Z`,
    pauses: [],
    extensions: [],
    endedOn: null,
  };
  return computeDeadline(edition, clock, chinaCalendar).due;
}

export const isRunning = (matter: Matter, clock: string): boolean => matter.clocks[clock]?.endedOn === null;

/** Starts a clock; `on` where the act tells later of the day that started it. */
export const start = (clock: string, rule: string, on?: PlainDate): ClockEffect => ({
  clock,
  do: 'start',
  rule,
  ...(on === undefined ? {} : { on }),
});

/** The case as a change of its facts leaves it, to ask of it what follows. */
export function withFacts(matter: Matter, facts: JsonObject): Matter {
  const merged = Object.entries({ ...matter.facts, ...facts }).filter(([, value]) => value !== null);
  return { ...matter, facts: Object.fromEntries(merged) as JsonObject };
}

/** A day in an act: its own, unless the act tells of an earlier one. */
export const told = (body: JsonObject, key: string, on: PlainDate): PlainDate => {
  const value = body[key];
  return typeof value === 'string' ? (value as PlainDate) : on;
};
