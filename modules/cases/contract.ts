import { z } from 'zod';
import { actRequest, authorityCode, bilingual, matterDetail, matterRow, plainDay, region } from '../intake/contract.ts';

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
  'to-publish',
  'to-close',
  'open',
  'closed',
  'all',
]);
export type CaseQueue = z.infer<typeof caseQueue>;

export const caseQuery = z.object({
  queue: caseQueue.default('all'),
  procedure: z.enum(['case', 'summary-case']).optional(),
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
  .omit({ unread: true })
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
    /** How many measures of force or registrations hold property now. */
    held: z.number().int(),
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
    procedure: z.enum(['case', 'summary-case']).default('case'),
    /** The body of the opening verb (`file`, `decide-on-spot`) without `number`. */
    body: anyJson,
    homeCode: authorityCode.optional(),
    /** When it happened, where the device had no network then; only for an on-the-spot decision. */
    eventAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'FileCase' });

/** One act on a case. Numbers that the authority gives itself are left out and come from the register. */
export const caseActRequest = actRequest.meta({ id: 'CaseAct' });

/** What the page of a case shows beside the matter: answers of the model, so that no screen computes law. */
export const caseDetail = z
  .object({
    matter: matterDetail,
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
    evidence: z.array(
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
        /** What stands against its use, e.g. a copy without its original. */
        problems: z.array(bilingual),
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
    tasks: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        owner: named,
        due: plainDay.nullable(),
        parent: z.string().nullable(),
        state: z.string(),
        doneOn: plainDay.nullable(),
        late: z.boolean(),
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
export type CaseDetail = z.infer<typeof caseDetail>;

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
