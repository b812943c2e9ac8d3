import { z } from 'zod';
import { authorityCode, bilingual, matterRow, plainDay } from '../intake/contract.ts';
import { campaignCode } from '../intake/model/body.ts';

/**
 * One way to ask for counts: what the cockpit, the pivot, campaigns, bulletins and replays state are answers to the same
 * question, so that a figure is the same wherever it stands.
 */

/** What rows and columns of a table can be. `figure`: one for each figure asked. */
export const dimension = z.enum([
  'none',
  'figure',
  'authority',
  'domain',
  'channel',
  'campaign',
  'month',
  'quarter',
  'year',
]);
export type Dimension = z.infer<typeof dimension>;

/** A figure: one measure, or the sum of measures that say the same of several procedures. */
export const figure = z
  .object({
    id: z.string(),
    /** Ids of the measures that it adds up. */
    measures: z.array(z.string()),
    title: bilingual,
    unit: bilingual,
    definition: bilingual,
    /** SHA-256 of title, unit and definition: another digest is another definition. */
    digest: z.string(),
    /** Its numbers are fen. */
    money: z.boolean(),
    /** It says what stands now, whatever the period; it is told neither by time nor against an earlier period. */
    stock: z.boolean(),
    /** A stock of which only what is past its date on the day of the question counts. */
    overdue: z.boolean(),
  })
  .meta({ id: 'Figure' });
export type Figure = z.infer<typeof figure>;

/** A period compared with: the same days a year before, the days just before, or those that a campaign named. */
export const comparison = z.enum(['none', 'year', 'before']);

export const pivotQuery = z.object({
  /** Ids of figures, comma separated. */
  figures: z.string().min(1).max(1_000),
  /** Top of the area; the viewer's own authority when absent. */
  authority: authorityCode.optional(),
  from: plainDay,
  to: plainDay,
  rows: dimension.default('authority'),
  columns: dimension.default('figure'),
  domain: z.string().max(40).optional(),
  channel: z.string().max(40).optional(),
  campaign: campaignCode().optional(),
  compare: comparison.default('none'),
});
export type PivotQuery = z.infer<typeof pivotQuery>;
/** As it is asked inside the product: what has a default may be left out. */
export type PivotAsk = z.input<typeof pivotQuery>;

/** A place of the table. `before` and `growth` where a period is compared with; growth only over a base that is not nought. */
export const pivotCell = z.object({
  row: z.string(),
  column: z.string(),
  value: z.number().int(),
  before: z.number().int().nullable(),
  /** (value − before) ÷ before, four decimals; null without a base or where definitions or boundaries differ. */
  growth: z.number().nullable(),
});
export type PivotCell = z.infer<typeof pivotCell>;

const heading = z.object({ key: z.string(), title: bilingual, canOpen: z.boolean() });

export const pivot = z
  .object({
    asOf: z.string(),
    authority: z.object({ code: authorityCode, name: bilingual }),
    from: plainDay,
    to: plainDay,
    compared: z.object({ from: plainDay, to: plainDay }).nullable(),
    /**
     * `recorded` (or absent): each matter under the code by which it was counted. `today`: a comparison puts what a former
     * region counted under its successor, in both periods; drill with the same word.
     */
    boundaries: z.enum(['recorded', 'today']).optional(),
    figures: z.array(figure),
    rows: z.array(heading),
    columns: z.array(heading),
    /** Noughts are left out. */
    cells: z.array(pivotCell),
    /** By column; of campaigns the rows may overlap and do not add up to it. */
    totals: z.array(pivotCell),
    /** Why a growth is not told, where it is not: a definition or a boundary that changed. */
    notes: z.array(bilingual),
  })
  .meta({ id: 'Pivot' });
export type Pivot = z.infer<typeof pivot>;

/** The matters behind one cell, each with what it adds, so that the list accounts for the figure. */
export const figureMattersQuery = z.object({
  figure: z.string().max(80),
  authority: authorityCode.optional(),
  from: plainDay,
  to: plainDay,
  domain: z.string().max(40).optional(),
  channel: z.string().max(40).optional(),
  campaign: campaignCode().optional(),
  /** The authority's own matters alone: the row of the area itself, whose parts have rows of their own. */
  own: z.enum(['yes']).optional(),
  /** As the pivot says it of its cells; `recorded` when absent. */
  boundaries: z.enum(['recorded', 'today']).optional(),
  /** Those in no campaign: the row without a code. */
  none: z.enum(['yes']).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export type FigureMattersQuery = z.infer<typeof figureMattersQuery>;
export const figureMatters = z
  .object({
    /** How many matters count, on all pages, also those that the reader may not open. */
    total: z.number().int(),
    /** What all of them add up to: the figure. */
    sum: z.number().int(),
    /** How many of them the reader may not open. */
    unseen: z.number().int(),
    items: z.array(z.object({ matter: matterRow, adds: z.number().int() })),
  })
  .meta({ id: 'FigureMatters' });
export type FigureMatters = z.infer<typeof figureMatters>;

/** Every definition that a figure has had, the newest first; the first known one holds from the beginning. */
export const editions = z
  .object({
    editions: z.array(
      z.object({
        since: z.string(),
        digest: z.string(),
        title: bilingual,
        unit: bilingual,
        definition: bilingual,
        /** All matters were counted anew by it on this day. */
        recountedOn: plainDay.nullable(),
      }),
    ),
  })
  .meta({ id: 'FigureEditions' });

export const regionChanges = z
  .object({
    changes: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        kind: z.enum(['rename', 'merge', 'split']),
        on: plainDay,
        source: z.string(),
      }),
    ),
  })
  .meta({ id: 'RegionChanges' });
