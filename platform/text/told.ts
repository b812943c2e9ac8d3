/** What was guessed of a text, how sure, and what is right. */
export interface Told {
  readonly label: string;
  readonly guess: string;
  readonly probability: number;
}

export const isRight = ({ label, guess }: Told): boolean => label === guess;

/** Share whose guess is right; 0 of none. */
export const accuracy = (told: readonly Told[]): number => ratio(told.filter(isRight).length, told.length);

/** Of the texts of a label, and of those that were guessed to be of it, how many agree. */
export interface LabelTold {
  readonly label: string;
  readonly texts: number;
  readonly precision: number;
  readonly recall: number;
  /** Harmonic mean of the two. */
  readonly f1: number;
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Label by label, in their order. */
export const toldOfLabels = (told: readonly Told[]): readonly LabelTold[] =>
  [...new Set(told.map(({ label }) => label))].sort().map((label) => {
    const texts = told.filter((each) => each.label === label).length;
    const guessed = told.filter((each) => each.guess === label).length;
    const right = told.filter((each) => each.label === label && isRight(each)).length;
    const [precision, recall] = [ratio(right, guessed), ratio(right, texts)];
    return { label, texts, precision, recall, f1: ratio(2 * right, guessed + texts) };
  });

/** Mean over the labels that occur of the harmonic mean of precision and recall; 0 for none. */
export function macroF1(told: readonly Told[]): number {
  const labels = toldOfLabels(told);
  return ratio(
    labels.reduce((sum, { f1 }) => sum + f1, 0),
    labels.length,
  );
}

/** Expected calibration error over ten bins: by how much the probabilities given miss the share that is right. */
export function calibrationError(told: readonly Told[]): number {
  const bins = Array.from({ length: 10 }, () => ({ given: 0, right: 0 }));
  for (const one of told) {
    const bin = bins[Math.min(9, Math.floor(one.probability * 10))];
    if (bin === undefined) continue;
    bin.given += one.probability;
    bin.right += isRight(one) ? 1 : 0;
  }
  return bins.reduce((sum, { given, right }) => sum + Math.abs(given - right), 0) / Math.max(1, told.length);
}

/** The least probability from which so large a share of the guesses is right; 1 where none is. */
export function sureFrom(told: readonly Told[], share: number): number {
  let [from, right] = [1, 0];
  for (const [at, one] of told.toSorted((a, b) => b.probability - a.probability).entries()) {
    right += isRight(one) ? 1 : 0;
    if (right / (at + 1) >= share) from = one.probability;
  }
  return from;
}
