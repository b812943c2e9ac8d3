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
  /** By UTF-16 unit: 1 where a term may begin. */
  readonly begins: Uint8Array;
  /** What a term speaks for; one term may speak for several values. */
  readonly meaning: ReadonlyMap<string, readonly { readonly value: Value; readonly weight: Weight }[]>;
  /** What was said of the last text: several rules ask one after another. */
  last: { readonly text: string; readonly tallies: readonly Tally<Value>[] } | undefined;
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
  const begins = new Uint8Array(0x10000);
  for (const term of terms)
    for (const first of [term.slice(0, 1).toLowerCase(), term.slice(0, 1).toUpperCase()])
      begins[first.charCodeAt(0)] = 1;
  const pattern = new RegExp(terms.map(escapeTerm).join('|'), 'iy');
  const made: Compiled<Value> = { pattern, begins, meaning, last: undefined };
  compiled.set(lexicon, made as unknown as Compiled<string>);
  return made;
}

/** Tallies of every value that the text speaks for, heaviest first; equal ones in the order of their first evidence. */
export function tally<Value extends string>(lexicon: Lexicon<Value>, text: string): readonly Tally<Value>[] {
  const known = compile(lexicon);
  if (known.last?.text === text) return known.last.tallies;
  const { meaning } = known;
  const found = new Map<Value, { weight: number; evidence: Evidence[]; terms: Set<string> }>();
  for (const { term, start } of termsIn(text, known)) {
    for (const { value, weight } of meaning.get(term.toLowerCase()) ?? []) {
      const sum = found.get(value) ?? { weight: 0, evidence: [], terms: new Set<string>() };
      found.set(value, sum);
      sum.evidence.push({ term, start, end: start + term.length });
      if (!sum.terms.has(term.toLowerCase())) sum.weight += weight;
      sum.terms.add(term.toLowerCase());
    }
  }
  const tallies = [...found]
    .map(([value, { weight, evidence }]) => ({ value, weight, evidence }))
    .sort((a, b) => b.weight - a.weight || (a.evidence[0]?.start ?? 0) - (b.evidence[0]?.start ?? 0));
  known.last = { text, tallies };
  return tallies;
}

/** The terms of a text from left to right, none within another: asked for only where one may begin. */
function termsIn(text: string, { pattern, begins }: Pick<Compiled<string>, 'pattern' | 'begins'>) {
  const terms: { readonly term: string; readonly start: number }[] = [];
  for (let start = 0; start < text.length; start += 1) {
    if (begins[text.charCodeAt(start)] !== 1) continue;
    pattern.lastIndex = start;
    const term = pattern.exec(text)?.[0];
    if (term === undefined) continue;
    terms.push({ term, start });
    start += term.length - 1;
  }
  return terms;
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
