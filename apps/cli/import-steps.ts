import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { AppError } from '../../kernel/error.ts';
import { chooseMapping, type Mapping, type RowKind, type Staged } from '../../platform/import/index.ts';
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

/**
 * The mapping that was given, else the authority's own for such files, else the proposal. One that lacks a required
 * field is shown with every column, to be completed: `validate` refuses it.
 */
export async function mappingFor(
  { t, out }: CliContext,
  instance: Instance,
  acting: Acting,
  kind: RowKind,
  headers: readonly string[],
  given: string | undefined,
): Promise<Mapping> {
  if (given !== undefined) return readMapping(given);
  const { mapping, from } = await chooseMapping(instance.store, acting.actor, kind, headers);
  if (from === 'saved') {
    out(
      t({
        zh: '列的对应沿用上次确认的（可用 --mapping 更改）',
        en: 'Columns as confirmed last time (--mapping changes them)',
      }),
    );
    return mapping;
  }
  if (kind.fields.some(({ key, required }) => required && mapping[key] === undefined)) {
    const columns = headers.join(t({ zh: '、', en: ', ' }));
    const fields = kind.fields.map(({ key, title }) => `${key} ${t(title)}`).join(t({ zh: '；', en: '; ' }));
    const begun = JSON.stringify(mapping);
    out(t({ zh: `文件中的列：${columns}`, en: `Columns of the file: ${columns}` }));
    out(t({ zh: `可用的字段：${fields}`, en: `Fields: ${fields}` }));
    out(
      t({ zh: `补全后存为文件，用 --mapping 指定：${begun}`, en: `Complete this in a file for --mapping: ${begun}` }),
    );
  }
  return mapping;
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
