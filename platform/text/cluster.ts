import { mix } from './grams.ts';

/** Bits of a cell: neighbouring characters are hashed into so many places, those of names into as many again. */
const BITS = 18;
const HALF = 2 ** BITS;
/** All cells: the lower half are pairs of any characters, the upper half threes within names. */
export const CELLS = 2 * HALF;
const PRIME = 0x01000193;
const BASIS = 0x811c9dc5;

/** A part of what is told: the title weighs more than the text, for people put there what it is about. */
export interface Passage {
  /** Already brought to one script, width and case; up to the caller, so that all texts are treated alike. */
  readonly text: string;
  readonly weight: number;
  /** Where names of places, firms and schemes stand: pairs of start and end, each end after its start. */
  readonly names: readonly (readonly [start: number, end: number])[];
}

/** A sparse vector: each cell once, in the order in which they came. Never written to again. */
export interface Sketch {
  readonly cells: Int32Array;
  readonly weights: Float64Array;
  /** Euclidean. */
  readonly length: number;
}

/** What one teller tells, as cells: how often each stands there, weighed by passage. */
export interface Tally {
  readonly cells: Int32Array;
  readonly times: Float64Array;
}

/** A vector of these cells with these weights. */
export function sketchOf(cells: Int32Array, weights: Float64Array): Sketch {
  let squares = 0;
  for (let at = 0; at < weights.length; at += 1) squares += (weights[at] ?? 0) * (weights[at] ?? 0);
  return { cells, weights, length: Math.sqrt(squares) };
}

export const EMPTY_SKETCH: Sketch = sketchOf(new Int32Array(), new Float64Array());

/** What a vector weighs in a cell; 0 where it says nothing. */
export function weightIn({ cells, weights }: Sketch, cell: number): number {
  const at = cells.indexOf(cell);
  return at < 0 ? 0 : (weights[at] ?? 0);
}

/** By cell the place that it has in what is summed up just now, counted from one; all 0 in between. */
const placeOf = new Int32Array(CELLS);

/** What is summed up just now; grown to what was asked for. */
let summed = { cells: new Int32Array(2 ** 12), weights: new Float64Array(2 ** 12) };

/** Sums weights up by cell, in the order in which the cells come first. */
export class Sums {
  readonly #cells: Int32Array;
  readonly #weights: Float64Array;
  #size = 0;

  /** `most` different cells at most; one at a time, and to its end. */
  constructor(most: number) {
    if (most > summed.cells.length) summed = { cells: new Int32Array(2 * most), weights: new Float64Array(2 * most) };
    this.#cells = summed.cells;
    this.#weights = summed.weights;
  }

  add(cell: number, weight: number): void {
    const place = placeOf[cell] ?? 0;
    if (place !== 0) {
      this.#weights[place - 1] = (this.#weights[place - 1] ?? 0) + weight;
      return;
    }
    this.#cells[this.#size] = cell;
    this.#weights[this.#size] = weight;
    this.#size += 1;
    placeOf[cell] = this.#size;
  }

  /** The cells and what they came to. */
  end(): { readonly cells: Int32Array; readonly weights: Float64Array } {
    const cells = this.#cells.slice(0, this.#size);
    for (let at = 0; at < cells.length; at += 1) placeOf[cells[at] ?? 0] = 0;
    return { cells, weights: this.#weights.slice(0, this.#size) };
  }
}

const isApart = /[\s\p{P}\p{S}]/u;

function hashOf(text: string, start: number, length: number): number {
  let hash = BASIS;
  for (let at = start; at < start + length; at += 1) hash = Math.imul(hash, PRIME) ^ text.charCodeAt(at);
  return mix(hash + length) & (HALF - 1);
}

/** Kinds of UTF-16 units that were met: 1 apart, 2 within. A unit is asked for a hundred times a text. */
const kinds = new Uint8Array(65_536);

function within(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (kinds[unit] === 0) kinds[unit] = isApart.test(text[at] ?? ' ') ? 1 : 2;
  return kinds[unit] === 2;
}

/** Tallies pairs of neighbouring characters, and threes within names; blanks and punctuation part what they stand between. */
export function tally(passages: readonly Passage[]): Tally {
  const most = passages.reduce((sum, { text }) => sum + 2 * text.length, 0);
  const sums = new Sums(most);
  for (const { text, weight, names } of passages) {
    for (let at = 0; at + 2 <= text.length; at += 1)
      if (within(text, at) && within(text, at + 1)) sums.add(hashOf(text, at, 2), weight);
    let from = 0;
    for (const [start, end] of names) {
      // Names may overlap, and what lies in two of them is told once.
      for (let at = Math.max(start, from); at + 3 <= end; at += 1)
        if (within(text, at) && within(text, at + 1) && within(text, at + 2))
          sums.add(HALF + hashOf(text, at, 3), weight);
      from = Math.max(from, end - 2);
    }
  }
  const { cells, weights } = sums.end();
  return { cells, times: weights };
}

/** In how many of the texts so far each cell stood: what is rare says more. Grows with each text; the oldest count as much. */
export class Background {
  readonly #counts: Uint32Array;
  #texts: number;

  /** `counts` of {@link CELLS} cells and the number of texts they are of, as {@link Background.state} gave them. */
  constructor(counts: Uint32Array = new Uint32Array(CELLS), texts = 0) {
    this.#counts = counts;
    this.#texts = texts;
  }

  get texts(): number {
    return this.#texts;
  }

  learn({ cells }: Tally): void {
    this.#texts += 1;
    for (const cell of cells) this.#counts[cell] = (this.#counts[cell] ?? 0) + 1;
  }

  /** Whether another text had this cell before: nothing else is found by it. */
  met(cell: number): boolean {
    return (this.#counts[cell] ?? 0) > 1;
  }

  /** Natural logarithm of how rare a cell is; a cell never met is as rare as one met once. */
  rarity(cell: number): number {
    return Math.log((this.#texts + 1) / this.often(cell));
  }

  /** How many texts had a cell; one that was never met counts as met once. */
  often(cell: number): number {
    return Math.max(1, this.#counts[cell] ?? 0);
  }

  state(): { readonly counts: Uint32Array; readonly texts: number } {
    return { counts: this.#counts, texts: this.#texts };
  }
}

/** What one teller tells, weighed: everything, and the names alone. */
export interface Told {
  readonly all: Sketch;
  readonly names: Sketch;
  /** The cells by which like texts are looked up, and those by which this one is to be found later. */
  readonly asks: readonly number[];
  readonly files: readonly number[];
}

/** What of a text is worth weighing. */
export interface Weighing {
  /** A cell with a rarity below this tells nothing: it stands in one text of e to the power of this, or in more. */
  readonly common: number;
  /** So many of its rarest cells a text asks with, and is filed under, at most; half of them of names where there are as many. */
  readonly asks: number;
  readonly files: number;
  /** Only cells with at least this rarity are looked up by. */
  readonly rare: number;
}

/** What is named again and again is what it is about; naming it more often than this adds nothing. */
const NAMED_MOST = 4;

/** The weights divided by the length of all, or by `least` where that is longer. */
function toUnit(cells: Int32Array, weights: Float64Array, least: number): Sketch {
  const length = Math.max(sketchOf(cells, weights).length, least) || 1;
  for (let at = 0; at < weights.length; at += 1) weights[at] = (weights[at] ?? 0) / length;
  return sketchOf(cells, weights);
}

/** Cells, the rarest first and then in their order, as numbers that say both: native sorting knows no quicker way. */
function rarestFirst(cells: readonly number[], background: Background): number[] {
  const sorted = Float64Array.from(cells, (cell) => background.often(cell) * CELLS + cell).sort();
  return Array.from(sorted, (each) => each % CELLS);
}

/** Names and others in turn, the rarest first. */
function keysOf(ofNames: readonly number[], others: readonly number[], most: number): number[] {
  const [names, rest] = [ofNames.slice(0, most), others.slice(0, most)];
  return names
    .flatMap((cell, at) => [cell, ...rest.slice(at, at + 1)])
    .concat(rest.slice(names.length))
    .slice(0, most);
}

/**
 * Weighs a tally by how rare its cells are. A text that names nothing rare has a short vector of names: two texts that both
 * say "the road" do not name the same.
 */
export function weigh({ cells, times }: Tally, background: Background, { common, asks, files, rare }: Weighing): Told {
  const [all, names] = [new Int32Array(cells.length), new Int32Array(cells.length)];
  const [ofAll, ofNames] = [new Float64Array(cells.length), new Float64Array(cells.length)];
  let [many, named] = [0, 0];
  const rareOnes: number[] = [];
  const rareNames: number[] = [];
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] ?? 0;
    const often = times[at] ?? 0;
    const rarity = background.rarity(cell);
    if (rarity < common) continue;
    if (cell < HALF) {
      all[many] = cell;
      ofAll[many] = (1 + Math.log(often)) * rarity;
      many += 1;
    } else {
      names[named] = cell;
      ofNames[named] = Math.min(often, NAMED_MOST) * rarity;
      named += 1;
    }
    if (rarity >= rare) (cell < HALF ? rareOnes : rareNames).push(cell);
  }
  const isMet = (cell: number): boolean => background.met(cell);
  const [byName, byRest] = [rarestFirst(rareNames, background), rarestFirst(rareOnes, background)];
  return {
    all: toUnit(all.slice(0, many), ofAll.slice(0, many), 0),
    names: toUnit(names.slice(0, named), ofNames.slice(0, named), Math.log(background.texts + 1)),
    asks: keysOf(byName.filter(isMet), byRest.filter(isMet), asks),
    files: keysOf(byName, byRest, files),
  };
}
