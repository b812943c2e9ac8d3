import { Readable } from 'node:stream';
import { CsvError, type Info, type Options, parse } from 'csv-parse';
import { cleanText, isExcelError } from './cell-text.ts';
import { readText, type TextEncoding } from './encoding.ts';
import { NO_FAULTS, type RawRow } from './types.ts';

/** Longest record: far above any letter, far below what an unclosed quote would swallow. */
export const LONGEST_RECORD = 1_000_000;

const DELIMITERS = [',', '\t', ';', '|'];

/** Counts of `delimiter` outside quotes in each of the first lines of `text`. */
function countsPerLine(text: string, delimiter: string): number[] {
  const counts: number[] = [];
  let count = 0;
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (!quoted && char === delimiter) count += 1;
    else if (!quoted && char === '\n') {
      counts.push(count);
      count = 0;
      if (counts.length === 30) break;
    }
  }
  if (count > 0) counts.push(count);
  return counts;
}

/** The delimiter under which most lines have the same number of cells; a line `sep=;` (Excel) decides by itself. */
export function sniffDelimiter(text: string): string {
  const declared = /^sep=(.)\r?\n/.exec(text)?.[1];
  if (declared !== undefined) return declared;
  let best = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const counts = countsPerLine(text, delimiter).filter((count) => count > 0);
    const middle = counts.toSorted((a, b) => a - b)[counts.length >> 1] ?? 0;
    const score = counts.filter((count) => count === middle).length * 100 + middle;
    if (counts.length > 0 && score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

async function* after(first: string, rest: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  yield first;
  yield* rest;
}

const faultOf = (value: string, index: number): RawRow['faults'] =>
  isExcelError(value) ? [{ index, code: 'table.formula-error', params: { value } }] : NO_FAULTS;

/** Cells and their faults; text that lost bytes in decoding is said so. */
function read(line: number, record: readonly string[], encoding: TextEncoding): RawRow {
  const values: string[] = [];
  let faults = NO_FAULTS;
  for (const [index, cell] of record.entries()) {
    // ="00123" is how other systems keep Excel from eating zeros.
    const value = cleanText(cell.startsWith('="') && cell.endsWith('"') ? cell.slice(2, -1) : cell);
    values.push(value);
    if (value.startsWith('#')) faults = [...faults, ...faultOf(value, index)];
    if (encoding.damaged && value.includes('\ufffd'))
      faults = [...faults, { index, code: 'table.damaged-text', params: { encoding: encoding.name } }];
  }
  return { line, values, faults };
}

/**
 * Records of a delimited text file (RFC 4180, and what spreadsheets make of it). A quote that is never closed, or
 * a record beyond {@link LONGEST_RECORD}, ends the reading with a row that says so.
 */
export async function* csvRows(
  path: string,
  encoding: TextEncoding,
  onBytes: (position: number) => void,
): AsyncGenerator<RawRow, void, undefined> {
  const text = readText(path, encoding, onBytes);
  const { value: first } = await text.next();
  if (first === undefined) return;
  const delimiter = sniffDelimiter(first);
  const options: Options = {
    delimiter,
    // Not found out from the first line: files put together from several have several.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: LONGEST_RECORD,
    ...(first.startsWith('sep=') ? { from_line: 2 } : {}),
  };
  const source = Readable.from(after(first, text), { objectMode: true, highWaterMark: 2 });
  const parser = parse(options);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let lastLine = 0;
  // The parser counts a CRLF inside quotes as two lines.
  let excess = 0;
  try {
    for await (const item of parser) {
      const { record, info } = item as { record: string[]; info: Info };
      let breaks = 0;
      for (const value of record) {
        if (!value.includes('\n')) continue;
        breaks += value.split('\n').length - 1;
        excess += value.split('\r\n').length - 1;
      }
      lastLine = info.lines - excess;
      yield read(lastLine - breaks, record, encoding);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const code = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'table.quote-not-closed' : 'table.line-too-long';
    yield { line: lastLine + 1, values: [], faults: [{ index: -1, code, params: { limit: LONGEST_RECORD } }] };
  } finally {
    source.destroy();
    parser.destroy();
    await text.return();
  }
}
