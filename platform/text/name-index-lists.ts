import type { Weighed } from './name-index-align.ts';
import { pairBucket, RARENESS_STEP, type Segment } from './name-index-segment.ts';
import { signs } from './name-index-signs.ts';

/** Share of its weight that a pair of sounds, and a pair with a look-alike in it, brings. Ours, as all weights here. */
const SOUND = 0.45;
const LOOK = 0.6;
/** A question is at most 64 units; those that look like very many others are not read to the end. */
const MOST_LISTS = 1_024;
/**
 * Scores count in such parts of a natural logarithm, so that they are small whole numbers: a name has at most 63 pairs, each in one
 * list of pairs and one of sounds, which together never exceed 16 bits.
 */
export const SCORE_STEP = 1 / 32;

/** The lists of a segment that a question asks for, and how far each row has come in them. Keeps the room that it counts in. */
export class Lists {
  readonly #segment: Segment;
  /** By row, in {@link SCORE_STEP}; all 0 between questions. */
  readonly scores: Uint16Array;
  /** The rows that have a score. */
  readonly touched: Uint32Array;
  readonly #from = new Uint32Array(MOST_LISTS);
  readonly #to = new Uint32Array(MOST_LISTS);
  readonly #weights = new Uint16Array(MOST_LISTS);
  /** Number of a list of pairs, or -1 - number of a list of sounds. */
  readonly #names = new Int32Array(MOST_LISTS);
  readonly #order = new Float64Array(MOST_LISTS);
  #size = 0;

  constructor(segment: Segment) {
    this.#segment = segment;
    this.scores = new Uint16Array(segment.size);
    this.touched = new Uint32Array(segment.size);
  }

  #add(name: number, from: number, to: number, weight: number): void {
    if (from === to || this.#size === MOST_LISTS) return;
    for (let at = 0; at < this.#size; at += 1) if (this.#names[at] === name) return;
    this.#names[this.#size] = name;
    this.#from[this.#size] = from;
    this.#to[this.#size] = to;
    this.#weights[this.#size] = Math.max(1, Math.round(weight / SCORE_STEP));
    this.#order[this.#size] = (to - from) * MOST_LISTS + this.#size;
    this.#size += 1;
  }

  #addPair(one: number, two: number, share: number, most: number): void {
    const { pairs, rareness, bits } = this.#segment;
    const bucket = pairBucket(one, two, bits);
    const weight = share * Math.min(most, RARENESS_STEP * (rareness[bucket] ?? 0));
    this.#add(bucket, pairs.starts[bucket] ?? 0, pairs.starts[bucket + 1] ?? 0, weight);
  }

  #addSound(one: number, two: number, most: number): void {
    const { heard, heardSize } = signs();
    const { sounds, size } = this.#segment;
    const [first, second] = [heard[one] ?? 0, heard[two] ?? 0];
    if (first === 0 || second === 0) return;
    const list = first * heardSize + second;
    const [from, to] = [sounds.starts[list] ?? 0, sounds.starts[list + 1] ?? 0];
    this.#add(-1 - list, from, to, SOUND * Math.min(most, Math.log((size + 1) / Math.max(1, to - from))));
  }

  #gather({ units, weights, length }: Weighed): void {
    const { likeFrom, like } = signs();
    this.#size = 0;
    // What two common words have between them (餐饮|中心) is rare and says nothing: a list counts no more than its characters.
    const most = (at: number): number => ((weights[at - 1] ?? 0) + (weights[at] ?? 0)) / 2;
    for (let at = 1; at < length; at += 1) this.#addPair(units[at - 1] ?? 0, units[at] ?? 0, 1, most(at));
    for (let at = 1; at < length; at += 1) {
      const [one, two] = [units[at - 1] ?? 0, units[at] ?? 0];
      this.#addSound(one, two, most(at));
      for (let other = likeFrom[one] ?? 0; other < (likeFrom[one + 1] ?? 0); other += 1)
        this.#addPair(like[other] ?? 0, two, LOOK, most(at));
      for (let other = likeFrom[two] ?? 0; other < (likeFrom[two + 1] ?? 0); other += 1)
        this.#addPair(one, like[other] ?? 0, LOOK, most(at));
    }
  }

  /** Reads the lists of a question, the rarest first, up to so many entries. Gives how many rows were touched. */
  read(asked: Weighed, budget: number): number {
    this.#gather(asked);
    const { pairs, sounds } = this.#segment;
    const { scores, touched } = this;
    const order = this.#order.subarray(0, this.#size).sort();
    let [count, read] = [0, 0];
    for (const place of order) {
      const list = place % MOST_LISTS;
      const [from, to] = [this.#from[list] ?? 0, this.#to[list] ?? 0];
      if (read > 0 && read + to - from > budget) break;
      read += to - from;
      const { rows } = (this.#names[list] ?? 0) < 0 ? sounds : pairs;
      const weight = this.#weights[list] ?? 0;
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
    return count;
  }
}
