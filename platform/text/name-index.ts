import { align, alignSpan, IN_A_ROW, MOST_UNITS, type Pair, type Span, type Weighed } from './name-index-align.ts';
import { keyAt, type NamedEntry, pairBucket, type Segment, SegmentBuilder } from './name-index-segment.ts';
import { foldInto, signs } from './name-index-signs.ts';

export { type NamedEntry, type Segment, SegmentBuilder } from './name-index-segment.ts';

/** A name that is perhaps meant. */
export interface NameHit {
  readonly key: string;
  /** The name as it is compared: folded, without marks. */
  readonly name: string;
  readonly place: number;
  /** Weight of what agrees less what was left out or put in, in natural logarithms of rareness; more is better. */
  readonly score: number;
  /** `score` without the place of the asker, as a share of what the whole name would have had: 1 is the name itself. */
  readonly share: number;
  /** The same as a share of what was asked: 1 where all of it stands in the name. */
  readonly askedShare: number;
  /** What stands against what; `asked` counts units of {@link foldedOf} the question. */
  readonly pairs: readonly Pair[];
}

export interface NameQuestion {
  readonly text: string;
  /** Where the matter stands, six digits as a number; nearer names come first among like ones. 0: nobody knows. */
  readonly near?: number;
  readonly limit?: number;
  /** Entries of lists read, and rows compared, at most: less of either is faster and finds less. */
  readonly budget?: number;
  readonly compared?: number;
  /** Rows with less than this share of the weight of the question in common are not compared: 0, or for who wants like names alone. */
  readonly least?: number;
}

/** Ours, set on generated names of another seed than the benchmark's. */
const SETTINGS = {
  /** So many entries of lists are read at most, the rarest lists first. */
  budget: 60_000,
  /** So many rows are compared character by character. */
  compared: 96,
  /** Share of its weight that a pair of sounds, and a pair with a look-alike in it, brings. */
  sound: 0.45,
  look: 0.6,
  /** What nearness brings: same province, city, county. */
  near: [0, 0.8, 1.8, 3.5],
  /**
   * What a unit of the name costs that was not said, before or after what was: little for words that many names have, for a
   * rare one most of what it weighs beyond half of the greatest rareness (there are names that contain the name asked for).
   */
  outside: 0.05,
  rare: 0.6,
  /**
   * A question of so few units is mostly what a firm is called for short, and many bear it: those that have it to the letter
   * come first, then the nearer ones, and how long the rest of the name is hardly counts. A rare character beside it makes it
   * another short name (鸿泰 in 金鸿泰), and so does a common word across its edge (鑫家 in 昌鑫家居): both cost by how far they
   * are from `common`, a share of the greatest rareness. In a longer question it is what stands between words that no name
   * has: pairs rarer than `foreign`.
   */
  short: { units: 5, exact: 6, outside: 0.015, beside: 4, common: 0.5, foreign: 0.75 },
  leastWeight: 0.25,
} as const;

/** The units of a name as the index compares it, as text. */
export function foldedOf(name: string): string {
  const units = new Uint16Array(Math.min(name.length, 4096));
  return String.fromCharCode(...units.subarray(0, foldInto(name, units)));
}

/** 3 the same county, 2 the same city, 1 the same province, 0 elsewhere or unknown. */
function nearness(one: number, other: number): 0 | 1 | 2 | 3 {
  if (one === 0 || other === 0) return 0;
  if (one === other) return 3;
  if (Math.floor(one / 100) === Math.floor(other / 100)) return 2;
  return Math.floor(one / 10_000) === Math.floor(other / 10_000) ? 1 : 0;
}

/** The aligned parts are the same to the letter. */
function isExact(asked: Weighed, name: Weighed, { from, to, askedFrom, askedTo }: Span): boolean {
  if (to - from !== askedTo - askedFrom) return false;
  for (let at = 0; at < to - from; at += 1) if (asked.units[askedFrom + at] !== name.units[from + at]) return false;
  return true;
}

/** What ends the name of a place: it belongs to the place, however rare the pair is. */
const PLACE_WORDS: ReadonlySet<number> = new Set(Array.from('省市县区州盟旗镇乡村', (each) => each.charCodeAt(0)));

interface List {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  /** What it adds to the most that a row can have: the weight of what was asked to the letter. */
  readonly whole: number;
  readonly rows: Uint32Array;
}

interface Effort {
  readonly budget: number;
  readonly compared: number;
  readonly least: number;
}

interface Ranked {
  readonly row: number;
  readonly score: number;
}

/** Answers questions on one segment; keeps the room that it counts in. */
class Searcher {
  readonly segment: Segment;
  /** Where rareness is read: a few names that came later tell little of what is common. */
  readonly #common: Segment;
  /** The greatest rareness there is. */
  readonly #most: number;
  readonly #scores: Float32Array;
  readonly #touched: Uint32Array;
  readonly #asked: Weighed = { units: new Uint16Array(MOST_UNITS), weights: new Float32Array(MOST_UNITS), length: 0 };

  constructor(segment: Segment, common = segment) {
    this.segment = segment;
    this.#common = common.size > segment.size ? common : segment;
    this.#most = Math.log(this.#common.size + 1);
    this.#scores = new Float32Array(segment.size);
    this.#touched = new Uint32Array(segment.size);
  }

  /** How much a pair of characters tells: the natural logarithm of names per name that has it. */
  #rareness(one: number, two: number): number {
    const { bits, pairs, size } = this.#common;
    const bucket = pairBucket(one, two, bits);
    const count = (pairs.starts[bucket + 1] ?? 0) - (pairs.starts[bucket] ?? 0);
    return Math.log((size + 1) / Math.max(1, count));
  }

  /**
   * What each unit weighs: the rareness of the commoner of its two pairs. So a common word weighs little in all its
   * characters, and a rare one between two common ones weighs much: names fall into parts by themselves.
   */
  #weigh(units: Uint16Array, from: number, length: number, into: Float32Array): void {
    let before = Number.POSITIVE_INFINITY;
    for (let at = 0; at < length; at += 1) {
      const after =
        at + 1 < length ? this.#rareness(units[from + at] ?? 0, units[from + at + 1] ?? 0) : Number.POSITIVE_INFINITY;
      const weight = Math.min(before, after);
      into[at] = Math.max(SETTINGS.leastWeight, Number.isFinite(weight) ? weight : 1);
      before = after;
    }
  }

  /** The lists to read, shortest first. */
  #lists({ units, weights, length }: Weighed): List[] {
    const { pairs, sounds, bits, size } = this.segment;
    const { heard, heardSize, like } = signs();
    const lists = new Map<number, List>();
    // What two common words have between them (餐饮|中心) is rare and says nothing: a list counts no more than its characters.
    const worth = (at: number, from: number, to: number): number =>
      Math.min(Math.log((size + 1) / Math.max(1, to - from)), ((weights[at - 1] ?? 0) + (weights[at] ?? 0)) / 2);
    const addPair = (at: number, one: number, two: number, share: number): void => {
      const bucket = pairBucket(one, two, bits);
      const [from, to] = [pairs.starts[bucket] ?? 0, pairs.starts[bucket + 1] ?? 0];
      if (from === to || lists.has(bucket)) return;
      const weight = share * worth(at, from, to);
      lists.set(bucket, { from, to, rows: pairs.rows, weight, whole: share === 1 ? weight : 0 });
    };
    for (let at = 1; at < length; at += 1) addPair(at, units[at - 1] ?? 0, units[at] ?? 0, 1);
    for (let at = 1; at < length; at += 1) {
      const [one, two] = [units[at - 1] ?? 0, units[at] ?? 0];
      for (const other of like.get(one) ?? []) addPair(at, other, two, SETTINGS.look);
      for (const other of like.get(two) ?? []) addPair(at, one, other, SETTINGS.look);
      const [first, second] = [heard[one] ?? 0, heard[two] ?? 0];
      if (first === 0 || second === 0) continue;
      const sound = first * heardSize + second;
      const [from, to] = [sounds.starts[sound] ?? 0, sounds.starts[sound + 1] ?? 0];
      const weight = SETTINGS.sound * worth(at, from, to);
      if (from !== to) lists.set(-1 - sound, { from, to, rows: sounds.rows, weight, whole: weight });
    }
    return [...lists.values()].sort((a, b) => a.to - a.from - (b.to - b.from));
  }

  /** The rows that share most with the question, by their lists alone; unordered. */
  #candidates(lists: readonly List[], near: number, { budget, compared, least }: Effort): number[] {
    const { places } = this.segment;
    const scores = this.#scores;
    const touched = this.#touched;
    let [count, read] = [0, 0];
    for (const { from, to, weight, rows } of lists) {
      if (read > 0 && read + to - from > budget) break;
      read += to - from;
      for (let at = from; at < to; at += 1) {
        const row = rows[at] ?? 0;
        const before = scores[row] ?? 0;
        if (before === 0) {
          touched[count] = row;
          count += 1;
        }
        scores[row] = before + weight;
      }
    }
    const most = SETTINGS.near[3] ?? 0;
    const floor = least * lists.reduce((sum, { whole }) => sum + whole, 0);
    const best = new Best(compared);
    for (let at = 0; at < count; at += 1) {
      const row = touched[at] ?? 0;
      const score = scores[row] ?? 0;
      scores[row] = 0;
      if (score + most <= best.least || score < floor) continue;
      best.add(row, score + (SETTINGS.near[nearness(places[row] ?? 0, near)] ?? 0));
    }
    return best.rows();
  }

  readonly #name: Weighed = { units: new Uint16Array(MOST_UNITS), weights: new Float32Array(MOST_UNITS), length: 0 };

  #nameAt(row: number): { name: Weighed; whole: number } {
    const { units, offsets } = this.segment;
    const from = offsets[row] ?? 0;
    const length = Math.min(MOST_UNITS, (offsets[row + 1] ?? 0) - from);
    const { weights } = this.#name;
    this.#weigh(units, from, length, weights);
    let whole = 0;
    for (let at = 0; at < length; at += 1) whole += weights[at] ?? 0;
    return { name: { units: units.subarray(from, from + length), weights, length }, whole };
  }

  /** What the units cost that lie outside of the aligned span. */
  #outside({ weights, length }: Weighed, from: number, to: number): number {
    const common = 0.5 * this.#most;
    let cost = 0;
    for (let at = 0; at < length; at += 1) {
      if (at >= from && at < to) continue;
      const weight = weights[at] ?? 0;
      cost += SETTINGS.outside * weight + SETTINGS.rare * Math.max(0, weight - common);
    }
    return cost;
  }

  /** How rare the pair is that these units are, as a share of the greatest rareness; 1 where one of them is missing. */
  #rareShare(one: number | undefined, two: number | undefined): number {
    return one === undefined || two === undefined ? 1 : this.#rareness(one, two) / this.#most;
  }

  /** A span of the question is what a firm is called for short: few units, and all of it or between words that no name has. */
  #isShort({ units, length }: Weighed, from: number, to: number): boolean {
    if (to - from > SETTINGS.short.units || to - from < 2) return false;
    const isForeign = (one: number, two: number) => this.#rareShare(units[one], units[two]) >= SETTINGS.short.foreign;
    return (from === 0 || isForeign(from - 1, from)) && (to === length || isForeign(to - 1, to));
  }

  /** The score of a name that holds a short question to the letter: like ones differ by what stands around it alone. */
  #short(asked: Weighed, { units, weights, length }: Weighed, { from, to, askedFrom, askedTo }: Span): number {
    const { exact, outside, beside, common } = SETTINGS.short;
    let score = exact;
    for (let at = askedFrom; at < askedTo; at += 1) score += (asked.weights[at] ?? 0) * (1 + IN_A_ROW);
    const least = common * this.#most;
    const edge = (at: number, one: number, two: number): void => {
      if (at < 0 || at >= length) return;
      const [unit, before] = [units[at] ?? 0, units[at - 1] ?? 0];
      // Behind the end of a place a brand begins: what stands between is part of it.
      const rare = at === from - 1 && PLACE_WORDS.has(before) ? this.#most : (weights[at] ?? 0);
      if (at === from - 1 && PLACE_WORDS.has(unit)) return;
      score -= beside * Math.max(0, rare - least);
      score -= beside * Math.max(0, least - this.#rareness(units[one] ?? 0, units[two] ?? 0));
    };
    edge(from - 1, from - 1, from);
    edge(to, to - 1, to);
    for (let at = 0; at < length; at += 1) if (at < from || at >= to) score -= outside * (weights[at] ?? 0);
    return score;
  }

  /** The best rows for a question, best first. */
  search(question: Uint16Array, length: number, near: number, limit: number, effort: Effort): NameHit[] {
    const { places } = this.segment;
    const asked: Weighed = { ...this.#asked, length: Math.min(length, MOST_UNITS) };
    asked.units.set(question.subarray(0, asked.length));
    this.#weigh(asked.units, 0, asked.length, asked.weights);
    const ranked: Ranked[] = this.#candidates(this.#lists(asked), near, effort).map((row) => {
      const { name } = this.#nameAt(row);
      const span = alignSpan(asked, name);
      const place = SETTINGS.near[nearness(places[row] ?? 0, near)] ?? 0;
      const isShort = isExact(asked, name, span) && this.#isShort(asked, span.askedFrom, span.askedTo);
      return {
        row,
        score:
          place + (isShort ? this.#short(asked, name, span) : span.score - this.#outside(name, span.from, span.to)),
      };
    });
    ranked.sort((a, b) => b.score - a.score || a.row - b.row);
    let all = 0;
    for (let at = 0; at < asked.length; at += 1) all += asked.weights[at] ?? 0;
    return ranked.slice(0, limit).map(({ row, score }) => {
      const { name, whole } = this.#nameAt(row);
      const { score: agreed, pairs } = align(asked, name);
      return {
        ...{ key: keyAt(this.segment, row), place: places[row] ?? 0, score, pairs },
        share: Math.min(1, agreed / Math.max(1e-6, whole * (1 + IN_A_ROW))),
        askedShare: Math.min(1, agreed / Math.max(1e-6, all * (1 + IN_A_ROW))),
        name: String.fromCharCode(...name.units),
      };
    });
  }
}

/** The best so many of a stream, as a heap whose top is the worst that is kept. */
class Best {
  readonly #rows: Uint32Array;
  readonly #scores: Float64Array;
  #size = 0;
  /** What a score must exceed to be kept. */
  least = Number.NEGATIVE_INFINITY;

  constructor(most: number) {
    this.#rows = new Uint32Array(most);
    this.#scores = new Float64Array(most);
  }

  #swap(a: number, b: number): void {
    const [row, score] = [this.#rows[a] ?? 0, this.#scores[a] ?? 0];
    this.#rows[a] = this.#rows[b] ?? 0;
    this.#scores[a] = this.#scores[b] ?? 0;
    this.#rows[b] = row;
    this.#scores[b] = score;
  }

  #sink(): void {
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < this.#size && (this.#scores[child] ?? 0) < (this.#scores[least] ?? 0)) least = child;
      if (least === at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  add(row: number, score: number): void {
    if (this.#size < this.#rows.length) {
      let at = this.#size;
      this.#rows[at] = row;
      this.#scores[at] = score;
      this.#size += 1;
      for (let parent = (at - 1) >> 1; at > 0 && (this.#scores[parent] ?? 0) > (this.#scores[at] ?? 0); ) {
        this.#swap(at, parent);
        at = parent;
        parent = (at - 1) >> 1;
      }
    } else if (score > this.least) {
      this.#rows[0] = row;
      this.#scores[0] = score;
      this.#sink();
    }
    if (this.#size === this.#rows.length) this.least = this.#scores[0] ?? 0;
  }

  rows(): number[] {
    return [...this.#rows.subarray(0, this.#size)];
  }
}

/**
 * Names by what people make of them: a part left out or changed, another character of the same sound or look, words around.
 * A large segment that stays and a small one of what came since; of a key that is in both, the later names count.
 */
export class NameIndex {
  readonly #base: Searcher;
  #later: Searcher | undefined;
  #laterKeys: ReadonlySet<string> = new Set();

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
    const segment = await builder.finish();
    this.#later = new Searcher(segment, this.#base.segment);
    this.#laterKeys = keys;
  }

  /** The likeliest names, best first, each key once. Bounded in time: what a question asks beyond 64 units is not read. */
  search({ text, near = 0, limit = 10, ...asked }: NameQuestion): NameHit[] {
    const units = new Uint16Array(MOST_UNITS);
    const length = foldInto(text, units);
    if (length < 2) return [];
    const wide = limit * 2 + 4;
    const effort: Effort = {
      budget: asked.budget ?? SETTINGS.budget,
      compared: asked.compared ?? SETTINGS.compared,
      least: asked.least ?? 0,
    };
    const found = this.#base
      .search(units, length, near, wide, effort)
      .filter(({ key }) => !this.#laterKeys.has(key))
      .concat(this.#later?.search(units, length, near, wide, effort) ?? []);
    found.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
    const seen = new Set<string>();
    return found.filter(({ key }) => !seen.has(key) && seen.add(key)).slice(0, limit);
  }
}
