import { z } from 'zod';
import { matterQuery } from '../contract.ts';

/** What a view keeps of a list: queue and filters, no page. */
export const viewFilter = matterQuery.omit({ cursor: true, limit: true, batch: true }).strict();
export type ViewFilter = z.infer<typeof viewFilter>;

export const VIEW_NAME_MAX = 30;

export const viewRequest = z
  .object({
    name: z.string().trim().min(1).max(VIEW_NAME_MAX),
    /** All officers of the office see it and may use it; only its owner and the head change it. */
    shared: z.boolean().default(false),
    filter: viewFilter,
    position: z.number().int().min(0).max(999).default(0),
  })
  .meta({ id: 'SaveView' });

export const savedView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    shared: z.boolean(),
    /** May be changed and deleted by the one who asks. */
    mine: z.boolean(),
    filter: viewFilter,
    position: z.number().int(),
    /** Matters in it now; `exact` false: more than so many. Null where the filter is not understood any more. */
    count: z.object({ total: z.number().int(), exact: z.boolean() }).nullable(),
  })
  .meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof savedView>;

export const savedViews = z.object({ views: z.array(savedView) }).meta({ id: 'SavedViews' });
