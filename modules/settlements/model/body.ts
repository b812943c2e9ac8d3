import { z } from 'zod';
import { isUscc, tidyUscc } from '../../../kernel/codes/uscc.ts';
import { day, fen, line, prose, regionCode, uuid } from '../../../platform/procedure/body.ts';

/** The enrolled firm 和解企业, as it stood when the dispute was filed. */
export const firmBody = z.strictObject({
  region: regionCode(),
  id: uuid(),
  name: line(),
  code: z.string().refine((value) => value === '' || (value === tidyUscc(value) && isUscc(value))),
  address: z.string().max(300),
});

/** Who asks: sealed under a key of its own, opened for the firm as far as settling needs it. */
export const consumerBody = z.strictObject({
  name: line(100),
  phone: line(40),
  address: line(300).exactOptional(),
});

/** What a side names as proof: order numbers, receipts, photographs that it holds. Each shows it to the other itself. */
const evidence = z.array(line(200)).min(1).max(20);

export const words = { text: prose(2_000), evidence: evidence.exactOptional() };

/** What is offered: in words, in money where money is meant, done until when, and until when it may be contested. */
export const terms = {
  terms: prose(2_000),
  amountFen: fen().exactOptional(),
  performBy: day(),
  contestBy: day(),
  evidence: evidence.exactOptional(),
};

/** Who of the firm did it: the name is personal, the id leads to it as long as the firm keeps the account. */
export const staff = { staffId: z.string().min(1).max(80), staffName: line(100) };

/** An offer by its number, `o1`. */
export const offerId = () => z.string().regex(/^o[1-9]\d?$/);

export const filed = z.strictObject({
  firm: firmBody,
  goods: line(),
  text: prose(10_000),
  demand: prose(2_000),
  claimFen: fen().exactOptional(),
  occurredOn: day().exactOptional(),
  evidence: evidence.exactOptional(),
  consumer: consumerBody,
  /** The firm may read the telephone number before there is an agreement. */
  sharesPhone: z.boolean(),
  /** Slow hash of the receipt code; a complaint that follows takes the same one, so that one code opens both. */
  codeHash: z.string().regex(/^[0-9a-f]{64}$/),
});
