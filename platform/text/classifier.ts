import { distances, type Guess, type LinearModel, probabilities, ranked, Weigher } from './linear.ts';
import { mixPassing } from './stretch.ts';

/** Guesses with one model, text after text, as it stands: it may be corrected meanwhile. Several that stay: `panel.ts`. */
export class Classifier {
  readonly #model: LinearModel;
  readonly #weigher: Weigher;
  readonly #sums: Float64Array;

  constructor(model: LinearModel) {
    this.#model = model;
    this.#weigher = new Weigher(model, model.rarity);
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
}
