import { AppError } from '../../../kernel/error.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { FilingStatus } from '../../intake/contract.ts';
import { actByReceipt, filingStatus, type IntakeContext } from '../../intake/index.ts';
import type { RewardClaimRequest, RewardExcuseRequest } from '../contract.ts';
import { toldRewardOf } from '../queries/reward-status.ts';

interface Asked {
  readonly receiptCode: string;
  readonly actId: string;
}

/** An act on the reward of the report that the code opens; in equal time whether the code is right or not. */
function onReward(
  context: IntakeContext,
  { receiptCode, actId }: Asked,
  verb: 'claim' | 'ask-excuse',
  body: JsonObject,
  traceId: string,
): Promise<FilingStatus> {
  return filingStatus(context, receiptCode, async (report) => {
    const matter =
      report.procedure === 'report'
        ? await context.ledger.store.transaction(SYSTEM_VIEWER, (tx) => toldRewardOf(tx, report.id))
        : undefined;
    if (matter === undefined) throw new AppError('rewards.claim.none', 409);
    const asked = { actId, verb, body, traceId, refusedAs: 'rewards.claim.refused' };
    await actByReceipt(context, matter, matter.handlingCode, asked);
  });
}

/**
 * Claims the reward of a report by its receipt code: nothing but the code and how to be paid is asked for.
 * @throws AppError 404 `intake.status.unknown`; 409 `rewards.claim.none`, `rewards.claim.refused`,
 * `intake.message.id-reused`; 422 `procedure.body`
 */
export function claimByReceipt(context: IntakeContext, asked: RewardClaimRequest, traceId: string) {
  const { way, account } = asked;
  return onReward(context, asked, 'claim', { way, ...(account === undefined ? {} : { account }) }, traceId);
}

/** Asks for another day after the last one. @throws as {@link claimByReceipt} */
export function excuseByReceipt(context: IntakeContext, asked: RewardExcuseRequest, traceId: string) {
  return onReward(context, asked, 'ask-excuse', { reason: asked.reason }, traceId);
}
