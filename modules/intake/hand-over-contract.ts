import { z } from 'zod';
import { authorityCode, bilingual } from './contract.ts';

/** Shapes of looking at hand-overs; asking for one stands in `contract.ts`. */

const person = z.object({ id: z.uuid(), name: z.string() });
const count = z.number().int().min(0);

export const handOverPreviewQuery = z.object({
  /** Whose matters; the asker's own when absent. */
  from: z.uuid().optional(),
  /** To whom; without it nothing is said of what would stay. */
  to: z.uuid().optional(),
});

/** What a hand-over would move now, before anybody asks for it. */
export const handOverPreview = z
  .object({
    from: person,
    /** Open matters of the person that the asker sees. */
    open: count,
    kinds: z.array(z.object({ procedure: z.string(), count })),
    /** Of them, those that the receiver cannot take, by who handles them. */
    staying: z.array(z.object({ authority: authorityCode, name: bilingual, count })),
  })
  .meta({ id: 'HandOverPreview' });
export type HandOverPreview = z.infer<typeof handOverPreview>;

/** A finished hand-over as those concerned see it. */
export const handOverView = z
  .object({
    id: z.uuid(),
    /** Cases are handed over apart, by their own verb. */
    what: z.enum(['matters', 'cases']),
    from: person,
    to: person,
    askedBy: person,
    askedAt: z.string(),
    reason: z.string(),
    moved: count,
    refused: count,
    /** SHA-256 of the receipt, hex. */
    digest: z.string(),
    confirmedBy: person.nullable(),
    confirmedAt: z.string().nullable(),
    /** The asker is the receiver (or stands in for them) and has not confirmed. */
    mayConfirm: z.boolean(),
  })
  .meta({ id: 'HandOverView' });
export type HandOverView = z.infer<typeof handOverView>;

/** What the console reads of a receipt: which matters were moved and which stayed. */
export const handOverReceipt = z.object({
  moved: z.array(z.object({ homeRegion: z.string(), matterId: z.uuid(), procedure: z.string() })),
  refused: z.array(z.object({ homeRegion: z.string(), matterId: z.uuid(), code: z.string() })),
});
