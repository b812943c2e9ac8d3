import { foldInto } from './fold.ts';
import { signs } from './name-index-signs.ts';

/** A name with the key that it leads to and where it stands (six digits of a place, as a number; 0 unknown). */
export interface NamedEntry {
  /** ASCII, as long as the index says at most. */
  readonly key: string;
  readonly name: string;
  readonly place: number;
}

/** Longer names and questions are compared as far as this: bounded time whatever is sent. */
export const MOST_UNITS = 64;
/** Rareness is kept in such steps of a natural logarithm: a byte says it up to a thousand million names. */
export const RARENESS_STEP = 1 / 12;
/** Names are put into lists in slices, so that a server answers in between. */
const SLICE = 20_000;

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Two neighbouring units as the number of a list. */
export const pairBucket = (one: number, two: number, bits: number): number =>
  Math.imul(Math.imul(one, 0x10001) ^ two, 0x9e3779b1) >>> (32 - bits);

/** Lists of rows, one after the other: list b is `rows[starts[b] .. starts[b + 1])`, rows rising. */
export interface Postings {
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

/** How rare pairs of characters are. */
export type Rareness = Pick<Segment, 'bits' | 'rareness' | 'size'>;

/** Names that do not change any more, with the lists of their pairs of characters and of sounds. */
export interface Segment {
  readonly size: number;
  readonly units: Uint16Array;
  /** Where each name begins in `units`; one more than names. */
  readonly offsets: Uint32Array;
  readonly places: Uint32Array;
  readonly keys: Uint8Array;
  readonly keyWidth: number;
  readonly bits: number;
  readonly pairs: Postings;
  /** By list of pairs, how rare it is, in {@link RARENESS_STEP}: the logarithm of names per name that has the pair. */
  readonly rareness: Uint8Array;
  /** By unit, what it weighs in its name, in {@link RARENESS_STEP}. */
  readonly weights: Uint8Array;
  /** By heard syllable × heardSize + heard syllable. */
  readonly sounds: Postings;
}

/** Bytes held by a segment. */
export const bytesOf = ({ units, offsets, places, keys, pairs, rareness, weights, sounds }: Segment): number =>
  [units, offsets, places, keys, pairs.starts, pairs.rows, rareness, weights, sounds.starts, sounds.rows].reduce(
    (sum, { byteLength }) => sum + byteLength,
    0,
  );

export function keyAt({ keys, keyWidth }: Segment, row: number): string {
  const from = row * keyWidth;
  let to = from;
  while (to < from + keyWidth && keys[to] !== 0) to += 1;
  return String.fromCharCode(...keys.subarray(from, to));
}

/** Takes names one after another, then makes the segment of them. */
export class SegmentBuilder {
  #units: Uint16Array;
  #offsets: Uint32Array;
  #places: Uint32Array;
  #keys: Uint8Array;
  #size = 0;
  #length = 0;
  readonly #keyWidth: number;
  readonly #one = new Uint16Array(MOST_UNITS);

  /** `expected` names; more are taken too, at the price of copying. */
  constructor(keyWidth: number, expected = 1_000) {
    this.#keyWidth = keyWidth;
    const rows = Math.max(16, expected);
    this.#units = new Uint16Array(rows * 14);
    this.#offsets = new Uint32Array(rows + 1);
    this.#places = new Uint32Array(rows);
    this.#keys = new Uint8Array(rows * keyWidth);
  }

  get size(): number {
    return this.#size;
  }

  /** A name of fewer than two characters is not looked up: it is left out. */
  add({ key, name, place }: NamedEntry): void {
    const length = foldInto(name, this.#one);
    if (length < 2) return;
    if (this.#size + 2 > this.#offsets.length) this.#growRows();
    if (this.#length + length > this.#units.length) {
      const units = new Uint16Array(Math.ceil(this.#units.length * 1.4) + MOST_UNITS);
      units.set(this.#units);
      this.#units = units;
    }
    this.#units.set(this.#one.subarray(0, length), this.#length);
    for (let at = 0; at < Math.min(key.length, this.#keyWidth); at += 1)
      this.#keys[this.#size * this.#keyWidth + at] = key.charCodeAt(at);
    this.#places[this.#size] = place;
    this.#length += length;
    this.#size += 1;
    this.#offsets[this.#size] = this.#length;
  }

  #growRows(): void {
    const rows = Math.ceil(this.#places.length * 1.4) + 16;
    const [offsets, places] = [new Uint32Array(rows + 1), new Uint32Array(rows)];
    const keys = new Uint8Array(rows * this.#keyWidth);
    offsets.set(this.#offsets);
    places.set(this.#places);
    keys.set(this.#keys);
    [this.#offsets, this.#places, this.#keys] = [offsets, places, keys];
  }

  /** The segment; the builder is not used again. `common`, where it is larger, says how rare pairs are. */
  async finish(common?: Rareness): Promise<Segment> {
    const size = this.#size;
    const units = this.#units.slice(0, this.#length);
    const offsets = this.#offsets.slice(0, size + 1);
    const bits = Math.min(22, Math.max(8, Math.ceil(Math.log2(size * 4 + 1))));
    const { heard, heardSize } = signs();
    const pairs = await postings(units, offsets, 1 << bits, (one, two) => pairBucket(one, two, bits));
    const sounds = await postings(units, offsets, heardSize * heardSize, (one, two) => {
      const [first, second] = [heard[one] ?? 0, heard[two] ?? 0];
      return first === 0 || second === 0 ? -1 : first * heardSize + second;
    });
    const rareness = rarenessOf(pairs.starts, size);
    const read = common !== undefined && common.size > size ? common : { bits, rareness, size };
    return {
      ...{ size, units, offsets, bits, pairs, sounds, rareness, keyWidth: this.#keyWidth },
      weights: weightsOf(units, offsets, read),
      places: this.#places.slice(0, size),
      keys: this.#keys.slice(0, size * this.#keyWidth),
    };
  }
}

function rarenessOf(starts: Uint32Array, size: number): Uint8Array {
  const rareness = new Uint8Array(starts.length - 1);
  const none = Math.round(Math.log(size + 1) / RARENESS_STEP);
  for (let list = 0; list < rareness.length; list += 1) {
    const names = (starts[list + 1] ?? 0) - (starts[list] ?? 0);
    rareness[list] = names < 2 ? none : Math.round(Math.log((size + 1) / names) / RARENESS_STEP);
  }
  return rareness;
}

/** A unit weighs this at least: a pair that every name has would weigh nothing. */
const LEAST_WEIGHT = 3;
/** What one unit weighs that stands for itself. */
const ALONE = 12;

/**
 * What each unit of a name weighs, in {@link RARENESS_STEP}: the rareness of the commoner of its two pairs. So a common word
 * weighs little in all its characters, and a rare one between two common ones weighs much: names fall into parts by themselves.
 */
export function weigh(
  { bits, rareness }: Rareness,
  units: Uint16Array,
  from: number,
  to: number,
  into: Uint8Array,
  at: number,
): void {
  if (to - from === 1) into[at] = ALONE;
  let before = 255;
  for (let unit = from; to - from > 1 && unit < to; unit += 1) {
    const after = unit + 1 === to ? 255 : (rareness[pairBucket(units[unit] ?? 0, units[unit + 1] ?? 0, bits)] ?? 0);
    into[at + unit - from] = Math.max(LEAST_WEIGHT, Math.min(before, after));
    before = after;
  }
}

function weightsOf(units: Uint16Array, offsets: Uint32Array, read: Rareness): Uint8Array {
  const weights = new Uint8Array(units.length);
  for (let row = 0; row + 1 < offsets.length; row += 1) {
    const from = offsets[row] ?? 0;
    weigh(read, units, from, offsets[row + 1] ?? 0, weights, from);
  }
  return weights;
}

/** Lists by counting first and filling then; a pair that a name has twice counts once. */
async function postings(
  units: Uint16Array,
  offsets: Uint32Array,
  buckets: number,
  bucketOf: (one: number, two: number) => number,
): Promise<Postings> {
  const starts = new Uint32Array(buckets + 1);
  const last = new Int32Array(buckets).fill(-1);
  const each = async (take: (bucket: number, row: number) => void): Promise<void> => {
    last.fill(-1);
    for (let row = 0; row < offsets.length - 1; row += 1) {
      if (row % SLICE === SLICE - 1) await breathe();
      const end = offsets[row + 1] ?? 0;
      for (let at = (offsets[row] ?? 0) + 1; at < end; at += 1) {
        const bucket = bucketOf(units[at - 1] ?? 0, units[at] ?? 0);
        if (bucket < 0 || last[bucket] === row) continue;
        last[bucket] = row;
        take(bucket, row);
      }
    }
  };
  await each((bucket) => {
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
  });
  for (let bucket = 0; bucket < buckets; bucket += 1)
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0);
  const rows = new Uint32Array(starts[buckets] ?? 0);
  const next = starts.slice(0, buckets);
  await each((bucket, row) => {
    const at = next[bucket] ?? 0;
    rows[at] = row;
    next[bucket] = at + 1;
  });
  return { starts, rows };
}
