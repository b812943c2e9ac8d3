import { z } from 'zod';
import { figure } from '../../figures/contract.ts';
import { authorityCode, bilingual, plainDay } from '../../intake/contract.ts';
import { content, rowsBy } from './content.ts';

/** A number as frozen. `cell`: `f1`, or `s2.c1@980102` of a table, `@*` its total. Money in fen. */
export const frozenValue = z.object({
  cell: z.string(),
  value: z.number().int(),
  before: z.number().int().nullable(),
  base: z.number().int().nullable(),
  /** Four decimals; null without a base, or where the two periods do not compare. */
  growth: z.number().nullable(),
  rate: z.number().nullable(),
  /** SHA-256 over the sorted lines `region/matter/version/adds` behind it. */
  digest: z.string(),
});
export type FrozenValue = z.infer<typeof frozenValue>;

export const frozenRank = z.object({
  key: z.string(),
  rate: z.number().nullable(),
  rank: z.number().int().nullable(),
  low: z.number().int().nullable(),
  high: z.number().int().nullable(),
});

export const frozenTable = z.object({
  section: z.string(),
  by: rowsBy,
  rows: z.array(z.object({ key: z.string(), title: bilingual })),
  ranks: z.array(frozenRank).nullable(),
});

/** A cell of an earlier edition that says something else now, and the matters that moved it. */
export const difference = z.object({
  cell: z.string(),
  before: z.number().int(),
  after: z.number().int(),
  /** `region/matter`; in one edition only, or counted otherwise. */
  moved: z.array(z.string()),
});
export type Difference = z.infer<typeof difference>;

const label = z.object({ key: z.string(), title: bilingual });

/**
 * A composed bulletin as signed: words, definitions, names and numbers, so that it needs nothing else to be read, and
 * everything that fixes the numbers, so that computing them again gives the same bytes.
 */
export const frozen = z
  .object({
    id: z.uuid(),
    format: z.literal('qingyuan-briefing-v1'),
    edition: z.number().int().positive(),
    number: z.object({ year: z.number().int(), number: z.number().int(), text: z.string() }),
    issuer: z.object({ code: authorityCode, name: bilingual }),
    /** Top of the area that it is about. */
    authority: z.object({ code: authorityCode, name: bilingual }),
    content,
    contentDigest: z.string(),
    compared: z.object({ from: plainDay, to: plainDay }).nullable(),
    /** When the last of the tree heads was signed; only acts under them count. `day` is its legal day. */
    cutOff: z.string(),
    day: plainDay,
    rules: z.string(),
    calendar: z.string(),
    figures: z.array(figure),
    /** The areas below the top as they stood on that day, and the names of other rows. */
    areas: z.array(label),
    labels: z.array(label),
    /** Figures and areas whose growth is not told, with the reason among the notes. */
    incomparable: z.object({ figures: z.array(z.string()), areas: z.array(z.string()) }),
    notes: z.array(bilingual),
    values: z.array(frozenValue),
    tables: z.array(frozenTable),
    /** What this edition replaces, and what moved since; null for a first edition. */
    supersedes: z
      .object({ edition: z.number().int(), digest: z.string(), reason: z.string(), differences: z.array(difference) })
      .nullable(),
    checkpoints: z.array(z.object({ region: z.string(), size: z.number().int(), root: z.string() })),
  })
  .meta({ id: 'FrozenBriefing' });
export type Frozen = z.infer<typeof frozen>;

/** Everything of it that is given before anything is counted. */
export type Terms = Omit<Frozen, 'values' | 'tables'>;

/** What a bulletin shows, frozen or not. */
export type Shown = Pick<
  Frozen,
  | 'content'
  | 'authority'
  | 'compared'
  | 'day'
  | 'figures'
  | 'areas'
  | 'labels'
  | 'incomparable'
  | 'notes'
  | 'values'
  | 'tables'
>;
