import { z } from 'zod';
import { num, obj, pick, str } from '../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../kernel/text.ts';
import { authorityCode, day, line, oneOf, prose, uuid } from '../../../platform/procedure/body.ts';
import { nextId, putEntry } from '../../../platform/procedure/entries.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { Verb } from '../../../platform/procedure/types.ts';
import { domains } from '../../intake/model/labels.ts';
import { notLater } from '../../intake/model/past-days.ts';
import { attached, workers } from './body.ts';
import { answer, fitsQuestion, questionId, questionsOf } from './checklist.ts';
import { severities, subjectKinds } from './labels.ts';
import { ofTeam } from './team.ts';

const basis = ['supervision'] as const;
const { fits } = namedRules('visit');
const conditions = [ofTeam('visit')];

const answersIn = (body: JsonObject): readonly JsonObject[] =>
  Array.isArray(body.answers) ? (body.answers as readonly JsonObject[]) : [];
const photosIn = (body: JsonObject): readonly Json[] => (Array.isArray(body.photos) ? body.photos : []);
/** Names of the files that were handed in on the visit, by their ids. */
const filesOf = (facts: JsonObject): JsonObject => obj(facts, 'files');

const subject = () =>
  z.strictObject({
    kind: oneOf(subjectKinds),
    /** The authority that is to mend it, or that looks after who is. */
    authority: authorityCode(),
    name: line().exactOptional(),
    code: line(18).exactOptional(),
  });

/** What opens a finding, wherever it was found: on a visit, by an inspection, by hand. */
export const foundShape = {
  title: line(),
  domain: oneOf(domains),
  severity: oneOf(severities),
  text: prose(5_000),
  subject: subject(),
  where: line(300).exactOptional(),
};

/** What the team does while a visit is open. */
export const onSpotVerbs: Readonly<Record<string, Verb>> = {
  answer: {
    title: { zh: '填写清单', en: 'Answer the checklist' },
    from: ['open'],
    by: workers,
    basis,
    body: z.strictObject({
      answers: z.array(answer()).min(1).max(120),
      /** What was written to questions, and remarks. */
      texts: z.record(questionId(), prose(2_000)).exactOptional(),
    }),
    personal: ['texts'],
    conditions,
    fits: [
      fits(
        'answer.question',
        '清单中没有这个问题，或者回答与题型不符。',
        'No such question, or no answer to it.',
        (body, matter) => {
          const asked = new Map(questionsOf(matter).map((each) => [each.id, each]));
          return answersIn(body).every((each) => {
            const found = asked.get(str(each, 'question'));
            const text = str(obj(body, 'texts'), str(each, 'question'));
            return found !== undefined && fitsQuestion(found, each.value, text, photosIn(each).length);
          });
        },
      ),
      fits(
        'answer.changed',
        '您作答后其他人已经修改了这道题的回答：请看过现有回答再决定是否修改。',
        'Somebody answered it anew after you had looked: read the present answer before changing it.',
        (body, matter) =>
          answersIn(body).every(
            (each) => num(each, 'seen') === num(obj(obj(matter.facts, 'answers'), str(each, 'question')), 'seq'),
          ),
      ),
      fits(
        'answer.photos',
        '照片尚未上传到本次走访。',
        'A photograph was not handed in to this visit.',
        (body, matter) =>
          answersIn(body).every((each) => photosIn(each).every((id) => String(id) in filesOf(matter.facts))),
      ),
    ],
    fold: (matter, act) => {
      const given = answersIn(act.body).map((each): [string, JsonObject] => {
        const question = str(each, 'question');
        const text = str(obj(act.personal, 'texts'), question);
        const { seq, on } = act;
        return [
          question,
          { ...pick(each, 'value', 'photos'), ...(text === '' ? {} : { text }), seq, on, by: act.actor },
        ];
      });
      return { facts: { answers: { ...obj(matter.facts, 'answers'), ...Object.fromEntries(given) } } };
    },
  },
  talk: {
    title: { zh: '记录谈话', en: 'Record a conversation' },
    from: ['open'],
    by: workers,
    basis,
    body: z.strictObject({
      with: line(100),
      post: line(100),
      on: day(),
      where: line(300).exactOptional(),
      text: prose(),
    }),
    personal: ['with', 'post', 'where', 'text'],
    conditions,
    says: [notLater('visit', 'talk', 'on', { zh: '谈话日期', en: 'The day of the conversation' })],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'talks', nextId(matter, 'talks', 'k'), {
        ...pick(act.personal, 'with', 'post', 'where', 'text'),
        ...pick(act.body, 'on'),
        by: act.actor,
      }),
    }),
  },
  find: {
    title: { zh: '登记问题', en: 'Write down a finding' },
    from: ['open'],
    by: workers,
    basis,
    body: z.strictObject({ ...foundShape, on: day(), photos: z.array(uuid()).max(20).exactOptional() }),
    personal: ['title', 'text', 'where', 'subject'],
    topics: ['visit-finding'],
    conditions,
    says: [notLater('visit', 'find', 'on', { zh: '发现日期', en: 'The day it was found' })],
    fits: [
      fits('find.photos', '照片尚未上传到本次走访。', 'A photograph was not handed in to this visit.', (body, matter) =>
        photosIn(body).every((id) => String(id) in filesOf(matter.facts)),
      ),
    ],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'problems', nextId(matter, 'problems', 'p'), {
        ...pick(act.personal, 'title', 'where', 'subject'),
        ...pick(act.body, 'domain', 'severity', 'on', 'photos'),
        seq: act.seq,
      }),
    }),
  },
  attach: {
    title: { zh: '上传照片、材料', en: 'Hand in a photograph or paper' },
    from: ['open'],
    by: workers,
    conditions,
    ...attached,
  },
};
