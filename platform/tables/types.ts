import type { JsonObject } from '../../kernel/text.ts';

export type TableFormat = 'jsonl' | 'csv' | 'xlsx';

/** Something wrong with one row as it stands in the file; `code` is in this folder's error catalogue. */
export interface TableProblem {
  readonly code: string;
  /** The header of the cell at fault; null when the whole row cannot be read. */
  readonly column: string | null;
  readonly params: JsonObject;
}

/** One row of a table. A row that cannot be read is given too, with its problem and what could be read. */
export interface TableRow {
  /** Where the row begins in the file, from 1: a line of a text file, a row of a sheet. */
  readonly line: number;
  /** Text of each cell under its header, trimmed; an empty cell is ''. */
  readonly cells: Readonly<Record<string, string>>;
  readonly problems: readonly TableProblem[];
}

/** A file opened as a table. */
export interface OpenedTable {
  readonly format: TableFormat;
  /** The encoding that was found, e.g. `utf-8`, `gb18030`; `utf-8` for workbooks. */
  readonly encoding: string;
  readonly headers: readonly string[];
  /** May be walked once; leaving the walk early closes the file. */
  readonly rows: AsyncIterable<TableRow>;
  /** What `position` runs up to, in bytes; null where it cannot be known before reading (workbooks). */
  readonly total: number | null;
  /** Bytes read so far, for progress. */
  position(): number;
  /** Needed only when `rows` is not walked. */
  close(): Promise<void>;
}

/** A row as a reader found it, before it is known which row holds the headers. */
export interface RawRow {
  readonly line: number;
  readonly values: readonly string[];
  /** Problems by column index; -1 = the whole row. */
  readonly faults: readonly { readonly index: number; readonly code: string; readonly params: JsonObject }[];
}

export const NO_FAULTS: RawRow['faults'] = [];
export const NO_PROBLEMS: readonly TableProblem[] = [];
