import { Locale } from 'opencc-js/t2cn';

/** The dictionaries of OpenCC from traditional to simplified characters, by what they are looked up by. */
export interface Simplified {
  /** Single characters. */
  readonly characters: ReadonlyMap<string, string>;
  /** Words of which the characters are written otherwise than one by one, the longest first, by their first UTF-16 unit. */
  readonly words: ReadonlyMap<number, readonly (readonly [string, string])[]>;
}

export const LONGEST_PHRASE = 12;

const entriesOf = (dict: unknown): readonly (readonly unknown[])[] =>
  typeof dict === 'string' ? dict.split('|').map((pair) => pair.split(' ')) : Array.isArray(dict) ? dict : [];

function read(): Simplified {
  const characters = new Map<string, string>();
  const words = new Map<number, [string, string][]>();
  for (const [word, becomes] of (Locale.to.cn ?? []).flat().flatMap(entriesOf)) {
    if (typeof word !== 'string' || typeof becomes !== 'string') continue;
    if (Array.from(word).length === 1) characters.set(word, becomes);
    else if (word.length <= LONGEST_PHRASE) {
      const first = word.charCodeAt(0);
      words.set(first, [...(words.get(first) ?? []), [word, becomes]]);
    }
  }
  for (const list of words.values()) list.sort(([a], [b]) => b.length - a.length);
  return { characters, words };
}

let known: Simplified | undefined;

/** Read at first use, once for all that compare texts. */
export function simplified(): Simplified {
  known ??= read();
  return known;
}

/** One character (with its marks) in one way of writing: compatibility forms, half width, small, simplified. May be longer. */
export function plain(letter: string): string {
  const { characters } = simplified();
  let out = '';
  // Small letters of compatibility forms may be such forms again.
  for (const each of letter.normalize('NFKC').toLowerCase().normalize('NFKC')) out += characters.get(each) ?? each;
  return out;
}
