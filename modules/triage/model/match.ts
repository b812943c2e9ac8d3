import type { Lexicon, Weight } from './lexicons/lexicon.ts';

/** A place in the text that speaks for a proposal; UTF-16 offsets, `end` after the last. */
export interface Evidence {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** What a rule proposes. The officer decides: a proposal is never a fact. */
export interface Proposal<Value extends string> {
  readonly value: Value;
  /** From the rule's threshold up to 1; a measure of how much speaks for it, no probability. */
  readonly score: number;
  readonly evidence: readonly Evidence[];
  /** Lexicon and version, e.g. `domain@2026.1`. */
  readonly rule: string;
}

/** What speaks for one value in a text. */
export interface Tally<Value extends string> {
  readonly value: Value;
  /** Sum of the weights of the different terms found. */
  readonly weight: number;
  readonly evidence: readonly Evidence[];
}

interface Compiled<Value extends string> {
  readonly pattern: RegExp;
  /** What a term speaks for; one term may speak for several values. */
  readonly meaning: ReadonlyMap<string, readonly { readonly value: Value; readonly weight: Weight }[]>;
}

const WEIGHTS: readonly Weight[] = [3, 2, 1];
const compiled = new WeakMap<Lexicon<string>, Compiled<string>>();

const escapeTerm = (term: string): string => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function compile<Value extends string>(lexicon: Lexicon<Value>): Compiled<Value> {
  const known = compiled.get(lexicon);
  if (known !== undefined) return known as Compiled<Value>;
  const meaning = new Map<string, { value: Value; weight: Weight }[]>();
  for (const [value, byWeight] of Object.entries(lexicon.terms) as [Value, Partial<Record<Weight, string>>][]) {
    for (const weight of WEIGHTS) {
      for (const term of (byWeight[weight] ?? '').split(' ').filter((word) => word !== '')) {
        meaning.set(term.toLowerCase(), [...(meaning.get(term.toLowerCase()) ?? []), { value, weight }]);
      }
    }
  }
  // Longest first, so that 食品安全 is found as itself and not as 食品.
  const terms = [...meaning.keys()].sort((a, b) => b.length - a.length);
  const made: Compiled<Value> = { pattern: new RegExp(terms.map(escapeTerm).join('|'), 'gi'), meaning };
  compiled.set(lexicon, made as unknown as Compiled<string>);
  return made;
}

/** Tallies of every value that the text speaks for, heaviest first; equal ones in the order of their first evidence. */
export function tally<Value extends string>(lexicon: Lexicon<Value>, text: string): readonly Tally<Value>[] {
  const { pattern, meaning } = compile(lexicon);
  const found = new Map<Value, { weight: number; evidence: Evidence[]; terms: Set<string> }>();
  for (const match of text.matchAll(pattern)) {
    const [term] = match;
    for (const { value, weight } of meaning.get(term.toLowerCase()) ?? []) {
      const sum = found.get(value) ?? { weight: 0, evidence: [], terms: new Set<string>() };
      found.set(value, sum);
      sum.evidence.push({ term, start: match.index, end: match.index + term.length });
      if (!sum.terms.has(term.toLowerCase())) sum.weight += weight;
      sum.terms.add(term.toLowerCase());
    }
  }
  return [...found]
    .map(([value, { weight, evidence }]) => ({ value, weight, evidence }))
    .sort((a, b) => b.weight - a.weight || (a.evidence[0]?.start ?? 0) - (b.evidence[0]?.start ?? 0));
}

/** Turns a tally into a proposal: 0.5 at the threshold, towards 1 the more different terms speak. */
export function proposalOf<Value extends string>(lexicon: Lexicon<Value>, sum: Tally<Value>): Proposal<Value> {
  const score = 1 - 0.5 ** (sum.weight / lexicon.threshold);
  return {
    value: sum.value,
    score: Math.round(score * 1000) / 1000,
    evidence: sum.evidence,
    rule: `${lexicon.id}@${lexicon.version}`,
  };
}
