import { z } from 'zod';
import { handOverAnswer, problem, region } from '../intake/contract.ts';
import { caseRow } from './contract.ts';

/** Cases that change hands because an officer leaves or is away, as server and console share them. */

/** Most cases of one go: each is looked at whole. What is left goes in the next one. */
export const MOST_AT_ONCE = 200;

const named = z.object({ id: z.uuid(), name: z.string() });
const count = z.number().int().min(0);

/** Why somebody can no longer do the work; `here` where nothing is known against it. */
export const holderState = z.enum(['here', 'closed', 'moved', 'licence']);

/** Whoever has open work in cases of the asker's own authority, those who are gone first. */
export const caseHolders = z
  .object({
    holders: z.array(
      named.extend({
        state: holderState,
        /** Cases with open work of that person. */
        cases: count,
        /** Open tasks in them. */
        tasks: count,
      }),
    ),
  })
  .meta({ id: 'CaseHolders' });
export type CaseHolder = z.infer<typeof caseHolders>['holders'][number];

export const caseHandOverQuery = z.object({
  from: z.uuid(),
  /** To whom; without it nothing is said of what would be refused. */
  to: z.uuid().optional(),
  /** Who steps in beside, where fewer officers than the law wants would be left. */
  partner: z.uuid().optional(),
});

export const caseHandOverPreview = z
  .object({
    from: named,
    cases: z.array(
      z.object({
        row: caseRow,
        /** `lead` 主办, `officer` 协办, `task`: only tasks of the case are theirs. */
        post: z.enum(['lead', 'officer', 'task']),
        tasks: count,
        /** Who would handle it, the first one leading; null where the officers stay, or no receiver is named. */
        after: z.array(named).nullable(),
        /** Why it would be refused, with the way out; null where it would go. */
        refusal: problem.nullable(),
      }),
    ),
    /** There are more than are shown: they come once these are handed over. */
    more: z.boolean(),
  })
  .meta({ id: 'CaseHandOverPreview' });
export type CaseHandOverPreview = z.infer<typeof caseHandOverPreview>;
export type CaseToHandOver = CaseHandOverPreview['cases'][number];

export const caseHandOverRequest = z
  .object({
    /** Made by whoever asks: asked again, the same hand-over goes on or gives the same receipt. */
    id: z.uuid(),
    from: z.uuid(),
    to: z.uuid(),
    partner: z.uuid().optional(),
    reason: z.string().trim().min(2).max(500),
    /** Which of them; what is not named stays. */
    cases: z
      .array(z.object({ homeRegion: region, id: z.uuid() }))
      .min(1)
      .max(MOST_AT_ONCE),
  })
  .meta({ id: 'CaseHandOver' });
export type CaseHandOverRequest = z.infer<typeof caseHandOverRequest>;

export { handOverAnswer };
