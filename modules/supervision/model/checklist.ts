import { z } from 'zod';
import { obj, str } from '../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../kernel/text.ts';
import { line, oneOf, uuid } from '../../../platform/procedure/body.ts';
import { listOf } from '../../../platform/procedure/entries.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { type QuestionKind, questionKinds, yesNo } from './labels.ts';

export const questionId = () => z.string().regex(/^q[1-9]\d{0,2}$/);

/** One question of a checklist 督导清单. Its id stays with its meaning: another meaning is another id. */
const question = () =>
  z.strictObject({
    id: questionId(),
    kind: oneOf(questionKinds),
    text: line(500),
    choices: z.array(line(100)).min(2).max(20).exactOptional(),
    unit: line(20).exactOptional(),
    /** Answered before the visit may be closed. */
    required: z.boolean().exactOptional(),
    /** A photograph is wanted with the answer. */
    photo: z.boolean().exactOptional(),
  });

/** The questions of a round, each id once; choices exactly where one is to be chosen. */
export const questionList = () =>
  z
    .array(question())
    .min(1)
    .max(120)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, {
      error: '问题编号重复 / a question stands twice',
    })
    .refine((list) => list.every(({ kind, choices }) => (kind === 'choice') === (choices !== undefined)), {
      error: '单选题须列出选项，其他题不列 / choices belong to questions of choice, and to no other',
    });

/** A checklist as a visit carries it: the version that stood when it was prepared. */
export const checklist = () =>
  z.strictObject({ version: z.int().min(1).max(1_000), title: line(), questions: questionList() });

export interface Question {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly text: string;
  readonly choices: readonly string[];
  readonly unit: string;
  readonly required: boolean;
  readonly photo: boolean;
}

const isKind = (kind: string): kind is QuestionKind => Object.hasOwn(questionKinds, kind);

/** The questions of a list as acts hold it. */
export const questionsIn = (list: Json | undefined): readonly Question[] =>
  !Array.isArray(list)
    ? []
    : (list as readonly JsonObject[]).flatMap((each) => {
        const kind = str(each, 'kind');
        if (!isKind(kind)) return [];
        return [
          {
            ...{ id: str(each, 'id'), kind, text: str(each, 'text'), unit: str(each, 'unit') },
            ...{ choices: listOf(each.choices), required: each.required === true, photo: each.photo === true },
          },
        ];
      });

/** The questions that a visit carries. */
export const questionsOf = (matter: Pick<Matter, 'facts'>): readonly Question[] =>
  questionsIn(obj(matter.facts, 'checklist').questions);

/** What is said to a question: `value` by its kind, nothing for a photograph; `seen` is the answer that it replaces. */
export const answer = () =>
  z.strictObject({
    question: questionId(),
    value: z.union([z.string().max(100), z.number()]).exactOptional(),
    photos: z.array(uuid()).max(20).exactOptional(),
    /** Act that gave the answer which was seen before; 0 where there was none. */
    seen: z.int().min(0).max(1_000_000),
  });

/** Whether the answer is one that the question allows; `text` is what was written to it. */
export function fitsQuestion(asked: Question, value: Json | undefined, text: string, photos: number): boolean {
  switch (asked.kind) {
    case 'yes-no':
      return typeof value === 'string' && Object.hasOwn(yesNo, value);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'choice':
      return typeof value === 'string' && asked.choices.includes(value);
    case 'text':
      return value === undefined && text.trim() !== '';
    case 'photo':
      return value === undefined && photos > 0;
  }
}
