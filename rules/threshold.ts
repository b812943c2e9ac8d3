import type { LegalSource } from '../kernel/deadline.ts';
import { AppError } from '../kernel/error.ts';
import { type Fen, fen } from '../kernel/money.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import type { Text } from '../kernel/text.ts';

/** A dated amount or share that the law fixes, with cases counted by hand. */
export interface Threshold<Values, Example> {
  readonly id: string;
  readonly effectiveFrom: PlainDate;
  readonly effectiveTo: PlainDate | null;
  /** Region code prefix where it holds; '' everywhere. */
  readonly jurisdiction: string;
  readonly title: Text;
  readonly source: LegalSource;
  readonly values: Values;
  readonly examples: readonly [Example, ...Example[]];
}

/** Whole yuan as money. */
export const yuan = (amount: number): Fen => fen(amount * 100);

/**
 * The edition in force on that day in that region; the longest jurisdiction prefix wins, as in the rule book.
 * @throws AppError `rules.none-in-force` (422)
 */
export function thresholdOn<Values, Example>(
  editions: readonly [Threshold<Values, Example>, ...Threshold<Values, Example>[]],
  on: PlainDate,
  region: string,
): Threshold<Values, Example> {
  let found: Threshold<Values, Example> | undefined;
  for (const edition of editions) {
    const { effectiveFrom, effectiveTo, jurisdiction } = edition;
    const holds = effectiveFrom <= on && (effectiveTo === null || on <= effectiveTo) && region.startsWith(jurisdiction);
    if (holds && (found === undefined || jurisdiction.length > found.jurisdiction.length)) found = edition;
  }
  if (found === undefined) throw new AppError('rules.none-in-force', 422, { rule: editions[0].id, on, region });
  return found;
}
