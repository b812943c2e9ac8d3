import { type AuthorityCode, type MatterId, newActId, type PersonId, type Region } from '../../kernel/id.ts';
import { regionOf } from '../../kernel/region.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { staff } from '../../modules/cases/model/case/testing/story.ts';
import { performMany } from '../../platform/ledger/perform.ts';
import type { LedgerActor, LedgerDependencies } from '../../platform/ledger/types.ts';
import type { ActingAs } from '../../platform/procedure/types.ts';

/** The county of the model's stories. */
const STORY_COUNTY = '510502';

/** One step of a story: the day, who, what, and what it says. */
export type ToldStep<By> = readonly [on: string, by: By, verb: string, body?: JsonObject];

/** Where a story is told, and who plays whom. */
export interface Cast<By> {
  readonly authority: AuthorityCode;
  actor(by: By): LedgerActor;
  /** What acts say, with the people and the county of this place; as the story has it when absent. */
  body?(said: JsonObject): JsonObject;
}

/** The story's own people in a county; they have no account there and see everything. */
export const strangers = (authority = STORY_COUNTY): Cast<ActingAs> => ({
  authority: authority as AuthorityCode,
  actor: (by) => ({
    ...by,
    authority: by.authority.replace(STORY_COUNTY, authority) as AuthorityCode,
    scope: '%',
    clearance: 9,
  }),
});

/** Replaces the model's county and staff in whatever a story says; `people` are ids by their names in the story's staff. */
export function retold<T>(
  value: T,
  authority: string,
  people: Readonly<Partial<Record<keyof typeof staff, string>>>,
): T {
  let text = JSON.stringify(value).replaceAll(STORY_COUNTY, authority);
  for (const [name, id] of Object.entries(people)) {
    const from = staff[name as keyof typeof staff].personId;
    text = text.replaceAll(from.replaceAll(STORY_COUNTY, authority), id);
  }
  return JSON.parse(text) as T;
}

/** The county's own people play the story, each seeing the county. */
export const players = (
  authority: string,
  people: Readonly<Partial<Record<keyof typeof staff, string>>>,
): Cast<ActingAs> => ({
  authority: authority as AuthorityCode,
  actor: (by) => {
    const actor = retold(by, authority, people);
    return { ...actor, personId: actor.personId as PersonId, scope: `${authority}%`, clearance: 0 };
  },
  body: (said) => retold(said, authority, people),
});

/** The procedure that a first act opens. */
const openedBy = (verb: string): string => (verb === 'decide-on-spot' ? 'summary-case' : 'case');

/**
 * Tells a case through a ledger act by act, each on its day, a second apart; gives the case's id. `into` goes on with one
 * that was told before. Throws with day and verb where an act is refused, the refusal as its cause.
 */
export async function tellCase<By>(
  ledger: LedgerDependencies,
  steps: readonly ToldStep<By>[],
  cast: Cast<By>,
  into?: string,
): Promise<MatterId> {
  let matterId = into as MatterId | undefined;
  const homeRegion: Region = regionOf(cast.authority);
  for (const [index, [on, by, verb, said = {}]] of steps.entries()) {
    const at = new Date(Date.parse(`${on}T02:00:00Z`) + index * 1_000);
    const body = cast.body?.(said) ?? said;
    const request = { actId: newActId(), homeRegion, verb, body };
    const [outcome] = await performMany(
      { ...ledger, clock: { now: () => at }, backdating: 'allowed' },
      cast.actor(by),
      [matterId === undefined ? { ...request, procedure: openedBy(verb) } : { ...request, matterId }],
    );
    if (outcome?.ok !== true) throw new Error(`${on} ${verb}`, { cause: outcome?.error });
    matterId = outcome.matterId;
  }
  if (matterId === undefined) throw new RangeError('a story has a first act');
  return matterId;
}
