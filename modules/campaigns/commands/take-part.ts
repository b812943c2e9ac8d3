import type { z } from 'zod';
import { AppError } from '../../../kernel/error.ts';
import type { ActId } from '../../../kernel/id.ts';
import { scopePattern } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import type { LedgerActor, Performed } from '../../../platform/ledger/types.ts';
import type { actRequest } from '../../intake/contract.ts';
import type { CampaignContext } from '../context.ts';
import { campaign } from '../model/campaign.ts';
import { getCampaign } from '../queries/read-rules.ts';

/** What those below do on a campaign of an authority above: its matter lies outside what they see, the campaign does not. */
const BELOW = Object.entries(campaign.verbs).flatMap(([id, { place, from }]) =>
  place === 'anywhere' && from.length > 0 ? [id] : [],
);

/**
 * An act of whoever takes part: an action of the own choice, a work, a placement, an outlet that took one over.
 * @throws AppError 404 `campaign.no-such-campaign`, 409 `procedure.refused`, `procedure.stale`, 422 `procedure.body`
 */
export async function takePart(
  { ledger }: CampaignContext,
  actor: LedgerActor,
  code: string,
  asked: z.infer<typeof actRequest>,
  traceId: string,
): Promise<Performed> {
  const matter = await getCampaign(ledger.store, actor, code);
  if (!BELOW.includes(asked.verb)) {
    throw new AppError('procedure.other-route', 422, { procedure: campaign.id, verb: asked.verb });
  }
  // Widened for this one matter, which was found to concern the actor; the verbs ask themselves who takes part.
  const seeing: LedgerActor = { ...actor, scope: `${actor.scope},${scopePattern(matter.homeCode)}` };
  return perform(ledger, seeing, {
    actId: asked.actId.toLowerCase() as ActId,
    homeRegion: matter.homeRegion,
    matterId: matter.id,
    of: [campaign.id],
    verb: asked.verb,
    version: asked.version,
    body: asked.body as JsonObject,
    traceId,
    ...(asked.eventAt === undefined ? {} : { eventAt: asked.eventAt }),
  });
}
