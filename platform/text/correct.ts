import { Classifier } from './classifier.ts';
import { GramCounter } from './grams.ts';
import { distances, type Example, type LinearModel, Weigher } from './linear.ts';

/** The most that one example may move a plane: enough to turn any guess round, and no more. Ours. */
const MOST = 3;
/** A text should lie so far on its side of each plane: as far as those that the model was trained with. */
const FAR = 1;
/** A label as probable as that is told, however rarely the model tells anything. Ours. */
const SUREST = 0.98;

/** A copy of a model that changes text by text. */
class Correcting {
  readonly model: LinearModel;
  readonly #weigher: Weigher;
  readonly #counter: GramCounter;
  readonly #rarest: number;
  readonly #sums: Float64Array;

  constructor(model: LinearModel) {
    this.model = { ...model, rarity: model.rarity.slice(), weights: model.weights.slice() };
    this.#weigher = new Weigher(this.model, this.model.rarity);
    this.#counter = new GramCounter(this.model);
    this.#rarest = model.rarity.reduce((most, each) => Math.max(most, each), 0) || 1;
    this.#sums = new Float64Array(model.classes.length);
  }

  /** From now on the grams of the text are read, as rare as the rarest that were. */
  #open(text: string): void {
    const { rarity } = this.model;
    const { cells, size } = this.#counter.count(text);
    for (let at = 0; at < size; at += 1) {
      const cell = cells[at] ?? 0;
      if (rarity[cell] === 0) rarity[cell] = this.#rarest;
    }
  }

  /** Moves the planes so that the text belongs to the class at `right`. */
  learn(text: string, right: number): void {
    this.#open(text);
    const { weights, classes } = this.model;
    const vector = this.#weigher.weigh(text);
    const sums = distances(weights, vector, this.#sums);
    const steps = sums.map((sum, each) => {
      const side = each === right ? 1 : -1;
      return side * Math.min(MOST, Math.max(0, FAR - side * sum));
    });
    for (let at = 0; at < vector.size; at += 1) {
      const base = (vector.cells[at] ?? 0) * classes.length;
      for (const [each, step] of steps.entries()) {
        weights[base + each] = (weights[base + each] ?? 0) + step * (vector.values[at] ?? 0);
      }
    }
  }
}

/**
 * The model after passive-aggressive steps over examples in their order (PA-I, each plane against all others as it was
 * trained: Crammer et al., Online Passive-Aggressive Algorithms, JMLR 7, 2006): what the model would tell right changes
 * nothing; else each plane that the text does not lie far enough from moves just so far that it does, and the grams of the
 * text are read from then on. Labels that the model does not know are passed over. The model given stays as it was; in steps
 * or at once, the same examples give the same model.
 *
 * @param sure the probability from which a label is told
 */
export function correctLinear(model: LinearModel, examples: readonly Example[], sure = 0.5): LinearModel {
  let corrected: Correcting | undefined;
  let classifier = new Classifier(model);
  for (const { text, label } of examples) {
    const right = model.classes.indexOf(label);
    if (right < 0 || text === '') continue;
    const [first] = classifier.guess(text);
    if (first?.label === label && first.probability >= Math.min(sure, SUREST)) continue;
    if (corrected === undefined) {
      corrected = new Correcting(model);
      classifier = new Classifier(corrected.model);
    }
    corrected.learn(text, right);
  }
  return corrected?.model ?? model;
}
