import type { Random } from '../random.ts';

/** Someone who gets a share: how much the more or less. */
export interface Share {
  readonly weight: number;
}

/**
 * Shares a sum out by weight in whole `unit`s, the last unit given: the shares add up to the sum exactly, each is at
 * least one unit. @throws RangeError where the sum is no multiple of the unit, or too small for so many
 */
export function shareOut(total: number, weights: readonly number[], unit: number): number[] {
  const units = total / unit;
  if (!Number.isInteger(units)) throw new RangeError(`${total} is not a multiple of ${unit}`);
  if (units < weights.length) throw new RangeError(`${total} is too little for ${weights.length}`);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const spare = units - weights.length;
  const shares: number[] = [];
  let [given, passed] = [0, 0];
  for (const weight of weights) {
    // What is due up to here less what was given: no rounding is ever lost.
    passed += weight;
    const due = Math.round((spare * passed) / all);
    shares.push((1 + due - given) * unit);
    given = due;
  }
  return shares;
}

/** The same list in another order. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((value) => ({ value, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

/** So many of a list of ways, spread by their shares: laid out evenly rather than drawn, so that each is taken. */
export function spread<T>(count: number, ways: readonly (readonly [T, number])[]): T[] {
  const total = ways.reduce((sum, [, share]) => sum + share, 0);
  return Array.from({ length: count }, (_, index) => {
    let left = ((index + 0.5) * total) / count;
    const found = ways.find(([, share]) => {
      left -= share;
      return left < 0;
    });
    const [way] = found ?? ways[0] ?? [];
    if (way === undefined) throw new RangeError('no ways');
    return way;
  });
}
