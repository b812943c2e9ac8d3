import { z } from 'zod';
import type { JsonObject } from '../../../kernel/text.ts';
import type { Procedure } from '../../../platform/procedure/types.ts';

const body = z.strictObject({
  title: z.string().min(2).max(200),
  /** SHA-256 of the bulletin's canonical bytes. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  signatures: z.string(),
}) as unknown as z.ZodType<JsonObject>;

/** A bulletin 通报 is frozen once, by an act: its digest is in the ledger, and can never be another one. */
export const bulletin: Procedure = {
  id: 'bulletin',
  title: { zh: '通报', en: 'Bulletin' },
  states: { frozen: { title: { zh: '已定稿', en: 'Frozen' }, final: true } },
  verbs: {
    freeze: {
      title: { zh: '定稿', en: 'Freeze' },
      from: [],
      by: ['head', 'campaign-office', 'supervisor'],
      place: 'anywhere',
      basis: ['supervision'],
      body,
      fold: (_, act) => ({ state: 'frozen', title: String(act.body.title), facts: { digest: act.body.digest ?? '' } }),
    },
  },
  measures: [],
};
