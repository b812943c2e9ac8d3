import type { AuthorityCode, PersonId } from '../../../../kernel/id.ts';
import { plainDate } from '../../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { foldAct } from '../../../../platform/procedure/fold.ts';
import { bodyRefusalOf, refusalOf } from '../../../../platform/procedure/permit.ts';
import type { ActingAs, Matter } from '../../../../platform/procedure/types.ts';
import { blank, environment, folded, Refused } from '../../../intake/model/testing/journey.ts';
import { reward } from '../reward.ts';
import { examples } from './examples.ts';

const actor = (n: number, authority: string, ...roles: readonly string[]): ActingAs => ({
  personId: `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as PersonId,
  authority: authority as AuthorityCode,
  roles,
  onBehalfOf: null,
});

/** The county that handled the report, its upper bureau and its neighbour. */
export const staff = {
  officer: actor(12, '510502', 'officer'),
  head: actor(13, '510502', 'head'),
  otherHead: actor(14, '510502', 'head'),
  clerk: actor(15, '510502', 'intake'),
  second: actor(16, '510502', 'officer'),
  cityHead: actor(2, '510500', 'head'),
  neighbourHead: actor(23, '510503', 'head'),
  system: actor(99, '510502', 'system'),
} as const;

/** Who, verb, day; the example of the verb where no body is given. */
export type Step = readonly [by: ActingAs, verb: string, on: string, body?: JsonObject];

/** Does a verb as the server would. @throws Refused with the rule's id */
export function act(matter: Matter, [by, verb, on, body]: Step): Matter {
  const refusal = refusalOf(reward, matter, by, verb, plainDate(on));
  if (refusal !== null) throw new Refused(refusal.rule);
  const declared = reward.verbs[verb];
  const parsed = declared?.body.parse(body ?? examples[verb] ?? {}) ?? {};
  const unsaid = declared === undefined ? null : bodyRefusalOf(declared, parsed, plainDate(on), { matter, actor: by });
  if (unsaid !== null) throw new Refused(unsaid.rule);
  return foldAct(reward, matter, folded(reward, verb, parsed, by, on, matter.version + 1), environment);
}

export const walk = (...steps: readonly Step[]): Matter => steps.reduce(act, blank(reward, steps[0]?.[0].authority));

/** The rule that refuses the steps, or '' where none does. */
export function refusal(...steps: readonly Step[]): string {
  try {
    walk(...steps);
    return '';
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

/** Where a measure counts the matter, and how much. */
export const counted = (matter: Matter, id: string) =>
  (reward.measures.find((measure) => measure.id === `reward.${id}`)?.cells(matter) ?? []).map(
    ({ day, authority, amount }) => [day, authority, ...(amount === undefined ? [] : [amount])],
  );
