import { z } from 'zod';
import { pick, str } from '../../../kernel/read-json.ts';
import { day, line, oneOf, prose } from '../../../platform/procedure/body.ts';
import { nextId, putEntry } from '../../../platform/procedure/entries.ts';
import type { Condition, FoldedAct, Matter, Verb } from '../../../platform/procedure/types.ts';
import { notLater } from '../../intake/model/past-days.ts';
import { account } from './body.ts';
import { groundTitles, type Measure, measureTitles } from './kinds.ts';
import { basis, condition, deciders, firm, keepers, says } from './rules.ts';
import { isHeard, SIGNING_IN, toldMeasure } from './standing.ts';

const decided = (matter: Matter, act: FoldedAct, how: string) =>
  putEntry(matter, 'measures', toldMeasure(matter)?.[0] ?? 'm1', {
    decided: how,
    decidedOn: act.on,
    ...pick(act.body, 'document'),
    ...(str(act.personal, 'reason') === '' ? {} : { decidedFor: str(act.personal, 'reason') }),
  });

const heard = (verb: Measure): Condition =>
  condition(
    `${verb}.heard`,
    `尚未告知拟${measureTitles[verb].zh}，或者企业尚未陈述申辩、期限也没有届满。`,
    'The firm was not told of it, or has not answered and its time to do so is not over.',
    (matter, _actor, today) => isHeard(matter, verb, today),
  );

const unanswered = (verb: string): Condition =>
  condition(
    `${verb}.once`,
    '没有等待陈述申辩的告知，或者已经陈述申辩；补充的请作为附件提交。',
    'Nothing waits for an answer, or it was answered: what is added goes in as an attachment.',
    (matter) => str(toldMeasure(matter)?.[1] ?? { answeredOn: '-' }, 'answeredOn') === '',
  );

const toldOn = (verb: string) =>
  notLater('odr-firm', verb, 'toldOn', { zh: '告知日期', en: 'The day on which the firm was told' });

/** Against a firm's will: told, heard, decided by a head. What was decided can be taken back. */
export const hearingVerbs: Readonly<Record<string, Verb>> = {
  'tell-measure': {
    title: { zh: '告知拟暂停、移出', en: 'Tell of a measure in view' },
    from: [...SIGNING_IN],
    by: keepers,
    basis,
    body: z.strictObject({
      measure: oneOf(measureTitles),
      ground: oneOf(groundTitles),
      reason: prose(2_000),
      document: line(120),
      toldOn: day(),
      answerBy: day(),
    }),
    personal: ['reason'],
    conditions: [
      condition(
        'tell-measure.one',
        '已有一项告知尚未决定。',
        'One was told of already and is not decided.',
        (matter) => toldMeasure(matter) === undefined,
      ),
    ],
    says: [
      toldOn('tell-measure'),
      says(
        'tell-measure.answer-by',
        '陈述申辩期限应当晚于告知日期和办理当天。',
        'The day until which the firm may answer lies after the day on which it was told, and after today.',
        (body, today) => str(body, 'answerBy') > str(body, 'toldOn') && str(body, 'answerBy') > today,
      ),
    ],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'measures', nextId(matter, 'measures', 'm'), {
        ...pick(act.body, 'measure', 'ground', 'document', 'toldOn', 'answerBy'),
        ...pick(act.personal, 'reason'),
        on: act.on,
      }),
    }),
  },
  answer: {
    title: { zh: '企业陈述申辩', en: 'The firm answers' },
    from: [...SIGNING_IN],
    by: firm,
    basis,
    body: z.strictObject({ by: account(), text: prose(5_000) }),
    personal: ['text'],
    conditions: [unanswered('answer')],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'measures', toldMeasure(matter)?.[0] ?? 'm1', {
        ...{ answeredOn: act.on, answeredBy: str(act.body, 'by') },
        ...(str(act.personal, 'text') === '' ? {} : { answer: str(act.personal, 'text') }),
      }),
    }),
  },
  'record-answer': {
    title: { zh: '登记陈述申辩', en: "Record the firm's answer" },
    from: [...SIGNING_IN],
    by: keepers,
    basis,
    body: z.strictObject({ on: day(), text: prose(5_000), document: line(120).exactOptional() }),
    personal: ['text'],
    conditions: [unanswered('record-answer')],
    says: [notLater('odr-firm', 'record-answer', 'on')],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'measures', toldMeasure(matter)?.[0] ?? 'm1', {
        answeredOn: str(act.body, 'on'),
        ...(str(act.personal, 'text') === '' ? {} : { answer: str(act.personal, 'text') }),
      }),
    }),
  },
  'drop-measure': {
    title: { zh: '不予暂停、移出', en: 'Take no measure' },
    from: [...SIGNING_IN],
    by: deciders,
    basis,
    body: z.strictObject({ reason: prose(2_000) }),
    personal: ['reason'],
    conditions: [
      condition(
        'drop-measure.told',
        '没有待决定的告知。',
        'Nothing waits to be decided.',
        (matter) => toldMeasure(matter) !== undefined,
      ),
    ],
    fold: (matter, act) => ({ facts: decided(matter, act, 'dropped') }),
  },
  suspend: {
    title: { zh: '暂停', en: 'Suspend' },
    from: ['active'],
    by: deciders,
    basis,
    body: z.strictObject({ document: line(120), reason: prose(2_000), toldOn: day() }),
    personal: ['reason'],
    conditions: [heard('suspend')],
    says: [toldOn('suspend')],
    fold: (matter, act) => ({
      state: 'suspended',
      facts: { ...decided(matter, act, 'suspended'), suspendedOn: act.on },
    }),
  },
  resume: {
    title: { zh: '恢复', en: 'Resume' },
    from: ['suspended'],
    by: deciders,
    basis,
    body: z.strictObject({ reason: prose(2_000), document: line(120).exactOptional() }),
    personal: ['reason'],
    fold: (_matter, act) => ({ state: 'active', facts: { suspendedOn: null, resumedOn: act.on } }),
  },
  remove: {
    title: { zh: '移出', en: 'Remove' },
    from: [...SIGNING_IN],
    by: deciders,
    basis,
    body: z.strictObject({ document: line(120), reason: prose(2_000), toldOn: day() }),
    personal: ['reason'],
    conditions: [heard('remove')],
    says: [toldOn('remove')],
    fold: (matter, act) => ({
      state: 'removed',
      facts: {
        ...decided(matter, act, 'removed'),
        ...{ answersSince: null, over: { how: 'removed', on: act.on, ...pick(act.body, 'document') } },
      },
    }),
  },
};
