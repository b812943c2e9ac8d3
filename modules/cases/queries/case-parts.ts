import { safeDay } from '../../../kernel/deadline-duty.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { num, obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import { entriesOf, listOf } from '../../../platform/procedure/entries.ts';
import type { ActingAs, FoldEnvironment, FoldedAct, Matter } from '../../../platform/procedure/types.ts';
import { evidenceKinds, legalReviewGrounds } from '../../../rules/index.ts';
import { maskText, type Names } from '../../intake/index.ts';
import type { CaseAnswer, CaseEvidence } from '../contract.ts';
import { obstaclesToClosing } from '../model/case/closing.ts';
import { obstaclesTo } from '../model/case/decide.ts';
import { decisionOf, hearingOf, reviewDue } from '../model/case/decision-path.ts';
import { type EvidenceItem, evidenceProblems, evidenceRegister } from '../model/case/evidence-register.ts';
import { sourceKinds } from '../model/case/filing.ts';
import { allHeld, lapsedUnrecorded, limitOf, measureKinds } from '../model/case/holdings.ts';
import { publicationOn } from '../model/case/publication.ts';
import { imposedOf, owedOn, paymentsOf, servedOn } from '../model/case/settlement.ts';

/** Each part of a case's page, as the model's own functions answer: nothing here computes law. */

const kindTitle = (code: string): Text =>
  evidenceKinds.find((kind) => kind.code === code)?.label ?? { zh: code, en: code };

function keeperText(key: string | null, names: Names): Text {
  if (key === null) return { zh: '已退还', en: 'Given back' };
  const [kind = '', ...rest] = key.split(':');
  const what = rest.join(':');
  if (kind === 'officer') return { zh: names.person(what), en: names.person(what) };
  if (kind === 'store') return { zh: `物证保管室 ${what}`, en: `Store ${what}` };
  return { zh: what, en: what };
}

/** The register of evidence, from the acts that gather and move it. */
export function evidenceOf(acts: readonly FoldedAct[], names: Names, full: boolean): CaseEvidence {
  const register = evidenceRegister(acts);
  const bySeq = new Map(acts.map((act) => [act.seq, act]));
  const fileOf = (item: EvidenceItem): string | null => {
    const id = str(obj(bySeq.get(item.seq)?.body ?? {}, 'file'), 'id');
    return id === '' ? null : id;
  };
  return {
    items: register.items.map((item) => ({
      id: item.id,
      kind: item.kind,
      kindTitle: kindTitle(item.kind),
      title: full ? item.title : maskText(item.title),
      on: item.on,
      form: item.form,
      keeper: keeperText(item.keeper, names),
      excluded: item.excluded !== null,
      fileId: fileOf(item),
      sha256: item.sha256,
      seq: item.seq,
      // One hand is the keeper, who is named already.
      chain:
        item.chain.length < 2
          ? []
          : item.chain.map((hand) => ({
              seq: hand.seq,
              at: hand.at,
              from: hand.from === null ? null : keeperText(hand.from, names),
              to: hand.to === null ? null : keeperText(hand.to, names),
              reason: full ? hand.reason : maskText(hand.reason),
            })),
      problems: item.problems.map(({ kind }) => evidenceProblems[kind]),
    })),
  };
}

export function sourcesOf(matter: Matter): CaseAnswer['sources'] {
  const { sources } = matter.facts;
  const all = Array.isArray(sources) ? (sources as JsonObject[]) : [];
  const orNull = (text: string): string | null => (text === '' ? null : text);
  return all.map((each) => {
    const kind = str(each, 'kind');
    const title: Text | undefined = Object.hasOwn(sourceKinds, kind)
      ? sourceKinds[kind as keyof typeof sourceKinds]
      : undefined;
    return {
      kind,
      title: title ?? { zh: kind, en: kind },
      homeRegion: orNull(str(each, 'region')),
      matterId: orNull(str(each, 'matterId')),
      number: orNull(str(each, 'number')),
    };
  });
}

export function heldOf(matter: Matter, today: PlainDate, env: FoldEnvironment): CaseAnswer['held'] {
  const lapsed = new Set(lapsedUnrecorded(matter, today).map(({ id }) => id));
  return allHeld(matter).map((held) => {
    const limit = limitOf(matter, held, today);
    return {
      id: held.id,
      kind: held.kind,
      title: measureKinds[held.kind],
      on: held.on,
      limit,
      safeDay: safeDay({ unrolled: limit }, env.calendar),
      ended: held.endedOn,
      lapsed: held.end === 'lapsed' || lapsed.has(held.id),
      goods: held.goods,
    };
  });
}

/** Who has tasks in the case. */
export const taskOwners = (matter: Matter): readonly string[] =>
  entriesOf(matter, 'tasks').map(([, task]) => str(task, 'owner'));

/** Persons whom the parts name, for their names. */
export const peopleIn = (matter: Matter): readonly string[] => [
  ...listOf(matter.facts.officers),
  ...taskOwners(matter),
  ...['chair', 'recorder'].map((key) => str(obj(matter.facts, 'hearing'), key)).filter((id) => id !== ''),
  ...[str(obj(matter.facts, 'decision'), 'by')].filter((id) => id !== ''),
];

/** What stands against the next great step: the decision while there is none, then the closing. */
export function obstaclesOf(matter: Matter, actor: ActingAs, today: PlainDate): CaseAnswer['obstacles'] {
  if (matter.procedure !== 'case' || matter.closedOn !== null) return [];
  const [to, conditions] =
    decisionOf(matter) === null && matter.state !== 'closable'
      ? (['decide', obstaclesTo(matter, actor, today)] as const)
      : (['close', obstaclesToClosing(matter, actor, today)] as const);
  return conditions.map(({ rule, text }) => ({ to, rule, text }));
}

export const reviewGroundsOf = (matter: Matter): CaseAnswer['reviewGrounds'] =>
  reviewDue(matter).map((code) => ({
    code,
    text: legalReviewGrounds.find((ground) => ground.code === code)?.label ?? { zh: code, en: code },
  }));

export function hearingPart(matter: Matter, names: Names): CaseAnswer['hearing'] {
  const hearing = hearingOf(matter);
  if (hearing === null) return null;
  const named = (id: string | null) => (id === null ? null : { id, name: names.person(id) });
  return { ...hearing, chair: named(hearing.chair), recorder: named(hearing.recorder) };
}

export function decisionPart(matter: Matter, names: Names): CaseAnswer['decision'] {
  const made = decisionOf(matter);
  if (made === null) return null;
  const { on, how } = { on: null, how: null, ...obj(obj(matter.facts, 'decision'), 'void') };
  return {
    on: made.on,
    number: made.number,
    by: { id: made.by, name: names.person(made.by) },
    outcome: made.summary.outcome,
    fineFen: made.summary.fineFen,
    confiscatedFen: made.summary.confiscatedFen,
    penalties: made.penalties.map((each) => ({ ...each })),
    servedOn: servedOn(matter),
    corrections: num(obj(matter.facts, 'decision'), 'corrections'),
    void: on === null ? null : { on, how },
  };
}

/** Money on a day, in fen; null while no decision stands. */
export function owedPart(matter: Matter, today: PlainDate): CaseAnswer['owed'] {
  if (imposedOf(matter) === null) return null;
  const owed = owedOn(matter, today);
  const told = obj(matter.facts, 'service').toldSurcharge === true;
  const paid = paymentsOf(matter).reduce((sum, { parts }) => parts.reduce((all, { fen }) => all + fen, sum), 0);
  return {
    imposedFen: owed.fine + owed.gains,
    paidFen: paid,
    surchargeFen: told && owed.surcharge !== null ? owed.surcharge.accrued - owed.surcharge.reduced : 0,
    openFen: owed.total,
  };
}

export function publicationPart(matter: Matter, today: PlainDate): CaseAnswer['publication'] {
  const { state, on, until } = publicationOn(matter, today);
  return { state, on, until };
}

export const remediesPart = (matter: Matter): CaseAnswer['remedies'] =>
  entriesOf(matter, 'remedies').map(([id, each]) => ({
    id,
    kind: str(each, 'kind'),
    state: str(each, 'state'),
    on: str(each, 'on'),
    outcome: str(each, 'outcome') === '' ? null : str(each, 'outcome'),
  }));
