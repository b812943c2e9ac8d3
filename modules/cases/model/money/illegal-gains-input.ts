import { AppError } from '../../../../kernel/error.ts';
import type { Fen } from '../../../../kernel/money.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { Text } from '../../../../kernel/text.ts';

/** Kinds of violation that the rule on illegal gains 违法所得 tells apart (law.md `illegal-gain`, `mlm-gain`). */
export const gainKinds = {
  general: { zh: '一般情形', en: 'general' },
  'over-charging': { zh: '多收价款', en: 'over-charging' },
  'head-count': { zh: '拉人头式传销', en: 'pyramid selling by head-count' },
  'entry-fee': { zh: '骗取入门费式传销', en: 'pyramid selling by entry fee' },
  'team-pay': { zh: '团队计酬式传销', en: 'pyramid selling by team pay' },
  'providing-convenience': { zh: '为违法活动提供便利条件', en: 'providing convenience for violations' },
} as const satisfies Readonly<Record<string, Text>>;

export type GainKind = keyof typeof gainKinds;

/** Outlays that may be deducted where they were lawful, necessary and direct. */
export const deductionKinds = {
  materials: { zh: '原材料购进价款', en: 'raw materials' },
  'purchase-price': { zh: '商品购进价款', en: 'purchase price of goods' },
  'other-direct': { zh: '其他直接必要支出', en: 'other necessary direct outlays' },
  'tax-paid': { zh: '已经缴纳的税费', en: 'taxes and fees already paid' },
} as const satisfies Readonly<Record<string, Text>>;

export type DeductionKind = keyof typeof deductionKinds;

export interface Income {
  readonly id: string;
  readonly amount: Fen;
  /** Piece of the evidence register. */
  readonly evidence: string;
}

export interface ClaimedDeduction {
  readonly id: string;
  readonly kind: DeductionKind;
  readonly amount: Fen;
  /** Piece of the evidence register; '' where the party gave none. */
  readonly evidence: string;
  /** The day the party gave the proof; null where it gave none. */
  readonly provedOn: PlainDate | null;
  /** The officer's finding that the outlay was lawful, necessary and direct. */
  readonly recognised: boolean;
}

export interface GainsInput {
  readonly kind: GainKind;
  readonly actEndedOn: PlainDate;
  /** The day of the determination: decides which rule there is. */
  readonly determinedOn: PlainDate;
  readonly income: readonly Income[];
  readonly deductions: readonly ClaimedDeduction[];
  /** Last day set for the party's proof; null where none was set. */
  readonly proofDue: PlainDate | null;
  /** To be given back to those who paid 依法应当退赔; it is not confiscated (处罚法 art 28). */
  readonly restitution: Fen;
  /** The officer's own determination, where no rule that we can vouch for says how. */
  readonly byOfficer: { readonly amount: Fen; readonly reason: string } | null;
}

/**
 * @throws AppError `cases.calculation.negative`, `cases.calculation.reason-missing` (422)
 */
export function checkGainsInput({ income, deductions, restitution, byOfficer }: GainsInput): void {
  const amounts: readonly (readonly [string, number])[] = [
    ...income.map(({ amount }) => ['income', amount] as const),
    ...deductions.map(({ amount }) => ['deduction', amount] as const),
    ['restitution', restitution],
    ['byOfficer', byOfficer?.amount ?? 0],
  ];
  for (const [field, value] of amounts) {
    if (value < 0) throw new AppError('cases.calculation.negative', 422, { field, value });
  }
  if (byOfficer !== null && byOfficer.reason.trim() === '') {
    throw new AppError('cases.calculation.reason-missing', 422, { field: 'illegal-gain' });
  }
}
