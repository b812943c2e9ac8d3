import type { AuthorityCode, MatterId, PersonId } from '../../../../kernel/id.ts';
import { plainDate } from '../../../../kernel/plain-date.ts';
import { regionOf } from '../../../../kernel/region.ts';
import type { Json, JsonObject } from '../../../../kernel/text.ts';
import { emptyMatter, foldAct } from '../../../../platform/procedure/fold.ts';
import { bodyRefusalOf, refusalOf } from '../../../../platform/procedure/permit.ts';
import type { ActingAs, FoldEnvironment, FoldedAct, Matter, Procedure } from '../../../../platform/procedure/types.ts';
import { chinaCalendar, ruleBook } from '../../../../rules/index.ts';
import { examples } from './examples.ts';

export const environment: FoldEnvironment = { rules: ruleBook, calendar: chinaCalendar };

const person = (n: number): PersonId => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as PersonId;
const actor = (n: number, authority: string, ...roles: readonly string[]): ActingAs => ({
  personId: person(n),
  authority: authority as AuthorityCode,
  roles,
  onBehalfOf: null,
});

/** A small fictional staff: the city's intake routes, the county works, one station, a neighbour county. */
export const staff = {
  cityIntake: actor(1, '510500', 'intake'),
  cityHead: actor(2, '510500', 'head'),
  countyIntake: actor(11, '510502', 'intake'),
  officer: actor(12, '510502', 'officer'),
  countyHead: actor(13, '510502', 'head'),
  otherHead: actor(14, '510502', 'head'),
  stationOfficer: actor(15, '510502003', 'officer'),
  neighbourIntake: actor(21, '510503', 'intake'),
  neighbourOfficer: actor(22, '510503', 'officer'),
} as const;

const ID = '00000000-0000-7000-8000-00000000ffff' as MatterId;

/** The matter before anything happened, at home in the region of `authority`. */
export function blank(procedure: Procedure, authority = '510500'): Matter {
  return emptyMatter(procedure.id, regionOf(authority), ID, authority as AuthorityCode);
}

/** Splits a body as the ledger does: public part, personal part; the sealed part reaches no fold. */
export function folded(
  procedure: Procedure,
  verbId: string,
  body: JsonObject,
  by: ActingAs,
  on: string,
  seq: number,
): FoldedAct {
  const verb = procedure.verbs[verbId];
  const personal = new Set(verb?.personal ?? []);
  const sealed = new Set(verb?.sealed ?? []);
  const parts: Record<'body' | 'personal', Record<string, Json>> = { body: {}, personal: {} };
  for (const [key, value] of Object.entries(body)) {
    if (value === undefined || sealed.has(key)) continue;
    parts[personal.has(key) ? 'personal' : 'body'][key] = value;
  }
  return {
    seq,
    verb: verbId,
    actor: by.personId,
    onBehalfOf: by.onBehalfOf,
    authority: by.authority,
    eventAt: `${on}T02:00:00Z`,
    on: plainDate(on),
    ...parts,
  };
}

/** The example of a verb, told of the day on which it is done. */
function exampleOf(procedure: Procedure, verb: string, on: string): JsonObject {
  const example = examples[procedure.id]?.[verb] ?? {};
  return 'on' in example ? { ...example, on } : example;
}

/** A verb that is not permitted, or what it says is not; the message is the rule's id. */
export class Refused extends Error {}

/** Does a verb as the server would: predicate, schema, fold. @throws Refused */
export function act(
  procedure: Procedure,
  matter: Matter,
  by: ActingAs,
  verb: string,
  on: string,
  body?: JsonObject,
): Matter {
  const refusal = refusalOf(procedure, matter, by, verb, plainDate(on));
  if (refusal !== null) throw new Refused(refusal.rule);
  const declared = procedure.verbs[verb];
  const parsed = declared?.body.parse(body ?? exampleOf(procedure, verb, on)) ?? {};
  const unsaid = declared === undefined ? null : bodyRefusalOf(declared, parsed, plainDate(on), { matter, actor: by });
  if (unsaid !== null) throw new Refused(unsaid.rule);
  return foldAct(procedure, matter, folded(procedure, verb, parsed, by, on, matter.version + 1), environment);
}

/** One step of a journey: who, verb, day, and the body where the example does not do. */
export type Step = readonly [by: ActingAs, verb: string, on: string, body?: JsonObject];

/** Walks the steps from the first act on. */
export function walk(procedure: Procedure, ...steps: readonly Step[]): Matter {
  return go(procedure, blank(procedure, steps[0]?.[0].authority), ...steps);
}

/** Walks on from where a matter stands. */
export function go(procedure: Procedure, from: Matter, ...steps: readonly Step[]): Matter {
  return steps.reduce((matter, [by, verb, on, body]) => act(procedure, matter, by, verb, on, body), from);
}

/** The rule that refuses a verb now, or null: what the console asks to show a button. */
export function refused(procedure: Procedure, matter: Matter, by: ActingAs, verb: string, on: string): string | null {
  return refusalOf(procedure, matter, by, verb, plainDate(on))?.rule ?? null;
}
