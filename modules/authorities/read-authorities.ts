import { AppError } from '../../kernel/error.ts';
import type { AuthorityCode } from '../../kernel/id.ts';
import { isPlainDate } from '../../kernel/plain-date.ts';
import { isAuthorityCode, isWithin } from '../../kernel/region.ts';
import type { JsonObject } from '../../kernel/text.ts';
import type { Authority } from '../../platform/identity/index.ts';
import { type OpenedTable, openTable, type TableRow } from '../../platform/tables/index.ts';

/** An authority as a table gives it; what a table does not say stays as it is, or is usual. */
export type AuthorityRow = Omit<Authority, 'level' | 'validTo' | 'powers'>;

/** What is wrong with one line. */
export interface LineProblem {
  readonly line: number;
  readonly error: AppError;
}

/** Headings by column, the first is its name. */
const HEADINGS = {
  code: ['code', '代码', '机关代码', '行政区划代码'],
  parent: ['parent', '上级', '上级代码', '上级机关代码'],
  nameZh: ['namezh', '名称', '机关名称', '全称'],
  nameEn: ['nameen', '英文名', '英文名称'],
  shortZh: ['shortzh', '代字', '机关代字'],
  validFrom: ['validfrom', '起始日', '起始日期', '成立日期'],
} as const;
type Column = keyof typeof HEADINGS;
const NEEDED: readonly Column[] = ['code', 'nameZh', 'validFrom'];

const plain = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[\s_-]/g, '');

function columnsOf(headers: readonly string[]): Readonly<Partial<Record<Column, string>>> {
  const found: Partial<Record<Column, string>> = {};
  for (const [column, names] of Object.entries(HEADINGS)) {
    const header = headers.find((each) => (names as readonly string[]).includes(plain(each)));
    if (header !== undefined) found[column as Column] = header;
  }
  const missing = NEEDED.filter((column) => found[column] === undefined);
  if (missing.length > 0) throw new AppError('authorities.import.columns', 422, { missing: missing.join(', ') });
  return found;
}

/** `2018/11/1`, `2018年11月1日` and `2018-11-01 00:00:00` are days too. */
function dayOf(value: string): string {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?$/.exec(value) ?? [];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Codes of areas that contain `code`, the nearest first: county of a station, city, province. */
function above(code: string): string[] {
  const areas = [code.slice(0, 6), `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`];
  return areas.filter((each) => each !== code && isAuthorityCode(each));
}

interface Line {
  readonly line: number;
  readonly parent: string;
  readonly row: AuthorityRow;
}

/** The line as an authority whose parent is not looked for yet; what is wrong with it goes to `refuse`. */
function readLine(
  { line, cells }: TableRow,
  columns: ReturnType<typeof columnsOf>,
  refuse: (code: string, params?: JsonObject) => void,
): Line | undefined {
  const cell = (column: Column): string => cells[columns[column] ?? '']?.trim() ?? '';
  const [code, nameZh, validFrom] = [cell('code'), cell('nameZh'), dayOf(cell('validFrom'))];
  if (!isAuthorityCode(code)) refuse('authorities.import.code', { value: code });
  if (nameZh === '') refuse('authorities.import.name');
  if (!isPlainDate(validFrom)) refuse('authorities.import.day', { value: cell('validFrom') });
  if (!isAuthorityCode(code) || nameZh === '' || !isPlainDate(validFrom)) return undefined;
  const nameEn = cell('nameEn') || nameZh;
  const row = { code, parentCode: null, nameZh, nameEn, shortZh: cell('shortZh'), validFrom };
  return { line, parent: cell('parent'), row };
}

/**
 * Reads a table of authorities (csv, xlsx, jsonl) and judges every line. A parent that is left out follows from the
 * code: the nearest authority, of the table or `known`, whose area contains this one.
 * Throws 422 `authorities.import.columns` and `table.*`.
 */
export async function readAuthorities(
  file: string,
  known: ReadonlySet<string>,
): Promise<{ rows: AuthorityRow[]; lines: ReadonlyMap<string, number>; problems: LineProblem[]; count: number }> {
  const table: OpenedTable = await openTable(file);
  const problems: LineProblem[] = [];
  const read = new Map<string, Line>();
  let count = 0;
  try {
    const columns = columnsOf(table.headers);
    for await (const row of table.rows) {
      count += 1;
      const refuse = (code: string, params: JsonObject = {}): void => {
        problems.push({ line: row.line, error: new AppError(code, 422, params) });
      };
      for (const { code, params } of row.problems) refuse(code, params);
      if (row.problems.length > 0) continue;
      const line = readLine(row, columns, refuse);
      if (line === undefined) continue;
      const first = read.get(line.row.code);
      if (first !== undefined) refuse('authorities.import.repeated', { value: line.row.code, first: first.line });
      else read.set(line.row.code, line);
    }
  } finally {
    await table.close();
  }
  const rows: AuthorityRow[] = [];
  for (const { line, parent, row } of read.values()) {
    const stands = (code: string): boolean => read.has(code) || known.has(code);
    const { code } = row;
    if (parent === '') {
      rows.push({ ...row, parentCode: (above(code).find(stands) ?? null) as AuthorityCode | null });
    } else if (!isAuthorityCode(parent) || parent === code || !isWithin(code, parent)) {
      problems.push({ line, error: new AppError('authorities.import.parent', 422, { value: parent, code }) });
    } else if (!stands(parent)) {
      problems.push({ line, error: new AppError('authorities.import.parent-unknown', 422, { value: parent }) });
    } else rows.push({ ...row, parentCode: parent });
  }
  problems.sort((a, b) => a.line - b.line);
  return { rows, lines: new Map([...read].map(([code, { line }]) => [code, line])), problems, count };
}
