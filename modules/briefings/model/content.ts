import { z } from 'zod';
import { authorityCode, plainDay } from '../../intake/contract.ts';
import { campaignCode } from '../../intake/model/body.ts';

/** What a bulletin is for: it only chooses a template and a heading; all kinds are made of the same parts. */
export const briefingKinds = {
  weekly: { zh: '周报', en: 'Weekly' },
  monthly: { zh: '月报', en: 'Monthly' },
  special: { zh: '专项通报', en: 'Special' },
  ranked: { zh: '排名通报', en: 'Ranked' },
} as const;
export type BriefingKind = keyof typeof briefingKinds;

/** What the rows of a table are. */
export const rowsBy = z.enum(['authority', 'domain', 'channel', 'campaign', 'month']);
export type RowsBy = z.infer<typeof rowsBy>;

const words = (max: number) => z.string().trim().min(1).max(max);

/** A figure by its id: `case.filed`, `clues.received`, `clue.overdue`. */
export const figureRef = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/);
const figures = () => z.array(figureRef).min(1).max(24);

/** What narrows a number beside its period. */
const narrowed = {
  authority: authorityCode.optional(),
  domain: z.string().max(40).optional(),
  channel: z.string().max(40).optional(),
  campaign: campaignCode().optional(),
};

/** A number that the words may use, `{{f1}}`: figures added up; over a base it is a rate too. */
export const cellSpec = z.object({
  id: z.string().regex(/^f[1-9]\d{0,2}$/),
  title: z.string().trim().max(60).optional(),
  figures: figures(),
  base: figures().optional(),
  ...narrowed,
  /** Another period than the bulletin's own. */
  from: plainDay.optional(),
  to: plainDay.optional(),
});
export type CellSpec = z.infer<typeof cellSpec>;

const columnSpec = z.object({
  id: z.string().regex(/^c[1-9]\d?$/),
  title: z.string().trim().max(60).optional(),
  figures: figures(),
  base: figures().optional(),
});
export type ColumnSpec = z.infer<typeof columnSpec>;

const head = { id: z.string().regex(/^s[1-9]\d{0,2}$/), heading: z.string().trim().max(100) };
const { authority: _, ...narrowedInside } = narrowed;

/** So many for so many: what each area has of something else, typed with its source, for a rank that is fair. */
const perBase = z.object({
  unit: words(40),
  source: words(200),
  bases: z.record(authorityCode, z.number().int().positive().max(1e12)),
});

export const section = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), ...head, text: z.string().max(10_000) }),
  z.object({
    kind: z.literal('table'),
    ...head,
    by: rowsBy,
    columns: z.array(columnSpec).min(1).max(12),
    ...narrowedInside,
  }),
  z.object({
    kind: z.literal('rank'),
    ...head,
    title: z.string().trim().max(60).optional(),
    figures: figures(),
    base: figures().optional(),
    per: perBase.optional(),
    /** Whether much or little comes first. */
    first: z.enum(['high', 'low']).default('high'),
    ...narrowedInside,
  }),
  z.object({
    kind: z.literal('chart'),
    ...head,
    shape: z.enum(['bar', 'line']),
    /** The table and the column that it draws. */
    of: z.string().regex(/^s[1-9]\d{0,2}$/),
    column: z.string().regex(/^c[1-9]\d?$/),
  }),
  z.object({
    kind: z.literal('map'),
    ...head,
    title: z.string().trim().max(60).optional(),
    figures: figures(),
    ...narrowedInside,
  }),
]);
export type Section = z.infer<typeof section>;
export type SectionOf<K extends Section['kind']> = Extract<Section, { kind: K }>;

/** A number in words that is bound to nothing, with the reason why it stands there. */
const statedNumber = z.object({ section: head.id, number: words(40), reason: words(200) });

const unique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

/** All that an author writes; numbers come in by their cells alone. */
export const content = z
  .object({
    title: words(200),
    kind: z.enum(Object.keys(briefingKinds) as [BriefingKind, ...BriefingKind[]]),
    period: z.object({ from: plainDay, to: plainDay }),
    compare: z.enum(['none', 'year', 'before']).default('none'),
    /** Top of the area that it is about; the issuer's own when absent. */
    authority: authorityCode.optional(),
    cells: z.array(cellSpec).max(200),
    sections: z.array(section).max(60),
    reasons: z.array(statedNumber).max(200).default([]),
  })
  .refine(({ period }) => period.from <= period.to, { message: 'period', path: ['period'] })
  .refine(({ cells }) => unique(cells.map(({ id }) => id)), { message: 'unique', path: ['cells'] })
  .refine(({ sections }) => unique(sections.map(({ id }) => id)), { message: 'unique', path: ['sections'] })
  .meta({ id: 'BriefingContent' });
export type Content = z.infer<typeof content>;

/** The next free id of its kind: `f3`, `s2`, `c1`. */
export function nextFree(letter: string, taken: readonly { readonly id: string }[]): string {
  const last = Math.max(0, ...taken.map(({ id }) => Number(id.slice(1))));
  return `${letter}${last + 1}`;
}
