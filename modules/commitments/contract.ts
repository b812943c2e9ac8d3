import { z } from 'zod';
import { authorityCode, bilingual, dayAndId, plainDay, region } from '../intake/contract.ts';
import { type CommitmentKind, commitmentKinds } from './model/kinds.ts';

/** Shapes that server and portal share. */

const kind = z.enum(Object.keys(commitmentKinds) as CommitmentKind[]);

export const publicCommitmentQuery = z.object({
  /** Words of name, code, address or shops, separated by blanks; each must be there. */
  q: z.string().trim().max(80).optional(),
  kind: kind.optional(),
  before: dayAndId.optional(),
});
export type PublicCommitmentQuery = z.infer<typeof publicCommitmentQuery>;

/** One edition, in the firm's own words. Amounts are fen; what a kind does not know is null. */
const edition = z.object({
  number: z.number().int().describe('版本号'),
  from: plainDay.describe('生效日期'),
  until: plainDay.nullable().describe('最后有效日；空为长期有效'),
  terms: z.string().describe('承诺内容原文'),
  contact: z.string().describe('消费者联系处'),
  fundFen: z.number().int().nullable().describe('先行赔付金，单位：分'),
  fundHolder: z.string().nullable().describe('先行赔付金保管方'),
  goods: z.string().nullable().describe('适用商品'),
  days: z.number().int().nullable().describe('退货天数'),
  conditions: z.string().nullable().describe('退货条件'),
  refundRoute: z.string().nullable().describe('退款方式'),
});
export type PublicEdition = z.infer<typeof edition>;

/** A commitment as anybody reads it: while it is published, and no later than its last day. */
export const publicCommitment = z
  .object({
    region,
    id: z.uuid(),
    kind: kind.describe('承诺种类'),
    kindTitle: bilingual,
    firm: z.string().describe('承诺主体'),
    code: z.string().describe('统一社会信用代码；没有的为空'),
    address: z.string().describe('经营地址'),
    shops: z.array(z.string()).describe('适用商户'),
    authority: authorityCode.describe('登记机关代码'),
    authorityName: bilingual,
    publishedOn: plainDay.describe('首次公示日期'),
    since: plainDay.describe('承诺起始日期'),
    lastDay: plainDay.nullable().describe('最后有效日；空为长期有效'),
    withdrawn: z.boolean().describe('经营者已经撤回，最后有效日以前仍然有效'),
    /** In force today, or the first that will be. */
    edition,
    tested: z.number().int().describe('经检验次数'),
    kept: z.number().int().describe('兑现次数'),
    broken: z.number().int().describe('未兑现次数'),
  })
  .meta({ id: 'PublicCommitment' });
export type PublicCommitment = z.infer<typeof publicCommitment>;

export const publicCommitments = z
  .object({ items: z.array(publicCommitment), next: z.string().nullable() })
  .meta({ id: 'PublicCommitments' });

/** The same with all its editions, the latest first. */
export const publicCommitmentPage = publicCommitment
  .extend({ editions: z.array(edition) })
  .meta({ id: 'PublicCommitmentPage' });
export type PublicCommitmentPage = z.infer<typeof publicCommitmentPage>;

export const openDataQuery = z.object({ format: z.enum(['csv', 'json']).default('json') });
