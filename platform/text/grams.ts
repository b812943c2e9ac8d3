/** Neighbouring characters are told apart up to so many in a row: three say nearly all that longer ones would. */
export const LONGEST_GRAM = 3;
/** Where a text begins it mostly says what it is about: so many units may count for more than the rest. */
export const OPENING_UNITS = 20;

/** Texts are read up to so many UTF-16 units: a page of one letter costs what a page costs. */
export const MOST_UNITS = 20_000;

/** 32-bit finaliser of MurmurHash3: every bit of the input reaches every bit of the answer. */
export function mix(hash: number): number {
  let h = hash;
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  h ^= h >>> 16;
  // Without this the number is signed, and half of all grams lie outside every table.
  return h >>> 0;
}

// Odd numbers without pattern: a product by one brings each bit to the high ones, from which the cell is taken.
const FIRST = 0x9e3779b1;
const SECOND = 0x85ebca6b;
const THIRD = 0xc2b2ae35;

/** How texts are cut into grams, and into how many cells those are hashed. */
export interface Cut {
  /** The table has `2^bits` cells, 1 to 24. */
  readonly bits: number;
  /** Grams of one up to so many UTF-16 units: 1 to {@link LONGEST_GRAM}. */
  readonly longest: number;
  /** How often each gram that begins in the first {@link OPENING_UNITS} units counts: 1 = as all others. */
  readonly opening: number;
}

/** Gives each gram of a text with its cell, where it starts and its length. */
export function eachGram(
  text: string,
  { bits, longest }: Cut,
  give: (cell: number, start: number, length: number) => void,
): void {
  const shift = 32 - bits;
  for (let start = 0; start < text.length; start += 1) {
    let hash = Math.imul(text.charCodeAt(start) + 1, FIRST);
    give(hash >>> shift, start, 1);
    if (longest < 2 || start + 1 >= text.length) continue;
    hash = Math.imul((hash ^ (hash >>> 15)) + text.charCodeAt(start + 1), SECOND);
    give(hash >>> shift, start, 2);
    if (longest < 3 || start + 2 >= text.length) continue;
    hash = Math.imul((hash ^ (hash >>> 15)) + text.charCodeAt(start + 2), THIRD);
    give(hash >>> shift, start, 3);
  }
}

/** The different grams of a text as cells of a table of `2^bits`, each with how often it stands there. */
export interface Counted {
  /** Cells in the order in which they were first met; the first `size` are valid. */
  readonly cells: Uint32Array;
  readonly times: Uint16Array;
  size: number;
}

/**
 * Counts grams without a map of the language: one cell, one count, swept when the next text comes. Texts longer than
 * `most` UTF-16 units are counted up to there, so that a page of one letter costs what a page costs.
 */
export class GramCounter {
  readonly #cut: Cut;
  readonly #most: number;
  readonly #counts: Uint16Array;
  readonly #counted: Counted;
  #last: string | undefined;
  /** So many different grams a text has at most. */
  readonly room: number;

  constructor(cut: Cut, most = MOST_UNITS) {
    this.#cut = cut;
    this.#most = most;
    this.room = Math.min(LONGEST_GRAM * most, 2 ** cut.bits);
    this.#counts = new Uint16Array(2 ** cut.bits);
    this.#counted = { cells: new Uint32Array(this.room), times: new Uint16Array(this.room), size: 0 };
  }

  /** The counts of a text; valid until the next call. The same text again is not counted again: several models read it. */
  count(text: string): Counted {
    if (text === this.#last) return this.#counted;
    this.#last = text;
    const counts = this.#counts;
    const { cells, times } = this.#counted;
    const { bits, longest, opening } = this.#cut;
    const shift = 32 - bits;
    const end = Math.min(text.length, this.#most);
    let size = 0;
    // As eachGram: a call for each gram would cost more than the grams.
    for (let start = 0; start < end; start += 1) {
      const by = start < OPENING_UNITS ? opening : 1;
      let hash = Math.imul(text.charCodeAt(start) + 1, FIRST);
      let cell = hash >>> shift;
      let before = counts[cell] ?? 0;
      cells[size] = cell;
      if (before === 0) size += 1;
      counts[cell] = before + by;
      if (longest < 2 || start + 1 >= end) continue;
      hash = Math.imul((hash ^ (hash >>> 15)) + text.charCodeAt(start + 1), SECOND);
      cell = hash >>> shift;
      before = counts[cell] ?? 0;
      cells[size] = cell;
      if (before === 0) size += 1;
      counts[cell] = before + by;
      if (longest < 3 || start + 2 >= end) continue;
      hash = Math.imul((hash ^ (hash >>> 15)) + text.charCodeAt(start + 2), THIRD);
      cell = hash >>> shift;
      before = counts[cell] ?? 0;
      cells[size] = cell;
      if (before === 0) size += 1;
      counts[cell] = before + by;
    }
    for (let at = 0; at < size; at += 1) {
      const cell = cells[at] ?? 0;
      times[at] = counts[cell] ?? 0;
      counts[cell] = 0;
    }
    this.#counted.size = size;
    return this.#counted;
  }
}
