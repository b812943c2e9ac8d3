import { foldInto } from './fold.ts';
import { type NameHit, Searcher } from './name-index-search.ts';
import { MOST_UNITS, type NamedEntry, type Segment, SegmentBuilder } from './name-index-segment.ts';

export type { NameHit } from './name-index-search.ts';
export { type NamedEntry, type Segment, SegmentBuilder } from './name-index-segment.ts';

export interface NameQuestion {
  readonly text: string;
  /** Where the matter stands, six digits as a number; nearer names come first among like ones. 0: nobody knows. */
  readonly near?: number;
  readonly limit?: number;
  /** Entries of lists read at most, the rarest lists first, and names looked at one by one: less of either is faster and finds less. */
  readonly budget?: number;
  readonly compared?: number;
  /** Names for which the geometric mean of `share` and `askedShare` is less are left out: for who wants like names alone. */
  readonly least?: number;
}

/** Ours, set on generated names of another seed than the benchmark's. */
const BUDGET = 6_000;
const COMPARED = 192;

/** The units of a name as the index compares it, as text. */
export function foldedOf(name: string): string {
  const units = new Uint16Array(Math.min(name.length * 2, 4096));
  return String.fromCharCode(...units.subarray(0, foldInto(name, units)));
}

/**
 * Names by what people make of them: a part left out or changed, another character of the same sound or look, words around.
 * A large segment that stays and a small one of what came since; of a key that is in both, the later names count.
 */
export class NameIndex {
  readonly #base: Searcher;
  #later: Searcher | undefined;
  #laterKeys: ReadonlySet<string> = new Set();
  readonly #units = new Uint16Array(MOST_UNITS);

  constructor(base: Segment) {
    this.#base = new Searcher(base);
  }

  get size(): number {
    return this.#base.segment.size + (this.#later?.segment.size ?? 0);
  }

  get segments(): readonly Segment[] {
    return [this.#base, this.#later].flatMap((each) => (each === undefined ? [] : [each.segment]));
  }

  /** Puts names in place of what the base says of these keys (a key without names is gone), and of earlier later ones. */
  async replaceLater(keyWidth: number, keys: ReadonlySet<string>, entries: readonly NamedEntry[]): Promise<void> {
    const builder = new SegmentBuilder(keyWidth, entries.length);
    for (const entry of entries) builder.add(entry);
    const segment = await builder.finish(this.#base.segment);
    this.#later = new Searcher(segment, this.#base.segment);
    this.#laterKeys = keys;
  }

  /** The likeliest names, best first, each key once. Bounded in time: what a question asks beyond 64 units is not read. */
  search({ text, near = 0, limit = 10, ...asked }: NameQuestion): NameHit[] {
    const length = foldInto(text, this.#units);
    if (length < 2) return [];
    const effort = { budget: asked.budget ?? BUDGET, compared: asked.compared ?? COMPARED, least: asked.least ?? 0 };
    const isGone = (key: string): boolean => this.#laterKeys.has(key);
    const found = this.#base.search(this.#units, length, near, limit, effort, isGone);
    const later = this.#later?.search(this.#units, length, near, limit, effort) ?? [];
    const all = [...found, ...later].sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1)).slice(0, limit);
    return all.map((each) => (later.includes(each) ? this.#later : this.#base)?.hitOf(each)).filter(isHit);
  }
}

const isHit = (hit: NameHit | undefined): hit is NameHit => hit !== undefined;
