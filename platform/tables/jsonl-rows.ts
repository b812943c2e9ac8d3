import { cleanText } from './cell-text.ts';
import { readText, type TextEncoding } from './encoding.ts';
import { NO_PROBLEMS, type TableRow } from './types.ts';

const LONGEST_LINE = 4_000_000;

function textOf(value: unknown): string {
  if (typeof value === 'string') return cleanText(value);
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function rowOf(line: number, text: string, encoding: TextEncoding): TableRow {
  let object: unknown;
  try {
    object = JSON.parse(text);
  } catch {
    object = undefined;
  }
  if (typeof object !== 'object' || object === null || Array.isArray(object))
    return { line, cells: {}, problems: [{ code: 'table.bad-json', column: null, params: {} }] };
  // Without a prototype, a key such as __proto__ is a key like any other.
  const cells: Record<string, string> = Object.create(null);
  for (const [key, value] of Object.entries(object)) cells[key] = textOf(value);
  if (!encoding.damaged || !text.includes('\ufffd')) return { line, cells, problems: NO_PROBLEMS };
  const column = Object.keys(cells).find((key) => cells[key]?.includes('\ufffd')) ?? null;
  return { line, cells, problems: [{ code: 'table.damaged-text', column, params: { encoding: encoding.name } }] };
}

/** One JSON object a line; blank lines are passed over, all else is a row or a problem. */
export async function* jsonlRows(
  path: string,
  encoding: TextEncoding,
  onBytes: (position: number) => void,
): AsyncGenerator<TableRow, void, undefined> {
  let line = 0;
  let rest = '';
  let overlong = false;
  const tooLong = (): TableRow => ({
    line,
    cells: {},
    problems: [{ code: 'table.line-too-long', column: null, params: { limit: LONGEST_LINE } }],
  });
  for await (const piece of readText(path, encoding, onBytes)) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      line += 1;
      if (overlong || text.length > LONGEST_LINE) yield tooLong();
      else if (text.trim() !== '') yield rowOf(line, text, encoding);
      overlong = false;
    }
    if (rest.length > LONGEST_LINE) {
      overlong = true;
      rest = '';
    }
  }
  line += 1;
  if (overlong) yield tooLong();
  else if (rest.trim() !== '') yield rowOf(line, rest, encoding);
}
