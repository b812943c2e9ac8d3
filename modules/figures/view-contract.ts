import { z } from 'zod';
import { authorityCode, bilingual, plainDay } from '../intake/contract.ts';
import { pivotQuery } from './contract.ts';

export const PIVOT_VIEW_NAME_MAX = 60;

/** With whom a saved question is shared: nobody, all of the office, or those below it too. */
export const pivotShare = z.enum(['me', 'office', 'area']);

export const savePivotView = z
  .object({
    name: z.string().trim().min(1).max(PIVOT_VIEW_NAME_MAX),
    query: pivotQuery,
    shared: pivotShare.default('me'),
    /** Only those who hold this role; whatever the role when absent. */
    role: z.string().max(40).nullable().default(null),
    /** The last day on which it stands. */
    until: plainDay.nullable().default(null),
  })
  .meta({ id: 'SavePivotView' });
export type SavePivotView = z.infer<typeof savePivotView>;

/**
 * A saved question. It carries no number: whoever opens it is answered by their own rights, within their own area where
 * the question names none.
 */
export const pivotView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    owner: z.string(),
    authority: z.object({ code: authorityCode, name: bilingual }),
    shared: pivotShare,
    role: z.string().nullable(),
    until: plainDay.nullable(),
    /** May be changed and deleted by the one who asks. */
    mine: z.boolean(),
    /** `outdated`: it was saved for figures or dimensions that are not there any more. */
    state: z.enum(['live', 'expired', 'deleted', 'outdated']),
    /** Null unless it is live. */
    query: pivotQuery.nullable(),
  })
  .meta({ id: 'PivotView' });
export type PivotView = z.infer<typeof pivotView>;

export const pivotViews = z.object({ views: z.array(pivotView) }).meta({ id: 'PivotViews' });
