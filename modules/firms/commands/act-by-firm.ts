import { AppError, isAppError } from '../../../kernel/error.ts';
import type { ActId, AuthorityCode, MatterId, Region } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import type { Performed } from '../../../platform/ledger/types.ts';
import type { Db } from '../../../platform/store/types.ts';
import { receiver } from '../../intake/index.ts';
import type { FirmContext } from '../context.ts';
import { odrFirm } from '../model/odr-firm.ts';

export interface FirmPlace {
  readonly firm: { readonly region: Region; readonly id: MatterId };
  readonly authority: AuthorityCode;
}

interface Asked {
  readonly actId: string;
  readonly verb: string;
  readonly body: JsonObject;
  readonly traceId: string;
  /** Written with the act, in its transaction. */
  readonly beside?: (tx: Db) => Promise<void>;
}

/** How a refusal of the predicate reads to who is no officer. */
export function told(error: unknown): unknown {
  if (!isAppError(error)) return error;
  if (error.code === 'procedure.refused') {
    const { reasonZh = '', reasonEn = '' } = error.params;
    return new AppError('firms.refused', 409, { reasonZh, reasonEn });
  }
  return error.code === 'ledger.act-id-reused' ? new AppError('firms.known', 409) : error;
}

/**
 * An act of the firm's own, entered by the receiving account of the authority; its body names the account that did it.
 * @throws AppError 409 `firms.refused`, `firms.known`; 422 `procedure.body`
 */
export async function actByFirm(context: FirmContext, at: FirmPlace, asked: Asked): Promise<Performed> {
  const { actId, verb, body, traceId, beside } = asked;
  try {
    return await perform(
      context.ledger,
      { ...receiver(at.authority), clearance: 99 },
      {
        actId: actId.toLowerCase() as ActId,
        ...{ homeRegion: at.firm.region, matterId: at.firm.id, of: [odrFirm.id], verb, body, traceId },
        ...(beside === undefined ? {} : { beside }),
      },
    );
  } catch (error) {
    throw told(error);
  }
}
