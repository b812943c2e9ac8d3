import { type ActId, type AuthorityCode, type MatterId, uuidv7 } from '../../kernel/id.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { regionOf } from '../../kernel/region.ts';
import type { Json, JsonObject } from '../../kernel/text.ts';
import { performMany } from '../../platform/ledger/perform.ts';
import type { LedgerActor, LedgerDependencies } from '../../platform/ledger/types.ts';
import { penaltyCase } from '../cases/model/case/case.ts';
import type { Step } from '../cases/model/case/testing/story.ts';
import type { RecordedAct } from './model/as-of.ts';

/** The acts of a story as the ledger keeps them; `recorded` tells of an act's number when it was written down. */
export function actsOfStory(
  steps: readonly Step[],
  recorded: (seq: number, on: string) => string = (_seq, on) => `${on}T02:00:00Z`,
): readonly RecordedAct[] {
  return steps.map(([on, by, verbId, body = {}], index): RecordedAct => {
    const verb = penaltyCase.verbs[verbId];
    const parts: Record<'body' | 'personal', Record<string, Json>> = { body: {}, personal: {} };
    for (const [key, value] of Object.entries(body as JsonObject)) {
      if (value === undefined || verb?.sealed?.includes(key)) continue;
      parts[verb?.personal?.includes(key) === true ? 'personal' : 'body'][key] = value;
    }
    return {
      seq: index + 1,
      verb: verbId,
      actor: by.personId,
      authority: by.authority,
      eventAt: `${on}T02:00:00Z`,
      on: plainDate(on),
      recordedAt: recorded(index + 1, on),
      ...parts,
    };
  });
}

/** Acts of a matter on a database, told as they happened. `authority` takes the place of the story's county. */
export async function performStory(
  ledger: LedgerDependencies,
  steps: readonly Step[],
  authority = '510502',
  matterId?: MatterId,
): Promise<MatterId> {
  let matter = matterId;
  for (const [on, by, verb, body = {}] of steps) {
    const actor: LedgerActor = {
      ...by,
      authority: by.authority.replace('510502', authority) as AuthorityCode,
      scope: '%',
      clearance: 9,
    };
    const clock = { now: () => new Date(`${on}T02:00:00Z`) };
    const actId = uuidv7() as ActId;
    const [outcome] = await performMany({ ...ledger, clock, backdating: 'allowed' }, actor, [
      {
        actId,
        homeRegion: regionOf(authority),
        verb,
        body,
        ...(matter === undefined ? { procedure: 'case' } : { matterId: matter }),
      },
    ]);
    if (outcome?.ok !== true) throw new Error(`${on} ${verb}`, { cause: outcome?.error });
    matter = outcome.matterId;
  }
  if (matter === undefined) throw new Error('a story has a first act');
  return matter;
}
