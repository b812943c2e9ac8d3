import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isAppError } from '../../kernel/error.ts';
import { type ActId, type AuthorityCode, uuidv7 } from '../../kernel/id.ts';
import type { Json } from '../../kernel/text.ts';
import { openTable } from '../tables/open-table.ts';
import type { TableRow } from '../tables/types.ts';
import { deterministicUuid } from './deterministic-id.ts';
import { type Finding, writeErrorSheet } from './error-sheet.ts';
import { LineFile } from './line-file.ts';
import { checkMapping } from './mapping.ts';
import {
  FieldProblem,
  type ImportKind,
  type ImportRow,
  type Mapping,
  type OnProgress,
  type ProblemTexts,
  type RowKind,
  type Staged,
} from './types.ts';

export interface ValidateOptions {
  readonly authority: AuthorityCode;
  /** Folder for waiting rows; private to the product. */
  readonly stagingDir: string;
  /** Where the error sheet goes if there is anything to say; `.csv` or `.xlsx`. Default: in the staging folder. */
  readonly errorSheet?: string;
  /** The name to remember; default: the file's own. */
  readonly fileName?: string;
  readonly texts?: ProblemTexts;
  readonly onProgress?: OnProgress;
}

/** A valid row as it waits: line, first act id, digest, values. */
export type StagedRow = readonly [line: number, actId: string, digest: string, row: ImportRow];

interface Judged {
  readonly row: ImportRow;
  readonly findings: readonly Finding[];
}

const PROGRESS_EVERY = 1_000;

/** Reads one row by the mapping; every cell is judged, not only the first bad one. */
export function judgeRow(found: TableRow, kind: RowKind, mapping: Mapping): Judged {
  const row: Record<string, Json> = Object.create(null);
  const findings: Finding[] = [];
  const columns = new Map(Object.entries(mapping).map(([field, header]) => [header, field]));
  const add = (column: string, field: string, problem: FieldProblem): void => {
    const { code, params } = problem;
    findings.push({ line: found.line, column, field, value: found.cells[column] ?? '', code, params });
  };
  for (const { column, code, params } of found.problems) {
    // What is wrong in a column that nobody asked for hurts no one.
    if (column === null) add('', '', new FieldProblem(code, params));
    else if (columns.has(column)) add(column, columns.get(column) ?? '', new FieldProblem(code, params));
  }
  if (findings.some((finding) => finding.column === '')) return { row, findings };
  for (const { key, required, parse, title } of kind.fields) {
    const header = mapping[key];
    if (header === undefined) continue;
    const text = found.cells[header] ?? '';
    if (text === '') {
      if (required) add(header, title.zh, new FieldProblem('import.required'));
      continue;
    }
    const value = parse(text);
    if (value instanceof FieldProblem) add(header, title.zh, value);
    else row[key] = value;
  }
  if (findings.length === 0)
    for (const { field, problem } of kind.check?.(row) ?? []) add(mapping[field] ?? '', field, problem);
  return { row, findings };
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/**
 * Values in the order of the fields: the same row gives the same text whatever its file. Ids of rows are made from it:
 * what it gives for a row must never change.
 */
const contentOf = (row: ImportRow, { fields }: RowKind): string =>
  JSON.stringify([
    ...fields.filter(({ addedLater }) => addedLater !== true).map(({ key }) => row[key] ?? null),
    ...fields.flatMap(({ key, addedLater }) => (addedLater === true && key in row ? [[key, row[key]]] : [])),
  ]);

/** What the kind itself refuses when it makes the act is found now, not in the middle of the import. */
function refusedByKind(
  row: ImportRow,
  kind: ImportKind,
  staged: StagedRow,
  authority: AuthorityCode,
): Finding | undefined {
  const [line, actId, digest] = staged;
  try {
    kind.toRequest(row, { actId: actId as ActId, digest, authority, line });
    return undefined;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { line, column: '', field: '', value: '', code: error.code, params: error.params };
  }
}

/**
 * Judges every row of a file before anything is imported. Valid rows wait in the staging folder; what is wrong goes
 * into a sheet: line, column, field, value, what is wrong and the way out in both languages.
 * @throws AppError the codes of `openTable`, `import.mapping-missing`, `import.mapping-unknown`
 */
export async function validate(
  file: string,
  kind: RowKind | ImportKind,
  mapping: Mapping,
  options: ValidateOptions,
): Promise<Staged> {
  const { authority, stagingDir, onProgress } = options;
  const id = uuidv7();
  await mkdir(stagingDir, { recursive: true, mode: 0o700 });
  const table = await openTable(file);
  try {
    checkMapping(mapping, table.headers, kind);
  } catch (error) {
    await table.close();
    throw error;
  }
  const rowsFile = join(stagingDir, `${id}.rows.jsonl`);
  const findingsFile = join(stagingDir, `${id}.findings.jsonl`);
  const rows = await LineFile.create(rowsFile);
  const findings = await LineFile.create(findingsFile);
  const seen = new Map<string, { line: number; digest: string }>();
  let total = 0;
  let valid = 0;
  let duplicate = 0;
  let whole = false;
  try {
    for await (const found of table.rows) {
      total += 1;
      if (total % PROGRESS_EVERY === 0)
        onProgress?.(
          table.total === null
            ? { phase: 'validate', done: total, total: null, rows: total }
            : { phase: 'validate', done: table.position(), total: table.total, rows: total },
        );
      const judged = judgeRow(found, kind, mapping);
      if (judged.findings.length > 0) {
        for (const finding of judged.findings) await findings.add({ ...finding });
        continue;
      }
      const content = contentOf(judged.row, kind);
      const digest = createHash('sha256').update(content).digest('base64url').slice(0, 22);
      const actId = deterministicUuid('import', kind.id, authority, kind.identity?.(judged.row) ?? `=${content}`);
      const before = seen.get(actId);
      if (before !== undefined) {
        if (before.digest === digest) duplicate += 1;
        else
          await findings.add({
            ...{ line: found.line, column: '', field: '', value: '' },
            ...{ code: 'import.duplicate-key', params: { first: before.line } },
          });
        continue;
      }
      seen.set(actId, { line: found.line, digest });
      const staged: StagedRow = [found.line, actId, digest, judged.row];
      const refused = 'toRequest' in kind ? refusedByKind(judged.row, kind, staged, authority) : undefined;
      if (refused !== undefined) await findings.add({ ...refused });
      else {
        await rows.add(staged);
        valid += 1;
      }
    }
    whole = true;
  } finally {
    await rows.close();
    await findings.close();
    if (!whole) await Promise.all([rm(rowsFile, { force: true }), rm(findingsFile, { force: true })]);
  }
  const invalid = total - valid - duplicate;
  const sheet = options.errorSheet ?? join(stagingDir, `${id}.errors.xlsx`);
  if (invalid > 0) await writeErrorSheet(findingsFile, sheet, options.texts ?? {});
  await rm(findingsFile, { force: true });
  onProgress?.({ phase: 'validate', done: table.total ?? total, total: table.total ?? total, rows: total });
  return {
    ...{ id, kind: kind.id, authority, mapping, total, valid, invalid, duplicate, rowsFile },
    fileName: options.fileName ?? basename(file),
    fileSha256: await sha256Of(file),
    errorSheet: invalid > 0 ? sheet : null,
  };
}

/** Throws away what waits of a file that will not be imported. */
export async function discard(staged: Staged): Promise<void> {
  await rm(staged.rowsFile, { force: true });
}

/** Removes what imports that never came, or were killed, left in the staging folder; gives how many files. */
export async function sweepStaging(stagingDir: string, olderThanMs: number): Promise<number> {
  let removed = 0;
  for (const name of await readdir(stagingDir).catch(() => [])) {
    const path = join(stagingDir, name);
    const changed = await stat(path)
      .then((found) => found.mtimeMs)
      .catch(() => undefined);
    if (changed === undefined || Date.now() - changed < olderThanMs) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
