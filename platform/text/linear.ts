import { type Cut, GramCounter, LONGEST_GRAM, mix } from './grams.ts';
import { type InPassing, mixPassing } from './stretch.ts';

/**
 * A linear model over hashed grams of characters: needs no dictionary, tells by which grams it decided, and asks one
 * addition per gram and class. One plane per class, each told from all the others.
 */
export interface LinearModel extends Cut {
  readonly classes: readonly string[];
  /** How much is made of what falls into a cell: 0 = it is not read, 1 for what every text has, more for what few have. */
  readonly rarity: Float32Array;
  /** Cell by cell, one number a class: `weights[cell * classes.length + class]`. */
  readonly weights: Float32Array;
  /** How distances from the planes become probabilities: fitted on texts that were not trained with. */
  readonly calibration: Calibration;
  /** Whether what is said in passing counts for itself. */
  readonly passing?: InPassing;
}

/**
 * A distance divided by `temperature`, plus `shift`, is the log-odds that its label is right, asked by itself (J. Platt,
 * Probabilistic outputs for support vector machines, 1999); those of all labels are then made to add up to 1.
 */
export interface Calibration {
  readonly temperature: number;
  readonly shift: number;
}

export interface Example {
  readonly text: string;
  readonly label: string;
  /** Words of it that show its label: learned from as texts of their own, left out where the text is, never judged by. */
  readonly quotes?: readonly string[];
}

export interface TrainOptions extends Partial<Cut> {
  /** How dear a wrong example is beside a large weight. */
  readonly cost?: number;
  readonly passes?: number;
  /** A gram that fewer texts have is not read. */
  readonly least?: number;
  /** How much more is made of grams that few labels share: 0 = nothing, wise where examples are few. */
  readonly telling?: number;
  /** Said of a text in passing; learning itself takes each text whole. */
  readonly passing?: InPassing;
  /** Examples that are learned from and never judged by: texts made for learning. */
  readonly also?: readonly Example[];
}

/** What a text is about, the likeliest first; probabilities add up to 1. */
export interface Guess {
  readonly label: string;
  readonly probability: number;
}

/** The first `size` cells and values are valid. */
export interface Vector {
  readonly cells: Uint32Array;
  readonly values: Float32Array;
  readonly size: number;
}

const FOLDS = 5;

/** 1 + log n for how often a gram stands in a text; those above are as the last. */
const DAMPENED = Float32Array.from({ length: 4096 }, (_, times) => 1 + Math.log(Math.max(1, times)));

/** Turns texts into vectors, one after another. */
export class Weigher {
  readonly #counter: GramCounter;
  readonly #rarity: Float32Array;
  readonly #cells: Uint32Array;
  readonly #values: Float32Array;

  /** `counter` where several weigh the same texts: one text is then counted once. It must count by the same cut. */
  constructor(cut: Cut, rarity: Float32Array, counter = new GramCounter(cut)) {
    this.#counter = counter;
    this.#rarity = rarity;
    this.#cells = new Uint32Array(this.#counter.room);
    this.#values = new Float32Array(this.#counter.room);
  }

  /**
   * Grams weighed by rarity, dampened where they are repeated, to length 1: a long text weighs no more than a short one.
   * Valid until the next call.
   */
  weigh(text: string): Vector {
    const counted = this.#counter.count(text);
    const [found, times, rarity, cells, values] = [
      counted.cells,
      counted.times,
      this.#rarity,
      this.#cells,
      this.#values,
    ];
    let [size, squares] = [0, 0];
    for (let at = 0; at < counted.size; at += 1) {
      const cell = found[at] ?? 0;
      const rare = rarity[cell] ?? 0;
      if (rare === 0) continue;
      const often = times[at] ?? 1;
      // Nearly all grams of a text stand there once.
      const value = often === 1 ? rare : (DAMPENED[often < 4096 ? often : 4095] ?? 1) * rare;
      cells[size] = cell;
      values[size] = value;
      size += 1;
      squares += value * value;
    }
    const shrink = 1 / (Math.sqrt(squares) || 1);
    for (let at = 0; at < size; at += 1) values[at] = (values[at] ?? 0) * shrink;
    return { cells, values, size };
  }
}

const kept = ({ cells, values, size }: Vector): Vector => ({
  cells: cells.slice(0, size),
  values: values.slice(0, size),
  size,
});

interface Counts {
  readonly labels: Uint16Array;
  readonly many: number;
  readonly least: number;
  readonly telling: number;
}

/** So many texts of the usual mixture are thought beside those seen: what stands in one text tells little. */
const THOUGHT = 2;

function rarityOf(cut: Cut, texts: readonly string[], { labels, many, least, telling }: Counts): Float32Array {
  const counter = new GramCounter(cut);
  const seen = new Uint32Array(2 ** cut.bits);
  const seenIn = new Uint16Array(telling === 0 ? 0 : 2 ** cut.bits * many);
  const usual = new Float64Array(many);
  for (const [text, label] of texts.map((each, at) => [each, labels[at] ?? 0] as const)) {
    usual[label] = (usual[label] ?? 0) + 1 / texts.length;
    const { cells, size } = counter.count(text);
    for (let at = 0; at < size; at += 1) {
      const cell = cells[at] ?? 0;
      seen[cell] = (seen[cell] ?? 0) + 1;
      if (telling > 0) seenIn[cell * many + label] = (seenIn[cell * many + label] ?? 0) + 1;
    }
  }
  return Float32Array.from(seen, (count, cell) => {
    if (count < least) return 0;
    const rare = Math.log((texts.length + 1) / (count + 1)) + 1;
    if (telling === 0) return rare;
    // How far the labels of the texts that have it are from the usual mixture (Kullback and Leibler).
    let far = 0;
    for (let label = 0; label < many; label += 1) {
      const whole = usual[label] ?? 0;
      const share = ((seenIn[cell * many + label] ?? 0) + THOUGHT * whole) / (count + THOUGHT);
      if (share > 0) far += share * Math.log(share / whole);
    }
    return rare * (1 + telling * far);
  });
}

/** The distance of a vector from each plane, into `sums`. */
export function distances(weights: Float32Array, { cells, values, size }: Vector, sums: Float64Array): Float64Array {
  const many = sums.length;
  sums.fill(0);
  for (let at = 0; at < size; at += 1) {
    const base = (cells[at] ?? 0) * many;
    const value = values[at] ?? 0;
    for (let each = 0; each < many; each += 1) sums[each] = (sums[each] ?? 0) + (weights[base + each] ?? 0) * value;
  }
  return sums;
}

/** The same order for the same seed on every machine. */
function shuffle(order: Uint32Array, pass: number): void {
  let state = mix(pass + 1);
  for (let at = order.length - 1; at > 0; at -= 1) {
    state = mix(state + at);
    const other = state % (at + 1);
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}

interface Fitting {
  readonly vectors: readonly Vector[];
  readonly labels: Uint16Array;
  readonly many: number;
  readonly bits: number;
  readonly cost: number;
  readonly passes: number;
}

/**
 * Support vector machines with squared loss, one a class, by dual coordinate descent (Hsieh et al., A dual coordinate
 * descent method for large-scale linear SVM, ICML 2008); all classes go over an example at once.
 */
function solve({ vectors, labels, many, bits, cost, passes }: Fitting, chosen: Uint32Array): Float32Array {
  const weights = new Float32Array(2 ** bits * many);
  const slack = 0.5 / cost;
  const duals = new Float32Array(chosen.length * many);
  const steps = new Float64Array(many);
  const sums = new Float64Array(many);
  const order = Uint32Array.from(chosen, (_, at) => at);
  for (let pass = 0; pass < passes; pass += 1) {
    shuffle(order, pass);
    for (const turn of order) {
      const example = chosen[turn] ?? 0;
      const vector = vectors[example];
      if (vector === undefined || vector.size === 0) continue;
      distances(weights, vector, sums);
      let moved = false;
      for (let each = 0; each < many; each += 1) {
        const side = labels[example] === each ? 1 : -1;
        const dual = duals[turn * many + each] ?? 0;
        const slope = side * (sums[each] ?? 0) - 1 + dual * slack;
        // Vectors have length 1, so the curvature is the same for all.
        const next = Math.max(0, dual - slope / (1 + slack));
        steps[each] = (next - dual) * side;
        duals[turn * many + each] = next;
        moved ||= next !== dual;
      }
      if (!moved) continue;
      for (let at = 0; at < vector.size; at += 1) {
        const base = (vector.cells[at] ?? 0) * many;
        const value = vector.values[at] ?? 0;
        for (let each = 0; each < many; each += 1) {
          weights[base + each] = (weights[base + each] ?? 0) + (steps[each] ?? 0) * value;
        }
      }
    }
  }
  return weights;
}

/** Probabilities out of the distances from all planes. */
export function probabilities(sums: Float64Array, { temperature, shift }: Calibration): Float64Array {
  const each = sums.map((sum) => 1 / (1 + Math.exp(-(sum / temperature + shift))));
  const whole = each.reduce((a, b) => a + b, 0);
  return each.map((one) => one / whole);
}

/** The distances of a text from planes that were fitted without it, and the number of its label. */
export interface Held {
  readonly sums: Float64Array;
  readonly label: number;
}

/** Mean of -log of the probability given to what was right. */
function surprise(held: readonly Held[], calibration: Calibration): number {
  const sum = held.reduce(
    (all, { sums, label }) => all - Math.log(Math.max(1e-12, probabilities(sums, calibration)[label] ?? 0)),
    0,
  );
  return sum / Math.max(1, held.length);
}

/** Where between two bounds a function with one valley is least: golden section. */
function least(low: number, high: number, of: (at: number) => number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [from, to] = [low, high];
  let [left, right] = [to - (to - from) * ratio, from + (to - from) * ratio];
  let [atLeft, atRight] = [of(left), of(right)];
  for (let turn = 0; turn < 12; turn += 1) {
    if (atLeft < atRight) {
      [to, right, atRight] = [right, left, atLeft];
      left = to - (to - from) * ratio;
      atLeft = of(left);
    } else {
      [from, left, atLeft] = [left, right, atRight];
      right = from + (to - from) * ratio;
      atRight = of(right);
    }
  }
  return (from + to) / 2;
}

/** The calibration at which held-out texts surprise least, one number after the other until both rest. */
export function calibrate(held: readonly Held[]): Calibration {
  let [temperature, shift] = [0.2, 0];
  for (let turn = 0; turn < 4; turn += 1) {
    temperature = Math.exp(
      least(Math.log(0.02), Math.log(2), (at) => surprise(held, { temperature: Math.exp(at), shift })),
    );
    shift = least(-4, 4, (at) => surprise(held, { temperature, shift: at }));
  }
  return { temperature, shift };
}

/** A model, and what models like it said of each example without having seen it: what it may be judged by. */
export interface Measured {
  readonly model: LinearModel;
  /** In the order of the examples; not of those that were `also` learned from. */
  readonly held: readonly (readonly Guess[])[];
  readonly distances: readonly Held[];
}

/**
 * Trains on examples of at least two labels; the same examples give the same model to the bit. Examples of one text
 * should come once: a copy on both sides of the fitting of the calibration makes the model too sure.
 */
export const trainLinear = (examples: readonly Example[], options: TrainOptions = {}): LinearModel =>
  trainMeasured(examples, options).model;

/** As {@link trainLinear}, with the guesses for each example by the fold of five that did not see it. */
export function trainMeasured(examples: readonly Example[], options: TrainOptions = {}): Measured {
  const {
    bits = 17,
    longest = LONGEST_GRAM,
    opening = 1,
    cost = 3,
    passes = 6,
    least: fewest = 1,
    telling = 0,
    passing,
  } = options;
  const classes = [...new Set(examples.map(({ label }) => label))].sort();
  if (classes.length < 2) throw new RangeError('at least two labels are needed');
  const also = (options.also ?? []).filter(({ label }) => classes.includes(label));
  // Words quoted from an example belong to it: what does not see the one must not see the other.
  const quoted = examples.flatMap(({ label, quotes = [] }, of) => quotes.map((text) => ({ text, label, of })));
  const learned = [...examples, ...also, ...quoted];
  const cut: Cut = { bits, longest, opening };
  const texts = learned.map(({ text }) => text);
  const labels = Uint16Array.from(learned, ({ label }) => classes.indexOf(label));
  const many = classes.length;
  const rarity = rarityOf(cut, texts, { labels, many, least: fewest, telling });
  const weigher = new Weigher(cut, rarity);
  const vectors = texts.map((text) => kept(weigher.weigh(text)));
  const fitting: Fitting = { vectors, labels, many, bits, cost, passes };
  const held: Held[] = new Array(examples.length);
  const all = Uint32Array.from(learned, (_, at) => at);
  const firstQuoted = examples.length + also.length;
  const belongsTo = (at: number): number => (at < firstQuoted ? at : (quoted[at - firstQuoted]?.of ?? at));
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const isHeld = (at: number): boolean => belongsTo(at) < examples.length && belongsTo(at) % FOLDS === fold;
    const weights = solve(
      fitting,
      all.filter((at) => !isHeld(at)),
    );
    for (const [at, vector] of vectors.entries()) {
      if (at >= examples.length || !isHeld(at)) continue;
      const sums = distances(weights, vector, new Float64Array(many));
      if (passing !== undefined) mixPassing(sums, texts[at] ?? '', { ...cut, classes, rarity, weights }, passing);
      held[at] = { sums, label: labels[at] ?? 0 };
    }
  }
  const calibration = calibrate(held);
  return {
    model: {
      ...{ ...cut, classes, rarity, weights: solve(fitting, all), calibration },
      ...(passing === undefined ? {} : { passing }),
    },
    held: held.map(({ sums }) => ranked(classes, probabilities(sums, calibration))),
    distances: held,
  };
}

/** Labels with their probabilities, the likeliest first. */
export const ranked = (classes: readonly string[], shares: Float64Array): readonly Guess[] =>
  classes
    .map((label, at) => ({ label, probability: shares[at] ?? 0 }))
    .sort((a, b) => b.probability - a.probability || (a.label < b.label ? -1 : 1));
