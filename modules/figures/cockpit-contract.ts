import { z } from 'zod';
import { authorityCode, bilingual, plainDay } from '../intake/contract.ts';
import { figure, pivot } from './contract.ts';

export const cockpitQuery = z.object({
  /** Top of the area; the viewer's own authority when absent. */
  authority: authorityCode.optional(),
});
export type CockpitQuery = z.infer<typeof cockpitQuery>;

/** A share with its base and its exact interval; never one without the other. */
export const rateView = z
  .object({
    part: z.number().int(),
    base: z.number().int().min(1),
    value: z.number(),
    low: z.number(),
    high: z.number(),
    /** How sure the interval is: 0.95. */
    level: z.number(),
  })
  .meta({ id: 'RateView' });
export type RateView = z.infer<typeof rateView>;

const heading = z.object({ key: z.string(), title: bilingual, canOpen: z.boolean() });
const period = z.object({ from: plainDay, to: plainDay });

/** What is past its date, by kind and part of the area. */
const overdue = z.object({
  kinds: z.array(
    z.object({
      id: z.string(),
      title: bilingual,
      /** What it counts, for a link to a list of what is overdue. */
      procedures: z.array(z.string()),
      /** Drills at /api/figures/matters; null: counted from the list itself, as far as the viewer may open it. */
      figure: z.string().nullable(),
    }),
  ),
  rows: z.array(heading.extend({ counts: z.record(z.string(), z.number().int()), total: z.number().int() })),
  /** By kind. */
  totals: z.record(z.string(), z.number().int()),
});

/** A part of the area with its rate and the places between which it may truly stand. */
const laggard = heading.extend({
  /** Null: nothing was cleared there, so there is neither rate nor place. */
  rate: rateView.nullable(),
  /** 1 is best. */
  rank: z.number().int().nullable(),
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
  /** Even its best possible place lies in the lower half: the only ones of whom "it lags" is said. */
  lags: z.boolean(),
});

const lagging = period.extend({
  title: bilingual,
  definition: bilingual,
  part: figure,
  /** Figures that the base adds up. */
  base: z.array(figure),
  rows: z.array(laggard),
  total: rateView.nullable(),
  note: bilingual,
});

/** Seven whole days up to yesterday, beside the mean of those before. */
const moved = period.extend({
  weeksBefore: z.number().int(),
  figures: z.array(
    z.object({
      figure,
      value: z.number().int(),
      mean: z.number(),
      /** The weeks before, the oldest first. */
      before: z.array(z.number().int()),
      /** The mean lies outside what the week's number may be by chance (95 %); null where it is inside, and for money. */
      beyond: z.enum(['above', 'below']).nullable(),
    }),
  ),
  note: bilingual,
});

const hotRow = z.object({
  ...heading.shape,
  value: z.number().int(),
  before: z.number().int(),
  growth: z.number().nullable(),
});
const hot = period.extend({
  compared: period,
  figure,
  domains: z.array(hotRow),
  places: z.array(hotRow),
});

const step = z.object({
  figure,
  value: z.number().int(),
  /** `flow`: what happened in the period, to whatever matter. `cohort`: of the matters of the step before. */
  kind: z.enum(['flow', 'cohort']),
  /** A cohort's share of the step that it belongs to; null for flows, which are no part of one another. */
  rate: rateView.nullable(),
});
const funnel = period.extend({ steps: z.array(step), note: bilingual });

/** All that a head looks at in the morning, in one answer. */
export const cockpit = z
  .object({
    asOf: z.string(),
    today: plainDay,
    authority: z.object({ code: authorityCode, name: bilingual }),
    overdue,
    lagging,
    moved,
    hot,
    funnel,
    /** Twelve months up to this one, each with the same month of the year before; rows are months, columns figures. */
    trend: pivot,
  })
  .meta({ id: 'Cockpit' });
export type Cockpit = z.infer<typeof cockpit>;
