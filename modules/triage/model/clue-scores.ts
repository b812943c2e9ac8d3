import {
  type Calibration,
  type Example,
  type Guess,
  type Held,
  probabilities,
  ranked,
} from '../../../platform/text/linear.ts';
import { isRight, macroF1, type Told } from '../../../platform/text/told.ts';
import { type HeadScores, YES } from './clue-heads.ts';

const toldOf = (label: string, [first]: readonly Guess[]): Told => ({
  ...{ label, guess: first?.label ?? '', probability: first?.probability ?? 0 },
});

export const toldBy = (examples: readonly Example[], held: readonly (readonly Guess[])[]): readonly Told[] =>
  examples.map(({ label }, at) => toldOf(label, held[at] ?? []));

export const toldTogether = (
  classes: readonly string[],
  held: readonly Held[],
  calibration: Calibration,
): readonly Told[] =>
  held.map(({ sums, label }) => toldOf(classes[label] ?? '', ranked(classes, probabilities(sums, calibration))));

const rounded = (share: number): number => Math.round(share * 1e4) / 1e4;
const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : rounded(part / whole));

/** What is never said: that nothing is urgent goes without saying. */
export const UNSAID = 'normal';

/** The scores of a head that speaks from a probability on; of one that says yes, by how sure it is of that. */
export function scoresOf(told: readonly Told[], from: number, asked?: { readonly yes: readonly number[] }): HeadScores {
  const right = (list: readonly Told[]): number => list.filter(isRight).length;
  const common = { texts: told.length, right: ratio(right(told), told.length), macroF1: rounded(macroF1(told)) };
  if (asked === undefined) {
    const said = told.filter(({ guess, probability }) => guess !== UNSAID && probability >= from);
    return { ...common, speaks: ratio(said.length, told.length), rightWhereSpeaks: ratio(right(said), said.length) };
  }
  const said = told.filter((_, at) => (asked.yes[at] ?? 0) >= from);
  const so = said.filter(({ label }) => label === YES).length;
  return {
    ...common,
    speaks: ratio(said.length, told.length),
    rightWhereSpeaks: ratio(so, said.length),
    found: ratio(so, told.filter(({ label }) => label === YES).length),
  };
}

/** Without those that could not be made. */
export const byFew = <T>(list: readonly (T | undefined)[]): readonly T[] => list.filter((each) => each !== undefined);
