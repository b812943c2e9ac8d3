import { normalise } from '../../../platform/text/normalise.ts';
import { findPersons } from './finders/persons.ts';
import type { Mention, MentionKind } from './mention.ts';
import { readText } from './read-text.ts';

/** First and last letters stay, so that two on a page are told apart: as everywhere in the product. */
function between(value: string, first: number, last: number, middle: number): string {
  if (value.length <= first + last) return '*'.repeat(value.length);
  return `${value.slice(0, first)}${'*'.repeat(middle)}${value.slice(-last)}`;
}

/** 张三 → 张*; 张先生 → 张**: a title is no secret, but with the surname it is one more than the reader needs. */
const maskedPerson = (name: string): string => {
  const [first = '', ...rest] = Array.from(name);
  return `${first}${'*'.repeat(Math.max(1, rest.length))}`;
};

/** What a reader without the right to personal data sees of one thing that was read; firms, sums and days are no one's. */
export function maskedValue(kind: MentionKind, value: string): string {
  switch (kind) {
    case 'phone':
      return between(value, 3, 4, 4);
    case 'id-number':
      return between(value, 6, 4, 8);
    case 'bank-card':
      return between(value, 4, 4, 8);
    case 'person':
      return maskedPerson(value);
    case 'credit-code':
    case 'amount':
    case 'date':
    case 'link':
    case 'shop':
    case 'platform':
    case 'address':
    case 'firm':
      return value;
  }
}

/** The mention as such a reader may have it. */
export const maskMention = (mention: Mention): Mention => ({
  ...mention,
  value: maskedValue(mention.kind, mention.value),
});

const NUMBERS: ReadonlySet<MentionKind> = new Set(['phone', 'id-number', 'bank-card']);

/**
 * A text with the numbers of people masked however they are written: in full width, with blanks, in Chinese figures. What
 * patterns for plain figures have masked before stays as it is.
 */
export function maskNumbers(text: string): string {
  let [out, at] = ['', 0];
  for (const { kind, value, start, end } of readText(text)) {
    if (!NUMBERS.has(kind)) continue;
    out += text.slice(at, start) + maskedValue(kind, value);
    at = end;
  }
  return out + text.slice(at);
}

/**
 * A text with the persons masked whom its words name, wherever the name stands again. Where somebody is 某 already nothing is
 * left to mask. Cautious as the reading is: a name that no word around it tells to be one stays.
 */
export function maskNames(text: string): string {
  // Most texts name nobody, and reading one as a whole costs a hundred times as much.
  if (findPersons(normalise(text).text).length === 0) return text;
  const names = new Set(readText(text).flatMap(({ kind, value }) => (kind === 'person' ? [value] : [])));
  return [...names]
    .filter((name) => !name.includes('某'))
    .reduce((masked, name) => masked.replaceAll(name, maskedPerson(name)), text);
}
