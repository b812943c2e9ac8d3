import { eachGram, type GramCounter } from './grams.ts';
import { distances, type Guess, type LinearModel, probabilities, ranked, Weigher } from './linear.ts';
import { mixPassing, nearestStretch } from './stretch.ts';

/** What {@link Classifier.weighed} looks up by cell; made when it is first asked. */
interface Looked {
  /** Mean weight of a cell over all labels. */
  readonly mean: Float64Array;
  /** Of the text in hand: what a gram of the cell is worth, and how often it stands there. Swept after each text. */
  readonly worth: Float32Array;
  readonly times: Uint32Array;
}

function lookedOf({ weights, classes, bits }: LinearModel): Looked {
  const many = classes.length;
  const mean = new Float64Array(2 ** bits);
  for (let cell = 0; cell < mean.length; cell += 1) {
    let sum = 0;
    for (let each = 0; each < many; each += 1) sum += weights[cell * many + each] ?? 0;
    mean[cell] = sum / many;
  }
  return { mean, worth: new Float32Array(2 ** bits), times: new Uint32Array(2 ** bits) };
}

/** Guesses with one model, text after text. */
export class Classifier {
  readonly #model: LinearModel;
  readonly #weigher: Weigher;
  readonly #sums: Float64Array;
  #looked: Looked | undefined;

  /** `counter` as {@link Weigher} has it. */
  constructor(model: LinearModel, counter?: GramCounter) {
    this.#model = model;
    this.#weigher = new Weigher(model, model.rarity, counter);
    this.#sums = new Float64Array(model.classes.length);
  }

  /** All labels, the likeliest first. A text without a gram that was trained with is anything: equal probabilities. */
  guess(text: string): readonly Guess[] {
    const { classes, calibration } = this.#model;
    return ranked(classes, probabilities(this.distances(text), calibration));
  }

  /** Distances of a text from the planes of `classes`, in their order. Valid until the next call. */
  distances(text: string): Float64Array {
    const { weights, passing } = this.#model;
    const sums = distances(weights, this.#weigher.weigh(text), this.#sums);
    return passing === undefined ? sums : mixPassing(sums, text, this.#model, passing);
  }

  /**
   * What spoke for a label, character by character: how much each UTF-16 unit added to it beyond what it added to all labels
   * on the mean. Sums of neighbouring units say how much a word weighed.
   */
  weighed(text: string, label: string): Float64Array {
    const { classes, weights, rarity, passing } = this.#model;
    const [many, which] = [classes.length, classes.indexOf(label)];
    const nearest = passing === undefined ? undefined : nearestStretch(text, this.#model, passing);
    const ofAll = 1 - (passing?.share ?? 0);
    // What speaks for the label shown in passing speaks against the others.
    const ofNearest = ((passing?.label === label ? 1 : -1) * (passing?.share ?? 0)) / (nearest?.length ?? 1);
    const shown = Math.max(0, classes.indexOf(passing?.label ?? ''));
    const [first, end] = [nearest?.start ?? 0, (nearest?.start ?? 0) + (passing?.units ?? 0)];
    this.#looked ??= lookedOf(this.#model);
    const { mean, worth, times } = this.#looked;
    const { cells, values, size } = this.#weigher.weigh(text);
    for (let at = 0; at < size; at += 1) worth[cells[at] ?? 0] = values[at] ?? 0;
    eachGram(text, this.#model, (cell) => {
      times[cell] = (times[cell] ?? 0) + 1;
    });
    const units = new Float64Array(text.length);
    eachGram(text, this.#model, (cell, start, length) => {
      const inAll = (ofAll * (worth[cell] ?? 0)) / (times[cell] ?? 1);
      const inNearest = start >= first && start < end ? ofNearest * (rarity[cell] ?? 0) : 0;
      if (inAll === 0 && inNearest === 0) return;
      const beyondMean = (weights[cell * many + which] ?? 0) - (mean[cell] ?? 0);
      const share = (beyondMean * inAll + (weights[cell * many + shown] ?? 0) * inNearest) / length;
      for (let at = start; at < start + length; at += 1) units[at] = (units[at] ?? 0) + share;
    });
    for (let at = 0; at < size; at += 1) worth[cells[at] ?? 0] = 0;
    eachGram(text, this.#model, (cell) => {
      times[cell] = 0;
    });
    return units;
  }
}
