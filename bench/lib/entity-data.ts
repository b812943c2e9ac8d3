import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { wilson } from './wilson.ts';

export type Row = Readonly<Record<string, string>>;

/** The rows of a CSV text by its header, values trimmed. */
export function rowsOf(text: string): Row[] {
  return parse(text, { columns: true, trim: true, bom: true, relax_quotes: true }) as Row[];
}

/** The CSV files that the part kept apart has in a folder, by name; none where it is not given. */
export function testFiles(folder: string): ReadonlyMap<string, string> {
  const path = join(process.env.QY_CLUES_TEST ?? '', folder);
  if ((process.env.QY_CLUES_TEST ?? '') === '' || !existsSync(path)) return new Map();
  const names = readdirSync(path).filter((name) => name.endsWith('.csv'));
  return new Map(names.sort().map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

/** Pairs rightly, wrongly and not found. */
export interface Found {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

export const f1Of = ({ right, wrong, missed }: Found): number => (2 * right) / Math.max(1, 2 * right + wrong + missed);

/** Precision, recall and F1; the interval of F1 is Wilson's of the share of right pairs among all right, wrong and missed ones. */
export function describe(found: Found): Record<string, unknown> {
  const { right, wrong, missed } = found;
  const ends = wilson(right, right + wrong + missed).map((share) => ((2 * share) / (1 + share)).toFixed(4));
  return {
    right,
    wrong,
    missed,
    precision: (right / Math.max(1, right + wrong)).toFixed(4),
    recall: (right / Math.max(1, right + missed)).toFixed(4),
    f1: f1Of(found).toFixed(4),
    interval95: ends,
  };
}
