/** (value − before) ÷ before, four decimals; null without a base: growth from nothing is no rate. */
export function growthOf(value: number, before: number | null): number | null {
  if (before === null || before === 0) return null;
  return Math.round(((value - before) / before) * 10_000) / 10_000;
}
