import type { MatterDetail } from '../../../../modules/intake/contract.ts';

type Proposal = MatterDetail['proposals'][number];

/** How sure a proposal is, in words that a person would use. The limits are ours. */
export type Sureness = 'certain' | 'very' | 'likely' | 'open';

export function surenessOf(score: number): Sureness {
  if (score >= 0.95) return 'certain';
  if (score >= 0.8) return 'very';
  return score >= 0.6 ? 'likely' : 'open';
}

/** Whole percent, never 100: nothing is that sure. */
export const percentOf = (score: number): number => Math.min(99, Math.round(100 * score));

/** Which model said it, and how many corrections since it was trained; undefined where no model did. */
export function modelOf(rule: string): { readonly version: string; readonly corrections: number } | undefined {
  const found = /^[a-z]+-model@([^+]+)(?:\+(\d+))?$/.exec(rule);
  const version = found?.[1];
  return version === undefined ? undefined : { version, corrections: Number(found?.[2] ?? 0) };
}

/**
 * Only a model that was trained, and calibrated on texts held back, gives a probability. Weights that were set by hand add up to
 * points of evidence, and the hits of a word list to nothing more.
 */
export const isProbability = ({ rule }: Pick<Proposal, 'rule'>): boolean => modelOf(rule) !== undefined;

/**
 * In which words a proposal's sureness is told: with the percentage of a model, as how much points to it where evidence adds
 * up, as how good the grounds of a rule are. A key of the translations.
 */
export function surenessKey({ score, rule, parts }: Pick<Proposal, 'score' | 'rule' | 'parts'>) {
  const told = isProbability({ rule }) ? 'sure' : parts.length > 0 ? 'like' : 'hint';
  return `proposals.${told}.${surenessOf(score)}` as const;
}

/** A bar of the waterfall: where it begins and how wide it is, in percent of the whole width. */
export interface Bar {
  readonly left: number;
  readonly width: number;
}

/** More rows are not read; what is left over is summed up in one. */
export const MOST_PARTS = 8;

/** Each part from where the one before it ended, so that the last ends at their sum. */
export function waterfall(weights: readonly number[]): { readonly bars: readonly Bar[]; readonly sum: number } {
  const ends = weights.reduce<number[]>((list, weight) => [...list, (list.at(-1) ?? 0) + weight], []);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const span = high - low || 1;
  const bars = ends.map((end, at) => {
    const from = ends[at - 1] ?? 0;
    return { left: (100 * (Math.min(from, end) - low)) / span, width: (100 * Math.abs(end - from)) / span };
  });
  return { bars, sum: ends.at(-1) ?? 0 };
}
