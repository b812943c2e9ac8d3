import { type FoldKind, foldedOf } from '../model/folded-text.ts';

/** A secret that must be nowhere: what it is called in findings, and the folded texts that would give it away. */
export interface Sought {
  readonly label: string;
  readonly fold: FoldKind;
  /** The first is the whole; the others are parts of it. */
  readonly needles: readonly string[];
}

/** Stands where an allowed phrase was: no letter, so that its neighbours do not join. */
const GAP = '\u0001';

/** Searches a text: wholes and parts, or wholes alone. Phrases that are allowed count for nothing. */
export function labelsIn(
  text: string,
  sought: readonly Sought[],
  allowed: readonly string[],
  parts: boolean,
): string[] {
  const without = (kind: FoldKind): string =>
    allowed
      .map((phrase) => foldedOf(phrase, kind))
      .filter((phrase) => phrase.length >= 2)
      .sort((a, b) => b.length - a.length)
      .reduce((now, phrase) => now.replaceAll(phrase, GAP), foldedOf(text, kind));
  const folded: Readonly<Record<FoldKind, string>> = { name: without('name'), digits: without('digits') };
  return sought.flatMap(({ label, fold, needles }) =>
    (parts ? needles : needles.slice(0, 1)).some((needle) => folded[fold].includes(needle)) ? [label] : [],
  );
}
