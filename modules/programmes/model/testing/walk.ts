import type { AuthorityCode, PersonId } from '../../../../kernel/id.ts';
import { plainDate } from '../../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { foldAct } from '../../../../platform/procedure/fold.ts';
import { bodyRefusalOf, refusalOf } from '../../../../platform/procedure/permit.ts';
import type { ActingAs, Matter, Procedure } from '../../../../platform/procedure/types.ts';
import { blank, environment, folded, Refused } from '../../../intake/model/testing/journey.ts';
import { examples } from './examples.ts';

const actor = (n: number, authority: string, ...roles: readonly string[]): ActingAs => ({
  personId: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as PersonId,
  authority: authority as AuthorityCode,
  roles,
  onBehalfOf: null,
});

/** The city sets and judges, the county owes, its neighbour has nothing to do with it. */
export const staff = {
  cityHead: actor(2, '510500', 'head'),
  cityOffice: actor(3, '510500', 'campaign-office'),
  citySupervisor: actor(4, '510500', 'supervisor'),
  officer: actor(12, '510502', 'officer'),
  countyHead: actor(13, '510502', 'head'),
  otherHead: actor(14, '510502', 'head'),
  neighbourHead: actor(23, '510503', 'head'),
  clerk: actor(15, '510502', 'intake'),
  system: actor(99, '510500', 'system'),
} as const;

/** Who, verb, day; the example of the verb where no body is given. */
export type Step = readonly [by: ActingAs, verb: string, on: string, body?: JsonObject];

/** Does a verb as the server would. @throws Refused with the rule's id */
export function act(procedure: Procedure, matter: Matter, [by, verb, on, body]: Step): Matter {
  const refusal = refusalOf(procedure, matter, by, verb, plainDate(on));
  if (refusal !== null) throw new Refused(refusal.rule);
  const declared = procedure.verbs[verb];
  const parsed = declared?.body.parse(body ?? examples[procedure.id]?.[verb] ?? {}) ?? {};
  const unsaid = declared === undefined ? null : bodyRefusalOf(declared, parsed, plainDate(on), { matter, actor: by });
  if (unsaid !== null) throw new Refused(unsaid.rule);
  return foldAct(procedure, matter, folded(procedure, verb, parsed, by, on, matter.version + 1), environment);
}

export const go = (procedure: Procedure, from: Matter, ...steps: readonly Step[]): Matter =>
  steps.reduce((matter, step) => act(procedure, matter, step), from);

/** From the first act on, at home where its actor stands. */
export const walk = (procedure: Procedure, ...steps: readonly Step[]): Matter =>
  go(procedure, blank(procedure, steps[0]?.[0].authority), ...steps);

/** The rule that refuses the steps, or '' where none does. */
export function refusal(procedure: Procedure, ...steps: readonly Step[]): string {
  try {
    walk(procedure, ...steps);
    return '';
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

/** How often a measure counts the matter, and where. */
export const counted = (procedure: Procedure, matter: Matter, id: string): readonly (readonly [string, string])[] =>
  (procedure.measures.find((measure) => measure.id === `${procedure.id}.${id}`)?.cells(matter) ?? []).map(
    ({ day, authority }) => [day, authority] as const,
  );
