import { z } from 'zod';
import { bilingual, performed, plainDay, region } from '../intake/contract.ts';

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

const possibleNotice = z.object({
  template: z.string(),
  version: plainDay,
  title: bilingual,
  recipients: z.array(z.object({ id: recipient, title: bilingual })),
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

export const issueAnswer = performed.extend({ number: z.string(), on: plainDay }).meta({ id: 'IssuedNotice' });

export const downloadQuery = z.object({ format: z.enum(['pdf', 'docx']).default('pdf') });

const receiptCode = z.string().min(16).max(64);
export const publicNoticesRequest = z.object({ receiptCode });
export const publicNotices = z.array(
  z.object({ number: z.string(), title: bilingual, on: plainDay, authority: bilingual }),
);
export type PublicNotice = z.infer<typeof publicNotices>[number];
export const publicDownloadRequest = z.object({
  receiptCode,
  number: z.string().min(1).max(60),
  format: z.enum(['pdf', 'docx']).default('pdf'),
});
export { region };
