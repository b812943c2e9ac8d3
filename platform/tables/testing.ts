import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { isAppError } from '../../kernel/error.ts';
import { openTable, type TableRow, tableErrors } from './index.ts';

/** Tables written for one test file, read whole; the files go with the file's last test. */
export function scratchTables() {
  let folder = '';
  let made = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tables-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function read(content: string | Uint8Array, name = 'a.csv') {
    made += 1;
    const path = join(folder, `${made}-${name}`);
    await writeFile(path, content);
    const table = await openTable(path);
    const rows: TableRow[] = [];
    for await (const row of table.rows) rows.push(row);
    return {
      ...table,
      rows,
      cells: rows.map(({ cells }) => ({ ...cells })),
      /** What is wrong, row by row. */
      codes: rows.map(({ problems }) => problems.map(({ code }) => code)),
    };
  }

  /** The code of the refusal, which must be a registered one; what was read, or another failure, in words instead. */
  async function refusal(content: string | Uint8Array, name?: string): Promise<string> {
    const error = await read(content, name).then(
      ({ cells }) => `read as ${JSON.stringify(cells).slice(0, 200)}`,
      (failure: unknown) => failure,
    );
    if (!isAppError(error)) return String(error);
    expect(tableErrors).toHaveProperty([error.code, 'status'], error.status);
    return error.code;
  }

  return { read, refusal, path: (name: string) => join(folder, name) };
}
