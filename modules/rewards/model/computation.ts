import { type Fen, fen } from '../../../kernel/money.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { type RewardGrade, rewardFor, rewardRates } from '../../../rules/index.ts';

/** Whether an edition of the rates held on that day. */
export const ratesHold = (on: string): boolean =>
  rewardRates.some(
    ({ effectiveFrom, effectiveTo }) => effectiveFrom <= on && (effectiveTo === null || on <= effectiveTo),
  );

/** One step as it is shown: what is taken, and what comes out. Money in fen, the rate in hundredths of a per cent. */
interface ComputedStep {
  readonly step: 'collected' | 'share' | 'floor' | 'cap';
  readonly fen: Fen;
  readonly basisPoints?: number;
  /** The bound of a floor or a cap, where it is what counts. */
  readonly applied?: boolean;
}

/** The amount with the way to it, and the edition of the rule that it stands on. */
export interface Computation {
  readonly amountFen: Fen;
  readonly floorFen: Fen;
  readonly capFen: Fen;
  /** From here on the finance department decides with us. */
  readonly financeFromFen: Fen;
  readonly steps: readonly ComputedStep[];
  readonly rule: string;
  readonly effectiveFrom: PlainDate;
  readonly article: string;
  readonly confidence: string;
}

const grades: Readonly<Record<string, RewardGrade>> = { '1': 1, '2': 2, '3': 3 };

/**
 * 举报奖励金额 by level and fines and confiscations 罚没款, step by step: share, not below the floor, not above the cap.
 * Editions of the rates never change, so that an act folds the same for ever.
 * @throws AppError `rules.none-in-force` before the first edition
 */
export function computeReward(level: string, collected: number, on: PlainDate): Computation {
  const grade = grades[level] ?? 3;
  const { amount, rule } = rewardFor(grade, fen(collected), on);
  const { basisPoints, floor, capPerCase, withFinanceFrom } = rule.values;
  const share = fen(Number((BigInt(collected) * BigInt(basisPoints[grade])) / 10_000n));
  return {
    amountFen: amount,
    floorFen: floor[grade],
    capFen: capPerCase,
    financeFromFen: withFinanceFrom,
    steps: [
      { step: 'collected', fen: fen(collected) },
      { step: 'share', fen: share, basisPoints: basisPoints[grade] },
      { step: 'floor', fen: floor[grade], applied: share < floor[grade] },
      { step: 'cap', fen: capPerCase, applied: share > capPerCase },
    ],
    rule: rule.id,
    effectiveFrom: rule.effectiveFrom,
    article: rule.source.article ?? '',
    confidence: rule.source.confidence,
  };
}

/** As facts keep it. */
export const computedFacts = (computation: Computation): JsonObject => computation as unknown as JsonObject;
