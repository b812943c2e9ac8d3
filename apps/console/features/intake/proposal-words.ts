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

/** A score that parts add up to, or that a model gives, can be read as a probability; that of a word list cannot. */
export const isProbability = ({ parts, rule }: Pick<Proposal, 'parts' | 'rule'>): boolean =>
  parts.length > 0 || modelOf(rule) !== undefined;

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
