import type { Field } from '../../../../platform/matching/comparison.ts';
import type { Weights } from '../../../../platform/matching/estimate.ts';

/** How common the commonest values of a field are, for what is shared by many says little. */
export interface Commonness {
  readonly field: string;
  /** Records with a value, and how often two of them agree. */
  readonly all: number;
  readonly agree: number;
  /** Hash and how often it is met, the commonest first. */
  readonly common: readonly (readonly [value: number, times: number])[];
}

/** Weights as a version keeps them. */
export interface SubjectWeights {
  /** 0: set by hand, before anything was learned. */
  readonly version: number;
  readonly learnedAt: string | null;
  readonly subjects: number;
  readonly verdicts: number;
  /** Words that officers had said until then, also those taken back: when more were said, it is learned anew. */
  readonly words: number;
  readonly weights: Weights;
  readonly commonness: readonly Commonness[];
}

/**
 * Where a system begins: set by hand, by judgement (ours), in round figures; no text was read for it. Per level, the least alike
 * first, how often papers about one operator stand there (m) and papers about two (u).
 */
export const FIRST_WEIGHTS: SubjectWeights = {
  version: 0,
  learnedAt: null,
  subjects: 0,
  verdicts: 0,
  words: 0,
  commonness: [],
  weights: {
    prior: 1e-5,
    rounds: 0,
    fields: [
      { field: 'code', m: [1e-4, 0.9999], u: [1, 1e-6] },
      {
        field: 'name',
        m: [0.005, 0.045, 0.08, 0.06, 0.03, 0.18, 0.2, 0.4],
        u: [0.99, 0.01, 5e-4, 2e-5, 1e-4, 4e-5, 1e-5, 2e-6],
      },
      { field: 'region', m: [0.01, 0.02, 0.07, 0.9], u: [0.5, 0.4, 0.08, 0.02] },
      { field: 'address', m: [0.15, 0.04, 0.06, 0.55, 0.2], u: [0.995, 5e-3, 2e-5, 1e-5, 2e-6] },
    ],
  },
};

const MOST_COMMON = 2_000;

/** Counts how common the values of a field are. */
export function commonnessOf({ name, rarity }: Field): Commonness[] {
  if (rarity === undefined) return [];
  const counts = new Map<number, number>();
  let all = 0;
  for (const value of rarity.values) {
    if (value === 0) continue;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    all += 1;
  }
  if (all === 0) return [];
  const sorted = [...counts].sort((one, two) => two[1] - one[1] || one[0] - two[0]);
  return [
    {
      field: name,
      all,
      agree: sorted.reduce((sum, [, times]) => sum + (times / all) ** 2, 0),
      common: sorted.filter(([, times]) => times > 2).slice(0, MOST_COMMON),
    },
  ];
}

/** No value speaks louder than this for being rare: those met twice or less are not kept apart. */
const RAREST = 3;

/** By record, how much more or less it says to agree on its value, by what a version of the weights knows to be common. */
export function raritiesBy(fields: readonly Field[], commonness: readonly Commonness[]): Map<string, Float32Array> {
  return new Map(
    fields.flatMap(({ name, rarity }) => {
      if (rarity === undefined) return [];
      const known = commonness.find(({ field }) => field === name);
      const times = new Map(known?.common ?? []);
      const values = Float32Array.from(rarity.values, (value) => {
        if (known === undefined || value === 0) return 0;
        const told = Math.log((known.agree * known.all) / (times.get(value) ?? 2));
        return Math.max(-RAREST * 2, Math.min(RAREST, told));
      });
      return [[name, values] as const];
    }),
  );
}
