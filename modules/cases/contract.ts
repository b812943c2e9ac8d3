import { z } from 'zod';
import {
  actPage,
  actRequest,
  actView,
  authorityCode,
  bilingual,
  matterDetail,
  matterRow,
  performed,
  plainDay,
  region,
} from '../intake/contract.ts';
import type { CaseTask } from './model/case/task-list.ts';
import { caseProcedureIds } from './model/procedures.ts';

/** Shapes of the case desk that server and console share. Routes publish them as OpenAPI. */

const anyJson = z.record(z.string(), z.any());
const named = z.object({ id: z.uuid(), name: z.string() });

/** Work queues of the case desk; each has a count and is a filter of the same list. */
export const caseQueue = z.enum([
  'mine',
  'team',
  'due-week',
  'overdue',
  'to-review',
  'to-approve',
  'hearings',
  'held',
  'held-near',
  'to-publish',
  'to-close',
  'open',
  'closed',
  'all',
]);
export type CaseQueue = z.infer<typeof caseQueue>;

export const caseQuery = z.object({
  queue: caseQueue.default('all'),
  procedure: z.enum(caseProcedureIds).optional(),
  state: z.string().max(40).optional(),
  authority: authorityCode.optional(),
  domain: z.string().max(40).optional(),
  /** Code of the type of violation. */
  violation: z.string().max(80).optional(),
  campaign: z.string().max(40).optional(),
  /** Unified social credit code of the party. */
  party: z
    .string()
    .regex(/^[0-9A-Z]{18}$/)
    .optional(),
  officer: z.uuid().optional(),
  /** Text to find in title, cause, number and party, from two characters up; or the start of an id. */
  q: z.string().max(100).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type CaseQuery = z.infer<typeof caseQuery>;

/** A case as lists show it. Money in fen. */
export const caseRow = matterRow
  .omit({ unread: true, same: true })
  .extend({
    number: z.string(),
    cause: z.string(),
    /** A person's name is masked in lists. */
    party: z.object({ kind: z.enum(['person', 'organisation']), name: z.string() }),
    officers: z.array(named),
    amountFen: z.number().int().nullable(),
    /** Fine and confiscation of the decision that stands; null while there is none. */
    imposedFen: z.number().int().nullable(),
    outcome: z.string().nullable(),
    /** Which clock `due` belongs to, as the rule calls it. */
    dueTitle: bilingual.nullable(),
    /** The clock stands still now: how much is left says nothing yet. */
    paused: z.boolean(),
    /** How many measures of force or registrations hold property now. */
    held: z.number().int(),
    /** The last day on which the first of it may be held; null where nothing is. */
    heldUntil: plainDay.nullable(),
  })
  .meta({ id: 'CaseRow' });
export type CaseRow = z.infer<typeof caseRow>;

export const casePage = z
  .object({ items: z.array(caseRow), total: z.number().int(), exact: z.boolean(), next: z.string().nullable() })
  .meta({ id: 'CasePage' });

export const caseCounts = z.object({
  counts: z.array(z.object({ queue: caseQueue, count: z.number().int(), exact: z.boolean() })),
});

/** Filing as the desk asks for it: the body of `file` without the number, which the server gives in turn. */
export const fileCaseRequest = z
  .object({
    actId: z.uuid(),
    procedure: z.enum(caseProcedureIds).default('case'),
    /** The body of the opening verb (`file`, `decide-on-spot`) without `number`. */
    body: anyJson,
    homeCode: authorityCode.optional(),
    /** When it happened, where the device had no network then; only for an on-the-spot decision. */
    eventAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'FileCase' });

/**
 * One act on a case. Numbers that the authority gives itself (`model/numbering.ts`) are left out and come from the
 * register; where such a number is optional in the body, `true` in its place asks for one.
 */
export const caseActRequest = actRequest.meta({ id: 'CaseAct' });

/** `number`: the first number that the act took; null where it takes none. */
export const casePerformed = performed
  .extend({
    number: z.string().nullable(),
    /** Body fields with the numbers that the authority gave. */
    numbers: z.record(z.string(), z.string()),
  })
  .meta({ id: 'CasePerformed' });
export type CasePerformed = z.infer<typeof casePerformed>;

/** A source in our own ledger that waited for the case: whether it says the number now, else why not. */
export const caseFiled = casePerformed
  .extend({
    linked: z.array(
      z.object({ homeRegion: region, matterId: z.uuid(), linked: z.boolean(), code: z.string().nullable() }),
    ),
  })
  .meta({ id: 'CaseFiled' });
export type CaseFiled = z.infer<typeof caseFiled>;

/** The register of evidence, a part of the page by itself: three hundred exhibits weigh more than all the rest. */
export const caseEvidence = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        kindTitle: bilingual,
        title: z.string(),
        on: plainDay,
        form: z.string(),
        keeper: bilingual,
        excluded: z.boolean(),
        fileId: z.uuid().nullable(),
        sha256: z.string().nullable(),
        seq: z.number().int(),
        /** Through whose hands it went, the first one first; none while nobody handed it on. */
        chain: z.array(
          z.object({
            seq: z.number().int(),
            /** A day, or an instant. */
            at: z.string(),
            from: bilingual.nullable(),
            to: bilingual.nullable(),
            reason: z.string(),
          }),
        ),
        /** What stands against its use, e.g. a copy without its original. */
        problems: z.array(bilingual),
      }),
    ),
  })
  .meta({ id: 'CaseEvidence' });
export type CaseEvidence = z.infer<typeof caseEvidence>;

/** As many acts as the page shows at first; the earlier ones come when they are asked for. */
export const caseActPage = actPage.extend({ acts: z.coerce.number().int().min(1).max(1_000).default(30) });

/** What the page of a case shows beside the matter: answers of the model, so that no screen computes law. */
export const caseDetail = z
  .object({
    /** With the latest acts; the earlier ones are asked for with `before`. */
    matter: matterDetail,
    /** Earlier acts that the page quotes: the filing, what the party said, the latest proposals. The first one first. */
    quoted: z.array(actView),
    /** Who did each verb, in all acts. */
    doneBy: z.record(z.string(), z.array(z.uuid())),
    /** Names of everybody who acted or owns a task. */
    people: z.array(named),
    row: caseRow,
    party: z.object({
      kind: z.enum(['person', 'organisation']),
      name: z.string(),
      code: z.string(),
      /** Other cases of the same party by its code, the latest first. */
      history: z.array(
        z.object({
          homeRegion: region,
          id: z.uuid(),
          number: z.string(),
          cause: z.string(),
          state: bilingual,
          openedOn: plainDay,
          imposedFen: z.number().int().nullable(),
        }),
      ),
    }),
    officers: z.array(named.extend({ licence: z.string().nullable() })),
    sources: z.array(
      z.object({
        kind: z.string(),
        title: bilingual,
        homeRegion: region.nullable(),
        matterId: z.uuid().nullable(),
        number: z.string().nullable(),
      }),
    ),
    held: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        title: bilingual,
        on: plainDay,
        /** The day up to which it may be held, and the last working day on which to act without any doubt. */
        limit: plainDay,
        safeDay: plainDay,
        ended: plainDay.nullable(),
        lapsed: z.boolean(),
        goods: z.number().int(),
      }),
    ),
    /** Steps of the route with the day on which each was done, for the line above the page. */
    route: z.array(
      z.object({
        step: z.string(),
        title: bilingual,
        state: z.enum(['done', 'now', 'ahead']),
        on: plainDay.nullable(),
      }),
    ),
    /** Why it cannot be decided, closed: the model's own words. */
    obstacles: z.array(z.object({ to: z.enum(['decide', 'close']), rule: z.string(), text: bilingual })),
    /** Why a legal review is due, as the statutory list says. */
    reviewGrounds: z.array(z.object({ code: z.string(), text: bilingual })),
    hearing: anyJson.nullable(),
    decision: anyJson.nullable(),
    /** Money in fen on this day. */
    owed: z
      .object({
        imposedFen: z.number().int(),
        paidFen: z.number().int(),
        surchargeFen: z.number().int(),
        openFen: z.number().int(),
      })
      .nullable(),
    publication: z.object({
      state: z.enum(['none', 'shown', 'ended', 'stopped', 'withdrawn']),
      on: plainDay.nullable(),
      until: plainDay.nullable(),
    }),
    remedies: z.array(
      z.object({ id: z.string(), kind: z.string(), state: z.string(), on: plainDay, outcome: z.string().nullable() }),
    ),
  })
  .meta({ id: 'CaseDetail' });
export type CaseAnswer = z.infer<typeof caseDetail>;
/** As pages have it: with the register of evidence, and the tasks as its facts tell them. */
export type CaseDetail = CaseAnswer & {
  readonly evidence: CaseEvidence['items'];
  readonly tasks: readonly CaseTask[];
};

export const hearingQuery = z.object({ from: plainDay, to: plainDay });
export const hearingCalendar = z.object({
  hearings: z.array(
    z.object({
      homeRegion: region,
      id: z.uuid(),
      number: z.string(),
      party: z.string(),
      day: plainDay,
      time: z.string(),
      place: z.string(),
      public: z.boolean(),
      chair: named.nullable(),
      state: z.enum(['fixed', 'held', 'withdrawn']),
    }),
  ),
  /** Asked for and not yet fixed: by when the notice must be out. */
  waiting: z.array(
    z.object({ homeRegion: region, id: z.uuid(), number: z.string(), party: z.string(), askedOn: plainDay }),
  ),
});

/** A benchmark as it was published; `content` is `Benchmark` of `model/discretion/benchmark.ts`. */
export const benchmarkQuery = z.object({
  violation: z.string().max(80).optional(),
  /** In force on this day; today when absent. */
  on: plainDay.optional(),
  region: region.optional(),
});
export const benchmarkList = z.object({
  benchmarks: z.array(
    z.object({
      id: z.string(),
      version: z.string(),
      title: bilingual,
      violation: z.object({ id: z.string(), title: bilingual }),
      example: z.boolean(),
      jurisdiction: z.string(),
      effectiveFrom: plainDay,
      effectiveTo: plainDay.nullable(),
      content: anyJson,
    }),
  ),
});

const discretionReason = z.object({ text: bilingual, source: anyJson }).loose();
const discretionCaution = z
  .object({ severity: z.enum(['unlawful', 'reason', 'check']), rule: z.string(), text: bilingual, source: anyJson })
  .loose();
const fenRange = z.object({ min: z.number().int(), max: z.number().int() }).loose();
const bandName = z.string();

/** The calculator. Without `benchmark` the edition in force for the case's violation; the day of the act is the case's. */
export const discretionRequest = z
  .object({
    benchmark: z.object({ id: z.string().max(80), version: z.string().max(40) }).optional(),
    facts: z
      .object({
        goodsValue: z.number().int().min(0).nullable().default(null),
        illegalGains: z.number().int().min(0).nullable().default(null),
        actEndedOn: plainDay.optional(),
        flags: z.array(z.string().max(80)).max(40).default([]),
      })
      .prefault({}),
    factors: z
      .array(z.object({ id: z.string().max(80), evidence: z.array(z.string().max(200)).max(200).default([]) }))
      .max(100)
      .default([]),
    proposal: z
      .object({
        band: z.enum(['not-punished', 'mitigated', 'lighter', 'ordinary', 'heavier']),
        /** In fen. */
        amount: z.number().int().min(0),
        reason: z.string().max(5_000).default(''),
      })
      .optional(),
  })
  .meta({ id: 'DiscretionRequest' });
export type DiscretionRequest = z.infer<typeof discretionRequest>;

/** A look and a judgement, never a decision. Money in fen. */
export const discretionAnswer = z
  .object({
    /** What `report`, `decide` … keep as `discretion`, so that the same answer can be made again years later. */
    record: anyJson,
    assessment: z
      .object({
        benchmark: z.object({ id: z.string(), version: z.string() }),
        tier: z.string().nullable(),
        statutory: fenRange.nullable(),
        counted: z.array(z.string()),
        open: z.array(z.object({ band: bandName, clause: z.string().nullable(), range: fenRange.nullable() })),
        band: bandName.nullable(),
        range: fenRange.nullable(),
        steps: z.array(discretionReason),
        cautions: z.array(discretionCaution),
        lawful: z.boolean(),
      })
      .loose(),
    /** The proposal judged; null where none was sent. */
    judged: z.object({ cautions: z.array(discretionCaution), lawful: z.boolean() }).nullable(),
    like: z.object({
      /** Fines of earlier decisions, grouped. */
      distribution: z.array(z.object({ amount: z.number().int(), cases: z.number().int() })),
      cases: z.number().int(),
      quartiles: anyJson.nullable(),
      usual: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
      below: z.number().int(),
      equal: z.number().int(),
      above: z.number().int(),
      few: z.boolean(),
      cautions: z.array(discretionCaution),
    }),
    /** Another edition was in force on the day of the act: its assessment, to compare (处罚法 art 37). */
    other: z.object({ assessment: anyJson, governs: z.boolean() }).nullable(),
  })
  .meta({ id: 'DiscretionAnswer' });
export type DiscretionAnswer = z.infer<typeof discretionAnswer>;

/** Words of our numbers: the usual one, and the one that the authority writes today. */
export const numberWordList = z
  .object({
    authority: z.object({ code: authorityCode, name: bilingual }),
    /** 机关代字, e.g. 泸市监; null where the authority has none. */
    organ: z.string().nullable(),
    year: z.number().int(),
    words: z.array(
      z.object({
        usual: z.string(),
        word: z.string(),
        /** Which papers bear it. */
        papers: z.array(bilingual),
        /** Chosen by this authority itself, and not by one above it. */
        own: z.boolean(),
        /** Since when; null where it is the usual one. */
        from: plainDay.nullable(),
        /** What it will be from a later day on. */
        coming: z.object({ word: z.string(), from: plainDay }).nullable(),
      }),
    ),
    /** The last number that each word has got this year: the next one follows it. */
    last: z.array(z.object({ word: z.string(), number: z.number().int() })),
    /** Whether the asker may choose. */
    mayChoose: z.boolean(),
  })
  .meta({ id: 'NumberWords' });
export type NumberWords = z.infer<typeof numberWordList>;
export const numberWordRequest = z
  .object({
    usual: z.string().max(8),
    word: z.string().regex(/^[一-龥]{1,8}$/),
    /** From this day on; numbers that were given stay. Not in the past. */
    from: plainDay,
  })
  .meta({ id: 'NumberWord' });
