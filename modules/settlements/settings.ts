/** What an operator of the product may set. None of it is law. */
export interface SettlementSettings {
  /** The firm is reminded so many working days before the last one. */
  readonly remindBefore: readonly number[];
  /** Below so many cases a scorecard shows counts and no share. */
  readonly fewest: number;
}

const isDay = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 60;

/**
 * As the environment has it: `QY_SETTLEMENT_REMIND_DAYS` (`5,2`), `QY_SETTLEMENT_FEWEST` (5); ours where unset or no number.
 */
export function settlementSettings(env: Readonly<Record<string, string | undefined>>): SettlementSettings {
  const days = (env.QY_SETTLEMENT_REMIND_DAYS ?? '').split(',').filter(Boolean).map(Number);
  const fewest = Number(env.QY_SETTLEMENT_FEWEST);
  return {
    remindBefore: days.length > 0 && days.every(isDay) ? days : [5, 2],
    fewest: Number.isInteger(fewest) && fewest > 0 ? fewest : 5,
  };
}
