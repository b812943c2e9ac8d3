import { z } from 'zod';
import { isUscc, tidyUscc } from '../../../kernel/codes/uscc.ts';
import { day, fen, line, prose } from '../../../platform/procedure/body.ts';

/** Who commits itself: as the register of operators knows it; without a code only where it has none. */
export const firmBody = () =>
  z.strictObject({
    name: line(),
    code: line(18)
      .refine((value) => value === tidyUscc(value) && isUscc(value))
      .exactOptional(),
    address: line(300),
  });

/** In the firm's own words, whole: they bind it as they stand (law.md §12). */
const terms = () => prose(3_000);
/** Where a consumer turns to in the shop: desk, post, telephone of the firm. */
const contact = () => line(200);

/** What is promised, by kind. */
export const promiseBody = () =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('first-asked'), terms: terms(), contact: contact() }),
    z.strictObject({
      kind: z.literal('advance-compensation'),
      terms: terms(),
      contact: contact(),
      /** The fund 先行赔付金, in fen, and who holds it. */
      amountFen: fen().min(1),
      holder: line(),
    }),
    z.strictObject({
      kind: z.literal('offline-return'),
      terms: terms(),
      contact: contact(),
      /** What may be returned, within how many days of the purchase, on what conditions, and how the money comes back. */
      goods: line(500),
      days: z.int().min(1).max(365),
      conditions: line(1_000),
      refundRoute: line(300),
    }),
  ]);

/** The signed form 承诺书: its number, and where the paper lies when it is not attached as a file. */
const form = { formNo: line(120), formKept: line(200).exactOptional() };

/** One edition of a commitment: what is promised, from when and until when, on which form. */
export const editionBody = {
  promise: promiseBody(),
  from: day(),
  /** Last day on which it binds; open-ended where absent. */
  until: day().exactOptional(),
  ...form,
};

export const partyBody = {
  firm: firmBody(),
  /** A market or mall may commit itself for its shops: each by its name. */
  shops: z.array(line(100)).min(1).max(300).exactOptional(),
};

/** A record of this commitment by its number, `r1`. */
export const recordId = () => z.string().regex(/^r[1-9]\d{0,3}$/);
