import { tidyUscc } from '../../../kernel/codes/uscc.ts';
import { AppError } from '../../../kernel/error.ts';
import type { ActId } from '../../../kernel/id.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { regionOf } from '../../../kernel/region.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { receiver } from '../../intake/index.ts';
import type { FirmContext } from '../context.ts';
import type { FirmApplication, FirmApplied } from '../contract.ts';
import { refuseSecond } from '../guard.ts';
import { odrFirm } from '../model/odr-firm.ts';
import { told } from './act-by-firm.ts';

/**
 * A firm asks on the portal to take part. It is nobody's duty; an officer looks at its papers before anything follows.
 * @throws AppError 409 `firms.enrolled`, `firms.known`; 422 `intake.filing.no-authority`, `procedure.body`
 */
export async function applyOnPortal(
  context: FirmContext,
  asked: FirmApplication,
  traceId: string,
): Promise<FirmApplied> {
  const { ledger } = context;
  const authority = await context.directory.find(asked.region as Parameters<typeof context.directory.find>[0]);
  if (authority === undefined) throw new AppError('intake.filing.no-authority', 422, { region: asked.region });
  const code = tidyUscc(asked.code);
  const actId = asked.actId.toLowerCase() as ActId;
  await ledger.store.transaction(SYSTEM_VIEWER, (tx) => refuseSecond(tx, code, actId));
  const { name, address, shops, contact, understood } = asked;
  const body = { firm: { name, code, address }, ...(shops.length === 0 ? {} : { shops }), contact, understood };
  try {
    await perform(ledger, receiver(authority.code), {
      ...{ actId, homeRegion: regionOf(authority.code), homeCode: authority.code },
      ...{ procedure: odrFirm.id, verb: 'apply', body, traceId },
    });
  } catch (error) {
    throw told(error);
  }
  return { authority: { zh: authority.nameZh, en: authority.nameEn }, receivedOn: legalDay(ledger.clock.now()) };
}
