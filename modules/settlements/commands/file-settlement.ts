import { AppError } from '../../../kernel/error.ts';
import type { ActId } from '../../../kernel/id.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { regionOf } from '../../../kernel/region.ts';
import type { Json, JsonObject } from '../../../kernel/text.ts';
import { hashReceiptCode, newReceiptCode } from '../../../platform/crypto/index.ts';
import { perform } from '../../../platform/ledger/perform.ts';
import { receiver, rememberRecent } from '../../intake/index.ts';
import type { EnrolledFirm, SettlementContext } from '../context.ts';
import type { SettlementFiled, SettlementFiling } from '../contract.ts';
import { dueOf } from '../model/standing.ts';
import { readSettlement } from '../queries/read.ts';

const given = (fields: Readonly<Record<string, Json | undefined>>): JsonObject =>
  Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, Json] => entry[1] !== undefined && entry[1] !== ''),
  );

function openingBody(filing: SettlementFiling, { region, id, name, code, address }: EnrolledFirm, codeHash: string) {
  const { goods, text, demand, claimFen, occurredOn, evidence, consumer, sharesPhone } = filing;
  return given({
    firm: { region, id, name, code, address },
    ...{ goods, text, demand, claimFen, occurredOn, evidence },
    consumer: given({ ...consumer }),
    sharesPhone,
    codeHash,
  });
}

/**
 * Takes in what a consumer has against an enrolled firm, and gives a receipt code, shown once and stored only as a slow hash.
 * A repeated send (a lost answer) gets the same code for ten minutes, from memory. No network address and no agent is kept.
 * @throws AppError 422 `settlements.no-firm`; 409 `settlements.known`
 */
export function createSettlementDesk(
  context: SettlementContext,
): (filing: SettlementFiling, traceId: string) => Promise<SettlementFiled> {
  const { ledger, directory, firms } = context;
  const codeOf = rememberRecent(ledger.clock, async (_filing: SettlementFiling) => {
    const code = newReceiptCode();
    return { code, hash: (await hashReceiptCode(code, context.receiptPepper)).toString('hex') };
  });

  return async (filing, traceId) => {
    const firm = await firms.enrolled(filing.firm.region, filing.firm.id.toLowerCase());
    const authority = firm === undefined ? undefined : await directory.find(firm.region);
    if (firm === undefined || authority === undefined) throw new AppError('settlements.no-firm', 422);
    const { code, hash } = await codeOf(filing);
    try {
      const { homeRegion, matterId } = await perform(ledger, receiver(authority.code), {
        actId: filing.actId.toLowerCase() as ActId,
        homeRegion: regionOf(authority.code),
        homeCode: authority.code,
        procedure: 'settlement',
        verb: 'file',
        body: openingBody(filing, firm, hash),
        traceId,
      });
      const { matter } = await readSettlement(ledger, { homeRegion, id: matterId });
      return { receiptCode: code, receivedOn: legalDay(ledger.clock.now()), firm: firm.name, due: dueOf(matter) };
    } catch (error) {
      if (error instanceof AppError && error.code === 'ledger.act-id-reused')
        throw new AppError('settlements.known', 409);
      throw error;
    }
  };
}
