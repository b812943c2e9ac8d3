import type { Language } from '../../../kernel/text.ts';
import { type Part, parts, partText, type Value } from './values.ts';

/** A place in words that shows a number: `{{f1}}` or `{{f1.growth}}`. */
export interface Bound {
  readonly start: number;
  readonly end: number;
  readonly cell: string;
  readonly part: Part | undefined;
}

const BINDING = /\{\{\s*([^{}.\s]+)(?:\.([a-z]+))?\s*\}\}/g;

/** All bound places of a text in their order; `part` is undefined where nobody knows such a one. */
export function boundIn(text: string): Bound[] {
  return [...text.matchAll(BINDING)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    cell: match[1] ?? '',
    part: match[2] === undefined ? 'value' : parts.find((known) => known === match[2]),
  }));
}

/** A piece of filled words; one that shows a number names its cell, so that a reader can open what is behind it. */
export interface Piece {
  /** Where it begins in the words as written. */
  readonly at: number;
  readonly text: string;
  readonly cell?: string;
}

/** The words with their numbers in place. A cell that is not there shows as its id between braces. */
export function fill(text: string, values: ReadonlyMap<string, Value>, language: Language): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, cell, part } of boundIn(text)) {
    if (start > at) pieces.push({ at, text: text.slice(at, start) });
    const value = values.get(cell);
    if (value === undefined || part === undefined) pieces.push({ at: start, text: text.slice(start, end) });
    else pieces.push({ at: start, text: partText(part, value, language), cell });
    at = end;
  }
  if (at < text.length) pieces.push({ at, text: text.slice(at) });
  return pieces;
}

/** The same as one string. */
export const filled = (text: string, values: ReadonlyMap<string, Value>, language: Language): string =>
  fill(text, values, language)
    .map((piece) => piece.text)
    .join('');
