import { createHash } from 'node:crypto';
import { AppError } from '../../kernel/error.ts';
import type { ImportField, Mapping, RowKind } from './types.ts';

/** How a header came to a field. */
export interface MappedField {
  readonly field: string;
  readonly header: string;
  /** 1 = the same word; below, how alike. */
  readonly score: number;
}

export interface MappingProposal {
  readonly mapping: Mapping;
  readonly matches: readonly MappedField[];
  /** Required fields without a column. */
  readonly missing: readonly string[];
  /** Headers that no field took. */
  readonly unused: readonly string[];
}

/** Below this, two names are not alike enough to be proposed. */
const LEAST = 0.6;

/** A header without case, spaces, marks, and what stands in brackets: `*投诉人姓名（必填）` → `投诉人姓名`. */
export function plainName(name: string): string {
  const open = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([【〔][^)\]】〕]*[)\]】〕]/g, '');
  const plain = open.replace(/[^\p{L}\p{N}]/gu, '');
  return plain === '' ? name.trim() : plain;
}

const pairs = (text: string): string[] => Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));

/** Likeness of two plain names: 1 the same; contained, by share of length; else shared pairs (Dice). */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const contained = short.length >= 2 && long.includes(short) ? 0.6 + 0.3 * (short.length / long.length) : 0;
  if (short.length < 2) return 0;
  const left = pairs(a);
  const right = pairs(b);
  const shared = left.filter((pair) => right.includes(pair)).length;
  return Math.max(contained, 0.9 * ((2 * shared) / (left.length + right.length)));
}

function score(field: ImportField, header: string): number {
  const name = plainName(header);
  const own = [field.key, field.title.zh, field.title.en, ...field.synonyms];
  return Math.max(...own.map((each) => likeness(plainName(each), name)));
}

/** Proposes a column for each field, best pairs first; the officer decides. */
export function proposeMapping(headers: readonly string[], kind: RowKind): MappingProposal {
  const candidates = kind.fields
    .flatMap((field) => headers.map((header) => ({ field: field.key, header, score: score(field, header) })))
    .filter((each) => each.score >= LEAST)
    .sort((a, b) => b.score - a.score);
  const matches: MappedField[] = [];
  for (const each of candidates) {
    if (matches.some((taken) => taken.field === each.field || taken.header === each.header)) continue;
    matches.push(each);
  }
  const mapping = Object.fromEntries(matches.map(({ field, header }) => [field, header]));
  return {
    mapping,
    matches,
    missing: kind.fields.filter((field) => field.required && !(field.key in mapping)).map((field) => field.key),
    unused: headers.filter((header) => !matches.some((match) => match.header === header)),
  };
}

/** The same for all files with the same columns, in whatever order. */
export function headerSignature(headers: readonly string[]): string {
  const names = headers.map(plainName).sort();
  return createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 32);
}

/** @throws AppError `import.mapping-unknown`, `import.mapping-missing` */
export function checkMapping(mapping: Mapping, headers: readonly string[], kind: RowKind): void {
  const known = new Set(kind.fields.map((field) => field.key));
  const unknown = Object.entries(mapping).flatMap(([field, header]) => [
    ...(known.has(field) ? [] : [field]),
    ...(headers.includes(header) ? [] : [header]),
  ]);
  if (unknown.length > 0) throw new AppError('import.mapping-unknown', 422, { names: unknown.join('、') });
  const missing = kind.fields.filter((field) => field.required && mapping[field.key] === undefined);
  if (missing.length > 0)
    throw new AppError('import.mapping-missing', 422, { fields: missing.map((field) => field.title.zh).join('、') });
}
