import { legalDay } from '../../kernel/plain-date.ts';
import { scopePattern } from '../../kernel/region.ts';
import { campaignGuard } from '../../modules/campaigns/index.ts';
import { performMany } from '../../platform/ledger/perform.ts';
import type { LedgerActor, LedgerDependencies, Outcome, PerformRequest } from '../../platform/ledger/types.ts';
import type { OwnWays } from '../perform-stories.ts';

async function one(ledger: LedgerDependencies, actor: LedgerActor, request: PerformRequest): Promise<Outcome> {
  const [outcome] = await performMany(ledger, actor, [request]);
  if (outcome === undefined) throw new RangeError(`no outcome of ${request.verb}`);
  return outcome;
}

/** A campaign's code is taken with the act that plans it, as at its desk. */
const plan: OwnWays[string] = (ledger, actor, request) => {
  const { actId, homeRegion, verb, body } = request;
  const act = { actId, homeRegion, matterId: actId, verb, body };
  const today = legalDay(ledger.clock.now());
  const beside = request.procedure === 'campaign' ? campaignGuard(ledger).beside?.(act, today) : undefined;
  return one(ledger, actor, beside === undefined ? request : { ...request, beside });
};

/** Whoever takes part in a campaign of an authority above sees it for this act, as `modules/campaigns` has it. */
const takePart: OwnWays[string] = (ledger, actor, request) =>
  one(ledger, { ...actor, scope: `${actor.scope},${scopePattern(request.homeRegion)}` }, request);

/** Verbs that are more than an entry in the ledger. */
export const replayWays: OwnWays = {
  plan,
  'add-action': takePart,
  'add-work': takePart,
  'adopt-work': takePart,
  place: takePart,
};
