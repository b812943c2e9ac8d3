import { align, alignSpan, IN_A_ROW, type Pair, type Span, type Weighed } from './name-index-align.ts';
import { Best } from './name-index-best.ts';
import { Lists, SCORE_STEP } from './name-index-lists.ts';
import { Reach } from './name-index-reach.ts';
import {
  keyAt,
  MOST_UNITS,
  pairBucket,
  RARENESS_STEP,
  type Rareness,
  type Segment,
  weigh,
} from './name-index-segment.ts';

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

/** How hard a segment is searched: see `NameQuestion`. */
export interface Effort {
  readonly budget: number;
  readonly compared: number;
  readonly least: number;
}

/** A row with what it came to. */
export interface Ranked {
  readonly key: string;
  readonly row: number;
  readonly score: number;
}

/** Ours, set on generated names of another seed than the benchmark's. */
const SETTINGS = {
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
} as const;
/** Bounds are sums in another order than the scores: what rounding may make of it. */
const ROUNDING = 1e-3;
/** Rows are looked at one by one up to here, whatever is asked for. */
const MOST_COMPARED = 1_024;

/** Units `from` … `to` of the question. */
interface ShortSpan {
  readonly from: number;
  readonly to: number;
}

/** 3 the same county, 2 the same city, 1 the same province, 0 elsewhere or unknown. */
function nearness(one: number, other: number): 0 | 1 | 2 | 3 {
  if (one === 0 || other === 0) return 0;
  if (one === other) return 3;
  if (Math.floor(one / 100) === Math.floor(other / 100)) return 2;
  return Math.floor(one / 10_000) === Math.floor(other / 10_000) ? 1 : 0;
}
const nearnessScore = (one: number, other: number): number => SETTINGS.near[nearness(one, other)] ?? 0;

/** What ends the name of a place: it belongs to the place, however rare the pair is. */
const PLACE_WORDS: ReadonlySet<number> = new Set(Array.from('省市县区州盟旗镇乡村', (each) => each.charCodeAt(0)));

interface Room extends Weighed {
  readonly units: Uint16Array;
  readonly weights: Float32Array;
  length: number;
  /** The sum of the weights. */
  whole: number;
}
const roomFor = (): Room => ({
  ...{ units: new Uint16Array(MOST_UNITS), weights: new Float32Array(MOST_UNITS), length: 0, whole: 0 },
});

/** One for all segments: it keeps one question at a time, and no search waits for another. */
const reach = new Reach();

/** Answers questions on one segment; keeps the room that it counts in. */
export class Searcher {
  readonly segment: Segment;
  /** Where rareness is read: a few names that came later tell little of what is common. */
  readonly #common: Rareness;
  /** The greatest rareness there is. */
  readonly #most: number;
  readonly #lists: Lists;
  readonly #asked = roomFor();
  readonly #askedWeights = new Uint8Array(MOST_UNITS);
  readonly #name = roomFor();
  readonly #candidates = new Best(MOST_COMPARED);
  /** The parts of the question that may be what a firm is called for short. */
  #shorts: readonly ShortSpan[] = [];

  /** `common` as the segment was finished with it. */
  constructor(segment: Segment, common: Rareness = segment) {
    this.segment = segment;
    this.#common = common.size > segment.size ? common : segment;
    this.#most = Math.log(this.#common.size + 1);
    this.#lists = new Lists(segment);
  }

  /** How much a pair of characters tells: the natural logarithm of names per name that has it. */
  #rareness(one: number, two: number): number {
    const { bits, rareness } = this.#common;
    return RARENESS_STEP * (rareness[pairBucket(one, two, bits)] ?? 0);
  }

  #ask(question: Uint16Array, length: number): void {
    const asked = this.#asked;
    asked.length = Math.min(length, MOST_UNITS);
    asked.units.set(question.subarray(0, asked.length));
    weigh(this.#common, asked.units, 0, asked.length, this.#askedWeights, 0);
    asked.whole = 0;
    for (let at = 0; at < asked.length; at += 1) {
      const weight = RARENESS_STEP * (this.#askedWeights[at] ?? 0);
      asked.weights[at] = weight;
      asked.whole += weight;
    }
    this.#shorts = this.#shortSpans();
    reach.ask(asked);
  }

  #read(row: number): Room {
    const { units, offsets, weights } = this.segment;
    const name = this.#name;
    const from = offsets[row] ?? 0;
    name.length = (offsets[row + 1] ?? 0) - from;
    name.whole = 0;
    for (let at = 0; at < name.length; at += 1) {
      const weight = RARENESS_STEP * (weights[from + at] ?? 0);
      name.units[at] = units[from + at] ?? 0;
      name.weights[at] = weight;
      name.whole += weight;
    }
    return name;
  }

  /** The rows that share most with the question, by their lists alone and where they are. */
  #select(near: number, { budget, compared }: Effort): Best {
    const { places } = this.segment;
    const { scores, touched } = this.#lists;
    const count = this.#lists.read(this.#asked, budget);
    const most = SETTINGS.near[3] ?? 0;
    const best = this.#candidates;
    best.begin(compared);
    for (let at = 0; at < count; at += 1) {
      const row = touched[at] ?? 0;
      const score = SCORE_STEP * (scores[row] ?? 0);
      scores[row] = 0;
      if (score + most > best.least) best.add(row, score + nearnessScore(places[row] ?? 0, near));
    }
    return best;
  }

  /** What one unit costs that lies outside of the aligned span. */
  #outside(weight: number): number {
    return SETTINGS.outside * weight + SETTINGS.rare * Math.max(0, weight - 0.5 * this.#most);
  }

  /** The parts of the question that are few units, and all of it or between words that no name has. */
  #shortSpans(): ShortSpan[] {
    const { units, length } = this.#asked;
    const foreign = SETTINGS.short.foreign * this.#most;
    const isEdge = (at: number): boolean =>
      at === 0 || at === length || this.#rareness(units[at - 1] ?? 0, units[at] ?? 0) >= foreign;
    const edges = Array.from({ length: length + 1 }, (_, at) => at).filter(isEdge);
    return edges.flatMap((from) =>
      edges.filter((to) => to >= from + 2 && to <= from + SETTINGS.short.units).map((to) => ({ from, to })),
    );
  }

  /** The score of a name that holds a short question to the letter, from `from`: like ones differ by what stands around it alone. */
  #short({ units, weights, length }: Weighed, from: number, { from: askedFrom, to: askedTo }: ShortSpan): number {
    const { exact, outside } = SETTINGS.short;
    const to = from + askedTo - askedFrom;
    let score: number = exact;
    for (let at = askedFrom; at < askedTo; at += 1) score += (this.#asked.weights[at] ?? 0) * (1 + IN_A_ROW);
    for (let at = 0; at < length; at += 1) if (at < from || at >= to) score -= outside * (weights[at] ?? 0);
    // Behind the end of a place a brand begins: what stands between is part of it.
    if (from > 0 && !PLACE_WORDS.has(units[from - 1] ?? 0)) {
      const isBrand = from > 1 && PLACE_WORDS.has(units[from - 2] ?? 0);
      score -= this.#beside(isBrand ? this.#most : (weights[from - 1] ?? 0), units, from);
    }
    return to < length ? score - this.#beside(weights[to] ?? 0, units, to) : score;
  }

  /** What it costs that a unit this rare stands beside a short name, with its edge before `at`. */
  #beside(rare: number, units: Uint16Array, at: number): number {
    const { beside, common } = SETTINGS.short;
    const least = common * this.#most;
    const pair = this.#rareness(units[at - 1] ?? 0, units[at] ?? 0);
    return beside * (Math.max(0, rare - least) + Math.max(0, least - pair));
  }

  /** The score of a name by its alignment, without its place. */
  #scoreOf(name: Weighed, span: Span): number {
    const length = span.to - span.from;
    const isShort = this.#shorts.some(
      ({ from, to }) => from === span.askedFrom && to === span.askedTo && to - from === length,
    );
    if (isShort && this.#isAt(name, span.from, span.askedFrom, length))
      return this.#short(name, span.from, { from: span.askedFrom, to: span.askedTo });
    let score = span.score;
    for (let at = 0; at < name.length; at += 1)
      if (at < span.from || at >= span.to) score -= this.#outside(name.weights[at] ?? 0);
    return score;
  }

  /** So many units of the question stand in the name, to the letter. */
  #isAt({ units, length: all }: Weighed, from: number, askedFrom: number, length: number): boolean {
    if (from + length > all) return false;
    for (let at = 0; at < length; at += 1) if (units[from + at] !== this.#asked.units[askedFrom + at]) return false;
    return true;
  }

  /** The geometric mean of what agrees as a share of the name and of the question. */
  #likeness(agreed: number, whole: number): number {
    return agreed / ((1 + IN_A_ROW) * Math.max(1e-6, Math.sqrt(whole * this.#asked.whole)));
  }

  /** How far a name can come at most, without its place; below all where it cannot be like enough. */
  #boundOf(name: Room, least: number): number {
    const { units, weights, length } = name;
    let [agreed, cost] = [0, 0];
    for (let at = 0; at < length; at += 1) {
      const weight = weights[at] ?? 0;
      const most = reach.of(units[at] ?? 0, weight);
      if (most > 0) agreed += most;
      else cost += this.#outside(weight);
    }
    if (this.#likeness(agreed, name.whole) + ROUNDING < least) return Number.NEGATIVE_INFINITY;
    return this.#shortBound(name, agreed - cost) + ROUNDING;
  }

  /** The bound, where the name holds a part of the question that is a short name; of a short question nothing else counts then. */
  #shortBound(name: Weighed, aligned: number): number {
    let bound = Number.NEGATIVE_INFINITY;
    let isWhole = false;
    for (const span of this.#shorts) {
      const length = span.to - span.from;
      for (let from = 0; from + length <= name.length; from += 1) {
        if (!this.#isAt(name, from, span.from, length)) continue;
        isWhole ||= length === this.#asked.length;
        bound = Math.max(bound, this.#short(name, from, span));
      }
    }
    return isWhole ? bound : Math.max(bound, aligned);
  }

  /**
   * The best rows for a question, best first, of each key its best. Of those that the lists bring, the ones with the greatest
   * bounds are aligned, until no bound is above what so many have already. `isGone` says which keys do not count.
   */
  search(
    question: Uint16Array,
    length: number,
    near: number,
    limit: number,
    effort: Effort,
    isGone: (key: string) => boolean = () => false,
  ): Ranked[] {
    this.#ask(question, length);
    const { places } = this.segment;
    const candidates = this.#select(near, effort);
    for (let at = 0; at < candidates.size; at += 1) {
      const row = candidates.rows[at] ?? 0;
      candidates.scores[at] = this.#boundOf(this.#read(row), effort.least) + nearnessScore(places[row] ?? 0, near);
    }
    const found = new Ranking(limit);
    for (; candidates.size > 0; ) {
      const at = candidates.greatest();
      const [row, bound] = [candidates.rows[at] ?? 0, candidates.scores[at] ?? 0];
      if (bound === Number.NEGATIVE_INFINITY || bound < found.least) break;
      candidates.drop(at);
      const name = this.#read(row);
      const span = alignSpan(this.#asked, name);
      if (this.#likeness(span.score, name.whole) < effort.least) continue;
      const score = this.#scoreOf(name, span) + nearnessScore(places[row] ?? 0, near);
      if (score < found.least) continue;
      const key = keyAt(this.segment, row);
      if (!isGone(key)) found.add({ key, row, score });
    }
    return found.all;
  }

  /** All about a row that the last question found. */
  hitOf({ key, row, score }: Ranked): NameHit {
    const name = this.#read(row);
    const { score: agreed, pairs } = align(this.#asked, name);
    const share = (whole: number): number => Math.min(1, agreed / Math.max(1e-6, whole * (1 + IN_A_ROW)));
    return {
      ...{ key, place: this.segment.places[row] ?? 0, score, pairs },
      ...{ share: share(name.whole), askedShare: share(this.#asked.whole) },
      name: String.fromCharCode(...name.units.subarray(0, name.length)),
    };
  }
}

/** The best so many keys, best first. */
class Ranking {
  readonly all: Ranked[] = [];
  readonly #limit: number;
  /** What a score must reach to come in. */
  least = Number.NEGATIVE_INFINITY;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(one: Ranked): void {
    const { all } = this;
    const known = all.findIndex(({ key }) => key === one.key);
    if (known >= 0) {
      const { score, row } = all[known] ?? one;
      if (score > one.score || (score === one.score && row < one.row)) return;
      all.splice(known, 1);
    }
    const place = all.findIndex(({ score, key }) => score < one.score || (score === one.score && key > one.key));
    all.splice(place < 0 ? all.length : place, 0, one);
    if (all.length > this.#limit) all.pop();
    if (all.length === this.#limit) this.least = all.at(-1)?.score ?? this.least;
  }
}
