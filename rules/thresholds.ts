import { type Fen, fen } from '../kernel/money.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import { instruments } from './instruments.ts';
import { type Threshold, thresholdOn, yuan } from './threshold.ts';
import { day } from './worked-rule.ts';

export type { Threshold } from './threshold.ts';

/** Grade of a report: 1 gives detailed facts and decisive evidence, 3 leads to the matter. */
export type RewardGrade = 1 | 2 | 3;

export interface RewardRates {
  /** Share of fines and confiscations 罚没款, in hundredths of a per cent. */
  readonly basisPoints: Readonly<Record<RewardGrade, number>>;
  /** Least reward, also where nothing was fined or confiscated. */
  readonly floor: Readonly<Record<RewardGrade, Fen>>;
  readonly capPerCase: Fen;
  /** From this sum on it is decided together with the finance department. */
  readonly withFinanceFrom: Fen;
}

export interface RewardExample {
  readonly grade: RewardGrade;
  /** Fines and confiscations of the case, in fen. */
  readonly collected: number;
  readonly reward: number;
  readonly withFinance: boolean;
  readonly note: string;
}

/** Rewards for reporting major violations 举报奖励标准: law.md §3 `reward-rate`. */
export const rewardRates: readonly [Threshold<RewardRates, RewardExample>] = [
  {
    id: 'reward-rate',
    effectiveFrom: day('2021-12-01'),
    effectiveTo: null,
    jurisdiction: '',
    title: { zh: '举报奖励标准', en: 'Rewards for reports' },
    source: { instrument: instruments.reward, article: '第十二条', confidence: 'S' },
    values: {
      basisPoints: { 1: 500, 2: 300, 3: 100 },
      floor: { 1: yuan(5_000), 2: yuan(3_000), 3: yuan(1_000) },
      capPerCase: yuan(1_000_000),
      withFinanceFrom: yuan(500_000),
    },
    examples: [
      { grade: 1, collected: 20_000_000, reward: 1_000_000, withFinance: false, note: '罚没 20 万元的 5% 为 1 万元' },
      {
        grade: 2,
        collected: 5_000_000,
        reward: 300_000,
        withFinance: false,
        note: '5 万元的 3% 为 1500 元，不足最低 3000 元',
      },
      { grade: 3, collected: 0, reward: 100_000, withFinance: false, note: '没有罚没款，按最低 1000 元' },
      {
        grade: 1,
        collected: 1_000_000_000,
        reward: 50_000_000,
        withFinance: true,
        note: '1000 万元的 5% 恰为 50 万元，商财政部门',
      },
      {
        grade: 1,
        collected: 3_000_000_000,
        reward: 100_000_000,
        withFinance: true,
        note: '3000 万元的 5% 为 150 万元，每案最高 100 万元',
      },
      { grade: 3, collected: 12_345_678, reward: 123_456, withFinance: false, note: '不足一分的舍去' },
    ],
  },
];

/**
 * The reward for a report of a case decided on `on`: share of what was collected, not below the floor, not above the
 * cap. Parts of a fen are dropped; the source is silent on that (U).
 * @throws AppError `rules.none-in-force`
 */
export function rewardFor(
  grade: RewardGrade,
  collected: Fen,
  on: PlainDate,
): { readonly amount: Fen; readonly withFinance: boolean; readonly rule: Threshold<RewardRates, RewardExample> } {
  const rule = thresholdOn(rewardRates, on, '');
  const { basisPoints, floor, capPerCase, withFinanceFrom } = rule.values;
  const share = Number((BigInt(collected) * BigInt(basisPoints[grade])) / 10_000n);
  const amount = fen(Math.min(Math.max(share, floor[grade]), capPerCase));
  return { amount, withFinance: amount >= withFinanceFrom, rule };
}
