import { z } from 'zod';
import { isUuid } from '../../kernel/id.ts';
import { authorityCode, bilingual, matterRow, plainDay, region } from '../intake/contract.ts';
import { content } from './model/content.ts';
import { fileFormats } from './model/file-formats.ts';
import { flaggedParts } from './model/flags.ts';
import { frozen } from './model/frozen.ts';

/** A line of the list: a draft of one's own authority, or what was frozen and may be read. */
export const briefingRow = z
  .object({
    region,
    id: z.uuid(),
    title: z.string(),
    kind: z.string(),
    state: z.string(),
    stateTitle: bilingual,
    number: z.string().nullable(),
    edition: z.number().int(),
    issuer: z.object({ code: authorityCode, name: bilingual }),
    /** When it was saved, frozen or published last. */
    at: z.string(),
    /** It is of the asker's own authority. */
    own: z.boolean(),
  })
  .meta({ id: 'BriefingRow' });
export type BriefingRow = z.infer<typeof briefingRow>;
export const briefingList = z.object({ items: z.array(briefingRow) }).meta({ id: 'BriefingList' });
export const briefingListQuery = z.object({
  state: z.string().max(20).optional(),
  q: z.string().max(100).optional(),
});

const flag = z.object({
  section: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  kind: z.enum(['unknown', 'differs', 'equals', 'unbound', 'missing']),
  cell: z.string().optional(),
  part: z.enum(flaggedParts).optional(),
  says: bilingual,
});

/** What a bulletin shows, frozen or not. */
export const shown = frozen
  .pick({
    content: true,
    authority: true,
    compared: true,
    day: true,
    figures: true,
    areas: true,
    labels: true,
    incomparable: true,
    notes: true,
    values: true,
    tables: true,
  })
  .meta({ id: 'BriefingShown' });

/** As somebody hands it in; what was frozen before is read as it was. */
const written = content.refine(
  ({ cells, period }) => cells.every(({ from = period.from, to = period.to }) => from <= to),
  { message: 'period', path: ['cells'] },
);

export const previewRequest = z.object({ content: written });
export const preview = z.object({ shown, flags: z.array(flag) }).meta({ id: 'BriefingPreview' });

export const draftRequest = z.object({ actId: z.uuid(), content: written });
export const opened = z.object({ region, id: z.uuid(), version: z.number().int() }).meta({ id: 'BriefingOpened' });

export const saveRequest = z.object({ version: z.number().int().min(0), content: written });
export const draftView = z
  .object({
    /** Of the draft, not of the matter: whoever saves says which one was opened. */
    version: z.number().int(),
    content,
    /** SHA-256 of its canonical text, as `submit` names it. */
    digest: z.string(),
    savedAt: z.string(),
    savedBy: z.string(),
  })
  .meta({ id: 'BriefingDraft' });
export type DraftView = z.infer<typeof draftView>;

const comment = z.object({
  id: z.string(),
  section: z.string().nullable(),
  text: z.string(),
  by: z.string(),
  on: z.string(),
  open: z.boolean(),
  answer: z.string(),
});

const audience = z.object({ area: z.boolean(), authorities: z.array(authorityCode), public: z.boolean() });

export const editionView = z
  .object({
    edition: z.number().int(),
    frozen,
    digest: z.string(),
    signature: z.string(),
    publicKey: z.string(),
    frozenAt: z.string(),
    frozenBy: z.string(),
    publishedAt: z.string().nullable(),
    audience,
  })
  .meta({ id: 'BriefingEdition' });
export type EditionView = z.infer<typeof editionView>;

/** One bulletin: its draft and comments for its own authority, its editions for whoever may read them. */
export const briefingView = z
  .object({
    region,
    id: z.uuid(),
    title: z.string(),
    own: z.boolean(),
    /** Null where only an edition may be read. */
    state: z.string().nullable(),
    version: z.number().int().nullable(),
    draft: draftView.nullable(),
    comments: z.array(comment),
    editions: z.array(
      z.object({
        edition: z.number().int(),
        digest: z.string(),
        frozenAt: z.string(),
        publishedAt: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'BriefingView' });
export type BriefingView = z.infer<typeof briefingView>;

export const stepRequest = z.object({ actId: z.uuid(), version: z.number().int() });
export const supersedeRequest = stepRequest.extend({ reason: z.string().trim().min(2).max(200) });

export const rerunView = z
  .object({
    identical: z.boolean(),
    digest: z.string(),
    rerunDigest: z.string(),
    cells: z.array(z.object({ cell: z.string(), frozen: z.number(), now: z.number() })),
    moved: z.array(bilingual),
  })
  .meta({ id: 'BriefingRerun' });

export const documentQuery = z.object({
  format: z.enum(fileFormats).default('pdf'),
  language: z.enum(['zh', 'en']).default('zh'),
});

export const cellQuery = z.object({
  cell: z.string().max(120),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
/** The matters behind a cell. `hidden`: how many of this page the asker may not see. */
export const cellMatters = z
  .object({
    cell: z.string(),
    value: z.number().int(),
    digest: z.string(),
    total: z.number().int(),
    hidden: z.number().int(),
    items: z.array(z.object({ matter: matterRow, adds: z.number().int(), version: z.number().int() })),
  })
  .meta({ id: 'BriefingCellMatters' });

/** Where a page of published bulletins ended: when the last one was published, and its id. */
const cursor = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z [0-9a-f-]{36}$/)
  .refine((place) => !Number.isNaN(Date.parse(place.slice(0, 24))) && isUuid(place.slice(25)));

export const publicQuery = z.object({
  /** Part of a title. */
  q: z.string().trim().max(80).optional(),
  cursor: cursor.optional(),
});
/** The newest edition of a bulletin that went to the public. */
export const publicBriefing = z
  .object({
    region,
    id: z.uuid(),
    edition: z.number().int(),
    title: z.string(),
    kind: bilingual,
    number: z.string(),
    issuer: bilingual,
    period: z.object({ from: plainDay, to: plainDay }),
    publishedOn: plainDay,
  })
  .meta({ id: 'PublicBriefing' });
export type PublicBriefing = z.infer<typeof publicBriefing>;
export const publicBriefings = z
  .object({ items: z.array(publicBriefing), next: z.string().nullable() })
  .meta({ id: 'PublicBriefings' });
export type PublicBriefings = z.infer<typeof publicBriefings>;
