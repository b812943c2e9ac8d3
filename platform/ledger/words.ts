import { isDeepStrictEqual } from 'node:util';
import type { Matter, Procedure } from '../procedure/types.ts';
import { codeGrams, idGrams, markGrams, textGrams } from './grams.ts';

/** A row of matter_text; `grams` as PostgreSQL writes an array. */
export interface WordsRow {
  readonly id: string;
  readonly homeCode: string;
  readonly handlingCode: string;
  readonly sensitivity: number;
  readonly grams: string;
}

/** How a matter is found, or null where its procedure names no words. */
export function wordsOf(procedure: Procedure, matter: Matter): WordsRow | null {
  if (procedure.words === undefined) return null;
  const { id, homeCode, handlingCode, sensitivity } = matter;
  const grams = new Set([
    ...textGrams(procedure.words(matter)),
    ...markGrams(procedure.marks?.(matter) ?? []),
    ...codeGrams([homeCode, handlingCode]),
    ...idGrams(id),
  ]);
  return { id, homeCode, handlingCode, sensitivity, grams: `{${[...grams].join(',')}}` };
}

/** The row to write after an act; null where nothing by which the matter is found has changed, as with most acts. */
export function wordsChange(procedure: Procedure, before: Matter | null, after: Matter): WordsRow | null {
  if (procedure.words === undefined) return null;
  const same =
    before !== null &&
    before.handlingCode === after.handlingCode &&
    before.sensitivity === after.sensitivity &&
    isDeepStrictEqual(procedure.words(before), procedure.words(after)) &&
    isDeepStrictEqual(procedure.marks?.(before), procedure.marks?.(after));
  return same ? null : wordsOf(procedure, after);
}
