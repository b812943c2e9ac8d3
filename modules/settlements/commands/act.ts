import type { JsonObject } from '../../../kernel/text.ts';
import { actByReceipt, inEqualTime } from '../../intake/index.ts';
import type { SettlementContext, SignedInStaff } from '../context.ts';
import type { ConsumerAct, FirmAct, SettlementView } from '../contract.ts';
import { settlementByCode, settlementOfFirm } from '../queries/read.ts';
import { viewOf } from '../queries/view.ts';

/** How it stands, by receipt code; right and wrong codes take the same time. @throws AppError 404 `settlements.unknown` */
export const statusByCode = (context: SettlementContext, code: string): Promise<SettlementView> =>
  inEqualTime(async () => viewOf(context, await settlementByCode(context, code), 'consumer'));

/**
 * What the consumer does, by receipt code, and how it stands then.
 * @throws AppError 404 `settlements.unknown`; 409 `settlements.refused`, `intake.message.id-reused`; 422 `procedure.body`
 */
export const actByCode = (
  context: SettlementContext,
  { receiptCode, actId, verb, body }: ConsumerAct,
  traceId: string,
): Promise<SettlementView> =>
  inEqualTime(async () => {
    const matter = await settlementByCode(context, receiptCode);
    const asked = { actId, verb, body: body as JsonObject, traceId, refusedAs: 'settlements.refused' };
    await actByReceipt(context, matter, matter.homeCode, asked);
    return viewOf(context, matter, 'consumer');
  });

/**
 * What the firm does, by its signed-in staff, whom the act names.
 * @throws AppError 404 `settlements.unknown` for another firm's; 409 `settlements.refused`, `intake.message.id-reused`;
 * 422 `procedure.body`
 */
export async function actOfFirm(
  context: SettlementContext,
  staff: SignedInStaff,
  at: { readonly region: string; readonly id: string },
  { actId, verb, body }: FirmAct,
  traceId: string,
): Promise<SettlementView> {
  const matter = await settlementOfFirm(context, staff.firm, at);
  const { staffId, staffName } = staff;
  const asked = { actId, verb, body: { ...body, staffId, staffName }, traceId, refusedAs: 'settlements.refused' };
  await actByReceipt(context, matter, matter.homeCode, asked);
  return viewOf(context, matter, 'firm');
}
