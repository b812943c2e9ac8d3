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

/** A sparse vector of unit length: each cell once. */
export type Sketch = ReadonlyMap<number, number>;

/** What one teller tells, as cells: how often each stands there, weighed by passage. */
export type Tally = ReadonlyMap<number, number>;

const isApart = /[\s\p{P}\p{S}]/u;

function add(into: Map<number, number>, key: number, by: number): void {
  into.set(key, (into.get(key) ?? 0) + by);
}

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
  const cells = new Map<number, number>();
  for (const { text, weight, names } of passages) {
    for (let at = 0; at + 2 <= text.length; at += 1)
      if (within(text, at) && within(text, at + 1)) add(cells, hashOf(text, at, 2), weight);
    let from = 0;
    for (const [start, end] of names) {
      // Names may overlap, and what lies in two of them is told once.
      for (let at = Math.max(start, from); at + 3 <= end; at += 1)
        if (within(text, at) && within(text, at + 1) && within(text, at + 2))
          add(cells, HALF + hashOf(text, at, 3), weight);
      from = Math.max(from, end - 2);
    }
  }
  return cells;
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

  learn(cells: Tally): void {
    this.#texts += 1;
    for (const cell of cells.keys()) this.#counts[cell] = (this.#counts[cell] ?? 0) + 1;
  }

  /** Whether another text had this cell before: nothing else is found by it. */
  met(cell: number): boolean {
    return (this.#counts[cell] ?? 0) > 1;
  }

  /** Natural logarithm of how rare a cell is; a cell never met is as rare as one met once. */
  rarity(cell: number): number {
    return Math.log((this.#texts + 1) / Math.max(1, this.#counts[cell] ?? 0));
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

function toUnit(cells: Map<number, number>, least: number): Map<number, number> {
  let square = 0;
  for (const weight of cells.values()) square += weight * weight;
  const length = Math.max(Math.sqrt(square), least) || 1;
  for (const [cell, weight] of cells) cells.set(cell, weight / length);
  return cells;
}

/** What is named again and again is what it is about; naming it more often than this adds nothing. */
const NAMED_MOST = 4;

type Rare = readonly [cell: number, rarity: number];

const rarest = (cells: readonly Rare[], most: number): number[] =>
  [...cells]
    .sort((one, other) => other[1] - one[1] || one[0] - other[0])
    .slice(0, most)
    .map(([cell]) => cell);

/** Names and others in turn, the rarest first. */
function keysOf(ofNames: readonly Rare[], others: readonly Rare[], most: number): number[] {
  const [names, rest] = [rarest(ofNames, most), rarest(others, most)];
  return names
    .flatMap((cell, at) => [cell, ...rest.slice(at, at + 1)])
    .concat(rest.slice(names.length))
    .slice(0, most);
}

/**
 * Weighs a tally by how rare its cells are. A text that names nothing rare has a short vector of names: two texts that both
 * say "the road" do not name the same.
 */
export function weigh(cells: Tally, background: Background, { common, asks, files, rare }: Weighing): Told {
  const all = new Map<number, number>();
  const names = new Map<number, number>();
  const others: Rare[] = [];
  const ofNames: Rare[] = [];
  for (const [cell, times] of cells) {
    const rarity = background.rarity(cell);
    if (rarity < common) continue;
    if (cell < HALF) all.set(cell, (1 + Math.log(times)) * rarity);
    else names.set(cell, Math.min(times, NAMED_MOST) * rarity);
    if (rarity >= rare) (cell < HALF ? others : ofNames).push([cell, rarity]);
  }
  const isMet = ([cell]: Rare): boolean => background.met(cell);
  return {
    all: toUnit(all, 0),
    names: toUnit(names, Math.log(background.texts + 1)),
    asks: keysOf(ofNames.filter(isMet), others.filter(isMet), asks),
    files: keysOf(ofNames, others, files),
  };
}
