import { probabilityOf } from './score.ts';

/** Scores are sorted into three bands: proposed as the same, to be looked at, not the same. */
export interface Bands {
  readonly upper: number;
  readonly lower: number;
  /** What is at or above `upper`: how many pairs, and what share of them is expected to be the same. */
  readonly merge: { readonly pairs: number; readonly precision: number };
  readonly review: { readonly pairs: number; readonly precision: number };
}

export interface BandRule {
  /** Least share expected to be the same among what is proposed as the same. */
  readonly precision: number;
  /** Below this probability a pair is not looked at. */
  readonly look: number;
  /** No pair is proposed below this probability, however good the others are. */
  readonly least: number;
}

/** The bands of scores by what the model itself expects; its expectation is checked against verdicts, not here. */
export function bandsOf(scores: ArrayLike<number>, { precision, look, least }: BandRule): Bands {
  const sorted = Float64Array.from(scores).sort().reverse();
  const lower = Math.log(look / (1 - look));
  const floor = Math.log(least / (1 - least));
  let [sum, merged] = [0, 0];
  for (let at = 0; at < sorted.length; at += 1) {
    const score = sorted[at] ?? 0;
    const next = sum + probabilityOf(score);
    if (score < floor || next / (at + 1) < precision) break;
    sum = next;
    merged = at + 1;
  }
  // Pairs of one score stand in one band.
  while (merged > 0 && merged < sorted.length && sorted[merged - 1] === sorted[merged]) {
    merged -= 1;
    sum -= probabilityOf(sorted[merged] ?? 0);
  }
  const upper = merged === 0 ? Number.POSITIVE_INFINITY : (sorted[merged - 1] ?? 0);
  let [looked, expected] = [0, 0];
  for (let at = merged; at < sorted.length && (sorted[at] ?? 0) >= lower; at += 1) {
    looked += 1;
    expected += probabilityOf(sorted[at] ?? 0);
  }
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  return {
    upper,
    lower,
    merge: { pairs: merged, precision: share(sum, merged) },
    review: { pairs: looked, precision: share(expected, looked) },
  };
}
