/**
 * A text as it is compared: without spaces, marks and invisible characters, one width, one case. Whoever splits a name by
 * blanks, writes digits full width or in Chinese, or puts dashes between them still writes that name and those digits.
 */
export interface FoldedText {
  readonly folded: string;
  /** For each character of `folded` where in the original it came from: first and one past the last UTF-16 unit. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** How a secret is looked for: `name` letter by letter, `digits` with Chinese numerals and look-alikes read as digits. */
export type FoldKind = 'name' | 'digits';

/** Everything that draws no letter: separators, punctuation, symbols, marks, controls, what is invisible. */
const IGNORED = /[\p{Z}\p{P}\p{S}\p{M}\p{C}]/u;

const NUMERALS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['〇零○o', '0'],
    ['一壹幺l', '1'],
    ['二贰两', '2'],
    ['三叁', '3'],
    ['四肆', '4'],
    ['五伍', '5'],
    ['六陆', '6'],
    ['七柒', '7'],
    ['八捌', '8'],
    ['九玖', '9'],
  ].flatMap(([letters = '', digit = '']) => Array.from(letters, (letter) => [letter, digit])),
);

const fold = (character: string, kind: FoldKind): string => {
  let out = '';
  for (const each of character.normalize('NFKC').toLowerCase()) {
    const digit = kind === 'digits' ? NUMERALS[each] : undefined;
    if (digit !== undefined) out += digit;
    else if (!IGNORED.test(each)) out += each;
  }
  return out;
};

/** Folds a text and remembers where each character stood. */
export function foldText(text: string, kind: FoldKind): FoldedText {
  let folded = '';
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const out = fold(character, kind);
    for (let n = 0; n < out.length; n += 1) {
      from.push(at);
      to.push(end);
    }
    folded += out;
    at = end;
  }
  return { folded, from, to };
}

/** The folded form alone. */
export const foldedOf = (text: string, kind: FoldKind): string => foldText(text, kind).folded;

/** A stretch of a text: first unit, one past the last. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Every place of `needle` in the folded text, as stretches of the original. */
export function stretchesOf(text: FoldedText, needle: string): Stretch[] {
  const found: Stretch[] = [];
  if (needle === '') return found;
  for (let at = text.folded.indexOf(needle); at >= 0; at = text.folded.indexOf(needle, at + 1)) {
    found.push({ from: text.from[at] ?? 0, to: text.to[at + needle.length - 1] ?? 0 });
  }
  return found;
}
