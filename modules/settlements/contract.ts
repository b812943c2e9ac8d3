import { z } from 'zod';
import { bilingual, dayAndId, plainDay, receiptCode, region } from '../intake/contract.ts';

/** Shapes that server and portal share. Money is fen, days are legal days. */

const text = (most: number) => z.string().trim().min(1).max(most);
const evidence = z.array(text(200)).min(1).max(20).optional();
const fen = z.number().int().min(0).max(1e12).optional();

export const settlementFiling = z
  .object({
    actId: z.uuid(),
    firm: z.object({ region, id: z.uuid() }),
    goods: text(200),
    text: z.string().trim().min(5).max(10_000),
    demand: text(2_000),
    claimFen: fen,
    occurredOn: plainDay.optional(),
    evidence,
    consumer: z.object({ name: text(100), phone: text(40), address: text(300).optional() }),
    /** The firm may read the telephone number before there is an agreement. */
    sharesPhone: z.boolean().default(false),
  })
  .meta({ id: 'SettlementFiling' });
export type SettlementFiling = z.infer<typeof settlementFiling>;

/** The code is shown once and stored only as a slow hash. */
export const settlementFiled = z
  .object({ receiptCode: z.string(), receivedOn: plainDay, firm: z.string(), due: plainDay })
  .meta({ id: 'SettlementFiled' });
export type SettlementFiled = z.infer<typeof settlementFiled>;

export const consumerVerbs = [
  'consumer-writes',
  'consumer-offers',
  'consumer-accepts',
  'confirms-performed',
  'says-broken',
  'withdraw',
  'rate',
] as const;
export const firmVerbs = ['firm-writes', 'firm-offers', 'firm-accepts', 'declines', 'declares-performed'] as const;

const body = z
  .record(z.string(), z.any())
  .describe('各行为的内容，由程序核对 / as the verb of the procedure declares it');

export const consumerAct = z
  .object({ receiptCode, actId: z.uuid(), verb: z.enum(consumerVerbs), body })
  .meta({ id: 'SettlementActOfConsumer' });
export type ConsumerAct = z.infer<typeof consumerAct>;

export const firmAct = z.object({ actId: z.uuid(), verb: z.enum(firmVerbs), body }).meta({ id: 'SettlementActOfFirm' });
export type FirmAct = z.infer<typeof firmAct>;

export const byCode = z.object({ receiptCode });

const side = z.enum(['consumer', 'firm']);

/** One thing that happened, in the words of who did it; null words were erased. */
const step = z.object({
  at: z.string(),
  by: side.nullable().describe('空为系统记录期满、提醒 / null: the system recorded that a day had passed'),
  title: bilingual,
  text: z.string().nullable(),
  evidence: z.array(z.string()),
  /** The offer that it made, `o1`. */
  offer: z.string().nullable(),
  staff: z.string().nullable(),
});

const offer = z.object({
  id: z.string(),
  by: side,
  on: plainDay,
  terms: z.string().nullable(),
  amountFen: z.number().int().nullable(),
  performBy: plainDay,
  contestBy: plainDay,
});
export type SettlementOffer = z.infer<typeof offer>;

/** A settlement as one of its two sides sees it. */
export const settlementView = z
  .object({
    region,
    id: z.uuid(),
    state: z.string(),
    plainState: bilingual,
    firm: z.object({ name: z.string(), address: z.string() }),
    goods: z.string().nullable(),
    text: z.string().nullable(),
    demand: z.string().nullable(),
    evidence: z.array(z.string()),
    claimFen: z.number().int().nullable(),
    occurredOn: plainDay.nullable(),
    filedOn: plainDay,
    due: plainDay,
    /** Working days until the last one; negative once it is over; null once it no longer matters. */
    workdaysLeft: z.number().int().nullable(),
    steps: z.array(step),
    /** The offer that stands, if one does. */
    standing: offer.nullable(),
    agreement: offer.extend({ agreedOn: plainDay, contestUntil: plainDay.nullable() }).nullable(),
    /** What the asking side may do now; with the reason where it may not. */
    may: z.array(z.object({ verb: z.string(), title: bilingual, refusal: bilingual.nullable() })),
    stars: z.number().int().nullable(),
    /** It was taken to the authority: the same code opens the complaint. */
    escalated: z.boolean(),
    /** For the firm: who it is about, the telephone masked until there is an agreement or the consumer shares it. */
    consumer: z.object({ name: z.string(), phone: z.string(), masked: z.boolean() }).nullable(),
  })
  .meta({ id: 'SettlementView' });
export type SettlementView = z.infer<typeof settlementView>;

export const firmInboxQuery = z.object({
  /** `open`: what still moves; `all` of them. */
  which: z.enum(['open', 'all']).default('open'),
  before: dayAndId.optional(),
});

export const firmInbox = z
  .object({
    items: z.array(
      z.object({
        region,
        id: z.uuid(),
        state: z.string(),
        plainState: bilingual,
        goods: z.string().nullable(),
        claimFen: z.number().int().nullable(),
        filedOn: plainDay,
        due: plainDay,
        workdaysLeft: z.number().int().nullable(),
        /** The firm has never said anything. */
        unanswered: z.boolean(),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'SettlementInbox' });
export type FirmInbox = z.infer<typeof firmInbox>;

/** A count with what it is out of; the share is null where there are too few to speak of one. */
const rate = z.object({ n: z.number().int(), of: z.number().int(), share: z.number().nullable() });

export const scorecard = z
  .object({
    region,
    id: z.uuid(),
    name: z.string(),
    filed: z.number().int().describe('近一年的和解申请 / filed in the last 365 days'),
    answered: rate.describe('按期答复；基数为期限已满或者已经答复的'),
    settled: rate.describe('达成和解；基数为已有结果的'),
    broken: rate.describe('未履行；基数为达成和解的'),
    medianDays: z.number().nullable().describe('从申请到达成和解的天数中位数；不足基数时为空'),
    rating: z.object({ mean: z.number().nullable(), n: z.number().int() }),
    fewest: z.number().int().describe('少于此数不计算比例'),
  })
  .meta({ id: 'SettlementScorecard' });
export type Scorecard = z.infer<typeof scorecard>;

export const scorecardQuery = z.object({
  q: z.string().trim().max(80).optional(),
  after: z.string().max(200).optional(),
});
export const scorecards = z
  .object({ items: z.array(scorecard), next: z.string().nullable(), since: plainDay, until: plainDay })
  .meta({ id: 'SettlementScorecards' });

export const openDataQuery = z.object({ format: z.enum(['csv', 'json']).default('json') });
