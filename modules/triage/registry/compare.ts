import { mix } from '../../../platform/text/grams.ts';
import { accuracy, isRight, macroF1, type Told } from '../../../platform/text/told.ts';
import type { Comparison } from '../contract.ts';

/** A new model may be so much less often right, at worst, in the field of work. Ours; no law sets it. */
export const MARGIN = 0.01;
const CONFIDENCE = 0.95;
const RESAMPLES = 2_000;
/** Below this a difference for the worse in another question counts as shown. */
const SIGNIFICANT = 0.05;
/** What is compared beside the field of work. */
const BESIDE = ['theme', 'urgency'] as const;

/** 1 where only the candidate is right, -1 where only the current model is, else 0. */
const differences = (candidate: readonly Told[], current: readonly Told[]): readonly number[] =>
  candidate.map((each, at) => {
    const other = current[at];
    return (isRight(each) ? 1 : 0) - (other !== undefined && isRight(other) ? 1 : 0);
  });

/** The lower bound of the mean difference by drawing the pairs again and again; the same pairs give the same bound. */
export function lowestDifference(pairs: readonly number[]): number {
  if (pairs.length === 0) return 0;
  let state = mix(pairs.length);
  const means = Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let turn = 0; turn < pairs.length; turn += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      // The low bits of such a sequence repeat soon: the place is taken from the high ones.
      sum += pairs[Math.floor((state / 2 ** 32) * pairs.length)] ?? 0;
    }
    return sum / pairs.length;
  }).sort((a, b) => a - b);
  return means[Math.floor((1 - CONFIDENCE) * RESAMPLES)] ?? 0;
}

/** Probability of so many losses or more among those where the two differ, were they alike (McNemar, exact, one-sided). */
export function losesByChance(wins: number, losses: number): number {
  const many = wins + losses;
  // In logarithms: half to the power of a thousand is nothing to a double.
  let [term, sum] = [many * Math.log(0.5), 0];
  for (let k = 0; k <= many; k += 1) {
    if (k >= losses) sum += Math.exp(term);
    term += Math.log((many - k) / (k + 1));
  }
  return Math.min(1, sum);
}

/** Compares what two models guessed of the same texts, by `PROMOTION_RULE`. */
export function compare(
  set: string,
  candidate: ReadonlyMap<string, readonly Told[]>,
  current: ReadonlyMap<string, readonly Told[]>,
): Comparison {
  const [mine, other] = [candidate.get('domain') ?? [], current.get('domain') ?? []];
  const pairs = differences(mine, other);
  const count = (value: number): number => pairs.filter((each) => each === value).length;
  const worse = BESIDE.filter((task) => {
    const beside = differences(candidate.get(task) ?? [], current.get(task) ?? []);
    const losses = beside.filter((each) => each === -1).length;
    return losses > 0 && losesByChance(beside.filter((each) => each === 1).length, losses) < SIGNIFICANT;
  });
  const f1 = { candidate: macroF1(mine), current: macroF1(other) };
  const lowest = lowestDifference(pairs);
  return {
    set,
    texts: pairs.length,
    accuracy: { candidate: accuracy(mine), current: accuracy(other) },
    macroF1: f1,
    ...{ onlyCandidate: count(1), onlyCurrent: count(-1), lowest, worse },
    better: pairs.length > 0 && f1.candidate > f1.current && lowest >= -MARGIN && worse.length === 0,
  };
}
