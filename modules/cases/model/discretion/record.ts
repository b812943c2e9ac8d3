import { z } from 'zod';
import { type Fen, fen } from '../../../../kernel/money.ts';
import { type PlainDate, plainDate } from '../../../../kernel/plain-date.ts';
import { day, slug, words } from '../schema.ts';
import type { DiscretionRecord } from './proposal.ts';

const amount = () => z.int().min(0).max(100_000_000_000_000).nullable();

/** The inputs of an assessment as an act's body keeps them, so that the calculation can be done again years later. */
export const discretionRecordSchema = z.strictObject({
  benchmark: z.strictObject({ id: slug(), version: words(40) }),
  facts: z.strictObject({
    goodsValue: amount(),
    illegalGains: amount(),
    actEndedOn: day(),
    decidedOn: day(),
    region: z.string().regex(/^\d{6}$/),
    flags: z.array(slug()).max(40),
  }),
  factors: z.array(z.strictObject({ id: slug(), evidence: z.array(words(200)).max(200) })).max(100),
});

/** What an act kept, with its types again. Throws ZodError where it is no such record. */
export function readDiscretionRecord(kept: unknown): DiscretionRecord {
  const { benchmark, facts, factors } = discretionRecordSchema.parse(kept);
  const { goodsValue, illegalGains, actEndedOn, decidedOn, region, flags } = facts;
  return {
    benchmark,
    factors,
    facts: {
      goodsValue: asFen(goodsValue),
      illegalGains: asFen(illegalGains),
      actEndedOn: asDay(actEndedOn),
      decidedOn: asDay(decidedOn),
      region,
      flags,
    },
  };
}

const asFen = (value: number | null): Fen | null => (value === null ? null : fen(value));
const asDay = (value: string): PlainDate => plainDate(value);
