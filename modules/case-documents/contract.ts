import { z } from 'zod';
import { bilingual, plainDay, region } from '../intake/contract.ts';

/** Shapes of the documents of a case that server and console share. */

const instant = z.string();
const named = z.object({ id: z.uuid(), name: z.string() });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const refusal = z.object({ rule: z.string(), text: bilingual });

const issuedPaper = z.object({
  /** Id of the act that issued it: names the document. */
  doc: z.uuid(),
  seq: z.number().int(),
  on: plainDay,
  at: instant,
  by: named,
  digest: sha256,
  size: z.number().int(),
  seal: z.enum(['picture', 'drawn', 'none']),
  /** Reasons were given for so many places that contradict the record. */
  answers: z.number().int(),
  withdrawnOn: plainDay.nullable(),
  /** Null where it stands, or for whoever may not read it. */
  reason: z.string().nullable(),
});

/** A paper of the case: what an act makes in a form. */
export const paperRow = z.object({
  /** Number of the act, and of the form. */
  seq: z.number().int(),
  form: z.number().int(),
  title: bilingual,
  stage: z.string(),
  stageTitle: bilingual,
  verbTitle: bilingual,
  on: plainDay,
  number: z.string(),
  state: z.enum(['possible', 'draft', 'issued', 'withdrawn']),
  served: z.boolean(),
  /** Whether the record shows that it arrived; `none`: nobody is served with it. */
  proof: z.enum(['none', 'missing', 'there']),
  sealed: z.boolean(),
  /** A head of the authority signs it. */
  byHead: z.boolean(),
  /** May be opened, written and issued by the asker. */
  open: z.boolean(),
  refusal: refusal.nullable(),
  draft: z.object({ version: z.number().int(), by: named, at: instant }).nullable(),
  issued: issuedPaper.nullable(),
  /** Issues that were withdrawn, the first one first. */
  earlier: z.array(issuedPaper),
});
export type PaperRow = z.infer<typeof paperRow>;

export const documentList = z
  .object({
    version: z.number().int(),
    papers: z.array(paperRow),
    missingProofs: z.array(z.object({ seq: z.number().int(), form: z.number().int(), title: bilingual })),
  })
  .meta({ id: 'CaseDocumentList' });
export type DocumentList = z.infer<typeof documentList>;

const finding = z.object({
  field: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  said: z.string(),
  kind: z.enum(['money', 'day', 'number', 'name', 'article']),
  facts: z.array(z.object({ key: z.string(), label: bilingual, written: z.string() })),
});
export type FindingView = z.infer<typeof finding>;

const requirement = z.object({
  code: z.string(),
  label: bilingual,
  source: z.object({ instrument: bilingual, article: z.string().nullable(), confidence: z.string() }),
});

const texts = z.record(z.string().max(80), z.string().max(20_000));
export const answer = z.object({
  field: z.string().max(80),
  said: z.string().max(500),
  facts: z.array(z.string().max(80)).max(50),
  reason: z.string().max(2_000),
});

/** The page of a document as data; `at` is left out. */
const sheet = z.record(z.string(), z.any());

export const paperView = z
  .object({
    version: z.number().int(),
    paper: paperRow,
    template: plainDay,
    organ: z.object({ code: z.string(), name: bilingual }),
    fields: z.array(
      z.object({ key: z.string(), label: bilingual, max: z.number().int(), initial: z.string(), text: z.string() }),
    ),
    facts: z.array(
      z.object({
        key: z.string(),
        label: bilingual,
        kind: finding.shape.kind,
        value: z.union([z.string(), z.number()]),
        written: z.string(),
      }),
    ),
    findings: z.array(finding),
    answers: z.array(answer),
    missing: z.array(requirement),
    /** What will stand at the place of the seal; `not-needed` where the form bears none. */
    seal: z.enum(['picture', 'drawn', 'none', 'not-needed']),
    /** Small print of a paper that takes another one's place. */
    note: z.string().nullable(),
    document: sheet,
  })
  .meta({ id: 'CaseDocumentPaper' });
export type PaperView = z.infer<typeof paperView>;

/** `version`: the draft that was seen; 0 where there was none. */
export const draftRequest = z
  .object({ version: z.number().int().min(0), texts, answers: z.array(answer).max(200).default([]) })
  .meta({ id: 'CaseDocumentDraft' });

/** `sheet` the document as data with what was found, `pages` its pages as pictures, else the file. */
export const previewRequest = z
  .object({
    seq: z.number().int().min(1),
    form: z.number().int().min(1).max(56),
    texts: texts.default({}),
    format: z.enum(['sheet', 'pages', 'pdf', 'docx']).default('sheet'),
  })
  .meta({ id: 'CaseDocumentPreview' });

export const previewAnswer = z.object({
  document: sheet,
  findings: z.array(finding),
  missing: z.array(requirement),
  /** PNG, base64, one a page; empty unless asked for. */
  pages: z.array(z.object({ width: z.number().int(), height: z.number().int(), png: z.string() })),
});
export type PreviewAnswer = z.infer<typeof previewAnswer>;

export const issueRequest = z
  .object({
    actId: z.uuid(),
    /** Version of the case that was seen. */
    version: z.number().int(),
    seq: z.number().int().min(1),
    form: z.number().int().min(1).max(56),
    /** The draft that was seen; 0: nothing was written. */
    draft: z.number().int().min(0),
  })
  .meta({ id: 'IssueCaseDocument' });

export const withdrawRequest = z
  .object({ actId: z.uuid(), version: z.number().int(), reason: z.string().min(1).max(2_000) })
  .meta({ id: 'WithdrawCaseDocument' });

export const documentDone = z
  .object({
    actId: z.uuid(),
    homeRegion: region,
    matterId: z.uuid(),
    version: z.number().int(),
    state: z.string(),
    replayed: z.boolean(),
    /** Names the document. */
    doc: z.uuid(),
    digest: sha256.nullable(),
  })
  .meta({ id: 'CaseDocumentDone' });

export const fileQuery = z.object({ format: z.enum(['pdf', 'docx']).default('pdf') });

export const documentProof = z.object({
  format: z.literal('qingyuan-document-proof-v1'),
  note: z.string(),
  publicKey: z.string(),
});

export const sealView = z
  .object({
    authority: z.string(),
    kind: z.enum(['picture', 'drawn', 'none']),
    version: z.number().int(),
    /** A seal may be drawn for demonstration: the authority is an invented one. */
    drawable: z.boolean(),
    /** The picture as it will stand on papers: PNG, base64; null where there is none. */
    picture: z.string().nullable(),
  })
  .meta({ id: 'CaseSeal' });
export const sealRequest = z
  .object({
    kind: z.enum(['picture', 'drawn', 'none']),
    /** PNG, base64. */
    picture: z.string().max(1_500_000).optional(),
  })
  .meta({ id: 'CaseSealChange' });
