import { AppError } from '../../../../kernel/error.ts';
import { addFen, type Fen, fen } from '../../../../kernel/money.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { PauseKind } from '../../../../rules/index.ts';

/** Deferral (one part, later) or instalments, as approved; replaces what was due before from that day on. */
export interface PaymentPlan {
  readonly approvedOn: PlainDate;
  readonly parts: readonly { readonly dueOn: PlainDate; readonly amount: Fen }[];
  /** Number of the notice 延期/分期缴纳罚款通知书. */
  readonly document: string;
}

export interface FinePayment {
  readonly on: PlainDate;
  readonly amount: Fen;
  readonly towards: 'fine' | 'surcharge';
}

/** Days of reconsideration 复议 or suit 诉讼, both ends inside; `to` null = still running. */
export interface ExcludedTime {
  readonly kind: Extract<PauseKind, 'reconsideration' | 'litigation'>;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  /** Number of the notice of acceptance, of the decision or judgment. */
  readonly document: string;
}

/** A reduction agreed in a performance agreement 执行协议: only for remedial measures, gone when it is broken. */
export interface SurchargeReduction {
  readonly on: PlainDate;
  readonly amount: Fen | 'all';
  readonly document: string;
  readonly remedied: boolean;
  readonly brokenOn: PlainDate | null;
}

export interface SurchargeInput {
  readonly fine: Fen;
  /** Region code of the authority: the rate is that of the place on `dueOn`. */
  readonly region: string;
  /** Last day of the payment limit, as the clock `fine-pay` has it. */
  readonly dueOn: PlainDate;
  readonly plans: readonly PaymentPlan[];
  readonly payments: readonly FinePayment[];
  readonly excluded: readonly ExcludedTime[];
  readonly reductions: readonly SurchargeReduction[];
  /** The party was told the rate, in the decision or the demand (强制法 art 45). */
  readonly told: boolean;
  /**
   * What a day is counted on once part is paid: `unpaid` the rest, `part` the whole part that is overdue. The law says
   * 罚款数额 and is silent on parts; `unpaid` favours the party (U).
   */
  readonly countedOn: 'unpaid' | 'part';
  /** The last day looked at. */
  readonly asOf: PlainDate;
}

/**
 * Checks what no case can have.
 * @throws AppError `cases.calculation.negative`, `cases.surcharge.overpaid`, `cases.surcharge.plan-sum` (422)
 */
export function checkSurchargeInput(input: SurchargeInput): void {
  const { fine, payments, plans, asOf } = input;
  const amounts: readonly (readonly [string, number])[] = [
    ['fine', fine],
    ...payments.map((payment) => ['payment', payment.amount] as const),
    ...plans.flatMap(({ parts }) => parts.map((part) => ['part', part.amount] as const)),
    ...input.reductions.map(({ amount }) => ['reduction', amount === 'all' ? 0 : amount] as const),
  ];
  for (const [field, value] of amounts) {
    if (value < 0) throw new AppError('cases.calculation.negative', 422, { field, value });
  }
  const paid = paidUpTo(payments, asOf);
  if (paid > fine) throw new AppError('cases.surcharge.overpaid', 422, { paid, fine });
  for (const { approvedOn, parts } of plans) {
    const sum = parts.reduce((total, part) => addFen(total, part.amount), fen(0));
    const unpaid = fine - paidUpTo(payments, approvedOn);
    if (approvedOn <= asOf && sum !== unpaid) {
      throw new AppError('cases.surcharge.plan-sum', 422, { on: approvedOn, sum, unpaid });
    }
  }
}

/** Paid towards the fine on or before a day. */
export function paidUpTo(payments: readonly FinePayment[], on: PlainDate): Fen {
  return payments.reduce(
    (sum, payment) => (payment.towards === 'fine' && payment.on <= on ? addFen(sum, payment.amount) : sum),
    fen(0),
  );
}
