import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { AppError } from '../../kernel/error.ts';
import { findMapping, type Mapping, proposeMapping, type RowKind, type Staged } from '../../platform/import/index.ts';
import { openTable } from '../../platform/tables/index.ts';
import type { Acting } from './acting.ts';
import { type CliContext, flagOption, type OptionValues } from './context.ts';
import type { Instance } from './instance.ts';

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.name : '—';

/** A mapping `{ "title": "列名", … }` from a JSON file. */
async function readMapping(file: string): Promise<Mapping> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new AppError('cli.file-unreadable', 500, { file, reason: reasonOf(error) }, { cause: error });
  }
  const entries = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : [];
  const strings = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  if (strings.length === 0 || strings.length !== entries.length) {
    throw new AppError('cli.bad-value', 400, { option: '--mapping', value: file, expected: '{"title": "…"}' });
  }
  return Object.fromEntries(strings);
}

/** The officer's own mapping for such files, else the proposal; what is missing is refused by `validate`. */
export async function mappingFor(
  instance: Instance,
  acting: Acting,
  kind: RowKind,
  headers: readonly string[],
  given: string | undefined,
): Promise<Mapping> {
  if (given !== undefined) return readMapping(given);
  return (await findMapping(instance.store, acting.actor, kind.id, headers)) ?? proposeMapping(headers, kind).mapping;
}

/** The columns of a file. @throws AppError the codes of `openTable` */
export async function headersOf(file: string): Promise<readonly string[]> {
  const table = await openTable(file);
  await table.close();
  return table.headers;
}

/** Asks before anything is written, where somebody sits at the terminal. */
export async function confirmed({ t, note }: CliContext, rows: number, options: OptionValues): Promise<boolean> {
  if (flagOption(options, 'yes') || !process.stdin.isTTY) return true;
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await prompt.question(
      t({ zh: `导入这 ${rows} 行？[y/N] `, en: `Import these ${rows} rows? [y/N] ` }),
    );
    if (/^(y|yes|是|好)$/i.test(answer.trim())) return true;
    note(t({ zh: '没有导入任何数据。', en: 'Nothing was imported.' }));
    return false;
  } finally {
    prompt.close();
  }
}

/** Says what a checked file holds, and where its error sheet lies. */
export function tellStaged({ t, out }: CliContext, staged: Staged, headers: readonly string[]): void {
  const mapped = Object.entries(staged.mapping).map(([field, header]) => `${header} → ${field}`);
  const unused = headers.filter((header) => !Object.values(staged.mapping).includes(header));
  out(`${t({ zh: '对应列', en: 'Columns' })}：${mapped.join('，')}`);
  if (unused.length > 0) out(`${t({ zh: '未用列', en: 'Unused' })}：${unused.join('，')}`);
  const { total, valid, invalid, duplicate } = staged;
  out(
    t({
      zh: `校验：共 ${total} 行，合格 ${valid}，不合格 ${invalid}，文件内重复 ${duplicate}`,
      en: `Checked: ${total} rows, ${valid} valid, ${invalid} invalid, ${duplicate} repeated within the file`,
    }),
  );
  if (staged.errorSheet !== null)
    out(t({ zh: `错误表：${staged.errorSheet}`, en: `Error sheet: ${staged.errorSheet}` }));
}
