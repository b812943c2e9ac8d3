import { z } from 'zod';
import { authorityCode, bilingual, plainDay, region } from '../intake/contract.ts';

const named = z.object({ id: z.uuid(), name: z.string() });
const ref = z.object({ procedure: z.string(), matter: z.uuid(), region });

export const placeView = z.object({
  kind: z.enum(['authority', 'market', 'operator']),
  authority: authorityCode,
  authorityName: bilingual,
  name: z.string(),
  address: z.string(),
});
export type PlaceView = z.infer<typeof placeView>;

export const questionView = z.object({
  id: z.string(),
  kind: z.enum(['yes-no', 'number', 'choice', 'text', 'photo']),
  text: z.string(),
  choices: z.array(z.string()),
  unit: z.string(),
  required: z.boolean(),
  photo: z.boolean(),
});
export type QuestionView = z.infer<typeof questionView>;

const teamView = z.object({ name: z.string(), leader: named, members: z.array(named) });

export const answerView = z.object({
  question: z.string(),
  value: z.union([z.string(), z.number()]).nullable(),
  text: z.string(),
  photos: z.array(z.uuid()),
  by: named,
  on: plainDay,
  /** The act that gave it: another answer says which one it replaces. */
  seq: z.number().int(),
});
export type AnswerView = z.infer<typeof answerView>;

/** One visit with all that its team needs on the spot. Place and day of a sealed one are told to its team and who ordered it. */
export const visitSheet = z
  .object({
    region,
    id: z.uuid(),
    version: z.number().int(),
    state: z.enum(['planned', 'sealed', 'open', 'closed', 'cancelled']),
    stateTitle: bilingual,
    title: z.string(),
    unannounced: z.boolean(),
    /** The reader goes on this visit. */
    mine: z.boolean(),
    team: teamView,
    place: placeView.nullable(),
    day: plainDay.nullable(),
    note: z.string(),
    /** As the act `open` takes it: the place exactly as it was sealed; null where none is to be said. */
    sealedPlace: z.record(z.string(), z.string()).nullable(),
    openedOn: plainDay.nullable(),
    summary: z.string(),
    checklist: z.object({ version: z.number().int(), title: z.string(), questions: z.array(questionView) }),
    answers: z.array(answerView),
    talks: z.array(z.object({ id: z.string(), with: z.string(), post: z.string(), on: plainDay, text: z.string() })),
    problems: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        domain: z.string(),
        severity: z.string(),
        on: plainDay,
        photos: z.array(z.uuid()),
      }),
    ),
    files: z.array(z.object({ id: z.uuid(), name: z.string() })),
    origin: ref.nullable(),
  })
  .meta({ id: 'VisitSheet' });
export type VisitSheet = z.infer<typeof visitSheet>;

/** Visits of the reader that are still to be made or under way; what is sealed says nothing of place or day here. */
export const myVisits = z
  .object({
    visits: z.array(
      z.object({
        region,
        id: z.uuid(),
        state: z.string(),
        stateTitle: bilingual,
        title: z.string(),
        day: plainDay.nullable(),
      }),
    ),
  })
  .meta({ id: 'MyVisits' });

/** A round with its teams, its route and how far each visit is. */
export const surveyProgress = z
  .object({
    region,
    id: z.uuid(),
    title: z.string(),
    state: z.string(),
    campaign: z.string(),
    checklist: z.object({ version: z.number().int(), title: z.string(), questions: z.array(questionView) }).nullable(),
    /** The newest checklist as an act names it. */
    checklistBody: z.record(z.string(), z.any()).nullable(),
    teams: z.array(teamView.extend({ id: z.string() })),
    visits: z.array(
      z.object({
        region,
        id: z.uuid(),
        state: z.string(),
        stateTitle: bilingual,
        team: z.string(),
        unannounced: z.boolean(),
        sealed: z.boolean(),
        place: placeView.nullable(),
        day: plainDay.nullable(),
        answered: z.number().int(),
        questions: z.number().int(),
        problems: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'SurveyProgress' });
export type SurveyProgress = z.infer<typeof surveyProgress>;

/** Answers to one question over the visits of a round: how often which, and over how many. */
export const questionTally = z.object({
  version: z.number().int(),
  question: questionView,
  /** Visits that were opened with this version. */
  visits: z.number().int(),
  answered: z.number().int(),
  counts: z.array(z.object({ value: z.string(), n: z.number().int() })),
  sum: z.number().nullable(),
  least: z.number().nullable(),
  median: z.number().nullable(),
  most: z.number().nullable(),
});
export type QuestionTally = z.infer<typeof questionTally>;

export const tallyQuery = z.object({
  /** `1.q3`: the answers of each visit to this question. */
  question: z
    .string()
    .regex(/^\d{1,4}\.q\d{1,3}$/)
    .optional(),
  value: z.string().max(100).optional(),
});

export const surveyTally = z
  .object({
    questions: z.array(questionTally),
    /** With `question`: the visits that answered it, with what they said. */
    answers: z.array(
      z.object({ region, id: z.uuid(), title: z.string(), value: z.string(), text: z.string(), on: plainDay }),
    ),
  })
  .meta({ id: 'SurveyTally' });
export type SurveyTally = z.infer<typeof surveyTally>;

export const boardQuery = z.object({
  survey: z.uuid().optional(),
  campaign: z.string().max(40).optional(),
  authority: authorityCode.optional(),
  domain: z.string().max(40).optional(),
  from: plainDay.optional(),
  to: plainDay.optional(),
});
export type BoardQuery = z.infer<typeof boardQuery>;

const boardCounts = {
  found: z.number().int(),
  ordered: z.number().int(),
  rechecked: z.number().int(),
  rectified: z.number().int(),
  overdue: z.number().int(),
};

/** Findings by field and by the authority that mends them, as the reader may see them. */
export const findingsBoard = z
  .object({
    rows: z.array(z.object({ domain: z.string(), authority: authorityCode, authorityName: bilingual, ...boardCounts })),
  })
  .meta({ id: 'FindingsBoard' });
export type FindingsBoard = z.infer<typeof findingsBoard>;
