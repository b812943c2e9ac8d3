import { AppError, isAppError } from '../../../kernel/error.ts';
import type { ActId, AuthorityCode } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import type { IntakeContext } from '../context.ts';
import type { AttachmentRequest, FilingStatus, MessageRequest, RatingRequest, WithdrawalRequest } from '../contract.ts';
import { filingStatus } from '../queries/filing-status.ts';
import { bringFiles } from './attach-held.ts';
import { receiver } from './file-publicly.ts';

/** What whoever holds a receipt code asks for. */
interface AskedByReceipt {
  readonly actId: string;
  readonly verb: string;
  readonly body: JsonObject;
  readonly traceId: string;
  /** The code under which a refusal of the predicate is told to the person. */
  readonly refusedAs: string;
}

/**
 * Done by the account that takes in filings, for whoever holds the code; a stranger's words get no officer's name.
 * @throws AppError 409 `asked.refusedAs`, `intake.message.id-reused`
 */
export async function actByReceipt(
  context: IntakeContext,
  matter: Matter,
  authority: AuthorityCode,
  asked: AskedByReceipt,
): Promise<void> {
  try {
    await perform(
      context.ledger,
      // The code is stronger than any clearance: it opens exactly this matter.
      { ...receiver(authority), clearance: matter.sensitivity },
      {
        actId: asked.actId.toLowerCase() as ActId,
        homeRegion: matter.homeRegion,
        matterId: matter.id,
        verb: asked.verb,
        body: asked.body,
        traceId: asked.traceId,
      },
    );
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code === 'procedure.refused') {
      const { reasonZh = '', reasonEn = '' } = error.params;
      throw new AppError(asked.refusedAs, 409, { reasonZh, reasonEn });
    }
    if (error.code === 'ledger.act-id-reused') throw new AppError('intake.message.id-reused', 409);
    throw error;
  }
}

/**
 * Leaves the office a message and gives the status with it. Named and anonymous people alike; nothing but the code is
 * asked for, and no address is kept.
 * @throws AppError 404 `intake.status.unknown`; 409 `intake.message.refused` (closed, or too many today),
 * `intake.message.id-reused`; 422 `procedure.body`
 */
export function writeByReceipt(context: IntakeContext, asked: MessageRequest, traceId: string): Promise<FilingStatus> {
  const { actId, text } = asked;
  return filingStatus(context, asked.receiptCode, (matter) =>
    actByReceipt(context, matter, matter.homeCode, {
      actId,
      verb: 'reporter-writes',
      body: { text },
      traceId,
      refusedAs: 'intake.message.refused',
    }),
  );
}

/**
 * Adds files that were handed in before to the filing of the code; asked again they are there once.
 * @throws AppError 404 `intake.status.unknown`, `file.held-unknown`; 409 `intake.attachment.refused`
 */
export function attachByReceipt(
  context: IntakeContext,
  { receiptCode, uploads }: AttachmentRequest,
  traceId: string,
): Promise<FilingStatus> {
  return filingStatus(context, receiptCode, async (matter) => {
    const target = { homeRegion: matter.homeRegion, matterId: matter.id };
    const brought = await bringFiles(context, uploads, [target], { later: true });
    try {
      for (const { actId, verb, body } of brought.acts) {
        const asked = { actId, verb, body, traceId, refusedAs: 'intake.attachment.refused' };
        await actByReceipt(context, matter, matter.homeCode, asked);
      }
    } catch (error) {
      await brought.forget();
      throw error;
    }
    await brought.settle();
  });
}

/**
 * Rates a closed filing, once.
 * @throws AppError 404 `intake.status.unknown`; 409 `intake.rating.refused`, `intake.message.id-reused`
 */
export function rateByReceipt(context: IntakeContext, asked: RatingRequest, traceId: string): Promise<FilingStatus> {
  const { actId, score, text } = asked;
  const body = { score, ...(text === undefined ? {} : { text }) };
  return filingStatus(context, asked.receiptCode, (matter) =>
    actByReceipt(context, matter, matter.handlingCode, {
      actId,
      verb: 'rate',
      body,
      traceId,
      refusedAs: 'intake.rating.refused',
    }),
  );
}

const WITHDRAWN = '投诉人凭回执码在网上撤回。';

/**
 * Takes a complaint back before it is accepted; afterwards mediation is ended by the office (令121 art 23).
 * @throws AppError 404 `intake.status.unknown`; 409 `intake.withdrawal.refused`, `intake.message.id-reused`
 */
export function withdrawByReceipt(
  context: IntakeContext,
  asked: WithdrawalRequest,
  traceId: string,
): Promise<FilingStatus> {
  const { actId, reason = '' } = asked;
  return filingStatus(context, asked.receiptCode, (matter) =>
    actByReceipt(context, matter, matter.handlingCode, {
      actId,
      verb: 'withdraw',
      body: { text: reason === '' ? WITHDRAWN : `${WITHDRAWN}\n${reason}` },
      traceId,
      refusedAs: 'intake.withdrawal.refused',
    }),
  );
}
