import { z } from 'zod';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { num, obj, pick, str } from '../../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../../kernel/text.ts';
import type { ClockEffect, Condition, Matter, Verb } from '../../../../platform/procedure/types.ts';
import { day, line, oneOf, prose } from '../schema.ts';
import { fits, handlersOrHead, notAfter, says } from './conditions.ts';
import { ended } from './decision-path.ts';
import { bodyOf, dueBy, start, told } from './limits.ts';
import { documentNo, signature, someone } from './parts.ts';
import { by, byHandlers, condition, notHandlers } from './people.ts';
import { isOverdue, stands } from './perform.ts';
import { enforcementWindow, performanceOf, remediesPending, settling } from './settlement.ts';
import { transferOpen } from './transfer-state.ts';

/** Enforcement by the court 申请法院强制执行 (强制法 art 53–58). */

const put = (matter: Matter, entries: JsonObject): JsonObject => ({
  performance: { ...performanceOf(matter), ...entries },
});

export const demandedOn = (matter: Matter): PlainDate | null => {
  const on = str(obj(performanceOf(matter), 'demand'), 'on');
  return on === '' ? null : (on as PlainDate);
};

/** The last of the ten working days after the demand was served; null before. */
export function demandUntil(matter: Matter): PlainDate | null {
  const on = demandedOn(matter);
  return on === null ? null : dueBy('enforce-demand', on, matter.homeRegion);
}

const demandOf = (matter: Matter): JsonObject => obj(performanceOf(matter), 'demand');
const putDemand = (matter: Matter, entries: JsonObject): JsonObject =>
  put(matter, { demand: { ...demandOf(matter), ...entries } });

/** Every statement of the party after the demand was looked into (强制法 art 36); silence needs no answer. */
export const demandDefenceAnswered = (matter: Matter): boolean =>
  num(demandOf(matter), 'answered') >= num(demandOf(matter), 'made');

const demanded = (verb: string): Condition =>
  condition(`case.${verb}.demanded`, '尚未催告。', 'No demand was served.', (matter) => demandedOn(matter) !== null);

/** Performance stands still 停止执行: ordered by the authority, the reconsideration organ or the court. */
export const isStopped = (matter: Matter): boolean => str(obj(performanceOf(matter), 'stop'), 'on') !== '';

const court = (matter: Matter): JsonObject => obj(performanceOf(matter), 'court');
const courtState = (matter: Matter): string => str(court(matter), 'state');

const goingOn = (verb: string): readonly Condition[] => [
  stands,
  condition(`case.${verb}.not-stopped`, '决定已停止执行。', 'Performance was stopped.', (matter) => !isStopped(matter)),
  condition(
    `case.${verb}.no-transfer`,
    '案件已移送公安机关，未有处理结果前不催缴罚款。',
    'The case is with the police: the fine waits for the outcome.',
    (matter) => !transferOpen(matter),
  ),
  condition(`case.${verb}.overdue`, '没有逾期未履行的义务。', 'Nothing is overdue.', (matter, _actor, today) =>
    isOverdue(matter, today),
  ),
];

/** What the court answers. `from`: the states in which it may be recorded. */
export const courtAnswers = {
  accepted: { zh: '受理', en: 'accepted' },
  'not-accepted': { zh: '不予受理', en: 'not accepted' },
  granted: { zh: '裁定准予执行', en: 'to be enforced' },
  denied: { zh: '裁定不予执行', en: 'not to be enforced' },
  enforced: { zh: '执行完毕', en: 'enforced' },
  suspended: { zh: '裁定中止执行', en: 'enforcement suspended' },
  ended: { zh: '裁定终结执行', en: 'enforcement ended' },
} as const satisfies Readonly<Record<string, Text>>;
type CourtAnswer = keyof typeof courtAnswers;

/** Which answer may follow which: `applied` is our application, `asked-review` our request to the upper court. */
const FOLLOWS: Readonly<Record<CourtAnswer, readonly string[]>> = {
  accepted: ['applied', 'asked-review'],
  'not-accepted': ['applied', 'asked-review'],
  granted: ['accepted', 'asked-review'],
  denied: ['accepted', 'asked-review'],
  enforced: ['granted', 'suspended'],
  suspended: ['granted'],
  ended: ['granted', 'suspended'],
};

function courtClocks(matter: Matter, answer: CourtAnswer, heard: boolean): readonly ClockEffect[] {
  const over = ended(matter, 'court-accept', 'court-rule', 'court-review', 'court-stop');
  switch (answer) {
    case 'accepted':
      return [...over, start('court-rule', heard ? 'enforce-court-rule-heard' : 'enforce-court-rule')];
    case 'not-accepted':
    case 'denied':
      return [...over, start('court-review', 'enforce-court-review')];
    case 'suspended':
      return [...over, start('court-stop', 'enforce-stop')];
    case 'granted':
    case 'enforced':
    case 'ended':
      return over;
  }
}

export const enforceVerbs: Readonly<Record<string, Verb>> = {
  demand: {
    title: { zh: '催告履行', en: 'Demand performance' },
    from: ['performing'],
    by: by('officer'),
    basis: ['coercion.art54', 'coercion.art45', 'penalty.art72'],
    body: bodyOf({
      number: documentNo(),
      /** The day on which it was served: the ten working days count from it. */
      on: day(),
      recipient: someone(),
      receipt: signature().exactOptional(),
      evidence: line().exactOptional(),
    }),
    personal: ['recipient', 'receipt'],
    conditions: [byHandlers, ...goingOn('demand')],
    says: [
      notAfter('demand', 'on', '催告书送达日期', 'The day on which the demand was served'),
      says(
        'case.demand.proof',
        '应当登记催告书的送达回证或者其他送达凭证。',
        'Say what proves that the demand was served.',
        (body) => 'receipt' in body || 'evidence' in body,
      ),
    ],
    fits: [
      fits(
        'case.demand.overdue-then',
        '催告书送达时履行期限尚未届满。',
        'Nothing was overdue on the day of the demand.',
        (body, matter) => isOverdue(matter, str(body, 'on') as PlainDate),
      ),
    ],
    topics: ['notice'],
    fold: (matter, act) => ({
      facts: put(matter, { demand: { ...pick(act.body, 'number'), on: told(act.body, 'on', act.on) } }),
      clocks: [start('demand', 'enforce-demand', told(act.body, 'on', act.on))],
    }),
  },
  'defend-demand': {
    title: { zh: '登记当事人对催告的陈述、申辩', en: 'Statement and defence after the demand' },
    from: ['performing'],
    by: by('officer', 'intake'),
    basis: ['coercion.art36'],
    body: bodyOf({ on: day(), way: z.enum(['written', 'oral']), content: prose() }),
    personal: ['content'],
    conditions: [demanded('defend-demand')],
    says: [notAfter('defend-demand', 'on', '陈述、申辩日期', 'The day of the statement')],
    fold: (matter) => ({ facts: putDemand(matter, { made: num(demandOf(matter), 'made') + 1 }) }),
  },
  'answer-demand-defence': {
    title: { zh: '复核对催告的陈述、申辩', en: 'Answer to the defence after the demand' },
    from: ['performing'],
    by: by('officer'),
    basis: ['coercion.art36'],
    body: bodyOf({ result: z.enum(['accepted', 'partly', 'rejected']), reasons: prose(10_000) }),
    personal: ['reasons'],
    conditions: [
      byHandlers,
      condition(
        'case.answer-demand-defence.made',
        '没有待复核的陈述、申辩。',
        'There is no defence to answer.',
        (matter) => !demandDefenceAnswered(matter),
      ),
    ],
    fold: (matter, act) => ({
      facts: putDemand(matter, { answered: num(demandOf(matter), 'made'), result: str(act.body, 'result') }),
    }),
  },
  'stop-performance': {
    title: { zh: '停止执行', en: 'Stop performance' },
    from: ['decided', 'performing', 'closable', 'transferring'],
    by: by('officer', 'head'),
    basis: ['penalty.art73'],
    body: bodyOf({
      by: z.enum(['authority', 'reconsideration', 'court']),
      document: documentNo(),
      reason: prose(2_000),
    }),
    personal: ['reason'],
    conditions: [
      handlersOrHead,
      stands,
      condition(
        'case.stop-performance.once',
        '已经停止执行。',
        'It is stopped already.',
        (matter) => !isStopped(matter),
      ),
      condition(
        'case.stop-performance.remedy',
        '没有正在进行的复议、诉讼。',
        'No reconsideration or suit is pending.',
        (matter) => remediesPending(matter).length > 0,
      ),
    ],
    fold: (matter, act) => ({ facts: put(matter, { stop: { ...pick(act.body, 'by', 'document'), on: act.on } }) }),
  },
  'resume-performance': {
    title: { zh: '恢复执行', en: 'Resume performance' },
    from: ['decided', 'performing', 'closable', 'transferring'],
    by: by('officer', 'head'),
    basis: ['penalty.art73'],
    body: bodyOf({ document: documentNo() }),
    conditions: [
      handlersOrHead,
      condition('case.resume-performance.stopped', '没有停止执行。', 'It is not stopped.', isStopped),
    ],
    fold: (matter) => ({ facts: put(matter, { stop: {} }) }),
  },
  'apply-enforcement': {
    title: { zh: '申请法院强制执行', en: 'Ask the court to enforce' },
    from: ['performing'],
    by: by('head'),
    basis: ['coercion.art53', 'coercion.art54', 'penalty.art72'],
    body: bodyOf({ number: documentNo(), court: line(100), requests: prose(5_000) }),
    personal: ['requests'],
    conditions: [
      notHandlers,
      ...goingOn('apply-enforcement'),
      condition(
        'case.apply-enforcement.remedies-over',
        '申请复议、提起诉讼的期限尚未届满，或者复议、诉讼尚未终结。',
        'The times for review and suit are not over, or a remedy is pending.',
        (matter, _actor, today) => {
          const window = enforcementWindow(matter);
          return window !== null && today > window.from;
        },
      ),
      condition(
        'case.apply-enforcement.lapsed',
        '已超过三个月的申请期限，丧失申请强制执行的权利。',
        'The three months are over: the right to ask the court has lapsed.',
        (matter, _actor, today) => today <= (enforcementWindow(matter)?.until ?? today),
      ),
      condition(
        'case.apply-enforcement.demanded',
        '尚未催告，或者催告书送达未满十个工作日。',
        'The demand was not served, or its ten working days are not over.',
        (matter, _actor, today) => {
          const until = demandUntil(matter);
          return until !== null && today > until;
        },
      ),
      condition(
        'case.apply-enforcement.defence-answered',
        '当事人收到催告书后提出的陈述、申辩尚未复核。',
        'What the party brought forward after the demand waits for its answer.',
        demandDefenceAnswered,
      ),
      condition(
        'case.apply-enforcement.once',
        '已经申请强制执行。',
        'The court was asked already.',
        (matter) => courtState(matter) === '',
      ),
    ],
    fold: (matter, act) => ({
      facts: put(matter, { court: { ...pick(act.body, 'number', 'court'), on: act.on, state: 'applied' } }),
      clocks: [...ended(matter, 'demand'), start('court-accept', 'enforce-court-accept')],
    }),
  },
  'ask-court-review': {
    title: { zh: '向上一级法院申请复议', en: 'Ask the upper court for review' },
    from: ['performing'],
    by: by('head'),
    basis: ['coercion.art56', 'coercion.art58'],
    body: bodyOf({ number: documentNo(), court: line(100) }),
    conditions: [
      notHandlers,
      condition(
        'case.ask-court-review.refused',
        '没有不予受理或者不予执行的裁定。',
        'The court did not refuse.',
        (matter) => ['not-accepted', 'denied'].includes(courtState(matter)),
      ),
      condition(
        'case.ask-court-review.in-time',
        '申请复议的十五日期限已经届满。',
        'The 15 days are over.',
        (matter, _actor, today) => today <= (matter.clocks['court-review']?.due ?? today),
      ),
    ],
    fold: (matter, act) => ({
      facts: put(matter, { court: { ...court(matter), state: 'asked-review', reviewOn: act.on } }),
      clocks: ended(matter, 'court-review'),
    }),
  },
  'record-court': {
    title: { zh: '登记法院答复', en: "Record the court's answer" },
    from: ['performing'],
    by: by('officer', 'head'),
    basis: ['coercion.art56', 'coercion.art57', 'coercion.art58', 'coercion.art39'],
    body: bodyOf({
      answer: oneOf(courtAnswers),
      document: documentNo(),
      /** The court hears the parties, so that its ruling takes up to 30 days. */
      heard: z.boolean().exactOptional(),
    }),
    conditions: [handlersOrHead],
    fits: [
      fits(
        'case.record-court.order',
        '与强制执行的当前进度不符。',
        'It does not follow from where the application stands.',
        (body, matter) => (FOLLOWS[str(body, 'answer') as CourtAnswer] ?? []).includes(courtState(matter)),
      ),
    ],
    fold: (matter, act) => {
      const answer = str(act.body, 'answer') as CourtAnswer;
      return settling(matter, act, {
        facts: put(matter, {
          court: { ...court(matter), state: answer, answeredOn: act.on, ...pick(act.body, 'document') },
        }),
        clocks: courtClocks(matter, answer, act.body.heard === true),
      });
    },
  },
};
