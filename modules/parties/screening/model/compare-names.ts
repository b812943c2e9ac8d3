import { edits, skeletonOf, type WordAgreement, wordLikeness } from './compare-words.ts';
import { COMMON, FORMS, PARTICLES, PHRASES, PLACES, SAME_WORDS, TITLES } from './name-words.ts';
import { toLatin } from './transliterate.ts';

export type NameKind = 'person' | 'organisation' | 'thing';

/** A word of a name with what it counts. */
interface Word {
  readonly text: string;
  readonly weight: number;
}

/** Words of both names that agree, and how. */
export interface WordPair {
  readonly one: string;
  readonly other: string;
  readonly how: WordAgreement | 'joined';
  readonly likeness: number;
  readonly weight: number;
}

export interface NameComparison {
  /** 0 to 1: how far the names may be one. */
  readonly score: number;
  readonly pairs: readonly WordPair[];
  /** Words that only one of the names has: what contradicts. Forms of organisations are told too, but hardly count. */
  readonly onlyOne: readonly string[];
  readonly onlyOther: readonly string[];
}

/**
 * What counts how much. Ours, chosen on the open part of name_bench by cross-validation over its groups (bench/clues-screening.ts);
 * the threshold with them.
 */
const SETTINGS = {
  person: { contradicted: 1.25, extra: 0.14, power: 2 },
  organisation: { contradicted: 1.25, extra: 0.8, power: 1.5 },
  thing: { contradicted: 1, extra: 0.3, power: 1.5 },
} as const;
/** From here two names may be one. */
export const NAME_HIT_FROM = 0.7;

const LONGEST_NAME = 300;
const MOST_WORDS = 16;
/** As far as words are compared letter by letter. */
const LONGEST_WORD = 40;

const VOWELLESS = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const APOSTROPHES = /['’‘`ʼʹʻ´"“”«»„‟]/gu;

function weightOf(word: string, kind: NameKind): number {
  if (kind === 'person') {
    if (PARTICLES.has(word)) return 0.25;
    return word.length === 1 ? 0.8 : 1;
  }
  if (FORMS.has(word)) return 0.12;
  if (word.length === 1 || PARTICLES.has(word)) return 0.25;
  if (/^\d+$/.test(word)) return 0.6;
  if (PLACES.has(word)) return 0.35;
  return COMMON.has(word) ? 0.75 : 1;
}

/** Single letters that stand beside one another are one abbreviation: L.X.C → lxc. */
function joinLetters(words: readonly string[]): string[] {
  const joined: string[] = [];
  let run = '';
  for (const word of [...words, '']) {
    if (/^[a-z]$/.test(word)) {
      run += word;
      continue;
    }
    if (run !== '') joined.push(run);
    run = '';
    if (word !== '') joined.push(word);
  }
  return joined;
}

/** The words of a name as they are compared; equal words once. */
export function wordsOfName(name: string, kind: NameKind): readonly Word[] {
  const given = name.slice(0, LONGEST_NAME);
  let latin = toLatin(given)
    .replace(APOSTROPHES, '')
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  if (kind !== 'person') for (const [pattern, form] of PHRASES) latin = latin.replace(pattern, form);
  let words = latin.split(' ').filter((word) => word !== '');
  if (kind === 'person') {
    // JC Juncker: two capitals in front of a name are initials.
    const initials = /^([A-Z])([A-Z])(?=\s+\p{Lu}\p{Ll})/u.exec(given);
    if (initials !== null && words[0]?.length === 2) words = [...words[0], ...words.slice(1)];
    const named = words.filter(
      (word) => !TITLES.has(word) && !(FORMS.has(SAME_WORDS.get(word) ?? word) && words.length > 2),
    );
    if (named.length > 0) words = named;
  } else {
    words = sumNumbers(joinLetters(words).flatMap(ownWords));
  }
  const once = [...new Set(words.map((word) => word.slice(0, LONGEST_WORD)))].slice(0, MOST_WORDS);
  return once.map((text) => ({ text, weight: weightOf(text, kind) }));
}

const LONG_FORMS = [...SAME_WORDS.keys()].filter((word) => word.length >= 9);
const GLUED_FORM = /^([a-z]{4,}?)(ag|gmbh|llc|ltd|inc|plc|jsc|corp)$/;

/** A word as it is compared; a form that was mistyped or written to the name is that form. */
function ownWords(word: string): string[] {
  const same = SAME_WORDS.get(word);
  if (same !== undefined) return [same];
  const glued = GLUED_FORM.exec(word);
  if (glued !== null) return [glued[1] ?? '', SAME_WORDS.get(glued[2] ?? '') ?? glued[2] ?? ''];
  const meant =
    word.length < 9
      ? undefined
      : LONG_FORMS.find((form) => Math.abs(form.length - word.length) <= 1 && edits(form, word) <= 1);
  return [meant === undefined ? word : (SAME_WORDS.get(meant) ?? word)];
}

/** forty four → 44. */
function sumNumbers(words: readonly string[]): string[] {
  const summed: string[] = [];
  for (const word of words) {
    const last = summed.at(-1) ?? '';
    if (/^[2-9]0$/.test(last) && /^[1-9]$/.test(word)) summed.splice(-1, 1, String(Number(last) + Number(word)));
    else summed.push(word);
  }
  return summed;
}

interface Candidate {
  readonly ones: readonly number[];
  readonly others: readonly number[];
  readonly how: WordPair['how'];
  readonly likeness: number;
  readonly weight: number;
}

const textOf = (words: readonly Word[], at: readonly number[], between = ''): string =>
  at.map((index) => words[index]?.text ?? '').join(between);
const weightAt = (words: readonly Word[], at: readonly number[]): number =>
  at.reduce((sum, index) => sum + (words[index]?.weight ?? 0), 0);

function joinedLikeness(joined: string, text: string): number {
  if (text.length < 3 || joined.length > LONGEST_WORD || Math.abs(text.length - joined.length) > 2) return 0;
  if (text === joined) return 1;
  if (skeletonOf(text) === skeletonOf(joined)) return 0.95;
  return 1 - edits(text, joined) / Math.max(text.length, joined.length);
}

/** Several words of one written as one word of the other: van der bilt, vanderbilt. */
function* joins(many: readonly Word[], single: readonly Word[]): Generator<readonly [number[], number, number]> {
  for (let length = 2; length <= 4; length += 1)
    for (let from = 0; from + length <= many.length; from += 1) {
      const at = Array.from({ length }, (_, index) => from + index);
      // Also with the last word in front: a Chinese name with the given name first.
      const joined = [textOf(many, at), textOf(many, [...at.slice(-1), ...at.slice(0, -1)])];
      // A letter that is left out is a slip in a word, but another initial is another person.
      const least = at.some((index) => many[index]?.text.length === 1) ? 1 : 0.85;
      for (const [index, { text }] of single.entries()) {
        const likeness = Math.max(...joined.map((each) => joinedLikeness(each, text)));
        if (likeness >= least) yield [at, index, likeness];
      }
    }
}

function candidatesOf(one: readonly Word[], other: readonly Word[], kind: NameKind, vowelless: boolean): Candidate[] {
  const found: Candidate[] = [];
  for (const [i, a] of one.entries())
    for (const [j, b] of other.entries()) {
      const { likeness, how } = wordLikeness(a.text, b.text, kind === 'person', vowelless);
      if (likeness > 0) found.push({ ones: [i], others: [j], how, likeness, weight: Math.max(a.weight, b.weight) });
    }
  for (const [ones, j, likeness] of joins(one, other))
    found.push({ ones, others: [j], how: 'joined', likeness, weight: Math.max(1, weightAt(one, ones) * 0.8) });
  for (const [others, i, likeness] of joins(other, one))
    found.push({ ones: [i], others, how: 'joined', likeness, weight: Math.max(1, weightAt(other, others) * 0.8) });
  if (kind !== 'person') found.push(...abbreviations(one, other, false), ...abbreviations(other, one, true));
  return found.sort(
    (a, b) =>
      b.likeness * b.weight - a.likeness * a.weight ||
      (a.ones[0] ?? 0) - (b.ones[0] ?? 0) ||
      (a.others[0] ?? 0) - (b.others[0] ?? 0),
  );
}

/** A word that is the first letters of the other's words: PLA, People's Liberation Army. */
function abbreviations(short: readonly Word[], long: readonly Word[], turned: boolean): Candidate[] {
  const at = [...long.keys()].filter((index) => !FORMS.has(long[index]?.text ?? ''));
  const letters = at.map((index) => long[index]?.text[0] ?? '').join('');
  return short.flatMap(({ text }, index) => {
    if (letters.length < 3 || text !== letters) return [];
    const [ones, others] = turned ? [at, [index]] : [[index], at];
    return [{ ones, others, how: 'initial' as const, likeness: 0.85, weight: 2 }];
  });
}

/** Each word in one pair at most, the likeliest first. */
function align(one: readonly Word[], other: readonly Word[], kind: NameKind, vowelless: boolean) {
  const [takenOne, takenOther] = [new Set<number>(), new Set<number>()];
  const pairs: WordPair[] = [];
  for (const { ones, others, how, likeness, weight } of candidatesOf(one, other, kind, vowelless)) {
    if (ones.some((at) => takenOne.has(at)) || others.some((at) => takenOther.has(at))) continue;
    for (const at of ones) takenOne.add(at);
    for (const at of others) takenOther.add(at);
    pairs.push({ one: textOf(one, ones, ' '), other: textOf(other, others, ' '), how, likeness, weight });
  }
  return {
    pairs,
    onlyOne: one.filter((_, at) => !takenOne.has(at)),
    onlyOther: other.filter((_, at) => !takenOther.has(at)),
  };
}

const sum = (words: readonly Word[]): number => words.reduce((total, { weight }) => total + weight, 0);

/**
 * How far two names in any script may be of one: words in any order, joined or split, of one sound, mistyped, as initials or short
 * names; forms and titles hardly count. Words that both have and do not share speak against it. No opinion on the person.
 */
export function compareNames(one: string, other: string, kind: NameKind): NameComparison {
  const [words, others] = [wordsOfName(one, kind), wordsOfName(other, kind)];
  const { pairs, onlyOne, onlyOther } = align(words, others, kind, VOWELLESS.test(one) !== VOWELLESS.test(other));
  const told = { pairs, onlyOne: onlyOne.map(({ text }) => text), onlyOther: onlyOther.map(({ text }) => text) };
  if (words.length === 0 || others.length === 0) return { score: 0, ...told };
  const whole = [textOf(words, [...words.keys()]), textOf(others, [...others.keys()])] as const;
  if (whole[0] === whole[1]) return { score: 1, ...told };
  const { contradicted, extra, power } = SETTINGS[kind];
  const agreed = pairs.reduce((total, { likeness, weight }) => total + weight * likeness ** power, 0);
  const weak = pairs.reduce((total, { likeness, weight }) => total + weight * (1 - likeness ** power), 0);
  const [mine, theirs] = [sum(onlyOne), sum(onlyOther)];
  const less = Math.min(mine, theirs);
  const more = Math.max(mine, theirs);
  const against = contradicted * less + extra * (more - less) + weak;
  // Agreement in common words alone is none.
  const strong = pairs.some(({ weight, likeness }) => weight >= 0.6 && likeness >= 0.6);
  const score = (agreed / Math.max(1e-9, agreed + against)) * (strong || mine + theirs === 0 ? 1 : 0.6);
  return { score: Math.min(1, score), ...told };
}
