import { z } from 'zod';
import { authorityCode, bilingual, dayAndId, plainDay, region } from '../intake/contract.ts';
import { publishedKindIds } from './model/kinds.ts';

/** Shapes that server, portal and pages without script share. */

const kind = z.enum(publishedKindIds);

/** What narrows the search; days are those of publication, both counted. */
export const publishedFilter = z.object({
  /** Words of title, firm, code, address, separated by blanks; each must be there. */
  q: z.string().trim().max(80).optional(),
  kind: kind.optional(),
  /** A province, city or county: what was published in its area. */
  region: region.optional(),
  from: plainDay.optional(),
  until: plainDay.optional(),
});
export type PublishedFilter = z.infer<typeof publishedFilter>;

export const publishedQuery = publishedFilter.extend({
  /** Where the part before ended: day and id of its last item. */
  before: dayAndId.optional(),
});
export type PublishedQuery = z.infer<typeof publishedQuery>;

/** Whatever was published, in the words of its own register. */
export const publishedItem = z
  .object({
    kind: kind.describe('种类'),
    kindTitle: bilingual,
    region,
    id: z.uuid(),
    title: z.string().describe('标题'),
    firm: z.string().describe('经营主体；没有的为空'),
    code: z.string().describe('统一社会信用代码；没有的为空'),
    authority: authorityCode.describe('公示机关代码'),
    authorityName: bilingual,
    day: plainDay.describe('公示日期'),
    until: plainDay.nullable().describe('最后公示日期；空为没有定期'),
    /** What it says, line by line. */
    facts: z.array(z.object({ label: bilingual, value: bilingual })),
    /** Page of the item in the portal, and the one of its own register, '' where it has none. */
    path: z.string(),
    ownPath: z.string(),
    /** The published file, '' where there is none. */
    file: z.string(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('公示内容的摘要（SHA-256，RFC 8785 规范 JSON）'),
  })
  .meta({ id: 'PublishedItem' });
export type PublishedItem = z.infer<typeof publishedItem>;

export const publishedItems = z
  .object({ items: z.array(publishedItem), next: z.string().nullable() })
  .meta({ id: 'PublishedItems' });

/** How many are on display: by kind, and by the authorities directly below the region asked for. */
export const publishedCounts = z
  .object({
    total: z.number().int(),
    kinds: z.array(z.object({ kind, title: bilingual, count: z.number().int() })),
    /** The region asked for, or the whole instance; `parent` is one step out, '' at the top. */
    region,
    name: bilingual,
    parent: z.string(),
    areas: z.array(z.object({ code: authorityCode, name: bilingual, count: z.number().int() })),
    /** Published by the region's own authority, not by one below it. */
    own: z.number().int(),
  })
  .meta({ id: 'PublishedCounts' });
export type PublishedCounts = z.infer<typeof publishedCounts>;

export const publishedParams = z.object({ kind, region, id: z.uuid().transform((id) => id.toLowerCase()) });

/** The signed statement of an item: what it says, under the key of the instance. */
export const publishedProof = z.object({
  format: z.literal('qingyuan-published-proof-v1'),
  note: z.string(),
  publicKey: z.string(),
});

export const mapQuery = z.object({ region: region.optional() });
export const openDataQuery = publishedFilter.extend({ format: z.enum(['csv', 'json']).default('json') });
export const schemaQuery = z.object({ kind: kind.optional() });
export const feedQuery = publishedFilter.extend({ lang: z.enum(['zh', 'en']).default('zh') });

/** Somebody who is named asks for a correction. */
export const correctionRequest = publishedParams
  .extend({
    actId: z.uuid(),
    who: z.string().trim().min(1).max(100),
    contact: z.string().trim().min(3).max(200),
    reason: z.string().trim().min(5).max(3_000),
    papers: z.string().trim().max(300).optional(),
  })
  .meta({ id: 'CorrectionRequest' });
export type CorrectionRequest = z.infer<typeof correctionRequest>;

export const correctionAnswer = z.object({ receiptCode: z.string(), receivedOn: plainDay, authority: bilingual });
export type CorrectionAnswer = z.infer<typeof correctionAnswer>;

const counted = z.array(z.object({ id: z.string(), title: bilingual, count: z.number().int() }));
export const firmParams = z.object({ code: z.string().regex(/^[0-9A-Z]{18}$/) });
/** Complaint information of one firm that is on display, of complaints that ended in the period. */
export const firmRecord = z
  .object({
    code: z.string(),
    firm: z.string(),
    from: plainDay,
    until: plainDay,
    total: z.number().int(),
    outcomes: counted,
    problems: counted,
  })
  .meta({ id: 'FirmRecord' });
export type FirmRecord = z.infer<typeof firmRecord>;
