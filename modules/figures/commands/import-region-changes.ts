import { AppError } from '../../../kernel/error.ts';
import { isPlainDate, type PlainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { openTable, type TableRow } from '../../../platform/tables/index.ts';
import { type ChangeKind, changeKinds, type RegionChange } from '../model/boundaries.ts';
import { forgetRecorded } from '../queries/recorded.ts';

/** What is wrong with one line. */
export interface ChangeProblem {
  readonly line: number;
  readonly error: AppError;
}

export interface ImportedChanges {
  readonly lines: number;
  readonly added: number;
  readonly unchanged: number;
  /** With any of them nothing was written. */
  readonly problems: readonly ChangeProblem[];
}

/** Headings by column, the first is its name. */
const HEADINGS = {
  from: ['from', '原代码', '原区划代码'],
  to: ['to', '新代码', '现代码', '现区划代码'],
  kind: ['kind', '变更类型', '类型'],
  on: ['on', '变更日期', '日期', '生效日期'],
  source: ['source', '依据', '批准文号'],
} as const;
type Column = keyof typeof HEADINGS;

const KINDS: Readonly<Record<string, ChangeKind>> = {
  ...Object.fromEntries(changeKinds.map((kind) => [kind, kind])),
  变更代码: 'rename',
  更名: 'rename',
  合并: 'merge',
  并入: 'merge',
  撤并: 'merge',
  拆分: 'split',
  划出: 'split',
};

const CODE = /^[1-9]\d{5}$/;

function columnsOf(headers: readonly string[]): Readonly<Record<Column, string>> {
  const find = (column: Column): string | undefined =>
    headers.find((each) => (HEADINGS[column] as readonly string[]).includes(each.trim().toLowerCase()));
  const missing = (Object.keys(HEADINGS) as Column[]).filter((column) => find(column) === undefined);
  if (missing.length > 0) throw new AppError('figures.regions.columns', 422, { missing: missing.join(', ') });
  return Object.fromEntries(
    (Object.keys(HEADINGS) as Column[]).map((column) => [column, find(column) ?? '']),
  ) as Record<Column, string>;
}

function readLine(
  { cells }: TableRow,
  columns: Readonly<Record<Column, string>>,
  refuse: (code: string, params?: JsonObject) => void,
): RegionChange | undefined {
  const cell = (column: Column): string => cells[columns[column]]?.trim() ?? '';
  const [from, to, on, source] = [cell('from'), cell('to'), cell('on'), cell('source')];
  const kind = KINDS[cell('kind').toLowerCase()];
  const before: { refused: boolean } = { refused: false };
  const no = (code: string, params?: JsonObject): void => {
    before.refused = true;
    refuse(code, params);
  };
  for (const code of [from, to]) if (!CODE.test(code)) no('figures.regions.code', { value: code });
  if (from === to) no('figures.regions.same', { value: from });
  if (kind === undefined) no('figures.regions.kind', { value: cell('kind') });
  if (!isPlainDate(on)) no('figures.regions.day', { value: on });
  if (source === '') no('figures.regions.source');
  return before.refused || kind === undefined ? undefined : { from, to, kind, on: on as PlainDate, source };
}

/**
 * Reads a table of changes of GB/T 2260 (csv, xlsx, jsonl) and writes them, all lines or none; importing again changes
 * nothing. Records keep the codes under which they were made: only comparisons look at this.
 * @throws AppError 422 `figures.regions.columns` and `table.*`
 */
export async function importRegionChanges(db: Db, file: string): Promise<ImportedChanges> {
  const table = await openTable(file);
  const problems: ChangeProblem[] = [];
  const changes: RegionChange[] = [];
  let lines = 0;
  try {
    const columns = columnsOf(table.headers);
    for await (const row of table.rows) {
      lines += 1;
      const refuse = (code: string, params: JsonObject = {}): void => {
        problems.push({ line: row.line, error: new AppError(code, 422, params) });
      };
      for (const { code, params } of row.problems) refuse(code, params);
      const change = row.problems.length > 0 ? undefined : readLine(row, columns, refuse);
      if (change !== undefined) changes.push(change);
    }
  } finally {
    await table.close();
  }
  if (problems.length > 0) return { lines, added: 0, unchanged: 0, problems };
  const { rowCount } = await db.query(sql`
    insert into region_change (from_code, to_code, kind, on_day, source)
    select distinct on (r."from", r."to", r."on") r."from", r."to", r.kind, r."on", r.source
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as r("from" text, "to" text, kind text, "on" date, source text)
    on conflict (from_code, to_code, on_day) do nothing`);
  forgetRecorded(db);
  return { lines, added: rowCount, unchanged: lines - rowCount, problems };
}
