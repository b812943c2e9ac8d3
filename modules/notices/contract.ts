import { z } from 'zod';
import { authorityCode, bilingual, performed, plainDay, region } from '../intake/contract.ts';

/** Shapes that server, console and portal share. */

const run = z.union([z.string(), z.object({ text: z.string(), bold: z.literal(true).optional() })]);
const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), text: z.string() }),
  z.object({ kind: z.literal('paragraph'), runs: z.array(run), indent: z.literal(false).optional() }),
  z.object({ kind: z.literal('addressee'), text: z.string() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.object({
    kind: z.literal('table'),
    head: z.array(z.string()),
    rows: z.array(z.array(z.string())),
    align: z.array(z.enum(['left', 'right', 'center'])).optional(),
  }),
]);

/** A document as it will look, part by part; without the instant that its file carries. */
export const documentView = z
  .object({
    language: z.enum(['zh', 'en']),
    issuer: z.string(),
    title: z.string(),
    number: z.string().optional(),
    blocks: z.array(block),
    signature: z.object({ authority: z.string(), on: plainDay }).optional(),
    footnotes: z.array(z.string()).optional(),
  })
  .meta({ id: 'DocumentView' });

const recipient = z.enum(['complainant', 'respondent', 'parties', 'reporter', 'informant']);
const confidence = z.enum(['V', 'S', 'M', 'U']);

const corrected = z.object({ number: z.string(), on: plainDay });

const possibleNotice = z.object({
  template: z.string(),
  version: plainDay,
  title: bilingual,
  /** `corrects`: the delivered notice to that side that was withdrawn, which this one then names. */
  recipients: z.array(z.object({ id: recipient, title: bilingual, corrects: corrected.nullable() })),
  basis: z.array(z.object({ id: z.string(), title: bilingual, article: z.string().nullable(), confidence })),
  /** Of the sentence about further routes; null where the notice has none. */
  remedies: confidence.nullable(),
  fields: z.array(
    z.object({
      key: z.string(),
      label: bilingual,
      hint: bilingual.nullable(),
      max: z.number().int(),
      required: z.boolean(),
      initial: z.string(),
    }),
  ),
  /** For the first recipient, with the fields as they begin. */
  preview: documentView,
});

const delivery = z.object({ way: z.string(), on: plainDay, evidence: z.string().optional() });

const issuedView = z.object({
  actId: z.uuid(),
  seq: z.number().int(),
  number: z.string(),
  template: z.string(),
  title: bilingual,
  recipient,
  on: plainDay,
  deliveries: z.array(delivery),
  /** Since when it no longer stands, and whether nobody had been given it; null while it stands. */
  withdrawn: z.object({ on: plainDay, void: z.boolean() }).nullable(),
});

export const noticeList = z
  .object({
    version: z.number().int(),
    /** Under which registration number the person is addressed. */
    receipt: z.string(),
    /** Whether the person may be addressed by a name that the officer gives: complaints only. */
    mayName: z.boolean(),
    issuer: z.object({ code: z.string(), name: bilingual }).nullable(),
    /** What the texts are made from, for a preview that follows what is typed. */
    facts: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    /** Why nothing may be issued now; null where something may. */
    refusal: z.object({ rule: z.string(), text: bilingual }).nullable(),
    possible: z.array(possibleNotice),
    issued: z.array(issuedView),
  })
  .meta({ id: 'NoticeList' });
export type NoticeList = z.infer<typeof noticeList>;
export type PossibleNotice = NoticeList['possible'][number];
export type IssuedNoticeView = NoticeList['issued'][number];

export const issueRequest = z
  .object({
    /** Made by whoever asks: asked again, it gives the same notice with the same number. */
    actId: z.uuid(),
    /** The version of the matter that the officer saw. */
    version: z.number().int().min(1),
    template: z.string().max(40),
    templateVersion: plainDay,
    recipient,
    language: z.enum(['zh', 'en']).default('zh'),
    texts: z.record(z.string().max(40), z.string().max(5000)).default({}),
    addressee: z.string().trim().max(100).optional(),
  })
  .meta({ id: 'IssueNotice' });
export type IssueRequest = z.infer<typeof issueRequest>;

export const withdrawRequest = z
  .object({
    actId: z.uuid(),
    /** The version of the matter that the officer saw: whether the notice was delivered is judged on it. */
    version: z.number().int().min(1),
    reason: z.string().trim().min(1).max(1000),
  })
  .meta({ id: 'WithdrawNotice' });
export type WithdrawRequest = z.infer<typeof withdrawRequest>;

export const registerQuery = z.object({
  authority: authorityCode.optional(),
  year: z.coerce.number().int().min(2000).max(9999).optional(),
  form: z.string().min(1).max(20).optional(),
  /** Entries with a smaller number: the `next` of the page before. */
  before: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
});
export type RegisterQuery = z.infer<typeof registerQuery>;

/** The register of documents sent out 发文登记簿: of one authority, one year, and of one run of numbers its entries. */
export const noticeRegister = z
  .object({
    authority: z.object({ code: z.string(), name: bilingual }),
    year: z.number().int(),
    years: z.array(z.number().int()),
    form: z.string().nullable(),
    runs: z.array(
      z.object({
        form: z.string(),
        title: bilingual,
        last: z.number().int(),
        void: z.number().int(),
        withdrawn: z.number().int(),
        /** Given to officers beforehand and not used yet. */
        reserved: z.number().int(),
        /** Given beforehand and come back without a paper, each with its reason. */
        unused: z.number().int(),
        /** From 1 to the last one without a gap, void and reserved ones among them. */
        whole: z.boolean(),
      }),
    ),
    entries: z.array(
      z.object({
        number: z.number().int(),
        written: z.string(),
        on: plainDay,
        office: z.object({ code: z.string(), name: bilingual }),
        /**
         * `reserved` taken beforehand and not used yet, `written-off` its paper is lost, `returned` came back unused and may
         * be given again: what explains a number that no paper bears.
         */
        state: z.enum(['standing', 'void', 'withdrawn', 'reserved', 'written-off', 'returned']),
        withdrawnOn: plainDay.nullable(),
        /** The paper's matter; null where there is no paper. */
        matter: z.object({ homeRegion: z.string(), id: z.uuid() }).nullable(),
        /** Of a number taken beforehand without a paper: by whom, and why it came to its end. */
        kept: z.object({ person: z.string(), reason: z.string().nullable() }).nullable(),
      }),
    ),
    next: z.number().int().nullable(),
  })
  .meta({ id: 'NoticeRegister' });
export type NoticeRegister = z.infer<typeof noticeRegister>;

export const issueAnswer = performed.extend({ number: z.string(), on: plainDay }).meta({ id: 'IssuedNotice' });

export const downloadQuery = z.object({ format: z.enum(['pdf', 'docx']).default('pdf') });

const receiptCode = z.string().min(16).max(64);
export const publicNoticesRequest = z.object({ receiptCode });
export const publicNotices = z.array(
  z.object({
    number: z.string(),
    title: bilingual,
    on: plainDay,
    authority: bilingual,
    /** Since when the authority has taken it back; then its file is no longer given. */
    withdrawnOn: plainDay.nullable(),
  }),
);
export type PublicNotice = z.infer<typeof publicNotices>[number];
export const publicDownloadRequest = z.object({
  receiptCode,
  number: z.string().min(1).max(60),
  format: z.enum(['pdf', 'docx']).default('pdf'),
});
export { performed, region };
