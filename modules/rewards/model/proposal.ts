import { z } from 'zod';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { num, obj, pick, str } from '../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../kernel/text.ts';
import { day, fen, line, oneOf, prose, regionCode, uuid } from '../../../platform/procedure/body.ts';
import type { BodyCondition, Change, FoldedAct, Verb } from '../../../platform/procedure/types.ts';
import { by } from '../../intake/model/roles.ts';
import { type Computation, computedFacts, computeReward, ratesHold } from './computation.ts';
import { amountOf, byAnother, fits, says, triggerDay } from './conditions.ts';
import { refusalGrounds, rewardLevels, rewardTriggers, scopeTitles } from './labels.ts';

const basis = ['reward.scope', 'reward.art12'];

const shape = {
  /** The case, where it is kept here: what is said of it must be what it says. */
  case: z.strictObject({ region: regionCode(), matter: uuid() }).exactOptional(),
  /** The decision, or the paper by which it was prosecuted. */
  decision: z.strictObject({ number: line(120), on: day() }),
  trigger: z.strictObject({ kind: oneOf(rewardTriggers), on: day() }),
  /** 罚没款: fines and confiscated gains together. */
  collectedFen: fen(),
  scope: z
    .array(oneOf(scopeTitles))
    .min(1)
    .max(20)
    .refine((each) => new Set(each).size === each.length),
  level: oneOf(rewardLevels),
  naturalPerson: z.boolean(),
  insider: z.boolean(),
  /** Another amount than the computed one. */
  amountFen: fen().exactOptional(),
  amountReason: prose(2_000).exactOptional(),
  reason: prose(2_000),
};
const opening = z.strictObject({
  report: z.strictObject({ region: regionCode(), matter: uuid() }),
  ...shape,
  /** No less than that of the report. */
  sensitivity: z.int().min(0).max(9).exactOptional(),
});

const computed = (body: JsonObject): Computation =>
  computeReward(str(body, 'level'), num(body, 'collectedFen'), triggerDay(body) as PlainDate);

/** What is proposed: the computed amount, unless another is named. */
const proposed = (body: JsonObject): number =>
  'amountFen' in body ? num(body, 'amountFen') : computed(body).amountFen;

/** Asked where rates hold; that they do is a condition of its own, which comes first. */
const ofAmount = (holds: (body: JsonObject, computation: Computation) => boolean): BodyCondition['holds'] => {
  return (body) => !ratesHold(triggerDay(body)) || holds(body, computed(body));
};

const saysOf = (verb: string): readonly BodyCondition[] => [
  says(
    `${verb}.in-force`,
    '办结、起诉日期没有可以适用的奖励标准。',
    'No rates are in force on the day of closing or prosecution.',
    (body) => ratesHold(triggerDay(body)),
  ),
  says(
    `${verb}.trigger-not-later`,
    '办结、起诉日期不能晚于办理当天，也不能早于决定日期。',
    'The case was closed or prosecuted no later than today and no earlier than it was decided.',
    (body, today) => triggerDay(body) <= today && str(obj(body, 'decision'), 'on') <= triggerDay(body),
  ),
  says(
    `${verb}.natural-person`,
    '举报人应当是自然人。',
    'The reporter must be a natural person.',
    (body) => body.naturalPerson === true,
  ),
  says(
    `${verb}.bounds`,
    '金额不能低于该等级的最低奖励，也不能超过每案上限。',
    'The amount lies below the floor of its level or above the cap of a case.',
    ofAmount((body, { floorFen, capFen }) => proposed(body) >= floorFen && proposed(body) <= capFen),
  ),
  says(
    `${verb}.above`,
    '只有内部知情人举报才能高于按比例计算的金额。',
    'More than the rate gives is for insiders only.',
    ofAmount((body, { amountFen }) => proposed(body) <= amountFen || body.insider === true),
  ),
  says(
    `${verb}.amount-reason`,
    '与计算金额不同的，请写明理由。',
    'Another amount than the computed one needs a reason.',
    ofAmount((body, { amountFen }) => proposed(body) === amountFen || str(body, 'amountReason') !== ''),
  ),
];

/** Closed words and numbers only: neither a name nor a word of the reporter's can come into a list. */
const titleOf = (body: JsonObject): string =>
  `举报奖励（${rewardLevels[str(body, 'level') as keyof typeof rewardLevels]?.zh ?? ''}）${str(obj(body, 'decision'), 'number')}`;

function put({ body, actor, on }: FoldedAct): Change & { readonly facts: JsonObject } {
  const computation = computed(body);
  return {
    state: 'proposed',
    title: titleOf(body),
    facts: {
      ...pick(body, 'case', 'decision', 'trigger', 'collectedFen', 'scope', 'level', 'insider'),
      computation: computedFacts(computation),
      amountFen: proposed(body),
      proposal: { by: actor, on } as Json,
      sentBack: null,
    },
    clocks: [{ clock: 'tell', do: 'start', rule: 'reward-tell', on: triggerDay(body) as PlainDate }],
  };
}

/** From the proposal to the decision of a head. */
export const proposalVerbs: Readonly<Record<string, Verb>> = {
  propose: {
    title: { zh: '提出奖励', en: 'Propose a reward' },
    from: [],
    by: by('officer', 'head'),
    place: 'anywhere',
    basis,
    body: opening,
    personal: ['reason', 'amountReason'],
    says: saysOf('propose'),
    fold: (_matter, act) => {
      const change = put(act);
      return {
        ...change,
        sensitivity: num(act.body, 'sensitivity'),
        facts: { ...change.facts, origin: { procedure: 'report', ...obj(act.body, 'report') } },
      };
    },
  },
  amend: {
    title: { zh: '修改奖励意见', en: 'Amend the proposal' },
    from: ['proposed', 'returned'],
    by: by('officer', 'head'),
    basis,
    body: z.strictObject(shape),
    personal: ['reason', 'amountReason'],
    says: saysOf('amend'),
    fold: (_matter, act) => put(act),
  },
  'send-back': {
    title: { zh: '退回修改', en: 'Send back' },
    from: ['proposed'],
    by: by('head'),
    basis,
    body: z.strictObject({ reason: prose(2_000) }),
    personal: ['reason'],
    conditions: [byAnother('send-back')],
    fold: (_matter, act) => ({ state: 'returned', facts: { sentBack: { by: act.actor, on: act.on } } }),
  },
  approve: {
    title: { zh: '批准奖励', en: 'Approve' },
    from: ['proposed'],
    by: by('head'),
    basis,
    body: z.strictObject({
      document: line(120),
      /** The decision taken together with the finance department. */
      financeDocument: line(120).exactOptional(),
      note: prose(2_000).exactOptional(),
    }),
    personal: ['note'],
    conditions: [byAnother('approve')],
    fits: [
      fits(
        'approve.finance',
        '达到会同财政部门决定的金额，请填写财政部门的决定文号。',
        'From this sum on it is decided with the finance department: enter the number of its decision.',
        (body, matter) =>
          amountOf(matter) < num(obj(matter.facts, 'computation'), 'financeFromFen') ||
          str(body, 'financeDocument') !== '',
      ),
    ],
    fold: (matter, act) => ({
      state: 'approved',
      facts: {
        approval: {
          by: act.actor,
          on: act.on,
          amountFen: amountOf(matter),
          ...pick(act.body, 'document', 'financeDocument'),
        },
      },
    }),
  },
  refuse: {
    title: { zh: '不予奖励', en: 'Refuse' },
    from: ['proposed'],
    by: by('head'),
    basis,
    body: z.strictObject({
      ground: oneOf(refusalGrounds),
      document: line(120),
      reason: prose(2_000),
      /** Which remedies the reporter is told of 救济途径; our sources name none, so that they are written out. */
      remedies: prose(2_000),
    }),
    personal: ['reason', 'remedies'],
    conditions: [byAnother('refuse')],
    fold: (_matter, act) => ({
      state: 'refused',
      facts: { refusal: { by: act.actor, on: act.on, ...pick(act.body, 'ground', 'document') } },
    }),
  },
  withdraw: {
    title: { zh: '撤回奖励意见', en: 'Withdraw the proposal' },
    from: ['proposed', 'returned'],
    by: by('officer', 'head'),
    basis: [],
    body: z.strictObject({ reason: prose(2_000) }),
    personal: ['reason'],
    fold: () => ({ state: 'withdrawn', clocks: [{ clock: 'tell', do: 'drop', basis: 'reward.art15' }] }),
  },
};
