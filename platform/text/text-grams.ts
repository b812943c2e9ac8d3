import { type Cut, eachGram, LONGEST_GRAM, MOST_UNITS, OPENING_UNITS } from './grams.ts';

/**
 * The grams of one text after another, cut once for all who read it: each different one with how often it counts, and the
 * way from each unit of the text to the grams that begin there. Longer texts are read up to {@link MOST_UNITS}.
 */
export class TextGrams {
  readonly #cut: Cut;
  /** The different ones in the order in which they were first met; {@link size} of them are valid until the next text. */
  readonly cells: Uint32Array;
  readonly times: Uint16Array;
  /** Gram by gram in the order of the text, the shorter first: its place among the different ones. */
  readonly places = new Uint32Array(LONGEST_GRAM * MOST_UNITS);
  /** Where in {@link places} those stand that begin at a unit; one more entry says where the last end. */
  readonly begins = new Uint32Array(MOST_UNITS + 1);
  /** By cell: its place, counted from one; swept after each text. */
  readonly #placeOf: Uint32Array;
  #text: string | undefined;
  size = 0;
  units = 0;
  /** Another number for each text: what was worked out of the one before is known by it. */
  serial = 0;

  constructor(cut: Cut) {
    this.#cut = cut;
    const room = Math.min(LONGEST_GRAM * MOST_UNITS, 2 ** cut.bits);
    this.cells = new Uint32Array(room);
    this.times = new Uint16Array(room);
    this.#placeOf = new Uint32Array(2 ** cut.bits);
  }

  /** Cuts a text; the same again is not cut again. */
  read(text: string): void {
    if (text === this.#text) return;
    this.#text = text;
    this.serial += 1;
    const [cells, times, places, begins, placeOf] = [this.cells, this.times, this.places, this.begins, this.#placeOf];
    const { opening } = this.#cut;
    const read = text.length > MOST_UNITS ? text.slice(0, MOST_UNITS) : text;
    let [size, next] = [0, 0];
    eachGram(read, this.#cut, (cell, start, length) => {
      if (length === 1) begins[start] = next;
      let place = placeOf[cell] ?? 0;
      if (place === 0) {
        cells[size] = cell;
        times[size] = 0;
        size += 1;
        place = size;
        placeOf[cell] = place;
      }
      times[place - 1] = (times[place - 1] ?? 0) + (start < OPENING_UNITS ? opening : 1);
      places[next] = place - 1;
      next += 1;
    });
    begins[read.length] = next;
    for (let at = 0; at < size; at += 1) placeOf[cells[at] ?? 0] = 0;
    [this.size, this.units] = [size, read.length];
  }
}
