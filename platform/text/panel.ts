import { LONGEST_GRAM, MOST_UNITS } from './grams.ts';
import { type Guess, type LinearModel, probabilities, ranked } from './linear.ts';
import { Planes } from './planes.ts';
import type { InPassing, Nearest } from './stretch.ts';
import { TextGrams } from './text-grams.ts';

/** 1 + log n for how often a gram stands in a text; those above are as the last. */
const DAMPENED = Float32Array.from({ length: 4096 }, (_, times) => 1 + Math.log(Math.max(1, times)));

/** By place of a gram among the different ones, of the text that is read just now. */
const [ofPlane, ofShown, means] = [0, 1, 2].map(() => new Float64Array(LONGEST_GRAM * MOST_UNITS)) as [
  Float64Array,
  Float64Array,
  Float64Array,
];
const stands = new Uint32Array(LONGEST_GRAM * MOST_UNITS);
/** What all grams that begin before a unit add up to. */
const before = new Float64Array(MOST_UNITS + 1);

/** Models that cut a text alike and hold its grams for equally rare: it is weighed once, and held against all planes at once. */
class Section {
  readonly grams: TextGrams;
  readonly planes: Planes;
  readonly #rarity: Float32Array;
  /** Of the different grams of the text in hand: how rare each is, and what it is worth. */
  readonly rare: Float32Array;
  readonly values: Float32Array;
  readonly sums: Float64Array;
  /** What all grams that begin before a unit have in squares of rarity. */
  readonly #squares: Float64Array;
  /** By where a stretch begins: what its grams are divided by. Of stretches of so many units. */
  readonly #lengths: Float64Array;
  #units = 0;
  #weighed = 0;
  #measured = 0;

  constructor(models: readonly LinearModel[], rarity: Float32Array, grams: TextGrams) {
    this.grams = grams;
    this.planes = new Planes(models);
    this.#rarity = rarity;
    this.rare = new Float32Array(grams.cells.length);
    this.values = new Float32Array(grams.cells.length);
    this.sums = new Float64Array(this.planes.many);
    this.#squares = new Float64Array(grams.begins.length);
    this.#lengths = new Float64Array(grams.begins.length);
  }

  /** Weighs a text as `Weigher` does, to the bit: with such vectors the planes were found. Again it is not weighed again. */
  read(text: string): void {
    this.grams.read(text);
    const { cells, times, size, serial } = this.grams;
    if (this.#weighed === serial) return;
    this.#weighed = serial;
    const [rarity, rare, values] = [this.#rarity, this.rare, this.values];
    let squares = 0;
    for (let at = 0; at < size; at += 1) {
      const one = rarity[cells[at] ?? 0] ?? 0;
      const often = times[at] ?? 1;
      const value = often === 1 ? one : (DAMPENED[often < 4096 ? often : 4095] ?? 1) * one;
      rare[at] = one;
      values[at] = value;
      squares += value * value;
    }
    const shrink = 1 / (Math.sqrt(squares) || 1);
    for (let at = 0; at < size; at += 1) values[at] = (values[at] ?? 0) * shrink;
    this.planes.distances(this.grams, values, this.sums);
  }

  /** The stretch of the text in hand that is nearest to a plane, as `nearestStretch` finds it. */
  nearest(plane: number, units: number): Nearest {
    this.#measure(units);
    const { size, places, begins, units: end } = this.grams;
    const [rare, lengths] = [this.rare, this.#lengths];
    this.planes.gather(this.grams, plane, ofPlane);
    for (let at = 0; at < size; at += 1) ofPlane[at] = (rare[at] ?? 0) * (ofPlane[at] ?? 0);
    for (let unit = 0, next = 0; unit < end; unit += 1) {
      let sum = 0;
      for (const after = begins[unit + 1] ?? 0; next < after; next += 1) sum += ofPlane[places[next] ?? 0] ?? 0;
      before[unit + 1] = sum + (before[unit] ?? 0);
    }
    let [distance, start] = [Number.NEGATIVE_INFINITY, 0];
    for (let from = 0; from <= Math.max(0, end - units); from += 1) {
      const far = ((before[Math.min(end, from + units)] ?? 0) - (before[from] ?? 0)) / (lengths[from] ?? 1);
      if (far <= distance) continue;
      distance = far;
      start = from;
    }
    return { distance, start, length: lengths[start] ?? 1 };
  }

  /** How long the stretches of the text in hand are as vectors: the same whatever plane they are held against. */
  #measure(units: number): void {
    const { places, begins, units: end, serial } = this.grams;
    if (this.#measured === serial && this.#units === units) return;
    [this.#measured, this.#units] = [serial, units];
    const [rare, squares, lengths] = [this.rare, this.#squares, this.#lengths];
    for (let unit = 0, next = 0; unit < end; unit += 1) {
      let sum = 0;
      for (const after = begins[unit + 1] ?? 0; next < after; next += 1) {
        const one = rare[places[next] ?? 0] ?? 0;
        sum += one * one;
      }
      squares[unit + 1] = sum + (squares[unit] ?? 0);
    }
    for (let from = 0; from <= Math.max(0, end - units); from += 1)
      lengths[from] = Math.sqrt((squares[Math.min(end, from + units)] ?? 0) - (squares[from] ?? 0)) || 1;
  }
}

/** One model among others with which it reads: answers as a `Classifier` of it does, to the bit. */
export class PanelReader {
  readonly #model: LinearModel;
  readonly #section: Section;
  /** Of the planes of its section its own begin here. */
  readonly #first: number;
  readonly #sums: Float64Array;

  constructor(model: LinearModel, section: Section, first: number) {
    this.#model = model;
    this.#section = section;
    this.#first = first;
    this.#sums = new Float64Array(model.classes.length);
  }

  /** Distances of a text from the planes of the classes, in their order. Valid until the next call. */
  distances(text: string): Float64Array {
    this.#section.read(text);
    const sums = this.#sums;
    for (let each = 0; each < sums.length; each += 1) sums[each] = this.#section.sums[this.#first + each] ?? 0;
    const { passing, classes } = this.#model;
    if (passing === undefined) return sums;
    const shown = classes.indexOf(passing.label);
    const near = passing.share * this.#section.nearest(this.#first + shown, passing.units).distance;
    for (let each = 0; each < sums.length; each += 1)
      sums[each] = (1 - passing.share) * (sums[each] ?? 0) + (each === shown ? near : -near);
    return sums;
  }

  /** How probable each class is, in their order. */
  probabilities(text: string): Float64Array {
    return probabilities(this.distances(text), this.#model.calibration);
  }

  /** All labels, the likeliest first. */
  guess(text: string): readonly Guess[] {
    return ranked(this.#model.classes, this.probabilities(text));
  }

  /**
   * What spoke for a label, character by character: how much each UTF-16 unit added to it beyond what it added to all labels
   * on the mean. Sums of neighbouring units say how much a word weighed.
   */
  weighed(text: string, label: string): Float64Array {
    const { classes, passing } = this.#model;
    const { grams, planes, values, rare } = this.#section;
    this.#section.read(text);
    const nearest = passing === undefined ? undefined : this.#nearest(passing);
    const { size, places, begins } = grams;
    planes.gather(grams, this.#first + classes.indexOf(label), ofPlane);
    planes.means(grams, this.#first, classes.length, means);
    const ofAll = 1 - (passing?.share ?? 0);
    // What speaks for the label shown in passing speaks against the others.
    const ofNearest = ((passing?.label === label ? 1 : -1) * (passing?.share ?? 0)) / (nearest?.length ?? 1);
    const [first, end] = [nearest?.start ?? 0, (nearest?.start ?? 0) + (passing?.units ?? 0)];
    stands.fill(0, 0, size);
    for (let next = 0; next < (begins[grams.units] ?? 0); next += 1) {
      const place = places[next] ?? 0;
      stands[place] = (stands[place] ?? 0) + 1;
    }
    // What a gram adds wherever it stands.
    for (let at = 0; at < size; at += 1)
      ofPlane[at] = ((ofPlane[at] ?? 0) - (means[at] ?? 0)) * ((ofAll * (values[at] ?? 0)) / (stands[at] ?? 1));
    const units = new Float64Array(text.length);
    for (let start = 0; start < grams.units; start += 1) {
      const from = begins[start] ?? 0;
      for (let next = from; next < (begins[start + 1] ?? 0); next += 1) {
        const place = places[next] ?? 0;
        const length = next - from + 1;
        const inNearest = start >= first && start < end ? ofNearest * (rare[place] ?? 0) : 0;
        const share = ((ofPlane[place] ?? 0) + (ofShown[place] ?? 0) * inNearest) / length;
        for (let at = start; at < start + length; at += 1) units[at] = (units[at] ?? 0) + share;
      }
    }
    return units;
  }

  /** Where the label is shown in passing; its weights lie in `ofShown` then. */
  #nearest({ label, units }: InPassing): Nearest {
    const shown = this.#first + this.#model.classes.indexOf(label);
    const found = this.#section.nearest(shown, units);
    this.#section.planes.gather(this.#section.grams, shown, ofShown);
    return found;
  }
}

const cutOf = ({ bits, longest, opening }: LinearModel): string => `${bits} ${longest} ${opening}`;

const areEqual = (one: Float32Array, other: Float32Array): boolean =>
  one === other || (one.length === other.length && one.every((each, at) => each === other[at]));

/**
 * Readers of several models that stay as they are: what cuts a text alike cuts it once between them, what holds its grams for
 * equally rare weighs it once. In the order of the models.
 */
export function panelOf(models: readonly LinearModel[]): readonly PanelReader[] {
  const sections: LinearModel[][] = [];
  for (const model of models) {
    const alike = sections.find(
      ([first]) => first !== undefined && cutOf(first) === cutOf(model) && areEqual(first.rarity, model.rarity),
    );
    if (alike === undefined) sections.push([model]);
    else alike.push(model);
  }
  const grams = new Map<string, TextGrams>();
  const readers = new Map<LinearModel, PanelReader>();
  for (const section of sections) {
    const [head] = section;
    if (head === undefined) continue;
    const cut = grams.get(cutOf(head)) ?? new TextGrams(head);
    grams.set(cutOf(head), cut);
    const together = new Section(section, head.rarity, cut);
    let first = 0;
    for (const model of section) {
      readers.set(model, new PanelReader(model, together, first));
      first += model.classes.length;
    }
  }
  return models.flatMap((model) => readers.get(model) ?? []);
}
