import { parseYuan } from '../../../kernel/money.ts';
import { addDays, isPlainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../kernel/text.ts';

/** Days after the day of performance in which it may be contested, as this page offers them. The other side may ask for more. */
export const CONTEST_FOR_DAYS = 7;

/** What is typed for an act. */
export interface Typed {
  readonly text: string;
  readonly amount: string;
  readonly performBy: string;
  readonly evidence: string;
}

/** One thing a line. */
export const linesOf = (typed: string): readonly string[] =>
  typed
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '');

const named = (evidence: string): JsonObject =>
  linesOf(evidence).length === 0 ? {} : { evidence: [...linesOf(evidence)] };

/** The body of an offer; `amount` where the sum is none, `performBy` where the day is none. */
export function offerBody({ text, amount, performBy, evidence }: Typed): JsonObject | 'amount' | 'performBy' {
  const money = amount.trim() === '' ? null : parseYuan(amount);
  if (money === undefined) return 'amount';
  if (!isPlainDate(performBy)) return 'performBy';
  return {
    terms: text.trim(),
    ...(money === null ? {} : { amountFen: money }),
    performBy,
    contestBy: addDays(performBy, CONTEST_FOR_DAYS),
    ...named(evidence),
  };
}

/** The body of words. */
export const wordsBody = ({ text, evidence }: Pick<Typed, 'text' | 'evidence'>): JsonObject => ({
  text: text.trim(),
  ...named(evidence),
});
