import { z } from 'zod';
import { isPlainDate } from '../../kernel/plain-date.ts';

/** Shapes that server, console, portal and command line share. Routes publish them as OpenAPI. */

export const authorityCode = z.string().regex(/^\d{6}(\d{3})?$/);
export const region = z.string().regex(/^\d{6}$/);
/** Where a matter is, as the address of a route says it. */
export const matterParams = z.object({ region, id: z.uuid().transform((id) => id.toLowerCase()) });
export const plainDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Where the part before ended, in a list ordered by day: day and id of its last item. The database knows days of the calendar only. */
export const dayAndId = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2} [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .refine((place) => isPlainDate(place.slice(0, 10)));
export const bilingual = z.object({ zh: z.string(), en: z.string() });
const anyJson = z.record(z.string(), z.any());

export const deadlineState = z.enum(['open', 'near', 'overdue', 'met', 'missed', 'dropped']);

/** A clock as lists and pages show it. `workdaysLeft` is negative when overdue. */
export const clockView = z
  .object({
    clock: z.string(),
    rule: z.string(),
    ruleVersion: plainDay,
    title: bilingual,
    source: z.object({
      instrument: bilingual,
      article: z.string().nullable(),
      confidence: z.enum(['V', 'S', 'M', 'U']),
    }),
    startedOn: plainDay,
    due: plainDay,
    unrolled: plainDay,
    endedOn: plainDay.nullable(),
    /** Where the law turned out to set no limit: since when, and by which article. It was never due. */
    dropped: z.object({ on: plainDay, instrument: bilingual, article: z.string().nullable() }).nullable(),
    state: deadlineState,
    workdaysLeft: z.number().int(),
    paused: z.boolean(),
    provisional: z.boolean(),
    extensions: z.number().int(),
    /** Whose the limit is where it is no duty of the authority itself: then nobody here is late. */
    expects: z.enum(['party', 'other-organ', 'term', 'right']).nullable(),
  })
  .meta({ id: 'ClockView' });
export type ClockView = z.infer<typeof clockView>;

export const matterRow = z
  .object({
    homeRegion: region,
    id: z.uuid(),
    procedure: z.string(),
    version: z.number().int(),
    state: z.string(),
    stateTitle: bilingual,
    title: z.string(),
    channel: z.string(),
    domain: z.string(),
    homeCode: authorityCode,
    handlingCode: authorityCode,
    handlingName: bilingual,
    assignee: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    openedOn: plainDay,
    closedOn: plainDay.nullable(),
    due: plainDay.nullable(),
    dueState: deadlineState.nullable(),
    workdaysLeft: z.number().int().nullable(),
    provisional: z.boolean(),
    /** Messages of the person who filed that nobody has answered or marked as read. */
    unread: z.number().int(),
    /** With how many others somebody said that it is the same; who may see which of them is another question. */
    same: z.number().int(),
  })
  .meta({ id: 'MatterRow' });
export type MatterRow = z.infer<typeof matterRow>;

/** Work queues of an officer; each has a count and is a filter of the same list. */
export const queueId = z.enum([
  'intake',
  'to-accept',
  'mine',
  'office',
  'near',
  'overdue',
  'to-clear',
  'to-designate',
  'closed',
  'all',
]);
export type QueueId = z.infer<typeof queueId>;

export const matterQuery = z.object({
  queue: queueId.default('all'),
  procedure: z.string().optional(),
  state: z.string().optional(),
  channel: z.string().optional(),
  domain: z.string().optional(),
  authority: authorityCode.optional(),
  batch: z.uuid().optional(),
  /** Code of the campaign that it came from. */
  campaign: z.string().max(40).optional(),
  /** Unified social credit code of the operator concerned. */
  respondent: z
    .string()
    .regex(/^[0-9A-Z]{18}$/)
    .optional(),
  /** Only matters on which whoever filed has written and nobody has answered or marked it as read. */
  unread: z.enum(['yes']).optional(),
  /** Only matters of which somebody says something as one of a pair: that two are the same, or are not. */
  same: z.enum(['yes']).optional(),
  /** Text to find in title and text, from two characters up; or the start of an id. */
  q: z.string().max(100).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type MatterQuery = z.infer<typeof matterQuery>;

export const matterPage = z
  .object({
    items: z.array(matterRow),
    total: z.number().int(),
    /** False: there are more than `total`; counting stopped there. */
    exact: z.boolean(),
    next: z.string().nullable(),
  })
  .meta({ id: 'MatterPage' });

export const queueCounts = z.object({
  /** `exact` false: there are more than `count`; counting stopped there. */
  counts: z.array(z.object({ queue: queueId, count: z.number().int(), exact: z.boolean() })),
});

export const actView = z
  .object({
    seq: z.number().int(),
    actId: z.uuid(),
    verb: z.string(),
    verbTitle: bilingual,
    actor: z.object({ id: z.uuid(), name: z.string() }),
    onBehalfOf: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    authority: z.object({ code: authorityCode, name: bilingual }),
    eventAt: z.string(),
    recordedAt: z.string(),
    basis: z.array(
      z.object({ id: z.string(), title: bilingual, article: z.string().nullable(), confidence: z.string() }),
    ),
    body: anyJson,
    personal: anyJson,
    /** An identity is sealed with this act; it opens only by a reasoned request. */
    sealed: z.boolean(),
    hash: z.string(),
    sealedInTree: z.boolean(),
  })
  .meta({ id: 'ActView' });
export type ActView = z.infer<typeof actView>;

/** What a rule or lexicon proposes; a person decides. */
export const proposalView = z
  .object({
    kind: z.enum([
      'route',
      'domain',
      'theme',
      'urgency',
      'vulnerable',
      'sign',
      'mixed',
      'not-ours',
      'same',
      'party',
      'listed',
      'incident',
    ]),
    value: z.string(),
    title: bilingual,
    score: z.number(),
    rule: z.string(),
    reason: bilingual,
    evidence: z.array(z.object({ term: z.string(), start: z.number().int(), end: z.number().int() })),
    /** Named parts of the score, natural logarithms of odds that add up; empty where the rule alone says it. */
    parts: z.array(z.object({ part: z.string(), title: bilingual, weight: z.number() })),
  })
  .meta({ id: 'ProposalView' });
export type ProposalView = z.infer<typeof proposalView>;

export const permittedVerb = z.object({
  verb: z.string(),
  title: bilingual,
  /** Null = may be done now; else the rule that refuses, for a disabled button that says why. */
  refusal: z.object({ rule: z.string(), text: bilingual }).nullable(),
  basis: z.array(z.object({ id: z.string(), title: bilingual, article: z.string().nullable() })),
});

/** How much of a matter's history to show: its latest acts, or those before one of them. */
export const actPage = z.object({
  acts: z.coerce.number().int().min(1).max(1_000).default(1_000),
  before: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
});

export const matterDetail = z
  .object({
    row: matterRow,
    facts: anyJson,
    clocks: z.array(clockView),
    acts: z.array(actView),
    /** There are acts before the first one shown: ask with `before` set to this. */
    earlier: z.number().int().nullable(),
    verbs: z.array(permittedVerb),
    proposals: z.array(proposalView),
    chainHead: z.string(),
  })
  .meta({ id: 'MatterDetail' });
export type MatterDetail = z.infer<typeof matterDetail>;

export const traceDay = z.object({
  date: plainDay,
  kind: z.enum(['workday', 'weekend', 'holiday', 'make-up', 'unknown']),
  count: z.number().int(),
  counted: z.boolean(),
  note: bilingual,
});
export const clockTrace = z.object({ clock: clockView, days: z.array(traceDay) }).meta({ id: 'ClockTrace' });
export type ClockTrace = z.infer<typeof clockTrace>;

export const openRequest = z
  .object({
    actId: z.uuid(),
    procedure: z.string(),
    verb: z.string(),
    body: anyJson,
    homeCode: authorityCode.optional(),
    eventAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'OpenMatter' });

export const actRequest = z
  .object({
    actId: z.uuid(),
    verb: z.string(),
    /** The version that the person saw; another one now answers 409 procedure.stale. */
    version: z.number().int().min(1),
    body: anyJson,
    eventAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'PerformAct' });

export const performed = z
  .object({
    actId: z.uuid(),
    homeRegion: region,
    matterId: z.uuid(),
    version: z.number().int(),
    state: z.string(),
    replayed: z.boolean(),
  })
  .meta({ id: 'Performed' });

export const bulkRequest = z.object({
  items: z
    .array(z.object({ homeRegion: region, matterId: z.uuid(), actId: z.uuid(), version: z.number().int().min(1) }))
    .min(1)
    .max(500),
  verb: z.string(),
  body: anyJson,
});
export const problem = z
  .object({
    code: z.string(),
    zh: z.string(),
    en: z.string(),
    remedy: bilingual,
    params: anyJson,
    traceId: z.string(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problem>;

export const bulkAnswer = z.object({
  outcomes: z.array(
    z.discriminatedUnion('ok', [
      performed.extend({ ok: z.literal(true) }),
      z.object({ ok: z.literal(false), actId: z.uuid(), problem }),
    ]),
  ),
});

const personName = z.object({ id: z.uuid(), name: z.string() });

export const revealRequest = z.object({ reason: z.string().min(5).max(500) });
export const revealAnswer = z.object({ seq: z.number().int(), identity: anyJson });

/** A file of a matter. `workingSize` is null where only a sealed original exists. */
export const fileView = z
  .object({
    id: z.uuid(),
    actId: z.uuid().nullable(),
    name: z.string(),
    type: z.string(),
    size: z.number().int(),
    workingSize: z.number().int().nullable(),
    sha256: z.string(),
    state: z.enum(['clean', 'stripped', 'kept', 'unreadable']),
    scan: z.enum(['not-scanned', 'passed', 'infected', 'failed']),
    /** Who handed it in; null for what came from outside. */
    by: personName.nullable(),
    receivedAt: z.string(),
    /** Whether the asker may open its working copy. */
    mayOpen: z.boolean(),
  })
  .meta({ id: 'FileView' });
export type FileView = z.infer<typeof fileView>;
export const attached = performed.extend({ fileId: z.uuid(), sha256: z.string() }).meta({ id: 'Attached' });

/** All open matters of a person to another. `id` is made by whoever asks: asked again, it gives the same receipt. */
export const handOverRequest = z.object({
  id: z.uuid(),
  /** Whose matters; the asker's own when absent. */
  from: z.uuid().optional(),
  to: z.uuid(),
  reason: z.string().trim().min(2).max(500),
});
export const handOverAnswer = z
  .object({
    id: z.uuid(),
    from: personName,
    to: personName,
    moved: z.number().int(),
    refused: z.array(z.object({ homeRegion: region, matterId: z.uuid(), problem })),
    /** SHA-256 of the receipt, hex. */
    digest: z.string(),
  })
  .meta({ id: 'HandOver' });

/** 256 random bits in base64url, made by the page: whoever has it, and nobody else, opens what was handed in under it. */
const uploadToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const uploadId = z.uuid().transform((id) => id.toLowerCase());
export const sentFiles = z.object({ token: uploadToken, ids: z.array(uploadId).min(1).max(50) });
export const uploadParams = z.object({ id: uploadId });
export const partParams = uploadParams.extend({ n: z.coerce.number().int().min(0).max(10_000) });
export const uploadHeaders = z.object({ 'x-upload-token': uploadToken });
export const uploadHolder = z.object({ token: uploadToken });
export const uploadRequest = z
  .object({ token: uploadToken, id: uploadId, name: z.string().max(1_000), size: z.number().int().min(1) })
  .meta({ id: 'Upload' });
export const uploadLimits = z
  .object({ files: z.number().int(), bytes: z.number().int(), hours: z.number().int() })
  .meta({ id: 'UploadLimits' });
export type UploadLimits = z.infer<typeof uploadLimits>;
export const uploadBegun = z.object({ partBytes: z.number().int(), parts: z.number().int(), until: z.string() });
/** `kept`: what the file says about its maker stays in it, for no copy without it can be made of this type. */
export const uploadJudged = z
  .object({
    type: z.string(),
    state: z.enum(['clean', 'stripped', 'kept', 'unreadable']),
    scan: z.enum(['not-scanned', 'passed', 'infected', 'failed']),
  })
  .meta({ id: 'UploadJudged' });
export type UploadJudged = z.infer<typeof uploadJudged>;

/** Public filing on the portal. */
export const filingRequest = z
  .object({
    actId: z.uuid(),
    /** `both`: a letter that holds a complaint and a report becomes one of each, on clocks of their own (令121 art 9). */
    kind: z.enum(['complaint', 'report', 'clue', 'both']),
    title: z.string().trim().min(2).max(200),
    text: z.string().trim().min(5).max(20_000),
    /** What is asked for 具体诉求; a complaint must say it (令121 art 10). */
    demand: z.string().trim().min(2).max(1_000).optional(),
    region,
    respondent: z.object({
      name: z.string().trim().max(200).optional(),
      code: z.string().trim().max(18).optional(),
      address: z.string().trim().max(300).optional(),
    }),
    claimFen: z.number().int().min(0).max(1e12).optional(),
    occurredOn: plainDay.optional(),
    reporter: z
      .object({
        name: z.string().trim().max(100),
        phone: z.string().trim().max(30),
        address: z.string().trim().max(300).optional(),
      })
      .nullable(),
    /** Files handed in before, under their token. */
    uploads: sentFiles.optional(),
    language: z.enum(['zh', 'en']).default('zh'),
  })
  .meta({ id: 'Filing' });
export type FilingRequest = z.infer<typeof filingRequest>;

/**
 * The codes are shown once and stored only as slow hashes. A mixed letter has two, because whoever is shown the code of
 * the complaint must not read the report; `receiptCode` is the first.
 */
export const filingAnswer = z.object({
  receiptCode: z.string(),
  receipts: z.array(z.object({ procedure: z.enum(['complaint', 'report', 'clue']), receiptCode: z.string() })).min(1),
  receivedOn: plainDay,
  authority: bilingual,
});
export const receiptCode = z.string().min(16).max(64);
export const statusRequest = z.object({ receiptCode });
/** What the person writes to the office; asked again with the same id it is there once. */
export const messageRequest = z
  .object({ receiptCode, actId: z.uuid(), text: z.string().trim().min(1).max(2_000) })
  .meta({ id: 'Message' });
export type MessageRequest = z.infer<typeof messageRequest>;
/** Files handed in before, for the filing of a receipt code. */
export const attachmentRequest = z.object({ receiptCode, uploads: sentFiles }).meta({ id: 'Attachments' });
export type AttachmentRequest = z.infer<typeof attachmentRequest>;
/** How the person found it handled. */
export const ratingRequest = z
  .object({
    receiptCode,
    actId: z.uuid(),
    score: z.number().int().min(1).max(5),
    text: z.string().trim().min(1).max(1_000).optional(),
  })
  .meta({ id: 'Rating' });
export type RatingRequest = z.infer<typeof ratingRequest>;
/** The person takes a complaint back. */
export const withdrawalRequest = z
  .object({ receiptCode, actId: z.uuid(), reason: z.string().trim().max(1_000).optional() })
  .meta({ id: 'Withdrawal' });
export type WithdrawalRequest = z.infer<typeof withdrawalRequest>;
/** What a reporter is told of a reward, and what they may do about it; no officer is named. */
export const rewardStatus = z
  .object({
    state: z.enum(['granted', 'claimed', 'paid', 'lapsed', 'refused']),
    /** What is so and what to do, in plain words. */
    text: bilingual,
    amountFen: z.number().int().nullable(),
    /** The last day on which it may be claimed. */
    claimUntil: plainDay.nullable(),
    mayClaim: z.boolean(),
    mayAskExcuse: z.boolean(),
    /** The remedies against a refusal, as the office wrote them. */
    remedies: z.string().nullable(),
  })
  .meta({ id: 'RewardStatus' });
export type RewardStatus = z.infer<typeof rewardStatus>;
export const statusAnswer = z
  .object({
    procedure: z.string(),
    procedureTitle: bilingual,
    plainState: bilingual,
    receivedOn: plainDay,
    authority: bilingual,
    clocks: z.array(clockTrace),
    history: z.array(z.object({ on: plainDay, text: bilingual })),
    /** The talk between the office and the person, the first word first; null = erased. No officer is named. */
    messages: z.array(z.object({ from: z.enum(['office', 'person']), at: z.string(), text: z.string().nullable() })),
    /** Why the person may not write now; null = they may. */
    writeRefusal: bilingual.nullable(),
    /** Why the person may hand in no file now; null = they may. */
    attachRefusal: bilingual.nullable(),
    mayWithdraw: z.boolean(),
    mayRate: z.boolean(),
    /** What the person gave, 1 to 5; null before. */
    rating: z.number().int().nullable(),
    /** Of a report alone; null before anything was told. */
    reward: rewardStatus.nullable(),
  })
  .meta({ id: 'FilingStatus' });
export type FilingStatus = z.infer<typeof statusAnswer>;

export const publicRegions = z.array(z.object({ code: region, name: bilingual, parent: region.nullable() }));

export const authorityView = z
  .object({
    code: authorityCode,
    parent: authorityCode.nullable(),
    level: z.enum(['province', 'city', 'county', 'station']),
    name: bilingual,
  })
  .meta({ id: 'Authority' });
export type AuthorityView = z.infer<typeof authorityView>;
export const personView = z.object({
  id: z.uuid(),
  name: z.string(),
  roles: z.array(z.string()),
  /** Number of the enforcement licence 执法证; null for who has none. */
  licence: z.string().nullable(),
});

export const importReport = z
  .object({
    batchId: z.uuid(),
    fileName: z.string(),
    state: z.enum(['validated', 'committing', 'committed', 'undoing', 'undone', 'failed']),
    headers: z.array(z.string()),
    mapping: z.record(z.string(), z.string()),
    total: z.number().int(),
    valid: z.number().int(),
    invalid: z.number().int(),
    imported: z.number().int(),
    unchanged: z.number().int(),
    /** Matters voided again by undoing. */
    undone: z.number().int(),
    /** How far the work is that goes on now; null when none does. */
    progress: z
      .object({ phase: z.enum(['commit', 'undo']), done: z.number().int(), total: z.number().int() })
      .nullable(),
    /** Why the last work stopped; null unless the state is `failed`. */
    failure: z.object({ code: z.string(), text: bilingual }).nullable(),
    /** Matters that undoing left, because work on them has begun. */
    refusals: z.array(z.object({ matterId: z.uuid(), code: z.string(), text: bilingual })),
    errors: z.array(z.object({ line: z.number().int(), field: z.string(), value: z.string(), text: bilingual })),
  })
  .meta({ id: 'ImportReport' });
