import { z } from 'zod';
import { num, obj, pick, str } from '../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../kernel/text.ts';
import { entriesOf, nextId, putEntry } from '../../../platform/procedure/entries.ts';
import type { Change, Condition, FitCondition, FoldedAct, Matter, Verb } from '../../../platform/procedure/types.ts';
import { ended } from './case/decision-path.ts';
import { bodyOf, start, withFacts } from './case/limits.ts';
import { documentNo, itemsOf } from './case/parts.ts';
import { by, condition as conditionOf, notHandlers } from './case/people.ts';
import { isHeavier, readSummary, summaryOf } from './case/proposal.ts';
import { remedyOutcomes } from './case/remedies.ts';
import { owedOn, performanceOf, remediesPending } from './case/settlement.ts';
import { fen, line, numbered, oneOf, prose } from './schema.ts';

/**
 * 复议、诉讼 against a decision on the spot. Reconsideration comes before a suit (行政复议法 2023 art 23, from memory). What
 * was paid too much goes back with the outcome, since nothing else keeps such a case open.
 */

const fits = (rule: string, zh: string, en: string, holds: FitCondition['holds']): FitCondition => ({
  rule: `summary-case.${rule}`,
  text: { zh, en },
  holds,
});
const condition = (rule: string, zh: string, en: string, holds: Condition['holds']): Condition =>
  conditionOf(`summary-case.${rule}`, zh, en, holds);

const DECIDED = ['decided', 'filed', 'closed'] as const;
const VOID: readonly string[] = ['annulled', 'ordered-anew', 'void'];

const alone = (verb: string): Condition =>
  condition(
    `${verb}.one-at-a-time`,
    '已有正在进行的复议或者诉讼。',
    'A reconsideration or suit is pending already.',
    (matter) => remediesPending(matter).length === 0,
  );

/** The organ decided, or refused to; a request that was taken back opens no suit. */
const reconsidered: Condition = condition(
  'record-suit.reconsidered',
  '对当场作出的处罚决定不服的，应当先申请行政复议，对复议决定不服的再提起诉讼。',
  'Against a decision on the spot reconsideration comes before a suit.',
  (matter) =>
    entriesOf(matter, 'remedies').some(
      ([, each]) => str(each, 'kind') === 'reconsideration' && !['', 'withdrawn'].includes(str(each, 'outcome')),
    ),
);

const penalty = z.strictObject({
  kind: z.enum(['warning', 'fine']),
  fen: fen().min(1).exactOptional(),
  citation: line(300),
});

/** Facts as the outcome leaves them, before anything was given back. */
function outcomeFacts(matter: Matter, body: JsonObject, on: string): JsonObject {
  const outcome = str(body, 'outcome');
  const decision = obj(matter.facts, 'decision');
  const facts = putEntry(matter, 'remedies', str(body, 'remedy'), { state: 'ended', endedOn: on, outcome });
  if (VOID.includes(outcome)) return { ...facts, decision: { ...decision, void: { on, how: outcome } } };
  if (outcome === 'illegal') return { ...facts, decision: { ...decision, illegalOn: on } };
  if (outcome !== 'changed') return facts;
  return {
    ...facts,
    decision: {
      ...decision,
      before: { penalties: decision.penalties ?? [], summary: decision.summary ?? null },
      penalties: itemsOf(body, 'penalties').map((each) => pick(each, 'kind', 'fen')) as unknown as Json,
      summary: summaryOf({ ...body, outcome: 'penalise' }),
      changedOn: on,
    },
  };
}

/** How such a case goes on after an act: the part of the procedure that knows says so. */
type Onwards = (matter: Matter, act: FoldedAct, change: Change & { readonly facts: JsonObject }) => Change;

function afterOutcome(matter: Matter, act: FoldedAct, onwards: Onwards): Change {
  const id = str(act.body, 'remedy');
  const outcome = str(act.body, 'outcome');
  const { returned } = act.body;
  const performance =
    returned === undefined
      ? {}
      : {
          performance: {
            ...performanceOf(matter),
            returned: [
              ...itemsOf(performanceOf(matter), 'returned'),
              { ...pick(obj(act.body, 'returned'), 'fen', 'document'), on: act.on },
            ] as unknown as Json,
          },
        };
  const facts = { ...outcomeFacts(matter, act.body, act.on), ...performance };
  const over = ended(matter, id, `${id}:answer`);
  if (VOID.includes(outcome)) {
    return { state: 'voided', facts, clocks: [...over, ...ended(matter, 'archive', 'hand-in', 'bank', 'pay')] };
  }
  if (outcome !== 'changed') return { facts, clocks: over };
  const owes = owedOn(withFacts(matter, facts), act.on).total > 0;
  return onwards(matter, act, {
    facts,
    clocks: [...over, ...(owes ? [...ended(matter, 'pay'), start('pay', 'fine-pay')] : [])],
  });
}

/** Remedies of the summary procedure. `onwards` says where an act leaves the case. */
export const summaryRemedyVerbs = (onwards: Onwards): Readonly<Record<string, Verb>> => ({
  'record-reconsideration': {
    title: { zh: '登记行政复议', en: 'Record a reconsideration' },
    from: DECIDED,
    by: by('officer', 'legal-reviewer', 'head'),
    basis: ['reconsideration.art20', 'reconsideration.art23', 'reconsideration.art48', 'penalty.art73'],
    body: bodyOf({ organ: line(100), document: documentNo(), procedure: z.enum(['ordinary', 'summary']) }),
    conditions: [alone('record-reconsideration')],
    fold: (matter, act) => {
      const id = nextId(matter, 'remedies', 'x');
      const summary = act.body.procedure === 'summary';
      return {
        facts: putEntry(matter, 'remedies', id, {
          kind: 'reconsideration',
          state: 'pending',
          on: act.on,
          ...pick(act.body, 'organ', 'document'),
        }),
        clocks: [
          start(id, summary ? 'reconsider-decide-summary' : 'reconsider-decide'),
          start(`${id}:answer`, summary ? 'reconsider-answer-summary' : 'reconsider-answer'),
        ],
      };
    },
  },
  'answer-reconsideration': {
    title: { zh: '提交复议答复', en: 'Answer the reconsideration organ' },
    from: [...DECIDED, 'voided'],
    by: by('officer', 'legal-reviewer', 'head'),
    basis: ['reconsideration.art48', 'reconsideration.art54'],
    body: bodyOf({ remedy: numbered('x'), document: documentNo() }),
    fits: [
      fits(
        'answer-reconsideration.pending',
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
    from: DECIDED,
    by: by('officer', 'legal-reviewer', 'head'),
    basis: ['litigation.art45', 'reconsideration.art23', 'penalty.art73'],
    body: bodyOf({ court: line(100), document: documentNo() }),
    conditions: [alone('record-suit'), reconsidered],
    fold: (matter, act) => ({
      facts: putEntry(matter, 'remedies', nextId(matter, 'remedies', 'x'), {
        kind: 'suit',
        state: 'pending',
        on: act.on,
        organ: str(act.body, 'court'),
        document: str(act.body, 'document'),
      }),
    }),
  },
  'record-remedy-outcome': {
    title: { zh: '登记复议、诉讼结果', en: 'Record how a remedy ended' },
    from: [...DECIDED, 'voided'],
    by: by('legal-reviewer', 'head'),
    basis: ['reconsideration.art62', 'penalty.art73'],
    body: bodyOf({
      remedy: numbered('x'),
      outcome: oneOf(remedyOutcomes),
      document: documentNo(),
      /** What is imposed from now on, where it was changed. */
      penalties: z.array(penalty).min(1).max(2).exactOptional(),
      /** What was paid more than is imposed now, given back. */
      returned: z.strictObject({ fen: fen().min(1), document: documentNo() }).exactOptional(),
      text: prose(5_000).exactOptional(),
    }),
    personal: ['text'],
    conditions: [{ ...notHandlers, rule: 'summary-case.record-remedy-outcome.not-handlers' }],
    says: [
      {
        rule: 'summary-case.record-remedy-outcome.penalties',
        text: {
          zh: '变更的应当写明变更后的处罚，其他结果不写；罚款写明金额，警告不写。',
          en: 'A change says what is imposed now; no other outcome does. A fine states its amount, a warning none.',
        },
        holds: (body) =>
          (str(body, 'outcome') === 'changed') === 'penalties' in body &&
          itemsOf(body, 'penalties').every((each) => (str(each, 'kind') === 'fine') === 'fen' in each),
      },
    ],
    fits: [
      fits(
        'record-remedy-outcome.pending',
        '没有该编号的正在进行的复议或者诉讼。',
        'No such remedy is pending.',
        (body, matter) => remediesPending(matter).includes(str(body, 'remedy')),
      ),
      fits(
        'record-remedy-outcome.stands',
        '决定已被撤销，不能再变更。',
        'The decision does not stand any more: it cannot be changed.',
        (body, matter) => matter.state !== 'voided' || str(body, 'outcome') !== 'changed',
      ),
      fits(
        'record-remedy-outcome.not-heavier',
        '复议、诉讼不得加重对申请人的处罚。',
        'No remedy makes the penalty heavier for who asked for it.',
        (body, matter) => {
          const before = readSummary(obj(matter.facts, 'decision'), 'summary');
          const after = readSummary({ of: summaryOf({ ...body, outcome: 'penalise' }) }, 'of');
          return !('penalties' in body) || before === null || after === null || !isHeavier(after, before);
        },
      ),
      fits(
        'record-remedy-outcome.returned',
        '多缴的款项应当全部退还当事人。',
        'All that was paid too much is given back.',
        (body, matter, today) =>
          num(obj(body, 'returned'), 'fen') ===
          owedOn(withFacts(matter, outcomeFacts(matter, body, today)), today).excess,
      ),
    ],
    topics: ['notice'],
    fold: (matter, act) => afterOutcome(matter, act, onwards),
  },
});
