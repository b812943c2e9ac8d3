import { type Fen, fen } from '../../../../kernel/money.ts';
import { isPlainDate, type PlainDate } from '../../../../kernel/plain-date.ts';
import { type IllegalGains, illegalGains } from '../../../../modules/cases/model/money/illegal-gains.ts';
import type { DeductionKind, GainKind } from '../../../../modules/cases/model/money/illegal-gains-input.ts';

/** What came in by the violation. Money in fen. */
export interface IncomeRow {
  readonly amount: number | null;
  readonly evidence: string;
}

/** An outlay that the party claims. */
export interface OutlayRow extends IncomeRow {
  readonly kind: DeductionKind;
  readonly provedOn: string;
  readonly recognised: boolean;
}

export interface GainsDraft {
  readonly kind: GainKind;
  readonly income: readonly IncomeRow[];
  readonly outlays: readonly OutlayRow[];
  readonly proofDue: string;
  readonly restitution: number | null;
  readonly determined: number | null;
  readonly reason: string;
}

export const noGains: GainsDraft = {
  kind: 'general',
  income: [],
  outlays: [],
  proofDue: '',
  restitution: null,
  determined: null,
  reason: '',
};

const dayOrNull = (text: string): PlainDate | null => (isPlainDate(text) ? text : null);
const amountOf = (value: number | null): Fen => fen(value ?? 0);

/** The determination by the rule of the day; null before any income stands there. */
export function determined(draft: GainsDraft, actEndedOn: PlainDate, today: PlainDate): IllegalGains | null {
  if (draft.income.length === 0 && draft.determined === null) return null;
  return illegalGains({
    kind: draft.kind,
    actEndedOn,
    determinedOn: today,
    income: draft.income.map((row, index) => ({
      id: `i${index + 1}`,
      amount: amountOf(row.amount),
      evidence: row.evidence,
    })),
    deductions: draft.outlays.map((row, index) => ({
      id: `d${index + 1}`,
      kind: row.kind,
      amount: amountOf(row.amount),
      evidence: row.evidence,
      provedOn: dayOrNull(row.provedOn),
      recognised: row.recognised,
    })),
    proofDue: dayOrNull(draft.proofDue),
    restitution: amountOf(draft.restitution),
    byOfficer:
      draft.determined === null || draft.reason.trim() === ''
        ? null
        : { amount: amountOf(draft.determined), reason: draft.reason },
  });
}
