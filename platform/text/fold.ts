import { plain } from './characters.ts';

/** Units read of one text: a page of noise before the words costs what a page costs. */
export const LONGEST_FOLDED = 20_000;

/** Letters of other scripts that look like Latin ones: put in their stead, a copy still reads the same to people. */
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    в: 'b',
    е: 'e',
    к: 'k',
    м: 'm',
    н: 'h',
    о: 'o',
    р: 'p',
    с: 'c',
    т: 't',
    у: 'y',
    х: 'x',
    і: 'i',
    ј: 'j',
    ѕ: 's',
  },
  ...{ α: 'a', β: 'b', ε: 'e', η: 'n', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x', ω: 'w' },
};
/** Blanks, punctuation, symbols and emoji, marks on letters, what is not seen at all. */
const SAYS_NOTHING = /[\s\p{P}\p{S}\p{M}\p{C}\p{Default_Ignorable_Code_Point}]/u;
/** In the table: becomes several units, or needs the unit after it. */
const ELSEWHERE = 1;

interface Table {
  /** By UTF-16 unit: what stands for it, 0 = nothing. */
  readonly units: Uint16Array;
  readonly several: ReadonlyMap<number, string>;
}

let made: Table | undefined;

function foldCharacter(character: string): string {
  let folded = '';
  for (const each of plain(character)) {
    // 薴 becomes 苧, which is itself the traditional form of another.
    if (!SAYS_NOTHING.test(each)) folded += plain(LOOK_ALIKE[each] ?? each);
  }
  return folded;
}

/** Made at first use, in about a fifth of a second. */
function table(): Table {
  if (made !== undefined) return made;
  const units = new Uint16Array(0x10000);
  const several = new Map<number, string>();
  for (let unit = 0; unit < units.length; unit += 1) {
    if (unit >= 0xd800 && unit < 0xe000) {
      units[unit] = ELSEWHERE;
      continue;
    }
    const folded = foldCharacter(String.fromCharCode(unit));
    if (folded.length > 1) {
      several.set(unit, folded);
      units[unit] = ELSEWHERE;
    } else units[unit] = folded.length === 0 ? 0 : folded.charCodeAt(0);
  }
  made = { units, several };
  return made;
}

/** What a pair of surrogates stands for; half a pair says nothing. */
function foldPair(text: string, at: number): string {
  const point = text.codePointAt(at) ?? 0;
  return point < 0x10000 ? '' : foldCharacter(String.fromCodePoint(point));
}

/**
 * Writes the units of a text by which it is compared with others, and gives their number: compatibility forms (NFKC), full
 * width, case, traditional characters and look-alike letters are made one; blanks, punctuation, symbols, emoji and what is not
 * seen are left out. Character by character: 乾 is folded as a word would not be, the same in both texts. Stops after
 * {@link LONGEST_FOLDED} units read or when `into` is full.
 */
export function foldInto(text: string, into: Uint16Array): number {
  const { units, several } = table();
  const end = Math.min(text.length, LONGEST_FOLDED);
  let size = 0;
  for (let at = 0; at < end && size < into.length; at += 1) {
    const unit = text.charCodeAt(at);
    const folded = units[unit] ?? 0;
    if (folded > ELSEWHERE) {
      into[size] = folded;
      size += 1;
    } else if (folded === ELSEWHERE) {
      const whole = several.get(unit) ?? foldPair(text, at);
      for (let each = 0; each < whole.length && size < into.length; each += 1, size += 1)
        into[size] = whole.charCodeAt(each);
      // The second half of a pair stands for nothing by itself.
    }
  }
  return size;
}
