import { AppError, isAppError } from '../../../kernel/error.ts';
import type { ActId, AuthorityCode } from '../../../kernel/id.ts';
import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { regionOf } from '../../../kernel/region.ts';
import type { Text } from '../../../kernel/text.ts';
import { hashReceiptCode, newReceiptCode } from '../../../platform/crypto/index.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import { type IntakeContext, receiver } from '../../intake/index.ts';
import type { CorrectionRequest } from '../contract.ts';
import { publishedOf } from '../queries/search.ts';

export interface AskedCorrection {
  readonly receiptCode: string;
  readonly receivedOn: PlainDate;
  readonly authority: Text;
}

/**
 * Opens a request for correction at the authority that published, and gives a receipt code, shown once and stored as a
 * slow hash only. Nothing of who asks is kept but what they wrote.
 * @throws AppError 404 `published.none`; 409 `published.correction-known`; 422 `procedure.body`
 */
export async function askCorrection(
  context: IntakeContext,
  asked: CorrectionRequest,
  traceId: string,
): Promise<AskedCorrection> {
  const { actId, who, contact, reason, papers } = asked;
  const item = await publishedOf(context, asked);
  const code = newReceiptCode();
  const receiptHash = (await hashReceiptCode(code, context.receiptPepper)).toString('hex');
  const { kind, region, id, title, sha256, authority } = item;
  try {
    await perform(context.ledger, receiver(authority), {
      actId: actId.toLowerCase() as ActId,
      homeRegion: regionOf(authority),
      homeCode: authority as AuthorityCode,
      procedure: 'correction',
      verb: 'ask',
      body: {
        item: { kind, region, id, title: title.slice(0, 400), sha256 },
        ...{ reason, who, contact, receiptHash },
        ...(papers === undefined || papers === '' ? {} : { papers }),
      },
      traceId,
    });
  } catch (error) {
    if (isAppError(error) && error.code === 'ledger.act-id-reused')
      throw new AppError('published.correction-known', 409);
    throw error;
  }
  return { receiptCode: code, receivedOn: legalDay(context.ledger.clock.now()), authority: item.authorityName };
}
