import { z } from 'zod';
import { authorityCode, bilingual, matterRow, plainDay, proposalView, region } from '../intake/contract.ts';

/** Shapes of words on pairs of matters, shared with the console. */

const named = z.object({ code: authorityCode, name: bilingual });
const said = z.enum(['same', 'different']);
const verdict = z.enum(['same', 'different', 'contested']);

/** What one side of a pair says. */
const pairWord = z.object({
  /** Id of the matter on which it was said. */
  of: z.uuid(),
  said,
  authority: named,
  on: plainDay,
});

/** A pair of two matters that the viewer may see. */
const pairOfTwo = z.object({ a: z.uuid(), b: z.uuid(), verdict, words: z.array(pairWord) });

/** Matters that are one with a matter, as far as the viewer may see them. */
export const sameView = z
  .object({
    /** The leading one first; of one alone where nothing is the same. */
    members: z.array(z.object({ row: matterRow, lead: z.boolean(), voided: z.boolean() })),
    /** What is said of pairs of these, and of pairs of this matter with others. */
    pairs: z.array(pairOfTwo),
    /** Others of which somebody says that they are not the same as this one. */
    others: z.array(matterRow),
    /** Among those that are one there is a pair of which somebody says that it is not: it wants a decision. */
    contradicted: z.boolean(),
    /** Who says something of this matter and one that the viewer may not see: the authority, and nothing of that matter. */
    elsewhere: z.array(z.object({ authority: named, said, on: plainDay })),
    /** There are more than were looked at. */
    more: z.boolean(),
  })
  .meta({ id: 'SameView' });
export type SameView = z.infer<typeof sameView>;

/** One pair, for who sees both. */
export const pairView = z
  .object({
    verdict: verdict.nullable(),
    words: z.array(pairWord),
    /** What the machine says of the pair; null where it says nothing. */
    proposal: proposalView.nullable(),
    /** Why the viewer may say nothing on this matter; null = they may. */
    refusal: z.object({ rule: z.string(), text: bilingual }).nullable(),
    /** There is a word that the viewer may take back. */
    mayTakeBack: z.boolean(),
  })
  .meta({ id: 'PairView' });
export type PairView = z.infer<typeof pairView>;

/** A word on a pair; `none` takes back what was said. */
export const wordRequest = z
  .object({
    actId: z.uuid().transform((id) => id.toLowerCase()),
    other: z.object({ region, id: z.uuid().transform((id) => id.toLowerCase()) }),
    said: z.enum(['same', 'different', 'none']),
    reason: z.string().trim().min(2).max(500),
    lead: z.boolean().optional(),
    seen: z.object({ rule: z.string().max(60), score: z.number().min(0).max(1) }).optional(),
  })
  .meta({ id: 'WordOnPair' });
