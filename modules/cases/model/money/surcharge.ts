import { addFen, type Fen, fen } from '../../../../kernel/money.ts';
import { addDays, earlier, type PlainDate } from '../../../../kernel/plain-date.ts';
import type { Text } from '../../../../kernel/text.ts';
import { type SurchargeRate, surchargeRates, thresholdOn } from '../../../../rules/index.ts';
import { type Caution, caution, money, type Step, step } from '../reasoning.ts';
import { sources } from '../sources.ts';
import {
  checkSurchargeInput,
  type ExcludedTime,
  type PaymentPlan,
  paidUpTo,
  type SurchargeInput,
} from './surcharge-input.ts';

/** One day of the trace; `added` of all days sum to `accrued` exactly. */
export interface SurchargeDay {
  readonly date: PlainDate;
  readonly counted: boolean;
  /** The overdue fine that the day is counted on. */
  readonly base: Fen;
  readonly added: Fen;
  /** Accrued up to and with this day. */
  readonly total: Fen;
  readonly note: Text;
}

export interface Surcharge {
  readonly accrued: Fen;
  readonly reduced: Fen;
  readonly paid: Fen;
  /** Accrued, less what was reduced and paid; never below nothing. */
  readonly outstanding: Fen;
  readonly cap: Fen;
  /** The day on which the cap was reached. */
  readonly cappedOn: PlainDate | null;
  /** Whole of the fine still unpaid. */
  readonly fineUnpaid: Fen;
  readonly days: readonly SurchargeDay[];
  readonly steps: readonly Step[];
  readonly cautions: readonly Caution[];
}

const BASIS_POINTS = 10_000n;

/**
 * The surcharge for late payment 加处罚款, day by day, from the day after the payment limit up to and with the day of
 * payment (处罚法 art 72), not above the cap, not on days of reconsideration or suit (art 73), nothing for what was
 * deferred and is not due yet (art 66). Parts of a fen are carried from day to day and dropped at the end only.
 * The rate is `fine-surcharge` of `rules/`, of the day and place.
 * @throws AppError `cases.calculation.negative`, `cases.surcharge.overpaid`, `cases.surcharge.plan-sum`,
 *   `rules.none-in-force` (422)
 */
export function surcharge(
  input: SurchargeInput,
  terms: SurchargeRate = thresholdOn(surchargeRates, input.dueOn, input.region).values,
): Surcharge {
  checkSurchargeInput(input);
  const cap = fen(Number((BigInt(input.fine) * BigInt(terms.capBasisPoints)) / BASIS_POINTS));
  const { days, cappedOn, inParts } = run(input, terms, cap);
  const accrued = days.at(-1)?.total ?? fen(0);
  const cautions: Caution[] = [];
  const reduced = reduction(input, accrued, cautions);
  const paid = input.payments.reduce(
    (sum, payment) => (payment.towards === 'surcharge' && payment.on <= input.asOf ? addFen(sum, payment.amount) : sum),
    fen(0),
  );
  if (!input.told && accrued > 0) cautions.push(UNTOLD);
  if (inParts) cautions.push(IN_PARTS);
  if (reduced + paid > accrued) cautions.push(paidTooMuch(fen(reduced + paid - accrued)));
  return {
    accrued,
    reduced,
    paid,
    outstanding: fen(Math.max(0, accrued - reduced - paid)),
    cap,
    cappedOn,
    fineUnpaid: fen(input.fine - paidUpTo(input.payments, input.asOf)),
    days,
    steps: [...stepsOf(input, terms, cap, days, cappedOn)],
    cautions,
  };
}

function run(
  input: SurchargeInput,
  terms: SurchargeRate,
  cap: Fen,
): { readonly days: readonly SurchargeDay[]; readonly cappedOn: PlainDate | null; readonly inParts: boolean } {
  const plans = plansInOrder(input);
  const firstDue = plans.flatMap(({ parts }) => parts.map(({ dueOn }) => dueOn)).reduce(earlier);
  const days: SurchargeDay[] = [];
  let scaled = 0n;
  let total = fen(0);
  let inParts = false;
  for (let date = addDays(firstDue, 1); date <= input.asOf; date = addDays(date, 1)) {
    if (paidUpTo(input.payments, addDays(date, -1)) >= input.fine) break;
    const { unpaid, whole } = overdue(input, plans, date);
    const base = input.countedOn === 'unpaid' ? unpaid : whole;
    if (base === 0 && days.length === 0) continue;
    const pause = input.excluded.find(
      ({ kind, from, to }) => terms.pauses.includes(kind) && from <= date && (to === null || date <= to),
    );
    const counted = base > 0 && pause === undefined;
    if (counted) {
      scaled += BigInt(base) * BigInt(terms.dailyBasisPoints);
      inParts ||= unpaid !== whole;
    }
    const reached = scaled / BASIS_POINTS;
    const next = reached >= BigInt(cap) ? cap : fen(Number(reached));
    const added = fen(next - total);
    total = next;
    days.push({ date, counted, base, added, total, note: noteOf(base, added, pause, total === cap) });
    if (total === cap) return { days, cappedOn: date, inParts };
  }
  return { days, cappedOn: null, inParts };
}

/** What was due first, then each approved plan by its day. */
function plansInOrder({ fine, dueOn, plans }: SurchargeInput): readonly (PaymentPlan & { readonly first?: true })[] {
  const approved = [...plans].sort((a, b) => (a.approvedOn < b.approvedOn ? -1 : a.approvedOn > b.approvedOn ? 1 : 0));
  return [{ approvedOn: dueOn, parts: [{ dueOn, amount: fine }], document: '', first: true }, ...approved];
}

/** The overdue parts of a day: what is unpaid of them, and their whole amount. Payments fill the earliest part first. */
function overdue(
  { payments }: SurchargeInput,
  plans: readonly (PaymentPlan & { readonly first?: true })[],
  date: PlainDate,
): { readonly unpaid: Fen; readonly whole: Fen } {
  const plan = plans.findLast(({ first, approvedOn }) => first === true || approvedOn <= date);
  if (plan === undefined) return { unpaid: fen(0), whole: fen(0) };
  const before = plan.first === true ? fen(0) : paidUpTo(payments, plan.approvedOn);
  let left = Math.max(0, paidUpTo(payments, addDays(date, -1)) - before);
  let [unpaid, whole] = [0, 0];
  for (const part of [...plan.parts].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))) {
    const open = Math.max(0, part.amount - left);
    left = Math.max(0, left - part.amount);
    if (part.dueOn < date && open > 0) {
      unpaid += open;
      whole += part.amount;
    }
  }
  return { unpaid: fen(unpaid), whole: fen(whole) };
}

const KINDS: Readonly<Record<ExcludedTime['kind'], Text>> = {
  reconsideration: { zh: '行政复议期间', en: 'reconsideration' },
  litigation: { zh: '行政诉讼期间', en: 'suit' },
};

function noteOf(base: Fen, added: Fen, pause: ExcludedTime | undefined, capped: boolean): Text {
  if (pause !== undefined) {
    const kind = KINDS[pause.kind];
    return { zh: `${kind.zh}，不予计算（${pause.document}）`, en: `${kind.en}: not computed (${pause.document})` };
  }
  if (base === 0) return { zh: '没有到期未缴的罚款', en: 'nothing is overdue' };
  const [on, plus] = [money(base), money(added)];
  const end = capped ? { zh: '，达到上限，不再计算', en: '; the cap is reached' } : { zh: '', en: '' };
  return { zh: `逾期罚款${on.zh}，加处${plus.zh}${end.zh}`, en: `${on.en} overdue, ${plus.en} added${end.en}` };
}

/** Reductions in force on the day looked at, not above what accrued. */
function reduction({ reductions, asOf }: SurchargeInput, accrued: Fen, cautions: Caution[]): Fen {
  let sum = 0;
  for (const { on, amount, document, remedied, brokenOn } of reductions) {
    if (on > asOf) continue;
    if (!remedied) {
      cautions.push(
        caution(
          'unlawful',
          'surcharge.no-remedy',
          sources.agreement,
          `执行协议（${document}）减免加处罚款，但当事人没有采取补救措施，不予减免`,
          `the agreement (${document}) reduces the surcharge, but the party took no remedial measure: not reduced`,
        ),
      );
    } else if (brokenOn !== null && brokenOn <= asOf) {
      cautions.push(
        caution(
          'check',
          'surcharge.agreement-broken',
          sources.agreement,
          `当事人不履行执行协议（${document}），恢复强制执行，减免不再适用`,
          `the agreement (${document}) was not performed: enforcement resumes, the reduction falls away`,
        ),
      );
    } else sum += amount === 'all' ? accrued : amount;
  }
  return fen(Math.min(sum, accrued));
}

function* stepsOf(
  { fine, dueOn, plans, excluded, asOf }: SurchargeInput,
  terms: SurchargeRate,
  cap: Fen,
  days: readonly SurchargeDay[],
  cappedOn: PlainDate | null,
): Generator<Step> {
  const [whole, most] = [money(fine), money(cap)];
  const rate = `${terms.dailyBasisPoints / 100}%`;
  yield step(sources.payment, `罚款${whole.zh}，缴纳期限至${dueOn}`, `fine of ${whole.en}, payable until ${dueOn}`);
  for (const { approvedOn, parts, document } of plans.filter((plan) => plan.approvedOn <= asOf)) {
    const list = parts.map((part) => ({ due: part.dueOn, text: money(part.amount) }));
    yield step(
      sources.deferral,
      `${approvedOn}批准延期或者分期（${document}）：${list.map(({ due, text }) => `${due}前${text.zh}`).join('，')}`,
      `deferral or instalments approved on ${approvedOn} (${document}): ${list.map(({ due, text }) => `${text.en} by ${due}`).join(', ')}`,
    );
  }
  const counted = days.filter((day) => day.counted).length;
  yield step(
    sources.surcharge,
    `自期限届满次日起每日按${rate}加处，计${counted}日`,
    `${rate} a day from the day after: ${counted} days`,
  );
  if (excluded.length > 0) {
    const out = days.filter((day) => !day.counted && day.base > 0).length;
    yield step(
      sources.noSurcharge,
      `行政复议、行政诉讼期间不予计算，除去${out}日`,
      `days of reconsideration or suit are not computed: ${out} left out`,
    );
  }
  yield cappedOn === null
    ? step(sources.surchargeCap, `上限${most.zh}，未达到`, `cap ${most.en}, not reached`)
    : step(sources.surchargeCap, `${cappedOn}达到上限${most.zh}`, `the cap of ${most.en} was reached on ${cappedOn}`);
}

const UNTOLD = caution(
  'unlawful',
  'surcharge.untold',
  sources.surchargeCap,
  '没有告知当事人加处罚款的标准',
  'the party was not told the rate of the surcharge',
);
const IN_PARTS = caution(
  'check',
  'surcharge.in-parts',
  sources.surcharge,
  '部分缴纳后按未缴部分还是按该期全额计算，法律没有明确，请法制机构确认',
  'after part payment the law does not say whether the rest or the whole part is counted: have it confirmed',
);

function paidTooMuch(amount: Fen): Caution {
  const text = money(amount);
  return caution(
    'check',
    'surcharge.overpaid',
    sources.surcharge,
    `加处罚款多缴${text.zh}，应当退还`,
    `${text.en} of surcharge too much: give it back`,
  );
}
