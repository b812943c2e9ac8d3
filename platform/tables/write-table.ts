import { Readable } from 'node:stream';
import { writeXlsxStream } from 'hucre/xlsx';

export type CellOut = string | number | boolean | null;

export interface ColumnOut {
  readonly title: string;
  /** Width in characters, workbooks only. */
  readonly width?: number;
}

/** Rows in the order of the columns. */
export type RowsOut = AsyncIterable<readonly CellOut[]> | Iterable<readonly CellOut[]>;

const DANGEROUS = /^'*[=+\-@\t\r\n＝＋－＠]/;
const PLAIN_NEGATIVE = /^-\d+(\.\d+)?$/;
/** Most characters that a cell of a workbook holds (ECMA-376 consumers refuse more). */
const LONGEST_CELL = 32_767;
const CUT = '…（超出单元格上限，已截断 / cut: longer than a cell holds）';

/**
 * Text that a spreadsheet will not take for a formula (OWASP, CSV injection): a leading apostrophe before
 * = + - @ tab CR LF and their full-width forms. Numbers are left alone. Reading takes one apostrophe off again.
 */
export function guardFormula(text: string): string {
  return DANGEROUS.test(text) && !PLAIN_NEGATIVE.test(text) ? `'${text}` : text;
}

function csvCell(value: CellOut): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = guardFormula(value);
  return /[",\r\n\t;]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function* csvPieces(columns: readonly ColumnOut[], rows: RowsOut): AsyncGenerator<string, void, undefined> {
  // Excel takes a CSV for UTF-8 only by its byte order mark.
  let piece = `\ufeff${columns.map((column) => csvCell(column.title)).join(',')}\r\n`;
  for await (const row of rows) {
    piece += `${row.map(csvCell).join(',')}\r\n`;
    if (piece.length > 64_000) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

function xlsxCell(value: CellOut): CellOut {
  if (typeof value !== 'string') return value;
  const text = guardFormula(value)
    // Characters that XML 1.0 cannot hold.
    .replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
    // A text that looks like the format's own escape is escaped, or it would come back as another text.
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return text.length > LONGEST_CELL ? text.slice(0, LONGEST_CELL - CUT.length) + CUT : text;
}

async function* xlsxCells(rows: RowsOut): AsyncGenerator<CellOut[], void, undefined> {
  for await (const row of rows) yield row.map(xlsxCell);
}

/**
 * A table as a stream of bytes, written row by row: memory does not grow with the rows. CSV has a byte order mark
 * and CRLF; a workbook has a frozen header row and goes on in a second sheet after 1,048,576 rows.
 */
export function writeTable(format: 'csv' | 'xlsx', columns: readonly ColumnOut[], rows: RowsOut): Readable {
  if (format === 'csv') return Readable.from(csvPieces(columns, rows), { objectMode: false });
  const web = writeXlsxStream(xlsxCells(rows), {
    name: 'Sheet1',
    columns: columns.map(({ title, width }) => ({
      header: String(xlsxCell(title)),
      ...(width === undefined ? {} : { width }),
    })),
    freezePane: { rows: 1 },
  });
  return Readable.from(web as unknown as AsyncIterable<Uint8Array>, { objectMode: false });
}
