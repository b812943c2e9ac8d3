import { type Fen, fen } from '../../../../kernel/money.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../../kernel/text.ts';
import { entriesOf } from '../../../../platform/procedure/entries.ts';
import type { Change, FoldedAct, Matter } from '../../../../platform/procedure/types.ts';
import { type PenaltyKind, ruleBook } from '../../../../rules/index.ts';
import { type Surcharge, surcharge } from '../money/surcharge.ts';
import type { ExcludedTime, FinePayment, PaymentPlan, SurchargeReduction } from '../money/surcharge-input.ts';
import { type Decision, decisionOf, ended } from './decision-path.ts';
import { dayOf } from './facts.ts';
import { dueBy, start, withFacts } from './limits.ts';

/** What is owed and done of a decision, read from the facts of `service`, `perform` and `remedies`. */

const list = (value: Json | undefined): readonly JsonObject[] => (Array.isArray(value) ? (value as JsonObject[]) : []);
export const performanceOf = (matter: Matter): JsonObject => obj(matter.facts, 'performance');

/** The decision as it now stands: changed where a remedy changed it, null where it was annulled or revoked. */
export function imposedOf(matter: Matter): Decision | null {
  const void_ = obj(obj(matter.facts, 'decision'), 'void');
  return str(void_, 'on') === '' ? decisionOf(matter) : null;
}

export const isVoid = (matter: Matter): boolean => decisionOf(matter) !== null && imposedOf(matter) === null;

const sumOf = (decision: Decision | null, kind: PenaltyKind): number =>
  (decision?.penalties ?? []).reduce((sum, each) => (each.kind === kind ? sum + each.fen : sum), 0);

export const servedOn = (matter: Matter): PlainDate | null => dayOf(obj(matter.facts, 'service'), 'on');

/** What a payment is for: the fine 罚款, the surcharge 加处罚款, confiscated gains 没收违法所得, or more than is owed. */
export const PURPOSES = ['fine', 'surcharge', 'gains', 'excess'] as const;
export type Purpose = (typeof PURPOSES)[number];

export interface Payment {
  readonly receipt: string;
  readonly on: PlainDate;
  readonly parts: readonly { readonly towards: Purpose; readonly fen: number }[];
  /** Number of another case in which the receipt stands rightly; '' where nobody named one. */
  readonly alsoIn: string;
}

const bare = (receipt: string): string =>
  receipt
    .normalize('NFKC')
    .replace(/[\s\p{Cf}-]/gu, '')
    .toUpperCase();

/**
 * Two writings of one receipt: the bank's file, the counter and the clerk differ in blanks, hyphens, width and case, and
 * money booked twice would look paid.
 */
export const sameReceipt = (one: string, other: string): boolean => bare(one) === bare(other);

/** Payments that stand, by the day they were made; a payment that was struck out is not among them. */
export function paymentsOf(matter: Matter): readonly Payment[] {
  return list(performanceOf(matter).payments)
    .filter((each) => str(each, 'voidOn') === '')
    .map((each) => ({
      receipt: str(each, 'receipt'),
      on: str(each, 'on') as PlainDate,
      parts: list(each.parts).map((part) => ({ towards: str(part, 'towards') as Purpose, fen: num(part, 'fen') })),
      alsoIn: str(each, 'alsoIn'),
    }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

const paidFor = (payments: readonly Payment[], purpose: Purpose): number =>
  payments.reduce(
    (sum, { parts }) => parts.reduce((all, part) => (part.towards === purpose ? all + part.fen : all), sum),
    0,
  );

/** Payments towards the fine, no more than the fine: a decision may have become milder after it was paid. */
function clipped(payments: readonly Payment[], fine: number): readonly FinePayment[] {
  let left = fine;
  return payments.flatMap(({ on, parts }) =>
    parts.flatMap(({ towards, fen: amount }): FinePayment[] => {
      if (towards === 'surcharge') return [{ on, amount: fen(amount), towards }];
      if (towards !== 'fine') return [];
      const counted = Math.min(left, amount);
      left -= counted;
      return counted === 0 ? [] : [{ on, amount: fen(counted), towards }];
    }),
  );
}

/** A plan as approved, made to fit what turned out to be unpaid that day: a late receipt fills its earliest parts. */
function fitted(plan: PaymentPlan, fine: number, payments: readonly FinePayment[]): PaymentPlan {
  const paid = payments.reduce(
    (sum, each) => (each.towards === 'fine' && each.on <= plan.approvedOn ? sum + each.amount : sum),
    0,
  );
  let difference = plan.parts.reduce((sum, part) => sum + part.amount, 0) - (fine - paid);
  const parts = plan.parts.map(({ dueOn, amount }, index) => {
    const last = index === plan.parts.length - 1;
    const cut = difference < 0 ? (last ? difference : 0) : Math.min(difference, amount);
    difference -= cut;
    return { dueOn, amount: fen(amount - cut) };
  });
  return { ...plan, parts };
}

export function plansOf(matter: Matter): readonly PaymentPlan[] {
  return list(performanceOf(matter).plans).map((plan) => ({
    approvedOn: str(plan, 'approvedOn') as PlainDate,
    document: str(plan, 'document'),
    parts: list(plan.parts).map((part) => ({ dueOn: str(part, 'dueOn') as PlainDate, amount: fen(num(part, 'fen')) })),
  }));
}

const reductionsOf = (matter: Matter): readonly SurchargeReduction[] =>
  list(performanceOf(matter).agreements).map((each) => ({
    on: str(each, 'on') as PlainDate,
    amount: each.reduce === 'all' ? 'all' : fen(num(each, 'reduce')),
    document: str(each, 'document'),
    remedied: true,
    brokenOn: dayOf(each, 'brokenOn'),
  }));

/** Days of reconsideration and suit, from the acceptance to the day the outcome took effect (处罚法 art 73). */
export const excludedOf = (matter: Matter): readonly ExcludedTime[] =>
  entriesOf(matter, 'remedies').map(([, each]) => ({
    kind: str(each, 'kind') === 'suit' ? 'litigation' : 'reconsideration',
    from: str(each, 'on') as PlainDate,
    to: dayOf(each, 'endedOn'),
    document: str(each, 'document'),
  }));

/** The last day to pay (处罚法 art 67), counted from service, or from the outcome that changed the decision (our reading). */
export function payableUntil(matter: Matter): PlainDate | null {
  const from = dayOf(obj(matter.facts, 'decision'), 'changedOn') ?? servedOn(matter);
  return from === null ? null : dueBy('fine-pay', from, matter.homeRegion);
}

/** Money of a case as a day sees it. All in fen. */
export interface Owed {
  readonly fine: Fen;
  readonly fineUnpaid: Fen;
  readonly gains: Fen;
  readonly gainsUnpaid: Fen;
  /** Day by day, with steps and cautions; null before the payment limit is known, or without a fine. */
  readonly surcharge: Surcharge | null;
  readonly surchargeOutstanding: Fen;
  /** Paid, and to be given back: more than is owed of everything together. */
  readonly excess: Fen;
  /** What the party still has to pay. */
  readonly total: Fen;
}

/**
 * What the party owes on a day, by what is known now: payments and plans up to that day, remedies that run or ran.
 * Surcharge only where the party was told of it (强制法 art 45). After a court's fine nothing more is collected (处罚法
 * art 35; who collects an unpaid rest is open, see `setOffAgainstCourtFine`).
 */
export function owedOn(matter: Matter, day: PlainDate): Owed {
  const decision = imposedOf(matter);
  const payments = paymentsOf(matter).filter(({ on }) => on <= day);
  const sentenced = num(obj(matter.facts, 'transfer'), 'courtFineFen') > 0;
  const imposedFine = sumOf(decision, 'fine');
  const fine = sentenced ? Math.min(imposedFine, paidFor(payments, 'fine')) : imposedFine;
  const gains = sumOf(decision, 'confiscate-gains');
  const reckoned = fine === 0 ? null : surchargeOn(matter, fine, payments, day);
  const toldOfIt = obj(matter.facts, 'service').toldSurcharge === true;
  const counted = toldOfIt && reckoned !== null ? reckoned.accrued - reckoned.reduced : 0;
  const paid = {
    fine: paidFor(payments, 'fine'),
    gains: paidFor(payments, 'gains'),
    surcharge: paidFor(payments, 'surcharge'),
  };
  const used = Math.min(paid.fine, fine) + Math.min(paid.gains, gains) + Math.min(paid.surcharge, counted);
  const returned = list(performanceOf(matter).returned).reduce(
    (sum, each) => (str(each, 'on') <= day ? sum + num(each, 'fen') : sum),
    0,
  );
  const [fineUnpaid, gainsUnpaid] = [Math.max(0, fine - paid.fine), Math.max(0, gains - paid.gains)];
  const outstanding = Math.max(0, counted - paid.surcharge);
  const all = paid.fine + paid.gains + paid.surcharge + paidFor(payments, 'excess');
  return {
    fine: fen(fine),
    fineUnpaid: fen(fineUnpaid),
    gains: fen(gains),
    gainsUnpaid: fen(gainsUnpaid),
    surcharge: reckoned,
    surchargeOutstanding: fen(outstanding),
    excess: fen(Math.max(0, all - used - returned)),
    total: fen(fineUnpaid + gainsUnpaid + outstanding),
  };
}

function surchargeOn(matter: Matter, fine: number, payments: readonly Payment[], day: PlainDate): Surcharge | null {
  const dueOn = payableUntil(matter);
  if (dueOn === null) return null;
  const paid = clipped(payments, fine);
  return surcharge({
    fine: fen(fine),
    region: matter.homeRegion,
    dueOn,
    plans: plansOf(matter)
      .filter(({ approvedOn }) => approvedOn <= day)
      .map((plan) => fitted(plan, fine, paid)),
    payments: paid,
    excluded: excludedOf(matter),
    reductions: reductionsOf(matter),
    told: obj(matter.facts, 'service').toldSurcharge === true,
    countedOn: 'unpaid',
    asOf: day,
  });
}

/** Kinds that are performed by money or by being served; criticism is performed by publication, or as recorded. */
const WITHOUT_DUTY: readonly PenaltyKind[] = ['warning', 'fine', 'confiscate-gains'];

/** Penalties that are imposed and not yet carried out, beside money. */
export function dutiesLeft(matter: Matter): readonly PenaltyKind[] {
  const duties = obj(performanceOf(matter), 'duties');
  const published = str(obj(matter.facts, 'publication'), 'on') !== '';
  const kinds = new Set((imposedOf(matter)?.penalties ?? []).map(({ kind }) => kind));
  return [...kinds].filter(
    (kind) => !WITHOUT_DUTY.includes(kind) && !(kind in duties) && !(kind === 'criticism' && published),
  );
}

/** The court ended enforcement 终结执行: the only way in which what is left is given up. */
export const writtenOff = (matter: Matter): boolean => str(obj(performanceOf(matter), 'court'), 'state') === 'ended';

/** Nothing is left to pay, to do or to give back. */
export function isSettled(matter: Matter, day: PlainDate): boolean {
  const owed = owedOn(matter, day);
  if (owed.excess > 0) return false;
  return writtenOff(matter) || (owed.total === 0 && dutiesLeft(matter).length === 0);
}

/**
 * Where an act of performance leaves the case: to be closed once nothing is left (程序规定 art 76), back to performing
 * where something turned up again.
 */
export function settling(matter: Matter, act: FoldedAct, change: Change & { readonly facts: JsonObject }): Change {
  const state = change.state ?? matter.state;
  if (state !== 'performing' && state !== 'closable') return change;
  const after = withFacts(matter, change.facts);
  const done = isSettled(after, act.on);
  const clocks = change.clocks ?? [];
  if (done && state === 'performing') {
    return {
      ...change,
      state: 'closable',
      clocks: [...clocks, ...ended(matter, 'pay', 'demand'), start('close', 'case-close')],
    };
  }
  if (!done && state === 'closable' && imposedOf(after) !== null) {
    return { ...change, state: 'performing', clocks: [...clocks, ...ended(matter, 'close')] };
  }
  return change;
}

/** Anybody still asks whether the decision stands. */
export const remediesPending = (matter: Matter): readonly string[] =>
  entriesOf(matter, 'remedies').flatMap(([id, each]) => (str(each, 'endedOn') === '' ? [id] : []));

/**
 * The last day of the party's rights against the decision; null before service and while a remedy is pending. After a
 * reconsideration it has 15 days for a suit; after a suit nothing; a remedy that was withdrawn leaves the first times.
 */
export function remediesUntil(matter: Matter): PlainDate | null {
  const served = servedOn(matter);
  if (served === null || remediesPending(matter).length > 0) return null;
  // Those against an earlier decision, which was annulled and made anew, do not count for this one.
  const ran = entriesOf(matter, 'remedies').filter(
    ([, each]) => str(each, 'outcome') !== 'withdrawn' && str(each, 'on') >= served,
  );
  const [, last] = ran.at(-1) ?? [];
  const endedOn = last === undefined ? null : dayOf(last, 'endedOn');
  if (last !== undefined && endedOn !== null) {
    return str(last, 'kind') === 'suit' ? endedOn : dueBy('litigate-apply-after-review', endedOn, matter.homeRegion);
  }
  const untold = obj(matter.facts, 'service').toldRemedies !== true;
  const days = [untold ? 'reconsider-apply-untold' : 'reconsider-apply', 'litigate-apply'].flatMap((rule) =>
    ruleBook.find(rule, served, matter.homeRegion) === undefined ? [] : [dueBy(rule, served, matter.homeRegion)],
  );
  return days.sort().at(-1) ?? null;
}

/** When the court may be asked: from the day after `from`, not after `until`. Null while remedies are open. */
export function enforcementWindow(matter: Matter): { readonly from: PlainDate; readonly until: PlainDate } | null {
  const over = remediesUntil(matter);
  if (over === null) return null;
  const planned =
    plansOf(matter)
      .at(-1)
      ?.parts.map(({ dueOn }) => dueOn) ?? [];
  const from = [over, ...planned].sort().at(-1) ?? over;
  return { from, until: dueBy('enforce-apply', from, matter.homeRegion) };
}

/** A case that was closed is open again: of its closing only a legal hold stays. */
export function unclosed(matter: Matter): JsonObject {
  const holds = obj(obj(matter.facts, 'closing'), 'holds');
  return { closing: Object.keys(holds).length === 0 ? null : { holds } };
}
