import { BANDS, BINS, bandKey, likenessOf, ROWS } from './minhash.ts';

/** Signatures of one segment: old segments go as wholes, and nothing is ever laid out anew. */
const SEGMENT = 2 ** 18;
/** Slots of a band: at the end of a segment a slot holds two signatures. */
const SLOTS = 2 ** 17;
/** Signatures of one piece of memory, so that an index of few costs little. */
const PIECE = 2 ** 12;
/** So many of one slot are looked at, the newest first: a letter that thousands sent fills slots. */
const MOST_IN_SLOT = 256;

export interface Near {
  /** Number that {@link NearIndex.add} gave. */
  readonly number: number;
  /** Share of equal bins, 0 to 1: estimates the Jaccard likeness to 0.044 at one half. */
  readonly likeness: number;
}

export interface NearAnswer {
  /** The likest first; equally like ones, the newest first. */
  readonly near: readonly Near[];
  /** Some that share a band were not looked at, because too many do. */
  readonly capped: boolean;
}

/** One segment: for each band chains of signatures by slot, newest first. */
class Segment {
  readonly #signatures: Uint16Array[] = [];
  readonly #older: Int32Array[] = [];
  readonly #newest: Int32Array[] = Array.from({ length: BANDS }, () => new Int32Array(SLOTS));
  readonly #seen: Uint32Array = new Uint32Array(SEGMENT);
  #stamp = 0;
  size = 0;

  get bytes(): number {
    return 4 * (BANDS * SLOTS + SEGMENT) + this.#signatures.length * PIECE * (2 * BINS + 4 * BANDS);
  }

  add(signature: Uint16Array): void {
    const at = this.size;
    const place = at % PIECE;
    if (place === 0) {
      this.#signatures.push(new Uint16Array(PIECE * BINS));
      this.#older.push(new Int32Array(PIECE * BANDS));
    }
    const piece = Math.floor(at / PIECE);
    this.#signatures[piece]?.set(signature, place * BINS);
    const older = this.#older[piece];
    if (older === undefined) return;
    for (let band = 0; band < BANDS; band += 1) {
      const slots = this.#newest[band];
      if (slots === undefined) continue;
      const slot = bandKey(signature, 0, band) & (SLOTS - 1);
      // 0 ends a chain, so places count from one.
      older[place * BANDS + band] = slots[slot] ?? 0;
      slots[slot] = at + 1;
    }
    this.size += 1;
  }

  /** Gives each signature that shares a band once; true when it did not look at all of them. */
  each(signature: Uint16Array, give: (at: number, signature: Uint16Array) => void): boolean {
    this.#stamp += 1;
    let capped = false;
    for (let band = 0; band < BANDS; band += 1) {
      const start = band * ROWS;
      let next = this.#newest[band]?.[bandKey(signature, 0, band) & (SLOTS - 1)] ?? 0;
      for (let steps = 0; next !== 0; steps += 1) {
        if (steps === MOST_IN_SLOT) {
          capped = true;
          break;
        }
        const at = next - 1;
        const piece = Math.floor(at / PIECE);
        const place = at % PIECE;
        next = this.#older[piece]?.[place * BANDS + band] ?? 0;
        if (this.#seen[at] === this.#stamp) continue;
        const theirs = this.#signatures[piece];
        if (theirs === undefined) continue;
        const from = place * BINS + start;
        // A slot is shared by chance too; the band itself decides.
        if (
          theirs[from] !== signature[start] ||
          theirs[from + 1] !== signature[start + 1] ||
          theirs[from + 2] !== signature[start + 2]
        )
          continue;
        this.#seen[at] = this.#stamp;
        give(at, theirs.subarray(place * BINS, place * BINS + BINS));
      }
    }
    return capped;
  }
}

/**
 * Signatures in memory, found by their bands (Leskovec, Rajaraman, Ullman, Mining of massive datasets, ch. 3): about 0.5 KB each.
 * Holds at least `most`, and lets go of the oldest 262,144 when there are more. Numbers count up from 0 and stay.
 */
export class NearIndex {
  readonly #segments: Segment[] = [];
  readonly #most: number;
  #gone = 0;

  constructor(most = 4 * 2 ** 20) {
    this.#most = Math.ceil(most / SEGMENT) + 1;
  }

  /** How many there are; the first of them has the number {@link first}. */
  get size(): number {
    return this.#segments.reduce((sum, { size }) => sum + size, 0);
  }

  /** Memory that is set aside for it. */
  get bytes(): number {
    return this.#segments.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  get first(): number {
    return this.#gone * SEGMENT;
  }

  add(signature: Uint16Array): number {
    let segment = this.#segments.at(-1);
    if (segment === undefined || segment.size === SEGMENT) {
      segment = new Segment();
      this.#segments.push(segment);
      if (this.#segments.length > this.#most) {
        this.#segments.shift();
        this.#gone += 1;
      }
    }
    segment.add(signature);
    return (this.#gone + this.#segments.length - 1) * SEGMENT + segment.size - 1;
  }

  /** Those that share a band with this signature and are alike to `from` or more, at most `atMost`. */
  near(signature: Uint16Array, { from, atMost }: { readonly from: number; readonly atMost: number }): NearAnswer {
    const found: Near[] = [];
    let capped = false;
    for (const [index, segment] of this.#segments.entries()) {
      const first = (this.#gone + index) * SEGMENT;
      const cut = segment.each(signature, (at, theirs) => {
        const likeness = likenessOf(signature, theirs);
        if (likeness >= from) found.push({ number: first + at, likeness });
      });
      capped ||= cut;
    }
    found.sort((a, b) => b.likeness - a.likeness || b.number - a.number);
    return { near: found.slice(0, atMost), capped: capped || found.length > atMost };
  }
}
