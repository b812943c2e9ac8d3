import { z } from 'zod';
import { obj, pick, str } from '../../../../kernel/read-json.ts';
import type { Json, JsonObject, Text } from '../../../../kernel/text.ts';
import { entriesOf, nextId, putEntry } from '../../../../platform/procedure/entries.ts';
import type { Change, ClockEffect, Condition, FoldedAct, Matter, Verb } from '../../../../platform/procedure/types.ts';
import { line, numbered, oneOf, prose } from '../schema.ts';
import { fits, says } from './conditions.ts';
import { backToWork, decisionOf, ended } from './decision-path.ts';
import { bodyOf, start, withFacts } from './limits.ts';
import { documentNo, itemsOf } from './parts.ts';
import { by, condition, notHandlers } from './people.ts';
import { isHeavier, penaltySchema, readSummary, summaryOf } from './proposal.ts';
import {
  imposedOf,
  isVoid,
  owedOn,
  performanceOf,
  remediesPending,
  servedOn,
  settling,
  unclosed,
} from './settlement.ts';
import { isReturned } from './transfer-answers.ts';

/** How a reconsideration or a suit ended, as it took effect. */
export const remedyOutcomes = {
  upheld: { zh: '维持、驳回请求', en: 'upheld, or the claim dismissed' },
  rejected: { zh: '不予受理、驳回申请', en: 'not accepted' },
  withdrawn: { zh: '撤回申请、撤诉', en: 'withdrawn' },
  changed: { zh: '变更', en: 'changed' },
  annulled: { zh: '撤销', en: 'annulled' },
  'ordered-anew': { zh: '撤销并责令重新作出', en: 'annulled, to be decided anew' },
  illegal: { zh: '确认违法', en: 'found unlawful' },
  void: { zh: '确认无效', en: 'found void' },
} as const satisfies Readonly<Record<string, Text>>;
export type RemedyOutcome = keyof typeof remedyOutcomes;

const VOID: readonly string[] = ['annulled', 'ordered-anew', 'void'];

const AFTER_SERVICE = ['performing', 'transferring', 'closable', 'closed', 'archived'] as const;

const served: Condition = condition(
  'case.remedy.decided',
  '没有已送达的处罚决定。',
  'No decision was served.',
  (matter) => imposedOf(matter) !== null && servedOn(matter) !== null,
);

const publicationShown = (matter: Matter): boolean => {
  const publication = obj(matter.facts, 'publication');
  return str(publication, 'on') !== '' && str(publication, 'withdrawnOn') === '';
};

/** The clock of three working days, where something is on display. */
export const mustWithdraw = (matter: Matter): readonly ClockEffect[] =>
  publicationShown(matter) ? [start('withdraw', 'publish-withdraw')] : [];

const DECISION_CLOCKS = ['serve', 'public', 'pay', 'demand', 'publish', 'push', 'reconsider', 'litigate'] as const;

/** The decision no longer stands: nothing is owed by it, what was paid is given back, what was published comes down. */
function annulled(matter: Matter, act: FoldedAct, how: string, facts: JsonObject): Change {
  const decision = obj(matter.facts, 'decision');
  const moves = matter.state !== 'transferring';
  return {
    ...(moves ? { state: 'closable' } : {}),
    facts: { ...facts, ...(moves ? unclosed(matter) : {}), decision: { ...decision, void: { on: act.on, how } } },
    clocks: [
      ...ended(matter, ...DECISION_CLOCKS),
      ...mustWithdraw(matter),
      ...(moves ? [start('close', 'case-close')] : []),
    ],
  };
}

/** The decision as the outcome changed it: it is owed anew from that day, plans and agreements fall with the old one. */
function changed(matter: Matter, act: FoldedAct, facts: JsonObject, suitNext: readonly ClockEffect[]): Change {
  const decision = obj(matter.facts, 'decision');
  const penalties = itemsOf(act.body, 'penalties');
  const summary = summaryOf({ outcome: 'penalise', penalties: penalties as unknown as Json });
  const kept = penalties.map((each) => pick(each, 'kind', 'fen', 'until'));
  const all: JsonObject = {
    ...facts,
    ...unclosed(matter),
    decision: {
      ...decision,
      before: { penalties: decision.penalties ?? [], summary: decision.summary ?? null },
      penalties: kept,
      summary,
      changedOn: act.on,
    },
    performance: { ...performanceOf(matter), plans: [], agreements: [], demand: {} },
  };
  const owes = owedOn(withFacts(matter, all), act.on).total > 0;
  return settling(matter, act, {
    state: matter.state === 'transferring' ? matter.state : 'performing',
    facts: all,
    clocks: [
      ...ended(matter, 'pay', 'demand', 'close'),
      ...(owes ? [start('pay', 'fine-pay')] : []),
      ...suitNext,
      ...mustWithdraw(matter),
    ],
  });
}

function outcomeOf(matter: Matter, act: FoldedAct): Change {
  const id = str(act.body, 'remedy');
  const outcome = str(act.body, 'outcome');
  const kind = str(obj(obj(matter.facts, 'remedies'), id), 'kind');
  const facts: JsonObject = {
    ...putEntry(matter, 'remedies', id, { state: 'ended', endedOn: act.on, outcome }),
    // An interim order falls with the remedy that it served.
    performance: { ...performanceOf(matter), stop: {} },
  };
  const over = ended(matter, id, `${id}:answer`);
  const change = after();
  return { ...change, clocks: [...over, ...(change.clocks ?? [])] };

  function after(): Change {
    if (VOID.includes(outcome)) return annulled(matter, act, outcome, facts);
    const suitNext =
      kind === 'reconsideration' && outcome !== 'withdrawn' ? [start('litigate', 'litigate-apply-after-review')] : [];
    if (outcome === 'changed') return changed(matter, act, facts, suitNext);
    if (outcome === 'illegal') {
      const decision = { ...obj(matter.facts, 'decision'), illegalOn: act.on };
      return { facts: { ...facts, decision }, clocks: mustWithdraw(matter) };
    }
    return { facts, clocks: suitNext };
  }
}

/**
 * Of the performance of a decision that fell stays only what happened in itself: money that came and went, a ban, loss
 * recovered. Plans, agreements, demands, what was done under it and the court's answers are not those of the next one.
 */
const performedAnew = (matter: Matter): JsonObject => {
  if (!('performance' in matter.facts)) return {};
  return { performance: pick(performanceOf(matter), 'payments', 'returned', 'banned', 'recovered') };
};

/** Until when the organ decides, and until when we answer it, by its procedure. */
const RECONSIDERED = {
  ordinary: ['reconsider-decide', 'reconsider-answer'],
  summary: ['reconsider-decide-summary', 'reconsider-answer-summary'],
} as const;

const pending = (kind: string) =>
  condition(
    `case.record-${kind}.one-at-a-time`,
    '已有正在进行的复议或者诉讼。',
    'A reconsideration or suit is pending already.',
    (matter) => remediesPending(matter).length === 0,
  );

/** 行政复议、行政诉讼 and what follows from them; the authority's own second thoughts (处罚法 art 73, 75). */
export const remedyVerbs: Readonly<Record<string, Verb>> = {
  'record-reconsideration': {
    title: { zh: '登记行政复议', en: 'Record a reconsideration' },
    from: AFTER_SERVICE,
    by: by('officer', 'legal-reviewer', 'head'),
    basis: ['reconsideration.art20', 'reconsideration.art30', 'reconsideration.art48', 'penalty.art73'],
    body: bodyOf({
      organ: line(100),
      /** Number of the acceptance: it proves the days on which no surcharge is counted. */
      document: documentNo(),
      procedure: z.enum(['ordinary', 'summary']),
    }),
    conditions: [served, pending('reconsideration')],
    fold: (matter, act) => {
      const id = nextId(matter, 'remedies', 'x');
      const [decide, answer] = RECONSIDERED[act.body.procedure === 'summary' ? 'summary' : 'ordinary'];
      return {
        facts: putEntry(matter, 'remedies', id, {
          kind: 'reconsideration',
          state: 'pending',
          on: act.on,
          ...pick(act.body, 'organ', 'document'),
        }),
        clocks: [...ended(matter, 'reconsider', 'litigate'), start(id, decide), start(`${id}:answer`, answer)],
      };
    },
  },
  'answer-reconsideration': {
    title: { zh: '提交复议答复', en: 'Answer the reconsideration organ' },
    from: AFTER_SERVICE,
    by: by('officer', 'legal-reviewer', 'head'),
    basis: ['reconsideration.art48', 'reconsideration.art54'],
    body: bodyOf({ remedy: numbered('x'), document: documentNo() }),
    fits: [
      fits(
        'case.answer-reconsideration.pending',
        '没有待答复的行政复议。',
        'No such reconsideration waits for an answer.',
        (body, matter) => matter.clocks[`${str(body, 'remedy')}:answer`]?.endedOn === null,
      ),
    ],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'remedies', str(act.body, 'remedy'), { answeredOn: act.on }),
      clocks: ended(matter, `${str(act.body, 'remedy')}:answer`),
    }),
  },
  'record-suit': {
    title: { zh: '登记行政诉讼', en: 'Record a suit' },
    from: AFTER_SERVICE,
    by: by('officer', 'legal-reviewer', 'head'),
    basis: ['litigation.art45', 'litigation.art46', 'penalty.art73'],
    body: bodyOf({ court: line(100), document: documentNo() }),
    conditions: [served, pending('suit')],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'remedies', nextId(matter, 'remedies', 'x'), {
        kind: 'suit',
        state: 'pending',
        on: act.on,
        organ: str(act.body, 'court'),
        document: str(act.body, 'document'),
      }),
      clocks: ended(matter, 'reconsider', 'litigate'),
    }),
  },
  'record-remedy-outcome': {
    title: { zh: '登记复议、诉讼结果', en: 'Record how a remedy ended' },
    from: AFTER_SERVICE,
    by: by('legal-reviewer', 'head'),
    basis: ['penalty.art48', 'publication45.art11', 'reconsideration.art62'],
    body: bodyOf({
      remedy: numbered('x'),
      /** As it took effect: a judgment under appeal is none. */
      outcome: oneOf(remedyOutcomes),
      document: documentNo(),
      /** What is imposed from now on, where it was changed. */
      penalties: z.array(penaltySchema).min(1).max(14).exactOptional(),
      text: prose(5_000).exactOptional(),
    }),
    personal: ['text'],
    says: [
      says(
        'case.record-remedy-outcome.penalties',
        '变更的应当写明变更后的处罚，其他结果不写。',
        'A change says what is imposed now; no other outcome does.',
        (body) => (str(body, 'outcome') === 'changed') === 'penalties' in body,
      ),
    ],
    fits: [
      fits(
        'case.record-remedy-outcome.pending',
        '没有该编号的正在进行的复议或者诉讼。',
        'No such remedy is pending.',
        (body, matter) => remediesPending(matter).includes(str(body, 'remedy')),
      ),
      fits(
        'case.record-remedy-outcome.stands',
        '决定已被撤销，不能再变更。',
        'The decision does not stand any more: it cannot be changed.',
        (body, matter) => str(body, 'outcome') !== 'changed' || imposedOf(matter) !== null,
      ),
      fits(
        'case.record-remedy-outcome.not-heavier',
        '复议、诉讼不得加重对申请人的处罚。',
        'No remedy makes the penalty heavier for who asked for it.',
        (body, matter) => {
          const before = decisionOf(matter)?.summary ?? null;
          const after = readSummary({ of: summaryOf({ ...body, outcome: 'penalise' }) }, 'of');
          return !('penalties' in body) || before === null || after === null || !isHeavier(after, before);
        },
      ),
    ],
    topics: ['notice'],
    fold: outcomeOf,
  },
  'revoke-decision': {
    title: { zh: '自行撤销处罚决定', en: 'Revoke our own decision' },
    from: ['decided', 'performing', 'transferring', 'closable', 'closed', 'archived'],
    by: by('head'),
    basis: ['penalty.art48', 'publication45.art11'],
    body: bodyOf({ document: documentNo(), reason: prose(5_000) }),
    personal: ['reason'],
    conditions: [
      notHandlers,
      condition(
        'case.revoke-decision.stands',
        '没有可撤销的决定。',
        'No decision stands.',
        (matter) => imposedOf(matter) !== null,
      ),
    ],
    topics: ['notice'],
    fold: (matter, act) => annulled(matter, act, 'revoked', {}),
  },
  reopen: {
    title: { zh: '重新调查处理', en: 'Investigate and decide anew' },
    from: ['closable', 'closed', 'archived'],
    by: by('head'),
    basis: ['penalty.art57', 'penalty.art60'],
    body: bodyOf({ document: documentNo(), reason: prose(5_000) }),
    personal: ['reason'],
    conditions: [
      notHandlers,
      condition(
        'case.reopen.annulled',
        '原决定没有被撤销，移送其他部门的案件也没有被退回。',
        'No decision was annulled, nor was the case returned by another department.',
        (matter) => isVoid(matter) || isReturned(matter),
      ),
      // Its outcome would fall on the new decision, which nobody has asked about.
      condition(
        'case.reopen.remedies',
        '对原决定的复议、诉讼尚未终结，请先登记结果。',
        'A remedy against the old decision is pending: record how it ended first.',
        (matter) => remediesPending(matter).length === 0,
      ),
    ],
    fold: (matter, act) => {
      const back = backToWork(matter);
      const fell = decisionOf(matter);
      const earlier = [
        ...itemsOf({ of: matter.facts.earlier ?? [] }, 'of'),
        ...(fell === null ? [] : [{ number: fell.number, on: fell.on, reopenedOn: act.on }]),
      ];
      return {
        ...back,
        facts: {
          ...back.facts,
          ...(earlier.length === 0 ? {} : { earlier: earlier as unknown as Json }),
          handedOff: null,
          decision: null,
          service: null,
          ...performedAnew(matter),
          ...unclosed(matter),
        },
        clocks: [...(back.clocks ?? []), ...ended(matter, 'close', 'decide'), start('decide', 'case-decide')],
      };
    },
  },
};

/** Annulled and to be decided anew: not closed before it is (行政复议法; 行政诉讼法). */
export const mustDecideAnew = (matter: Matter): boolean =>
  str(obj(obj(matter.facts, 'decision'), 'void'), 'how') === 'ordered-anew';

/** Every remedy of the case, the first one first. */
export const remediesOf = (matter: Matter) => entriesOf(matter, 'remedies');
