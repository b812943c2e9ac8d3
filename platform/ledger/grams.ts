/**
 * Words as numbers, for the index of matter_text: a text can hold a word only if it holds each pair of characters of
 * it. Numbers of different pairs may coincide, which finds a candidate too many and never one too few; whoever searches
 * compares the words themselves afterwards. SQL's `text_grams` and `code_grams` give the same numbers.
 */
const FACTOR = 65_599;
/** Beyond the last character of Unicode, so that an authority is hardly ever a pair of characters. */
const CODES = 0x11_0000;
const IDS = 0x12_0000;
const MARKS = 0x13_0000;
/** Lengths of the prefixes of authority codes by which a view can be narrowed: city, county, station. */
const LEVELS = [4, 6, 9];

const number = (first: number, second: number): number => (Math.imul(first, FACTOR) + second) | 0;
/** As ILIKE folds under LC_CTYPE C, which the product asks for: Latin letters only. */
const folded = (point: number): number => (point >= 65 && point <= 90 ? point + 32 : point);

function addPairs(words: string, to: Set<number>): void {
  let before = -1;
  for (const character of words) {
    const point = folded(character.codePointAt(0) ?? 0);
    if (before >= 0) to.add(number(before, point));
    before = point;
  }
}

/** The numbers of the texts' pairs of characters; a pair never spans two texts. */
export function textGrams(texts: readonly string[]): number[] {
  const grams = new Set<number>();
  for (const text of texts) addPairs(text, grams);
  return [...grams];
}

/** The numbers of the authorities above and at these codes: `980102` has those of 9801 and 980102. */
export function codeGrams(codes: readonly string[]): number[] {
  const grams = new Set<number>();
  for (const code of codes) {
    for (const length of LEVELS) {
      if (code.length >= length) grams.add(number(CODES + length, Number(code.slice(0, length))));
    }
  }
  return [...grams];
}

/** The number of an id's first eight digits, by which a matter is found too. */
export const idGrams = (id: string): number[] => [number(IDS, Number.parseInt(id.slice(0, 8), 16))];

/** The numbers of marks, each as a whole (FNV-1a): as with words, whoever searches compares the marks afterwards. */
export function markGrams(marks: readonly string[]): number[] {
  return marks.map((mark) => {
    let hash = 0x811c9dc5;
    for (const character of mark) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    return number(MARKS, hash);
  });
}

/** The number that every matter of a scope has, where the scope is one subtree below the province; else none. */
export function scopeGrams(scope: string): number[] {
  const prefix = /^(\d+)%$/.exec(scope)?.[1] ?? '';
  return LEVELS.includes(prefix.length) ? [number(CODES + prefix.length, Number(prefix))] : [];
}
