import type { Text } from '../../kernel/text.ts';
import type { Field } from './comparison.ts';
import type { Weights } from './estimate.ts';

/** One named part of a score; the parts add up to the score. Drawn as a waterfall. */
export interface MatchPart {
  readonly part: string;
  readonly title: Text;
  /** Natural logarithm of odds; below 0 it speaks against. */
  readonly weight: number;
}

/** A field cannot speak louder than this for a value that nobody else has. */
const RAREST = 7;

/**
 * By record, how much more (above 0) or less it says to agree on its value than on any: the logarithm of how often two records
 * agree on average over how often this value is met. 0 where there is no value. Lies in shared memory.
 */
export function rarityOf(values: Uint32Array): Float32Array {
  const counts = new Map<number, number>();
  let all = 0;
  for (const value of values) {
    if (value === 0) continue;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    all += 1;
  }
  let agree = 0;
  for (const times of counts.values()) agree += (times / all) ** 2;
  const rarity = new Float32Array(new SharedArrayBuffer(values.length * Float32Array.BYTES_PER_ELEMENT));
  values.forEach((value, record) => {
    if (value === 0) return;
    const told = Math.log((agree * all) / (counts.get(value) ?? 1));
    rarity[record] = Math.max(-RAREST, Math.min(RAREST, told));
  });
  return rarity;
}

/** The score of pairs by learned weights. */
export interface Scorer {
  /** Natural logarithm of the odds that two records are the same. */
  scoreOf(a: number, b: number): number;
  /** What the score is made of, what is known before first; parts that say nothing are left out. */
  partsOf(a: number, b: number): MatchPart[];
}

const before: Text = { zh: '比对之前', en: 'Before anything is compared' };

/** `rarities`: by field name, of {@link rarityOf}; made here for fields that bring values and have none given. */
export function scorerOf(
  fields: readonly Field[],
  weights: Weights,
  rarities: ReadonlyMap<string, Float32Array> = new Map(),
): Scorer {
  const prior = Math.log(weights.prior / (1 - weights.prior));
  const compared = fields.map((field) => {
    const learned = weights.fields.find((each) => each.field === field.name);
    const levels = new Float64Array(field.levels.length + 1);
    field.levels.forEach((_, at) => {
      levels[at + 1] = Math.log((learned?.m[at] ?? 1) / (learned?.u[at] ?? 1));
    });
    const rarity = field.rarity === undefined ? undefined : (rarities.get(field.name) ?? rarityOf(field.rarity.values));
    return { field, levels, rarity, from: field.rarity?.from ?? 0 };
  });
  // Of two unlike values the commoner one counts.
  const rare = (rarity: Float32Array, a: number, b: number): number => Math.min(rarity[a] ?? 0, rarity[b] ?? 0);
  return {
    scoreOf(a, b) {
      let score = prior;
      for (const { field, levels, rarity, from } of compared) {
        const level = field.compare(a, b);
        score += levels[level] ?? 0;
        if (rarity !== undefined && level >= from) score += rare(rarity, a, b);
      }
      return score;
    },
    partsOf(a, b) {
      const parts: MatchPart[] = [{ part: 'prior', title: before, weight: prior }];
      for (const { field, levels, rarity, from } of compared) {
        const level = field.compare(a, b);
        const called = field.levels[level - 1];
        if (called === undefined) continue;
        const title = { zh: `${field.title.zh}：${called.zh}`, en: `${field.title.en}: ${called.en}` };
        parts.push({ part: field.name, title, weight: levels[level] ?? 0 });
        const weight = rarity !== undefined && level >= from ? rare(rarity, a, b) : 0;
        const how: Text = weight > 0 ? { zh: '少见', en: 'rare' } : { zh: '常见', en: 'common' };
        const rarityTitle = { zh: `${field.title.zh}：${how.zh}`, en: `${field.title.en}: ${how.en}` };
        if (weight !== 0) parts.push({ part: `${field.name}-rarity`, title: rarityTitle, weight });
      }
      return parts;
    },
  };
}

/** The probability that a score of log-odds says. */
export const probabilityOf = (score: number): number => 1 / (1 + Math.exp(-score));
