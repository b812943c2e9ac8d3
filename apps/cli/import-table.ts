import { dirname, join, parse, resolve } from 'node:path';
import { AppError } from '../../kernel/error.ts';
import {
  type Committed,
  discard,
  type OnProgress,
  type RowKind,
  type Staged,
  saveMapping,
  validate,
} from '../../platform/import/index.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';
import { actAs, readUuid } from './acting.ts';
import {
  type CliContext,
  type CommandDefinition,
  EXIT,
  flagOption,
  type OptionValues,
  stringOption,
} from './context.ts';
import { catalogue } from './explain.ts';
import { confirmed, headersOf, mappingFor, tellStaged } from './import-steps.ts';
import { type Instance, withInstance } from './instance.ts';
import { progressBar } from './progress.ts';

/** What the steps of an import are the same for: a kind of table that the command line brings in and takes back. */
export interface TableImport<K extends RowKind> {
  /** Its name on the command line. */
  readonly name: string;
  readonly summary: CommandDefinition['summary'];
  readonly description: NonNullable<CommandDefinition['description']>;
  readonly examples: readonly string[];
  readonly kind: (instance: Instance) => K;
  readonly commit: (instance: Instance, staged: Staged, kind: K, actor: LedgerActor, how: How) => Promise<Committed>;
  /** Says how many rows went in; gives whether all of them did. */
  readonly tell: (context: CliContext, done: Committed) => boolean;
  /** Takes a batch back; says what stayed as it is, and gives whether nothing did. */
  readonly undo: (instance: Instance, batch: string, actor: LedgerActor, onProgress: OnProgress) => Promise<Taken>;
}

export interface How {
  readonly skipInvalid: boolean;
  readonly refusedSheet: string;
  readonly onProgress: OnProgress;
}

/** What came of taking a batch back: one line, and one for each of the first few rows that stayed. */
export interface Taken {
  readonly tell: (context: CliContext) => { readonly line: string; readonly stayed: readonly string[] };
}

const STAYED_SHOWN = 10;

const options: NonNullable<CommandDefinition['options']> = [
  {
    flags: '--as <login>',
    text: {
      zh: '办理账号（默认 intake，没有则为登记账号）',
      en: 'account that acts (default: intake, else the receiving account)',
    },
  },
  {
    flags: '--authority <code>',
    text: { zh: '登记机关代码（默认为账号所在机关）', en: 'receiving authority (default: that of the account)' },
  },
  {
    flags: '--mapping <json>',
    text: { zh: '列对应关系文件：{"字段": "列名"}', en: 'file that maps fields to columns: {"field": "column"}' },
  },
  {
    flags: '--errors <path>',
    text: {
      zh: '错误表位置（.xlsx 或 .csv，默认在文件旁）',
      en: 'where the error sheet goes (.xlsx or .csv; default: beside the file)',
    },
  },
  {
    flags: '--skip-invalid',
    text: { zh: '只导入合格的行', en: 'import the valid rows although others are not' },
  },
  { flags: '--dry-run', text: { zh: '只校验，不导入', en: 'check only' } },
  { flags: '-y, --yes', text: { zh: '不再询问', en: 'do not ask' } },
  { flags: '--undo <batch>', text: { zh: '撤销一个批次', en: 'undo a batch' } },
];

const usualActor = (instance: Instance, given: OptionValues) =>
  actAs(instance, { login: stringOption(given, 'as'), authority: stringOption(given, 'authority'), usual: 'intake' });

function tellBatch({ t, out }: CliContext, name: string, { resumed, refusedSheet, batchId }: Committed): void {
  if (resumed) out(t({ zh: '接续了上次没有完成的导入。', en: 'Went on with an import that had not finished.' }));
  if (refusedSheet !== null) out(t({ zh: `未导入的行：${refusedSheet}`, en: `Rows left out: ${refusedSheet}` }));
  out(t({ zh: `批次 ${batchId}`, en: `Batch ${batchId}` }));
  out(
    t({
      zh: `撤销本批：qingyuan import ${name} --undo ${batchId}`,
      en: `To undo it: qingyuan import ${name} --undo ${batchId}`,
    }),
  );
}

async function importFile<K extends RowKind>(
  table: TableImport<K>,
  context: CliContext,
  instance: Instance,
  file: string,
  given: OptionValues,
): Promise<number> {
  const { t, out } = context;
  const acting = await usualActor(instance, given);
  const kind = table.kind(instance);
  const path = resolve(file);
  const headers = await headersOf(path);
  const mapping = await mappingFor(context, instance, acting, kind, headers, stringOption(given, 'mapping'));
  const { dir, name } = parse(path);
  const errorSheet = resolve(stringOption(given, 'errors') ?? join(dir, `${name}.errors.xlsx`));
  out(
    t({
      zh: `登记机关 ${acting.authority}，办理人 ${acting.name}`,
      en: `Receiving authority ${acting.authority}, acting: ${acting.name}`,
    }),
  );
  const checking = progressBar(t({ zh: '校验', en: 'Checking' }));
  const staged = await validate(path, kind, mapping, {
    authority: acting.authority,
    stagingDir: join(instance.database.config.dataDir, 'staging'),
    errorSheet,
    texts: catalogue,
    onProgress: ({ done, total }) => checking.update(done, total),
  }).finally(() => checking.stop());
  tellStaged(context, staged, headers);
  const skipInvalid = flagOption(given, 'skipInvalid');
  if (flagOption(given, 'dryRun')) {
    await discard(staged);
    out(t({ zh: '只校验，没有导入。', en: 'Checked only; nothing was imported.' }));
    return staged.invalid > 0 ? EXIT.no : EXIT.done;
  }
  if (staged.invalid > 0 && !skipInvalid) {
    await discard(staged);
    throw new AppError('import.has-invalid', 409, { invalid: staged.invalid, total: staged.total });
  }
  if (!(await confirmed(context, staged.valid, given))) {
    await discard(staged);
    return EXIT.no;
  }
  const importing = progressBar(t({ zh: '导入', en: 'Importing' }));
  const done = await table
    .commit(instance, staged, kind, acting.actor, {
      skipInvalid,
      refusedSheet: join(dirname(errorSheet), `${name}.refused.xlsx`),
      onProgress: ({ done, total }) => importing.update(done, total),
    })
    .finally(() => importing.stop());
  await saveMapping(instance.store, acting.actor, kind.id, headers, mapping);
  const whole = table.tell(context, done);
  tellBatch(context, table.name, done);
  return whole ? EXIT.done : EXIT.no;
}

async function undoBatch<K extends RowKind>(
  table: TableImport<K>,
  context: CliContext,
  instance: Instance,
  batch: string,
  given: OptionValues,
): Promise<number> {
  const id = readUuid('--undo', batch);
  const { actor } = await usualActor(instance, given);
  const bar = progressBar(context.t({ zh: '撤销', en: 'Undoing' }));
  const taken = await table
    .undo(instance, id, actor, ({ done, total }) => bar.update(done, total))
    .finally(() => bar.stop());
  const { line, stayed } = taken.tell(context);
  context.out(line);
  for (const each of stayed.slice(0, STAYED_SHOWN)) context.out(`  ${each}`);
  return stayed.length > 0 ? EXIT.no : EXIT.done;
}

/** `qingyuan import NAME FILE` and `--undo BATCH`: judge all, ask, write under one batch, say what came of it. */
export function importCommandOf<K extends RowKind>(table: TableImport<K>): CommandDefinition {
  return {
    name: table.name,
    summary: table.summary,
    description: table.description,
    arguments: [{ name: '[file]', text: { zh: '要导入的文件', en: 'the file to import' } }],
    options,
    examples: table.examples,
    run: (context, [file], given) =>
      withInstance(async (instance) => {
        const batch = stringOption(given, 'undo');
        if (batch !== undefined) return undoBatch(table, context, instance, batch, given);
        if (file === undefined) {
          throw new AppError('cli.usage', 400, {
            detail: "missing required argument 'file'",
            command: `import ${table.name}`,
          });
        }
        return importFile(table, context, instance, file, given);
      }),
  };
}
