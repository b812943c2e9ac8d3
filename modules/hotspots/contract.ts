import { z } from 'zod';
import { authorityCode, bilingual, matterRow, plainDay } from '../intake/contract.ts';

/** Days that are looked at, and days before them that say what is usual. Ours; no law sets them. */
export const WINDOW_DAYS = 28;
export const BASE_DAYS = 84;

/** A base of fewer matters says nothing of what is usual. */
export const FEWEST_BASE = 30;

export const hotSpotQuery = z.object({
  /** Top of the area; the viewer's own authority when absent. */
  authority: authorityCode.optional(),
  /** The last day that is looked at; today when absent. */
  to: plainDay.optional(),
  /** Themes of this field; the fields themselves when absent. */
  domain: z.string().max(40).optional(),
});
export type HotSpotQuery = z.infer<typeof hotSpotQuery>;

const named = z.object({ key: z.string(), title: bilingual });

export const hotSpot = z
  .object({
    /** A field, or a theme of the field asked for. */
    theme: named,
    /** All of them together are the spot. */
    places: z.array(named.extend({ count: z.number().int(), expected: z.number() })),
    from: plainDay,
    to: plainDay,
    count: z.number().int(),
    /** What the base lets expect for these places and days. */
    expected: z.number(),
    /** Of the count, those whose theme an officer has said; the others are as proposed. Null by fields. */
    confirmed: z.number().int().nullable(),
    /** How often chance alone brings as much somewhere in the area in this theme. */
    chance: z.number(),
    /** Looked at every day in all themes, chance alone brings one like it about every so many days. */
    everyDays: z.number(),
    /** Of the spot's places, day by day over base and window; `expected` for the days of the window. */
    series: z.object({ from: plainDay, counts: z.array(z.number().int()), expected: z.array(z.number()) }),
  })
  .meta({ id: 'HotSpot' });
export type HotSpot = z.infer<typeof hotSpot>;

export const hotSpots = z
  .object({
    asOf: z.string(),
    authority: z.object({ code: authorityCode, name: bilingual }),
    by: z.enum(['domain', 'theme']),
    domain: named.nullable(),
    base: z.object({ from: plainDay, to: plainDay, count: z.number().int() }),
    window: z.object({ from: plainDay, to: plainDay, count: z.number().int() }),
    /** Neighbours are looked at together only where a map says who they are. */
    mapped: z.boolean(),
    places: z.number().int(),
    themes: z.number().int(),
    /** The base is too small to say what is usual: nothing is told. */
    thin: z.boolean(),
    /** Those that chance would bring once a week or less often, the rarest first. */
    spots: z.array(hotSpot),
  })
  .meta({ id: 'HotSpots' });
export type HotSpots = z.infer<typeof hotSpots>;

export const spotMattersQuery = z.object({
  /** The area whose spot it is; the viewer's own authority when absent. */
  authority: authorityCode.optional(),
  /** Codes of the spot's places, comma separated. */
  places: z.string().regex(/^\d{6,9}(,\d{6,9}){0,299}$/),
  from: plainDay,
  to: plainDay,
  domain: z.string().max(40),
  theme: z.string().max(60).optional(),
});
export type SpotMattersQuery = z.infer<typeof spotMattersQuery>;

export const spotMatters = z
  .object({
    total: z.number().int(),
    /** How many of them the reader may not open, or are left out because the list would be too long. */
    unseen: z.number().int(),
    items: z.array(matterRow),
  })
  .meta({ id: 'HotSpotMatters' });
export type SpotMatters = z.infer<typeof spotMatters>;
