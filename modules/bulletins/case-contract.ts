import { z } from 'zod';
import { caseRow } from '../cases/contract.ts';
import { caseProcedureIds } from '../cases/model/procedures.ts';
import { authorityCode, bilingual, plainDay } from '../intake/contract.ts';
import { campaignCode } from '../intake/model/body.ts';
import { type Bulletin, bulletin, groupedBy } from './contract.ts';

/** Procedures whose figures a case bulletin states. */
export const caseProcedureId = z.enum(caseProcedureIds);
export type CaseProcedureId = z.infer<typeof caseProcedureId>;

/** A column: a measure of the procedures, as it was defined when the bulletin was frozen. */
export const caseFigure = z.object({
  id: z.string(),
  title: bilingual,
  unit: bilingual,
  definition: bilingual,
  /** Its numbers are fen. */
  money: z.boolean(),
});
export type CaseFigure = z.infer<typeof caseFigure>;

/** Numbers by figure: cases, licences, operators, or fen. */
export const caseNumbers = z.record(z.string(), z.number().int());
export type CaseNumbers = z.infer<typeof caseNumbers>;

/** A frozen bulletin of case figures; signed, re-run and drilled like every bulletin. */
export const caseBulletin = z
  .object({
    id: z.uuid(),
    format: z.literal('qingyuan-case-bulletin-v1'),
    title: z.string(),
    authority: z.object({ code: authorityCode, name: bilingual }),
    procedures: z.array(z.string()),
    by: groupedBy,
    from: plainDay,
    to: plainDay,
    cutOff: z.string(),
    day: plainDay,
    rules: z.string(),
    calendar: z.string(),
    figures: z.array(caseFigure),
    rows: z.array(z.object({ key: z.string(), title: bilingual, figures: caseNumbers })),
    total: caseNumbers,
    matterDigests: z.record(z.string(), z.string()),
    checkpoints: z.array(z.object({ region: z.string(), size: z.number().int(), root: z.string() })),
  })
  .meta({ id: 'CaseBulletin' });
export type CaseBulletin = z.infer<typeof caseBulletin>;

/** Any frozen bulletin; `format` says which. */
export const anyBulletin = z.union([bulletin, caseBulletin]);
export type AnyBulletin = Bulletin | CaseBulletin;
export const isCaseBulletin = (of: AnyBulletin): of is CaseBulletin => of.format === 'qingyuan-case-bulletin-v1';

export const anyBulletinView = z
  .object({
    bulletin: anyBulletin,
    signature: z.string(),
    publicKey: z.string(),
    frozenAt: z.string(),
    frozenBy: z.string(),
  })
  .meta({ id: 'AnyBulletinView' });
export type AnyBulletinView = z.infer<typeof anyBulletinView>;

/** A frozen bulletin with the set of matters behind each cell that counts any. */
export const anyBulletinCells = z
  .object({
    bulletin: anyBulletin,
    signature: z.string(),
    /** SHA-256 of the signed canonical bytes. */
    digest: z.string(),
    /** `matters` are lines `region/matter/version`, sorted. */
    cells: z.array(z.object({ key: z.string(), figure: z.string(), matters: z.array(z.string()) })),
  })
  .meta({ id: 'AnyBulletinCells' });
export type AnyBulletinCells = z.infer<typeof anyBulletinCells>;

const split = z
  .string()
  .default('case')
  .transform((text, context) => {
    const parsed = z.array(caseProcedureId).min(1).safeParse(text.split(','));
    if (parsed.success) return parsed.data;
    context.addIssue({ code: 'custom', message: 'case, summary-case' });
    return z.NEVER;
  });

/** What the live table of case figures asks. */
export const caseBoardQuery = z.object({
  /** Comma separated: case, summary-case. */
  procedures: split,
  from: plainDay.optional(),
  to: plainDay.optional(),
  authority: authorityCode.optional(),
  by: groupedBy.default('authority'),
  channel: z.string().max(60).optional(),
  domain: z.string().max(60).optional(),
  campaign: campaignCode().optional(),
});
export type CaseBoardQuery = z.infer<typeof caseBoardQuery>;

export const caseBoard = z
  .object({
    asOf: z.string(),
    from: plainDay,
    to: plainDay,
    authority: z.object({ code: authorityCode, name: bilingual }),
    by: groupedBy,
    figures: z.array(caseFigure),
    rows: z.array(z.object({ key: z.string(), title: bilingual, canOpen: z.boolean(), figures: caseNumbers })),
    total: caseNumbers,
    /** Differences not yet compacted that are part of these figures. */
    pending: z.number().int(),
  })
  .meta({ id: 'CaseBoard' });
export type CaseBoard = z.infer<typeof caseBoard>;

/** The cases behind one figure of it. */
export const caseDrillQuery = caseBoardQuery.extend({
  figure: z.string().max(60),
  /** Row key; the whole table when absent. */
  key: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});
export type CaseDrillQuery = z.infer<typeof caseDrillQuery>;
/** `total` is the figure, in its unit; it is the sum of what every one of the `cases` adds to it. */
export const caseDrillAnswer = z
  .object({
    figure: caseFigure,
    total: z.number().int(),
    cases: z.number().int(),
    items: z.array(
      caseRow.extend({
        /** What this case adds to the figure, in its unit. */
        adds: z.number().int(),
        /** The first day on which it counts there. */
        countedOn: plainDay,
      }),
    ),
  })
  .meta({ id: 'CaseDrillAnswer' });

export const freezeCasesRequest = z.object({
  actId: z.uuid(),
  title: z.string().trim().min(2).max(200),
  authority: authorityCode.optional(),
  from: plainDay,
  to: plainDay,
  by: groupedBy.default('authority'),
  procedures: z.array(caseProcedureId).min(1).default(['case']),
});
