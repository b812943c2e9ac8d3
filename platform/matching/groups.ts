/** Pairs with their scores, the strongest first when `groupsOf` reads them. */
export interface ScoredPairs {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly score: Float32Array | Float64Array;
}

export interface Grouping {
  /** Pairs below are not joined by themselves. */
  readonly upper: number;
  /**
   * Asked for records of two groups that are about to be one: below `contradiction` they contradict each other, and the mean
   * over the pairs asked must reach `coherent`.
   */
  scoreOf(a: number, b: number): number;
  readonly contradiction: number;
  readonly coherent: number;
  /** No single pair weighs more in the mean than this, for or against. */
  readonly most?: number;
}

/** Of two large groups only so many pairs are asked, evenly spread. */
const ASKED_AT_MOST = 64;
/** A group of more records joins nothing: by then a machine should not go on by itself. */
const LARGEST = 200;

/**
 * Groups of records, as the lowest record of each by record. The strongest pairs join first, and two groups become one only if
 * what they hold agrees as a whole: one link between two that contradict each other elsewhere joins nothing.
 */
export function groupsOf(records: number, pairs: ScoredPairs, rule: Grouping): Uint32Array {
  const order = Uint32Array.from({ length: pairs.a.length }, (_, at) => at)
    .filter((at) => (pairs.score[at] ?? 0) >= rule.upper)
    .sort(
      (one, two) =>
        (pairs.score[two] ?? 0) - (pairs.score[one] ?? 0) ||
        (pairs.a[one] ?? 0) - (pairs.a[two] ?? 0) ||
        (pairs.b[one] ?? 0) - (pairs.b[two] ?? 0),
    );
  const group = Uint32Array.from({ length: records }, (_, at) => at);
  const members = new Map<number, number[]>();
  const membersOf = (of: number): readonly number[] => members.get(of) ?? [of];
  const most = rule.most ?? Number.POSITIVE_INFINITY;

  const agree = (left: readonly number[], right: readonly number[]): boolean => {
    const all = left.length * right.length;
    if (all === 1) return true;
    if (left.length + right.length > LARGEST) return false;
    const step = Math.max(1, all / ASKED_AT_MOST);
    let [sum, asked] = [0, 0];
    for (let next = 0; next < all; next += step) {
      const at = Math.floor(next);
      const score = rule.scoreOf(left[at % left.length] ?? 0, right[Math.floor(at / left.length)] ?? 0);
      if (score < rule.contradiction) return false;
      sum += Math.max(-most, Math.min(most, score));
      asked += 1;
    }
    return sum / asked >= rule.coherent;
  };

  for (const at of order) {
    const [one, two] = [group[pairs.a[at] ?? 0] ?? 0, group[pairs.b[at] ?? 0] ?? 0];
    if (one === two) continue;
    const [keep, gone] = one < two ? [one, two] : [two, one];
    const [kept, joined] = [membersOf(keep), membersOf(gone)];
    if (!agree(kept, joined)) continue;
    for (const record of joined) group[record] = keep;
    members.set(keep, [...kept, ...joined]);
    members.delete(gone);
  }
  return group;
}
