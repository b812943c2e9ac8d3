import { z } from 'zod';
import { MENTION_KINDS } from './model/mention.ts';

/** One thing read in a text, as this reader may have it. */
export const mentionView = z
  .object({
    kind: z.enum(MENTION_KINDS),
    /** Masked where the reader may not see personal data; an amount in fen. */
    value: z.string(),
    in: z.enum(['title', 'text']),
    /** Where it stands in what the reader is shown, in UTF-16 units; null where masking left no such place. */
    place: z.object({ start: z.number().int(), end: z.number().int() }).nullable(),
    parts: z.record(z.string(), z.string()),
  })
  .meta({ id: 'ReadMention' });
export type MentionView = z.infer<typeof mentionView>;

export const readingAnswer = z
  .object({
    /** False: numbers and names of people are masked. */
    full: z.boolean(),
    mentions: z.array(mentionView),
  })
  .meta({ id: 'Reading' });
export type ReadingAnswer = z.infer<typeof readingAnswer>;
