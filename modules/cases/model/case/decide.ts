import { z } from 'zod';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { num, obj, pick, str } from '../../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../../kernel/text.ts';
import { isOther } from '../../../../platform/procedure/permit.ts';
import type {
  Change,
  ClockEffect,
  Condition,
  FitCondition,
  FoldedAct,
  Matter,
  Verb,
} from '../../../../platform/procedure/types.ts';
import type { PenaltyKind } from '../../../../rules/index.ts';
import { limitation } from '../money/limitation.ts';
import { line, prose, uuid } from '../schema.ts';
import { fits, listIn, says } from './conditions.ts';
import {
  decisionOf,
  defenceAnswered,
  discussedOf,
  ended,
  hearingFinished,
  noticeOf,
  noticeServed,
  replyOver,
  reportedOf,
  reviewDue,
  reviewPassed,
  toldOf,
} from './decision-path.ts';
import { dayOf, everHandled } from './facts.ts';
import { withFacts } from './limits.ts';
import { by, condition, notHandlers } from './people.ts';
import { isHeavier, summaryOf } from './proposal.ts';
import {
  discretionDay,
  noHeavierThan,
  proposalFields,
  proposalTexts,
  proposedIn,
  wholeProposal,
} from './proposal-says.ts';
import { publicationClocks } from './publication.ts';
import { otherThanReviewed } from './review.ts';
import { noFineBesideCrime } from './transfer-state.ts';

export { type Decision, decisionOf } from './decision-path.ts';

/**
 * When the heads decide together 集体讨论 (处罚法 art 57(2): complex, or a heavy penalty; what is heavy is not said there).
 * Beside these, a head may require it in any case.
 */
export const collective: {
  readonly kinds: readonly PenaltyKind[];
  readonly reviewGrounds: readonly string[];
  readonly whereHearingIsTold: boolean;
} = {
  kinds: [
    'lower-qualification',
    'revoke-licence',
    'suspend-production',
    'close',
    'restrict-activity',
    'restrict-occupation',
  ],
  reviewGrounds: ['L1', 'L3'],
  whereHearingIsTold: true,
};

/** Whether the heads must have discussed it before a penalty. */
export function discussionDue(matter: Matter, when: typeof collective = collective): boolean {
  return (
    obj(matter.facts, 'discussion').required === true ||
    (toldOf(matter)?.kinds.some((kind) => when.kinds.includes(kind)) ?? false) ||
    reviewDue(matter).some((ground) => when.reviewGrounds.includes(ground)) ||
    (when.whereHearingIsTold && noticeOf(matter)?.hearing === true)
  );
}

/** By the days of the act as they now stand on record (处罚法 art 36); where none are, filing has looked at them. */
const withinLimitation = (matter: Matter): boolean => {
  const conduct = obj(matter.facts, 'conduct');
  return limitation({
    actEndedOn: dayOf(conduct, 'endedOn'),
    discoveredOn: dayOf(conduct, 'discoveredOn') ?? matter.openedOn,
    harmedSafety: conduct.harmedSafety === true,
    region: matter.homeRegion,
  }).within;
};

/** The party had its say: told, given its time, answered, heard. */
const heardOut = (verb: string): readonly Condition[] => [
  condition(
    `case.${verb}.notice-served`,
    '行政处罚告知书尚未送达，不得作出处罚决定。',
    'The notice of the penalty was not served: no penalty without it.',
    noticeServed,
  ),
  condition(
    `case.${verb}.reply-over`,
    '陈述、申辩期限尚未届满，当事人也未书面放弃。',
    'The time to reply is not over, nor was it waived in writing.',
    (matter, _actor, today) => replyOver(matter, today),
  ),
  condition(
    `case.${verb}.defence-answered`,
    '当事人的陈述、申辩尚未复核。',
    'A defence waits for its answer.',
    defenceAnswered,
  ),
  condition(
    `case.${verb}.hearing-finished`,
    '听证程序尚未结束。',
    'The hearing that was asked for is not over.',
    hearingFinished,
  ),
];

const reviewedFirst = (verb: string): readonly Condition[] => [
  condition(
    `case.${verb}.legal-review`,
    '依法应当法制审核（听证后作出决定的，应当在听证后审核），未经审核或者审核未通过，不得作出决定。',
    'Legal review is due (after the hearing, where one was held): no decision without it or against it.',
    (matter) => reviewDue(matter).length === 0 || str(obj(matter.facts, 'review'), 'passed') === 'legal',
  ),
  condition(
    `case.${verb}.reviewed`,
    '案件未经审核或者审核未通过，不得作出决定。',
    'The case did not pass its review.',
    (matter) => reviewDue(matter).length > 0 || reviewPassed(matter),
  ),
];

/** What must be so before a penalty is decided, each by its id; what the decision itself must say stands in the verb. */
export const mayDecide: readonly Condition[] = [
  notHandlers,
  otherThanReviewed('decide'),
  ...heardOut('decide'),
  ...reviewedFirst('decide'),
  // The days may have been put right since filing.
  condition(
    'case.decide.limitation',
    '违法行为超过处罚时效才被发现，不得给予行政处罚。',
    'Discovered after the limitation: no penalty.',
    withinLimitation,
  ),
  condition(
    'case.decide.discussed',
    '情节复杂或者重大违法行为给予行政处罚，应当由负责人集体讨论决定。',
    'Complex, or a heavy penalty: the heads decide it together first.',
    (matter) => !discussionDue(matter) || discussedOf(matter) !== null,
  ),
];

/** What the heads resolved together is not changed by one of them. */
const asDiscussed = (verb: string): FitCondition =>
  fits(
    `case.${verb}.as-discussed`,
    '决定与集体讨论的结论不一致。',
    'It differs from what the heads resolved together.',
    (body, matter) => {
      const resolved = discussedOf(matter);
      const proposed = proposedIn(body);
      if (resolved === null || proposed === null) return true;
      return resolved.outcome === proposed.outcome && !isHeavier(proposed, resolved) && !isHeavier(resolved, proposed);
    },
  );

const notHeavierThanTold = (verb: string): FitCondition =>
  noHeavierThan(
    `case.${verb}.not-heavier-than-told`,
    '拟决定的处罚重于已告知的处罚：不得因当事人申辩而加重，有新的事实的应当重新告知。',
    'Heavier than what the party was told: never because of its defence; new facts need a new notice.',
    toldOf,
  );

/** The decision as the fold keeps it; its texts stay in the act. */
function decided(matter: Matter, act: FoldedAct, penalties: readonly JsonObject[]): Change {
  const kept: Json[] = penalties.map((each) => pick(each, 'kind', 'fen', 'until'));
  const discretion = obj(obj(act.body, 'discretion'), 'benchmark');
  const facts: JsonObject = {
    decision: {
      on: act.on,
      by: act.actor,
      ...pick(act.body, 'number', 'outcome'),
      summary: summaryOf(act.body),
      penalties: kept,
      ...('id' in discretion ? { benchmark: discretion } : {}),
    },
  };
  return {
    state: 'decided',
    facts,
    clocks: [
      ...decisionEnds(matter),
      { clock: 'serve', do: 'start', rule: 'case-serve' },
      ...publicationClocks(withFacts(matter, facts)),
    ],
  };
}

/** With the decision nothing before it is due any more: the time to decide, the party's time, a review under way. */
const decisionEnds = (matter: Matter): readonly ClockEffect[] =>
  ended(matter, 'decide', str(obj(matter.facts, 'notice'), 'clock'), str(obj(matter.facts, 'review'), 'clock'));

const penaltiesIn = (body: JsonObject): readonly JsonObject[] =>
  Array.isArray(body.penalties) ? (body.penalties as JsonObject[]) : [];

/** 集体讨论、处罚决定、不予处罚决定、补正 (处罚法 art 45, 57–59, 62, 65). */
export const decideVerbs: Readonly<Record<string, Verb>> = {
  'require-discussion': {
    title: { zh: '列为集体讨论案件', en: 'The heads discuss it' },
    from: ['investigating', 'reported', 'reviewed', 'notified', 'hearing', 'deciding'],
    by: by('head'),
    basis: ['penalty.art57'],
    body: z.strictObject({ reason: line(500) }),
    fold: (matter) => ({ facts: { discussion: { ...obj(matter.facts, 'discussion'), required: true } } }),
  },
  discuss: {
    title: { zh: '集体讨论', en: 'Collective discussion' },
    from: ['notified', 'deciding'],
    by: by('head'),
    basis: ['penalty.art57'],
    body: z.strictObject({
      ...proposalFields,
      /** The heads who took part. */
      attendants: z.array(uuid()).min(2).max(30),
      recorder: uuid(),
      /** Who said what, and what was resolved (form 42). */
      record: prose(),
    }) as unknown as Verb['body'],
    personal: [...proposalTexts, 'record'],
    conditions: [notHandlers, ...heardOut('discuss')],
    says: [
      ...wholeProposal('discuss'),
      says(
        'case.discuss.attendants',
        '参加集体讨论的负责人不得少于两人，且不得重复。',
        'At least two heads take part, each once.',
        (body) => new Set(listIn(body, 'attendants')).size === listIn(body, 'attendants').length,
      ),
    ],
    fits: [
      fits(
        'case.discuss.not-of-the-team',
        '办案人员汇报案情，不是参加讨论决定的负责人。',
        'Those who handle the case report to the discussion and do not decide in it.',
        (body, matter) => !listIn(body, 'attendants').some((one) => everHandled(matter).includes(one)),
      ),
      fits(
        'case.discuss.takes-part',
        '集体讨论记录应当由参加讨论的负责人确认。',
        'A head who took part confirms the record.',
        (body, _matter, _today, actor) => listIn(body, 'attendants').some((one) => !isOther(actor, one)),
      ),
      notHeavierThanTold('discuss'),
    ],
    fold: (matter, act) => ({
      state: 'deciding',
      facts: {
        discussion: {
          ...pick(obj(matter.facts, 'discussion'), 'required'),
          on: act.on,
          ...pick(act.body, 'attendants'),
          proposal: summaryOf(act.body),
        },
      },
    }),
  },
  decide: {
    title: { zh: '作出行政处罚决定', en: 'Decide a penalty' },
    from: ['notified', 'deciding'],
    by: by('head'),
    basis: ['penalty.art57', 'penalty.art59', 'penalty.art62', 'penalty.art65'],
    body: z.strictObject({ ...proposalFields, number: line(80) }) as unknown as Verb['body'],
    personal: [...proposalTexts],
    conditions: mayDecide,
    says: [
      says(
        'case.decide.penalises',
        '不予行政处罚请使用“作出不予行政处罚决定”，涉嫌犯罪请移送。',
        'To decide that nothing is imposed, use the decision not to punish; a suspected crime is transferred.',
        (body) => str(body, 'outcome') === 'penalise',
      ),
      ...wholeProposal('decide'),
      discretionDay('decide'),
    ],
    fits: [
      noFineBesideCrime('decide'),
      notHeavierThanTold('decide'),
      noHeavierThan(
        'case.decide.as-reviewed',
        '拟决定的处罚重于审核通过的处理建议。',
        'Heavier than what passed the review.',
        reportedOf,
      ),
      asDiscussed('decide'),
      fits(
        'case.decide.discretion-kept',
        '处理建议附有裁量记录的，决定也应当附裁量记录。',
        'The proposal rested on a record of discretion: the decision keeps one too.',
        (body, matter) => obj(matter.facts, 'report').discretion !== true || 'discretion' in body,
      ),
    ],
    topics: ['notice'],
    fold: (matter, act) => decided(matter, act, penaltiesIn(act.body)),
  },
  dismiss: {
    title: { zh: '作出不予行政处罚决定', en: 'Decide not to punish' },
    from: ['reviewed', 'notified', 'deciding'],
    by: by('head'),
    // What burdens nobody needs no notice before it (处罚法 art 44 speaks of penalties).
    basis: ['penalty.art57', 'penalty.art33'],
    body: z.strictObject({
      outcome: z.enum(['not-punished-minor', 'not-established']),
      number: line(80),
      facts: prose(),
      reasons: prose(),
    }),
    personal: [...proposalTexts],
    conditions: [notHandlers, otherThanReviewed('dismiss'), ...reviewedFirst('dismiss')],
    fits: [asDiscussed('dismiss')],
    topics: ['notice'],
    fold: (matter, act) => decided(matter, act, []),
  },
  'correct-decision': {
    title: { zh: '补正决定书', en: 'Correct a slip in the decision' },
    from: ['decided', 'performing', 'closable', 'closed', 'archived'],
    by: by('head'),
    basis: ['penalty.art59'],
    // A slip of the pen only: what is imposed changes by review, suit or re-opening.
    body: z.strictObject({
      document: line(120),
      where: z.enum(['party', 'address', 'date', 'number', 'citation', 'wording']),
      was: line(500),
      becomes: line(500),
      reason: line(500),
    }),
    personal: ['was', 'becomes'],
    conditions: [
      notHandlers,
      condition(
        'case.correct-decision.decided',
        '没有可补正的决定。',
        'There is no decision to correct.',
        (matter) => decisionOf(matter) !== null,
      ),
    ],
    says: [
      says(
        'case.correct-decision.differs',
        '补正前后内容相同。',
        'Before and after are the same.',
        (body) => str(body, 'was') !== str(body, 'becomes'),
      ),
      says(
        'case.correct-decision.no-figure',
        '补正不得改变处罚的金额、期限或者种类：确有错误的，应当撤销后重新作出，或者按复议、诉讼结果变更。',
        'No amount, term or kind of penalty is changed by correcting a slip: revoke and decide anew.',
        (body) => {
          const bare = str(body, 'where') === 'wording';
          return imposedSaid(str(body, 'was'), bare) === imposedSaid(str(body, 'becomes'), bare);
        },
      ),
    ],
    fold: (matter) => {
      const decision = obj(matter.facts, 'decision');
      return { facts: { decision: { ...decision, corrections: num(decision, 'corrections') + 1 } } };
    },
  },
};

const NUMBER = '[〇零○一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿\\d.,]+';
const FIGURES = new RegExp(`${NUMBER}(?=元|角|分|倍|个月|日内|年内)`, 'gu');
const BARE = new RegExp(NUMBER, 'gu');
const KINDS = /警告|通报批评|罚款|没收|吊销|降低资质|停产|停业|关闭|限制|不予/gu;

/** The amounts, terms and kinds of penalty that a text names, in their order; `bare`: any number at all. */
function imposedSaid(text: string, bare: boolean): string {
  const plain = text.normalize('NFKC').replace(/\s/gu, '');
  return [...plain.matchAll(bare ? BARE : FIGURES), ...plain.matchAll(KINDS)].map(([found]) => found).join(' ');
}

/** What stands against a penalty today, by the id of each condition; the desk lists them beside the button. */
export const obstaclesTo = (
  matter: Matter,
  actor: Parameters<Condition['holds']>[1],
  today: PlainDate,
): readonly Condition[] => mayDecide.filter((each) => !each.holds(matter, actor, today));
