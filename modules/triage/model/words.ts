/** A stretch of a text: UTF-16 offsets, `end` after the last. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** How much it added to the distance from the plane of a label. */
  readonly weight: number;
}

/** More words than that nobody reads. */
const MOST = 8;
/** Longest stretch that is shown as one. */
const LONGEST = 12;
/** A character counts to a word when it weighs so much of the strongest one. */
const SHARE = 0.25;

const isWord = (unit: string | undefined): boolean => unit !== undefined && /[\p{L}\p{N}]/u.test(unit);

/**
 * The stretches of a text that weighed most, out of the weight of each UTF-16 unit: neighbours that all speak for the label
 * are one stretch. At most 8, in the order of the text.
 */
export function wordsThatWeighed(text: string, weights: Float64Array): readonly Stretch[] {
  const strongest = weights.reduce((most, each) => Math.max(most, each), 0);
  if (strongest === 0) return [];
  const speaks = (at: number): boolean => (weights[at] ?? 0) >= SHARE * strongest && isWord(text[at]);
  const found: Stretch[] = [];
  for (let start = 0; start < text.length; start += 1) {
    if (!speaks(start)) continue;
    let [end, weight] = [start, 0];
    while (end < text.length && end - start < LONGEST && speaks(end)) {
      weight += weights[end] ?? 0;
      end += 1;
    }
    found.push({ start, end, weight });
    start = end;
  }
  return found
    .sort((a, b) => b.weight - a.weight || a.start - b.start)
    .slice(0, MOST)
    .sort((a, b) => a.start - b.start);
}

const PAUSES = /[^，。！？；：、,.!?;:\n“”"]+/gu;
/** A longer clause is shown up to here. */
const LONGEST_CLAUSE = 60;

/** The clauses that weighed most, at most two, in the order of the text: what is quoted as a sign. */
export function clausesThatWeighed(text: string, weights: Float64Array): readonly Stretch[] {
  return [...text.matchAll(PAUSES)]
    .map(({ index, 0: clause }) => {
      const end = index + Math.min(clause.length, LONGEST_CLAUSE);
      return { start: index, end, weight: weights.slice(index, end).reduce((sum, each) => sum + each, 0) };
    })
    .filter(({ start, end, weight }) => weight > 0 && text.slice(start, end).trim() !== '')
    .sort((a, b) => b.weight - a.weight || a.start - b.start)
    .slice(0, 2)
    .sort((a, b) => a.start - b.start);
}
