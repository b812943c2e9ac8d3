import { NICKNAMES } from './name-words.ts';

/** How two words agree; tells a person why. */
export type WordAgreement = 'same' | 'sound' | 'spelling' | 'short' | 'initial' | 'start';

export interface WordLikeness {
  /** 0 to 1. */
  readonly likeness: number;
  readonly how: WordAgreement;
}

const skeletons = new Map<string, string>();
/** Words kept with their sound: the same first names come again and again. */
const MOST_KEPT = 50_000;

/** What a word sounds like, roughly, in any language of the lists: spellings of one sound fall together. Our own rules. */
export function skeletonOf(word: string): string {
  const known = skeletons.get(word);
  if (known !== undefined) return known;
  const sound = word
    .replace(/0/g, 'o')
    .replace(/(?<=[a-z])[1!](?=[a-z])/g, 'i')
    .replace(/(?<=[a-z])9(?=[a-z])/g, 'g')
    .replace(/ph/g, 'f')
    .replace(/sch|sh|ch|tch|zh|dj|tsh|cz|sz/g, 's')
    .replace(/th/g, 't')
    .replace(/[kg]h|ck|q|x/g, 'k')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/c/g, 'k')
    .replace(/dh/g, 'd')
    .replace(/ts|tz|z/g, 's')
    .replace(/w/g, 'v')
    .replace(/[ae]u|oo|ou/g, 'u')
    .replace(/ao/g, 'o')
    .replace(/ee|ie|ei|ey|iy|ij|ii|yy|oe|ae/g, 'i')
    .replace(/[yj]/g, 'i')
    .replace(/(?<=[a-z])h(?=[^aeiou]|$)/g, '')
    .replace(/o/g, 'u')
    .replace(/e/g, 'i')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=[a-z]{3})(?:is|s)$/, '');
  if (skeletons.size >= MOST_KEPT) skeletons.clear();
  skeletons.set(word, sound);
  return sound;
}

/** The consonants of a word alone, for scripts that write no short vowels (Arabic, Hebrew); b stands for p too. */
export const consonantsOf = (word: string): string =>
  skeletonOf(word)
    .replace(/[aiuvh]/g, '')
    .replace(/p/g, 'b')
    .replace(/k|g/g, 'k')
    .replace(/(.)\1+/g, '$1');

const LONGEST = 40;
const rows = [new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1)] as const;

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment) between two words of up to 40 letters. */
export function edits(one: string, other: string): number {
  const [a, b] = [one.slice(0, LONGEST), other.slice(0, LONGEST)];
  let [before, last, row] = rows;
  for (let j = 0; j <= b.length; j += 1) last[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row[j] = cost;
    }
    [before, last, row] = [last, row, before];
  }
  return last[b.length] ?? 0;
}

const isShortFor = (one: string, other: string): boolean =>
  NICKNAMES.get(other)?.includes(one) === true ||
  NICKNAMES.get(one)?.includes(other) === true ||
  [...NICKNAMES.values()].some((short) => short.includes(one) && short.includes(other));

/** What a letter costs more where only the sounds are near. */
const BY_SOUND = 0.35;
/** The share of a word that stands after so many slips; a short word with a letter changed is another word. */
function unedited(cost: number, length: number): number {
  const allowed = length <= 3 ? 0 : length <= 4 ? 1 : length <= 7 ? 2 : length <= 11 ? 3 : 4;
  return cost > allowed ? 0 : 1 - cost / length;
}

/** A word that another begins with: half a surname, but also Lind and Lindemann. */
const START = 0.65;
const NONE: WordLikeness = { likeness: 0, how: 'spelling' };

/**
 * How alike two words of names are, and in what way. `isPerson` allows initials and short names, `vowelless` is for names of
 * which one is written in a script without short vowels.
 */
export function wordLikeness(one: string, other: string, isPerson: boolean, vowelless = false): WordLikeness {
  if (one === other) return { likeness: 1, how: 'same' };
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (/^\d+$/.test(one) || /^\d+$/.test(other)) return NONE;
  if (isPerson && short.length === 1) return short[0] === long[0] ? { likeness: 0.75, how: 'initial' } : NONE;
  const [sound, otherSound] = [skeletonOf(one), skeletonOf(other)];
  if (sound.length > 1 && sound === otherSound) return { likeness: 0.94, how: 'sound' };
  if (vowelless) {
    const consonants = consonantsOf(one);
    if (consonants.length > 1 && consonants === consonantsOf(other)) return { likeness: 0.88, how: 'sound' };
  }
  if (isPerson && isShortFor(one, other)) return { likeness: 0.85, how: 'short' };
  const likeness = Math.max(
    unedited(edits(one, other), long.length),
    unedited(edits(sound, otherSound) + BY_SOUND, Math.max(sound.length, otherSound.length)),
  );
  if (isPerson && short.length >= 4 && long.length >= short.length + 3 && long.startsWith(short))
    return { likeness: START, how: 'start' };
  return likeness < 0.55 ? NONE : { likeness, how: 'spelling' };
}
