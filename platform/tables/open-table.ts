import { open, stat } from 'node:fs/promises';
import { AppError } from '../../kernel/error.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { csvRows } from './csv-rows.ts';
import { detectEncoding, readText } from './encoding.ts';
import { findHeader, LOOK_AHEAD } from './header.ts';
import { jsonlRows } from './jsonl-rows.ts';
import {
  NO_PROBLEMS,
  type OpenedTable,
  type RawRow,
  type TableFormat,
  type TableProblem,
  type TableRow,
} from './types.ts';
import { LARGEST_WORKBOOK, xlsxRows } from './xlsx-rows.ts';

const WIDEST = 1_000;
/** Lines of JSON that are read ahead to learn the keys. */
const JSON_LOOK_AHEAD = 100;
const OLE2 = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const UTF8 = { name: 'utf-8', damaged: false } as const;

async function formatOf(path: string, size: number): Promise<TableFormat> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(8);
    await file.read(head, 0, 8, 0);
    if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return 'xlsx';
    if (head.equals(OLE2)) {
      const body = Buffer.alloc(Math.min(size, 1 << 20));
      await file.read(body, 0, body.length, Math.max(0, size - body.length));
      const start = Buffer.alloc(Math.min(size, 64 << 10));
      await file.read(start, 0, start.length, 0);
      const mark = Buffer.from('EncryptedPackage', 'utf16le');
      const locked = body.includes(mark) || start.includes(mark);
      throw new AppError(locked ? 'table.encrypted' : 'table.old-excel', locked ? 422 : 415, { file: path });
    }
    if (head.subarray(0, 4).toString('latin1') === '%PDF')
      throw new AppError('table.unknown-format', 415, { file: path });
  } finally {
    await file.close();
  }
  return 'csv';
}

async function isJsonl(path: string, encoding: Awaited<ReturnType<typeof detectEncoding>>): Promise<boolean> {
  for await (const piece of readText(path, encoding)) {
    const start = piece.trimStart();
    // Many systems' "xls" export is a web page; a JSON array cannot be read row by row.
    if (/^(<|\[\s*\{)/.test(start)) throw new AppError('table.unknown-format', 415, { file: path });
    if (start !== '') return /^\{\s*"/.test(start) || /^\{\s*\}/.test(start);
  }
  return false;
}

/** Collects up to `limit` items and gives the rest back as they come. */
async function peek<T>(source: AsyncGenerator<T, void, undefined>, limit: number): Promise<T[]> {
  const items: T[] = [];
  while (items.length < limit) {
    const { value, done } = await source.next();
    if (done === true) break;
    items.push(value);
  }
  return items;
}

function underHeaders(raw: RawRow, headers: readonly string[]): TableRow {
  const cells: Record<string, string> = Object.create(null);
  for (const [index, header] of headers.entries()) cells[header] = raw.values[index] ?? '';
  let problems = NO_PROBLEMS;
  const add = (code: string, column: string | null, params: JsonObject): void => {
    const problem: TableProblem = { code, column, params };
    problems = [...problems, problem];
  };
  for (const fault of raw.faults)
    if (fault.index < headers.length) add(fault.code, headers[fault.index] ?? null, fault.params);
  const found = raw.values.findLastIndex((value) => value !== '') + 1;
  if (found > headers.length) add('table.extra-cells', null, { found, expected: headers.length });
  return { line: raw.line, cells, problems };
}

async function* dataRows(
  ahead: readonly RawRow[],
  rest: AsyncGenerator<RawRow, void, undefined>,
  headers: readonly string[],
): AsyncGenerator<TableRow, void, undefined> {
  const blank = (row: RawRow): boolean => row.faults.length === 0 && row.values.every((value) => value === '');
  try {
    for (const raw of ahead) if (!blank(raw)) yield underHeaders(raw, headers);
    for await (const raw of rest) if (!blank(raw)) yield underHeaders(raw, headers);
  } finally {
    await rest.return();
  }
}

async function* joined(
  ahead: readonly TableRow[],
  rest: AsyncGenerator<TableRow, void, undefined>,
): AsyncGenerator<TableRow, void, undefined> {
  try {
    yield* ahead;
    yield* rest;
  } finally {
    await rest.return();
  }
}

/**
 * Opens a table file whatever it is called: the format is told from its content, the encoding and the delimiter
 * are found out, rows above the headers are passed over. Rows that cannot be read come with their problems.
 * @throws AppError `table.not-found`, `table.unknown-format`, `table.old-excel`, `table.encrypted`, `table.broken`,
 *   `table.too-large`, `table.unpacks-too-large`, `table.encoding`, `table.no-header`, `table.too-wide`
 */
export async function openTable(path: string): Promise<OpenedTable> {
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  );
  if (size === undefined) throw new AppError('table.not-found', 404, { file: path });
  let position = 0;
  const onBytes = (at: number): void => {
    position = at;
  };
  const format = await formatOf(path, size);
  if (format === 'xlsx' && size > LARGEST_WORKBOOK)
    throw new AppError('table.too-large', 413, { file: path, size, limit: LARGEST_WORKBOOK });
  const encoding = format === 'xlsx' ? UTF8 : await detectEncoding(path);
  if (format !== 'xlsx' && (await isJsonl(path, encoding))) {
    const source = jsonlRows(path, encoding, onBytes);
    const ahead = await peek(source, JSON_LOOK_AHEAD);
    const headers = [...new Set(ahead.flatMap((row) => Object.keys(row.cells)))];
    await checkWidth(headers, path, source);
    return opened({ format: 'jsonl', encoding: encoding.name, headers }, joined(ahead, source), source, size);
  }
  const source = format === 'xlsx' ? xlsxRows(path) : csvRows(path, encoding, onBytes);
  const ahead = await peek(source, LOOK_AHEAD);
  const header = findHeader(ahead);
  await checkWidth(header?.headers ?? [], path, source);
  const headers = header?.headers ?? [];
  const rows = dataRows(ahead.slice(header?.skip ?? 0), source, headers);
  return opened({ format, encoding: encoding.name, headers }, rows, source, format === 'xlsx' ? null : size);

  function opened(
    what: Pick<OpenedTable, 'format' | 'encoding' | 'headers'>,
    found: AsyncIterable<TableRow>,
    under: AsyncGenerator<unknown, void, undefined>,
    total: number | null,
  ): OpenedTable {
    return { ...what, rows: found, total, position: () => position, close: async () => void (await under.return()) };
  }
}

async function checkWidth(
  headers: readonly string[],
  file: string,
  source: AsyncGenerator<unknown, void, undefined>,
): Promise<void> {
  if (headers.length > 0 && headers.length <= WIDEST) return;
  await source.return(undefined);
  if (headers.length === 0) throw new AppError('table.no-header', 422, { file });
  throw new AppError('table.too-wide', 422, { file, columns: headers.length, limit: WIDEST });
}
