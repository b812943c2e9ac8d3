import { z } from 'zod';
import { authorityCode, bilingual, matterRow, plainDay } from '../intake/contract.ts';
import { campaignCode } from '../intake/model/body.ts';

export const figureId = z.enum([
  'received',
  'open',
  'paused',
  'near',
  'overdue',
  'clearedOnTime',
  'clearedLate',
  'clearedWithoutClock',
]);
export type FigureId = z.infer<typeof figureId>;

/** What the rows of a table are. */
export const groupedBy = z.enum(['authority', 'channel', 'domain', 'campaign']);
export type GroupedBy = z.infer<typeof groupedBy>;

/** What the clearance board and its bulletins count; letters of assistance have no clearance. */
export const clearanceProcedures = ['clue', 'report', 'complaint'] as const;

/** What the clearance board 线索清零 asks: a period, a subtree, and what the rows are. */
export const boardQuery = z.object({
  /** Procedures counted, comma separated; clue,report,complaint when absent. */
  procedures: z.string().default(clearanceProcedures.join(',')),
  from: plainDay.optional(),
  to: plainDay.optional(),
  /** Top of the subtree; the viewer's own authority when absent. */
  authority: authorityCode.optional(),
  by: groupedBy.default('authority'),
  channel: z.string().optional(),
  domain: z.string().optional(),
  /** Code of the campaign that the matters came from. */
  campaign: campaignCode().optional(),
});
export type BoardQuery = z.infer<typeof boardQuery>;

export const boardFigures = z.object({
  received: z.number().int(),
  /** On the clock, not cleared. */
  open: z.number().int(),
  /** Not cleared, its clock lawfully stopped (testing, identification …). */
  paused: z.number().int(),
  near: z.number().int(),
  overdue: z.number().int(),
  clearedOnTime: z.number().int(),
  clearedLate: z.number().int(),
  /** Outside the procedure and told the right channel (令121 art 44): cleared, neither on time nor late. */
  clearedWithoutClock: z.number().int(),
  /** Cleared in the period / (cleared in the period + still in hand): 1 exactly when nothing is left. Null without a base. */
  clearanceRate: z.number().nullable(),
  /** Cleared on time / (cleared on time + cleared late). Null without a base. */
  onTimeRate: z.number().nullable(),
});
export type BoardFigures = z.infer<typeof boardFigures>;

export const boardRow = boardFigures.extend({ key: z.string(), title: bilingual, canOpen: z.boolean() });

export const board = z
  .object({
    asOf: z.string(),
    today: plainDay,
    from: plainDay,
    to: plainDay,
    authority: z.object({ code: authorityCode, name: bilingual }),
    by: groupedBy,
    rows: z.array(boardRow),
    total: boardFigures,
    definitions: z.array(z.object({ figure: z.string(), title: bilingual, unit: bilingual, definition: bilingual })),
    /** Deltas not yet compacted that are part of these figures. */
    pending: z.number().int(),
  })
  .meta({ id: 'ClearanceBoard' });
export type Board = z.infer<typeof board>;

/** The matters behind one figure of the board. */
export const drillQuery = boardQuery.extend({
  figure: figureId,
  /** Row key: an authority code, a channel, a domain or a campaign (empty: none); the whole subtree when absent. */
  key: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});
export const drillAnswer = z.object({ total: z.number().int(), items: z.array(matterRow) }).meta({ id: 'DrillAnswer' });

/** Who may freeze a bulletin; the console shows its button to them, the server accepts it from them. */
export const freezers = ['head', 'campaign-office', 'supervisor'] as const;

export const freezeRequest = z.object({
  actId: z.uuid(),
  title: z.string().trim().min(2).max(200),
  authority: authorityCode.optional(),
  from: plainDay,
  to: plainDay,
  by: groupedBy.default('authority'),
  procedures: z.array(z.enum(clearanceProcedures)).default([...clearanceProcedures]),
});

/** A frozen bulletin: its canonical bytes are what is signed, and re-running it gives the same bytes. */
export const bulletin = z
  .object({
    id: z.uuid(),
    format: z.literal('qingyuan-bulletin-v1'),
    title: z.string(),
    authority: z.object({ code: authorityCode, name: bilingual }),
    procedures: z.array(z.string()),
    by: groupedBy,
    from: plainDay,
    to: plainDay,
    /**
     * Only acts under these tree heads count: an exact cut, the same for ever. `cutOff` is when the last was signed,
     * `day` its legal day, by which near and overdue are told.
     */
    cutOff: z.string(),
    day: plainDay,
    /** So many working days before its date a matter is near. */
    nearWorkdays: z.number().int(),
    rules: z.string(),
    calendar: z.string(),
    rows: z.array(boardFigures.extend({ key: z.string(), title: bilingual, rank: z.number().int().nullable() })),
    total: boardFigures,
    /** SHA-256 over the sorted `region/matter/version` lines behind each figure. */
    matterDigests: z.record(z.string(), z.string()),
    checkpoints: z.array(z.object({ region: z.string(), size: z.number().int(), root: z.string() })),
  })
  .meta({ id: 'Bulletin' });
export type Bulletin = z.infer<typeof bulletin>;

export const bulletinView = z
  .object({
    bulletin,
    signature: z.string(),
    publicKey: z.string(),
    frozenAt: z.string(),
    frozenBy: z.string(),
  })
  .meta({ id: 'BulletinView' });
export type BulletinView = z.infer<typeof bulletinView>;

export const documentQuery = z.object({
  format: z.enum(['pdf', 'docx']).default('pdf'),
  language: z.enum(['zh', 'en']).default('zh'),
});

/** A frozen bulletin with the set of matters behind each cell that counts any. */
export const bulletinCells = z
  .object({
    bulletin,
    signature: z.string(),
    /** SHA-256 of the signed canonical bytes. */
    digest: z.string(),
    /** `matters` are lines `region/matter/version`, sorted. */
    cells: z.array(z.object({ key: z.string(), figure: z.string(), matters: z.array(z.string()) })),
  })
  .meta({ id: 'BulletinCells' });
export type BulletinCells = z.infer<typeof bulletinCells>;

export const bulletinList = z.array(
  z.object({
    id: z.uuid(),
    kind: z.enum(['clearance', 'cases']),
    title: z.string(),
    authority: bilingual,
    from: plainDay,
    to: plainDay,
    cutOff: z.string(),
    frozenBy: z.string(),
  }),
);
export const rerunAnswer = z.object({ identical: z.boolean(), digest: z.string(), rerunDigest: z.string() });
