import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import { lookAtActs } from './commands/look-at-acts.ts';
import { sweepCampaigns } from './commands/sweep.ts';

export { rulesAtHand } from './commands/rules-at-hand.ts';
export type { CampaignContext } from './context.ts';
export { campaignGuard } from './guard.ts';
export { definitionsDiffer } from './model/measures.ts';
export { measureChoices } from './queries/measure-choices.ts';
export { addCampaignRoutes } from './routes.ts';

/**
 * Lets matters join campaigns by their rule: those that acts moved since the last look, and those that were opened before a
 * campaign started or changed. For a background worker; gives how much was looked at, nothing when all is done.
 */
export const joinCampaigns = async (ledger: LedgerDependencies): Promise<number> =>
  (await lookAtActs(ledger)) + (await sweepCampaigns(ledger));
