import { dirname, join, parse, resolve } from 'node:path';
import { AppError } from '../../../kernel/error.ts';
import { commitParties, partiesKind, undoParties } from '../../../modules/parties/index.ts';
import { type Committed, discard, saveMapping, validate } from '../../../platform/import/index.ts';
import { actAs, readUuid } from '../acting.ts';
import {
  type CliContext,
  type CommandDefinition,
  EXIT,
  flagOption,
  type OptionValues,
  stringOption,
} from '../context.ts';
import { catalogue } from '../explain.ts';
import { confirmed, headersOf, mappingFor, tellStaged } from '../import-steps.ts';
import { type Instance, withInstance } from '../instance.ts';
import { progressBar } from '../progress.ts';

const KEPT_SHOWN = 10;

/** What every import of a table can be told. */
export const importOptions: NonNullable<CommandDefinition['options']> = [
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

const usualActor = (instance: Instance, options: OptionValues) =>
  actAs(instance, {
    login: stringOption(options, 'as'),
    authority: stringOption(options, 'authority'),
    usual: 'intake',
  });

function tell({ t, out }: CliContext, done: Committed): void {
  const { imported, unchanged, changed, refused, batchId } = done;
  out(
    t({
      zh: `新增 ${imported} 户，更新 ${changed}，未变 ${unchanged}，早于现有数据未动 ${refused}`,
      en: `Added ${imported}, updated ${changed}, unchanged ${unchanged}, older than what is held and left ${refused}`,
    }),
  );
  if (imported + changed + refused === 0) {
    out(t({ zh: '名录里已是这些内容，没有任何改动（0 行）。', en: 'The registry already says so: 0 rows changed.' }));
  }
  if (done.resumed) out(t({ zh: '接续了上次没有完成的导入。', en: 'Went on with an import that had not finished.' }));
  if (done.refusedSheet !== null)
    out(t({ zh: `未导入的行：${done.refusedSheet}`, en: `Rows left out: ${done.refusedSheet}` }));
  out(t({ zh: `批次 ${batchId}`, en: `Batch ${batchId}` }));
  out(
    t({
      zh: `撤销本批：qingyuan import parties --undo ${batchId}`,
      en: `To undo it: qingyuan import parties --undo ${batchId}`,
    }),
  );
}

async function importFile(
  context: CliContext,
  instance: Instance,
  file: string,
  options: OptionValues,
): Promise<number> {
  const { t, out } = context;
  const acting = await usualActor(instance, options);
  const now = () => instance.ledger.clock.now();
  const kind = partiesKind(now);
  const path = resolve(file);
  const headers = await headersOf(path);
  const mapping = await mappingFor(context, instance, acting, kind, headers, stringOption(options, 'mapping'));
  const { dir, name } = parse(path);
  const errorSheet = resolve(stringOption(options, 'errors') ?? join(dir, `${name}.errors.xlsx`));
  const checking = progressBar(t({ zh: '校验', en: 'Checking' }));
  const staged = await validate(path, kind, mapping, {
    authority: acting.authority,
    stagingDir: join(instance.database.config.dataDir, 'staging'),
    errorSheet,
    texts: catalogue,
    onProgress: ({ done, total }) => checking.update(done, total),
  }).finally(() => checking.stop());
  tellStaged(context, staged, headers);
  const skipInvalid = flagOption(options, 'skipInvalid');
  if (flagOption(options, 'dryRun')) {
    await discard(staged);
    out(t({ zh: '只校验，没有导入。', en: 'Checked only; nothing was imported.' }));
    return staged.invalid > 0 ? EXIT.no : EXIT.done;
  }
  if (staged.invalid > 0 && !skipInvalid) {
    await discard(staged);
    throw new AppError('import.has-invalid', 409, { invalid: staged.invalid, total: staged.total });
  }
  if (!(await confirmed(context, staged.valid, options))) {
    await discard(staged);
    return EXIT.no;
  }
  const importing = progressBar(t({ zh: '导入', en: 'Importing' }));
  const done = await commitParties(staged, acting.actor, {
    store: instance.store,
    now,
    skipInvalid,
    refusedSheet: join(dirname(errorSheet), `${name}.refused.xlsx`),
    texts: catalogue,
    onProgress: ({ done, total }) => importing.update(done, total),
  }).finally(() => importing.stop());
  await saveMapping(instance.store, acting.actor, kind.id, headers, mapping);
  tell(context, done);
  return done.refused > 0 ? EXIT.no : EXIT.done;
}

async function undoBatch(
  { t, out }: CliContext,
  instance: Instance,
  batch: string,
  options: OptionValues,
): Promise<number> {
  const id = readUuid('--undo', batch);
  const { actor } = await usualActor(instance, options);
  const bar = progressBar(t({ zh: '撤销', en: 'Undoing' }));
  const { undone, kept } = await undoParties(id, actor, {
    store: instance.store,
    onProgress: ({ done, total }) => bar.update(done, total),
  }).finally(() => bar.stop());
  out(
    t({
      zh: `批次 ${id}：恢复 ${undone} 户，之后又有改动而保留 ${kept.length} 户`,
      en: `Batch ${id}: ${undone} put back, ${kept.length} kept because they were changed since`,
    }),
  );
  for (const code of kept.slice(0, KEPT_SHOWN)) out(`  ${code}`);
  return kept.length > 0 ? EXIT.no : EXIT.done;
}

/** `qingyuan import parties FILE`: the registry of market entities from a table. */
export const importPartiesCommand: CommandDefinition = {
  name: 'parties',
  summary: {
    zh: '导入市场主体名录（jsonl、csv、xlsx）',
    en: 'import a registry of market entities (jsonl, csv, xlsx)',
  },
  description: {
    zh: '先校验全部行（信用代码校验位、重复、日期），有不合格的行就写出错误表、什么也不导入；全部合格才以一个批次号写入：新的加入，有变化的更新，没变化的不动。可按批次撤销。只收登记公示信息，不收电话和个人信息。',
    en: 'Checks every row first (check character, repeats, dates): with an invalid row it writes an error sheet and imports nothing. Valid rows are put in under one batch id: new ones are added, changed ones brought up to date, the same again changes nothing. A batch can be undone. Facts of the public registry only, no telephone, no person.',
  },
  arguments: [{ name: '[file]', text: { zh: '要导入的文件', en: 'the file to import' } }],
  options: importOptions,
  examples: ['qingyuan import parties registry.csv', 'qingyuan import parties registry.xlsx --dry-run'],
  run: (context, [file], options) =>
    withInstance(async (instance) => {
      const batch = stringOption(options, 'undo');
      if (batch !== undefined) return undoBatch(context, instance, batch, options);
      if (file === undefined) {
        throw new AppError('cli.usage', 400, {
          detail: "missing required argument 'file'",
          command: 'import parties',
        });
      }
      return importFile(context, instance, file, options);
    }),
};
