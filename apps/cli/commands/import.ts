import { dirname, join, parse, resolve } from 'node:path';
import { AppError } from '../../../kernel/error.ts';
import { cluesKind } from '../../../modules/intake/import-kind.ts';
import { type Committed, commit, discard, saveMapping, undo, validate } from '../../../platform/import/index.ts';
import { performMany } from '../../../platform/ledger/perform.ts';
import { actAs, readUuid } from '../acting.ts';
import {
  type CliContext,
  type CommandDefinition,
  EXIT,
  flagOption,
  type OptionValues,
  stringOption,
} from '../context.ts';
import { catalogue, textOf } from '../explain.ts';
import { confirmed, headersOf, mappingFor, tellStaged } from '../import-steps.ts';
import { type Instance, withInstance } from '../instance.ts';
import { progressBar } from '../progress.ts';
import { importOptions, importPartiesCommand } from './import-parties.ts';

const REFUSED_SHOWN = 10;

function tellCommitted({ t, out }: CliContext, done: Committed): void {
  const { imported, unchanged, changed, refused } = done;
  out(
    t({
      zh: `导入 ${imported} 行，未变 ${unchanged}，内容有变未动 ${changed}，被拒绝 ${refused}`,
      en: `Imported ${imported}, unchanged ${unchanged}, changed but left ${changed}, refused ${refused}`,
    }),
  );
  if (imported === 0 && changed + refused === 0) {
    out(t({ zh: '这些行以前都已导入，没有任何改动（0 行）。', en: 'All rows were imported before: 0 rows changed.' }));
  }
  if (done.resumed) out(t({ zh: '接续了上次没有完成的导入。', en: 'Went on with an import that had not finished.' }));
  if (done.refusedSheet !== null) {
    out(t({ zh: `未导入的行：${done.refusedSheet}`, en: `Rows left out: ${done.refusedSheet}` }));
  }
  out(t({ zh: `批次 ${done.batchId}`, en: `Batch ${done.batchId}` }));
  out(
    t({
      zh: `撤销本批：qingyuan import clues --undo ${done.batchId}`,
      en: `To undo it: qingyuan import clues --undo ${done.batchId}`,
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
  const login = stringOption(options, 'as');
  const acting = await actAs(instance, { login, authority: stringOption(options, 'authority'), usual: 'intake' });
  const kind = cluesKind(() => instance.ledger.clock.now());
  const path = resolve(file);
  const headers = await headersOf(path);
  const mapping = await mappingFor(context, instance, acting, kind, headers, stringOption(options, 'mapping'));
  const { dir, name } = parse(path);
  const errorSheet = resolve(stringOption(options, 'errors') ?? join(dir, `${name}.errors.xlsx`));
  out(
    t({
      zh: `登记机关 ${acting.authority}，办理人 ${acting.name}`,
      en: `Receiving authority ${acting.authority}, acting: ${acting.name}`,
    }),
  );
  const checking = progressBar(t({ zh: '校验', en: 'Checking' }));
  const stagingDir = join(instance.database.config.dataDir, 'staging');
  const staged = await validate(path, kind, mapping, {
    authority: acting.authority,
    stagingDir,
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
  const done = await commit(staged, kind, acting.actor, {
    store: instance.store,
    performMany: (actor, requests) => performMany(instance.ledger, actor, requests),
    skipInvalid,
    refusedSheet: join(dirname(errorSheet), `${name}.refused.xlsx`),
    texts: catalogue,
    onProgress: ({ done, total }) => importing.update(done, total),
  }).finally(() => importing.stop());
  await saveMapping(instance.store, acting.actor, kind.id, headers, mapping);
  tellCommitted(context, done);
  return done.refused + done.changed > 0 ? EXIT.no : EXIT.done;
}

async function undoBatch(
  context: CliContext,
  instance: Instance,
  batch: string,
  options: OptionValues,
): Promise<number> {
  const { t, out } = context;
  const id = readUuid('--undo', batch);
  const login = stringOption(options, 'as');
  const { actor } = await actAs(instance, { login, authority: stringOption(options, 'authority'), usual: 'intake' });
  const bar = progressBar(t({ zh: '撤销', en: 'Undoing' }));
  const result = await undo(id, actor, {
    store: instance.store,
    kind: 'clues',
    undoMany: (who, matters) =>
      performMany(
        instance.ledger,
        who,
        matters.map((each) => ({ ...each, verb: 'void', body: { reason: '撤销批量导入', batch: id } })),
      ),
    onProgress: ({ done, total }) => bar.update(done, total),
  }).finally(() => bar.stop());
  out(
    t({
      zh: `批次 ${id}：撤销 ${result.undone} 件，不能撤销 ${result.refused.length} 件`,
      en: `Batch ${id}: ${result.undone} undone, ${result.refused.length} could not be`,
    }),
  );
  for (const { matterId, error } of result.refused.slice(0, REFUSED_SHOWN))
    out(`  ${matterId}  ${textOf(context, error)}`);
  return result.refused.length > 0 ? EXIT.no : EXIT.done;
}

export const importCommand: CommandDefinition = {
  name: 'import',
  summary: { zh: '导入数据', en: 'import data' },
  commands: [
    {
      name: 'clues',
      summary: { zh: '导入线索表（jsonl、csv、xlsx）', en: 'import a table of clues (jsonl, csv, xlsx)' },
      description: {
        zh: '先校验全部行，有不合格的行就写出错误表、什么也不导入；全部合格才以一个批次号登记。重复导入不会改动任何行，可按批次撤销。',
        en: 'Checks every row first: with an invalid row it writes an error sheet and imports nothing. Valid rows are received under one batch id. Importing again changes nothing; a batch can be undone.',
      },
      arguments: [{ name: '[file]', text: { zh: '要导入的文件', en: 'the file to import' } }],
      options: importOptions,
      examples: [
        'qingyuan import clues clues.xlsx --authority 980100',
        'qingyuan import clues messages.jsonl --dry-run',
      ],
      run: (context, [file], options) =>
        withInstance(async (instance) => {
          const batch = stringOption(options, 'undo');
          if (batch !== undefined) return undoBatch(context, instance, batch, options);
          if (file === undefined) {
            throw new AppError('cli.usage', 400, {
              detail: "missing required argument 'file'",
              command: 'import clues',
            });
          }
          return importFile(context, instance, file, options);
        }),
    },
    importPartiesCommand,
  ],
};
