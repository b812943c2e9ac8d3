import { z } from 'zod';
import { oneOf } from '../../platform/procedure/body.ts';
import { authorityCode, bilingual, matterRow, plainDay } from '../intake/contract.ts';
import { campaignCode } from '../intake/model/body.ts';
import { letterKinds } from '../intake/model/recommendation.ts';

export const taskBoardQuery = z.object({
  /** Top of the area; the viewer's own authority when absent. */
  authority: authorityCode.optional(),
  campaign: campaignCode().optional(),
});
export type TaskBoardQuery = z.infer<typeof taskBoardQuery>;

/** How the tasks of one authority stand today; those of its stations are its own. */
const taskBoardRow = z.object({
  authority: z.object({ code: authorityCode, name: bilingual }),
  /** To be accepted by whoever owes it. */
  set: z.number().int(),
  /** Accepted, and not handed in yet. */
  working: z.number().int(),
  /** Of both, due within the days that count as near. */
  near: z.number().int(),
  /** Of both, past their day. */
  overdue: z.number().int(),
  /** Handed in, to be judged by whoever set it. */
  submitted: z.number().int(),
  doneOnTime: z.number().int(),
  doneLate: z.number().int(),
  refusals: z.number().int(),
  /** The earliest day that is past; null where nothing is overdue. */
  oldestDue: plainDay.nullable(),
});
export const taskBoard = z
  .object({
    asOf: z.string(),
    today: plainDay,
    authority: z.object({ code: authorityCode, name: bilingual }),
    rows: z.array(taskBoardRow),
  })
  .meta({ id: 'TaskBoard' });
export type TaskBoard = z.infer<typeof taskBoard>;

/** What is told of letters, each a measure of `recommendation`. */
export const letterFigures = ['received', 'answered-on-time', 'answered-late', 'measures', 'operations'] as const;
export type LetterFigure = (typeof letterFigures)[number];

export const letterBoardQuery = z.object({
  authority: authorityCode.optional(),
  from: plainDay,
  to: plainDay,
});
export type LetterBoardQuery = z.infer<typeof letterBoardQuery>;

const counts = z.object({
  received: z.number().int(),
  'answered-on-time': z.number().int(),
  'answered-late': z.number().int(),
  measures: z.number().int(),
  operations: z.number().int(),
});
export const letterBoard = z
  .object({
    asOf: z.string(),
    authority: z.object({ code: authorityCode, name: bilingual }),
    from: plainDay,
    to: plainDay,
    figures: z.array(z.object({ id: z.enum(letterFigures), title: bilingual, unit: bilingual, definition: bilingual })),
    kinds: z.array(z.object({ kind: oneOf(letterKinds), title: bilingual, counts })),
    total: counts,
  })
  .meta({ id: 'LetterBoard' });
export type LetterBoard = z.infer<typeof letterBoard>;

export const letterMattersQuery = letterBoardQuery.extend({
  figure: z.enum(letterFigures),
  kind: oneOf(letterKinds).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export type LetterMattersQuery = z.infer<typeof letterMattersQuery>;
export const letterMatters = z
  .object({
    total: z.number().int(),
    /** What all of them add: the figure. */
    sum: z.number().int(),
    items: z.array(z.object({ matter: matterRow, adds: z.number().int() })),
  })
  .meta({ id: 'LetterMatters' });
