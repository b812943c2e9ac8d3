import { z } from 'zod';
import { bilingual, matterRow, plainDay } from '../../intake/contract.ts';

/** A list that operators are screened against. */
export const watchListView = z
  .object({
    homeRegion: z.string(),
    id: z.uuid(),
    authority: z.string(),
    name: z.string(),
    source: z.string(),
    basis: z.string(),
    purpose: z.string(),
    until: plainDay,
    /** Its last day has passed: nothing is screened against it any more. */
    ended: z.boolean(),
    entries: z.int(),
  })
  .meta({ id: 'WatchList' });
export type WatchListView = z.infer<typeof watchListView>;

export const watchListsView = z.object({ items: z.array(watchListView) }).meta({ id: 'WatchLists' });

export const watchVerdict = z.enum(['is', 'is-not']);

/** A matter whose operator is perhaps listed, as far as the viewer may know. */
export const watchHitView = z
  .object({
    id: z.uuid(),
    matter: matterRow,
    /** As the matter names it. */
    operator: z.object({ name: z.string(), code: z.string(), region: z.string() }),
    entry: z.object({
      list: z.string(),
      basis: z.string(),
      purpose: z.string(),
      until: plainDay,
      kind: z.enum(['organisation', 'person']),
      /** Of a person all but the first character is hidden from those who do not decide hits. */
      name: z.string(),
      code: z.string().nullable(),
      region: z.string().nullable(),
      /** Hidden as the name of a person is; a year of birth is then its decade alone. */
      representative: z.string().nullable(),
      birthYear: z.string().nullable(),
      masked: z.boolean(),
    }),
    score: z.number(),
    parts: z.array(z.object({ part: z.string(), title: bilingual, weight: z.number() })),
    /** What was said of this operator and this entry last. */
    verdict: z.object({ verdict: watchVerdict, reason: z.string(), on: plainDay }).nullable(),
  })
  .meta({ id: 'WatchHit' });
export type WatchHitView = z.infer<typeof watchHitView>;

export const watchHitsQuery = z.object({
  /** Those that nobody has decided yet, or those decided. */
  state: z.enum(['open', 'decided']).default('open'),
  /** Of the matters from here on, newest hit first. */
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

export const watchHitsView = z
  .object({ items: z.array(watchHitView), more: z.boolean(), mayDecide: z.boolean() })
  .meta({ id: 'WatchHits' });
export type WatchHitsView = z.infer<typeof watchHitsView>;

export const watchVerdictParams = z.object({ region: z.string().length(6), matter: z.uuid(), hit: z.uuid() });
export const watchVerdictBody = z
  .strictObject({ verdict: watchVerdict, reason: z.string().trim().min(2).max(500) })
  .meta({ id: 'WatchVerdict' });
export type WatchVerdictBody = z.infer<typeof watchVerdictBody>;
