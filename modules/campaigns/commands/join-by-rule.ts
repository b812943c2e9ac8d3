import type { ActId, AuthorityCode } from '../../../kernel/id.ts';
import { SYSTEM_PERSON } from '../../../platform/identity/index.ts';
import { deterministicUuid } from '../../../platform/import/index.ts';
import { performMany } from '../../../platform/ledger/perform.ts';
import type { LedgerActor, LedgerDependencies, PerformRequest } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { type CampaignRules, settlementOf } from '../model/rule.ts';

/** The system at the authority that handles the matter; sees every matter, because every matter is counted. */
export const clerk = (authority: string): LedgerActor => ({
  personId: SYSTEM_PERSON,
  authority: authority as AuthorityCode,
  roles: ['system'],
  onBehalfOf: null,
  scope: '%',
  clearance: 99,
});

/**
 * Performs on each matter what the rules of the campaigns ask, and nothing where all stands as it should. The act's id
 * follows from the matter as it was read: asked again it is the same act, and one that meanwhile moved on is looked at
 * again with its newer act. Gives how many joined or left.
 */
export async function joinByRule(
  ledger: LedgerDependencies,
  matters: readonly Matter[],
  rules: CampaignRules,
): Promise<number> {
  const asked = new Map<string, PerformRequest[]>();
  for (const matter of matters) {
    const settlement = settlementOf(matter, rules);
    if (settlement === null) continue;
    const { rule, part, leave, reason } = settlement;
    const requests = asked.get(matter.handlingCode) ?? [];
    requests.push({
      actId: deterministicUuid('campaigns', matter.id, String(matter.version), ...rule, ...part, ...leave) as ActId,
      homeRegion: matter.homeRegion,
      matterId: matter.id,
      verb: 'join-by-rule',
      version: matter.version,
      body: { rule: [...rule], part: [...part], leave: [...leave], reason },
    });
    asked.set(matter.handlingCode, requests);
  }
  let done = 0;
  for (const [authority, requests] of asked) {
    // What is refused moved on meanwhile, or may join nothing any more: the next look says what is left to do.
    const outcomes = await performMany(ledger, clerk(authority), requests);
    done += outcomes.filter((outcome) => outcome.ok && !outcome.replayed).length;
  }
  return done;
}
