/** What was guessed of a text, how sure, and what is right. */
export interface Told {
  readonly label: string;
  readonly guess: string;
  readonly probability: number;
}

export const isRight = ({ label, guess }: Told): boolean => label === guess;

/** Share whose guess is right. */
export const accuracy = (told: readonly Told[]): number => told.filter(isRight).length / Math.max(1, told.length);

/** Mean over the labels of the harmonic mean of precision and recall. */
export function macroF1(told: readonly Told[]): number {
  const labels = [...new Set(told.map(({ label }) => label))];
  const each = labels.map((label) => {
    const either = told.filter((one) => one.label === label).length + told.filter((one) => one.guess === label).length;
    return (2 * told.filter((one) => one.label === label && isRight(one)).length) / either;
  });
  return each.reduce((a, b) => a + b, 0) / Math.max(1, labels.length);
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
