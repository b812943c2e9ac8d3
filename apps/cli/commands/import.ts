import { cluesKind } from '../../../modules/intake/import-kind.ts';
import { commit, undo } from '../../../platform/import/index.ts';
import { performMany } from '../../../platform/ledger/perform.ts';
import type { CommandDefinition } from '../context.ts';
import { catalogue, textOf } from '../explain.ts';
import { importCommandOf } from '../import-table.ts';
import { importPartiesCommand } from './import-parties.ts';
import { importWatchListCommand } from './import-watch-list.ts';

/** `qingyuan import clues FILE`: clues from a table, each row a matter opened by an act. */
const importCluesCommand = importCommandOf({
  name: 'clues',
  summary: { zh: '导入线索表（jsonl、csv、xlsx）', en: 'import a table of clues (jsonl, csv, xlsx)' },
  description: {
    zh: '先校验全部行，有不合格的行就写出错误表、什么也不导入；全部合格才以一个批次号登记。重复导入不会改动任何行，可按批次撤销。',
    en: 'Checks every row first: with an invalid row it writes an error sheet and imports nothing. Valid rows are received under one batch id. Importing again changes nothing; a batch can be undone.',
  },
  examples: ['qingyuan import clues clues.xlsx --authority 980100', 'qingyuan import clues messages.jsonl --dry-run'],
  kind: ({ ledger }) => cluesKind(() => ledger.clock.now()),
  commit: ({ store, ledger }, staged, kind, actor, how) =>
    commit(staged, kind, actor, {
      store,
      performMany: (who, requests) => performMany(ledger, who, requests),
      texts: catalogue,
      ...how,
    }),
  tell: ({ t, out }, { imported, unchanged, changed, refused }) => {
    out(
      t({
        zh: `导入 ${imported} 行，未变 ${unchanged}，内容有变未动 ${changed}，被拒绝 ${refused}`,
        en: `Imported ${imported}, unchanged ${unchanged}, changed but left ${changed}, refused ${refused}`,
      }),
    );
    if (imported === 0 && changed + refused === 0) {
      out(
        t({ zh: '这些行以前都已导入，没有任何改动（0 行）。', en: 'All rows were imported before: 0 rows changed.' }),
      );
    }
    return refused + changed === 0;
  },
  undo: async ({ store, ledger }, batch, actor, onProgress) => {
    const { undone, refused } = await undo(batch, actor, {
      store,
      kind: 'clues',
      undoMany: (who, matters) =>
        performMany(
          ledger,
          who,
          matters.map((each) => ({ ...each, verb: 'void', body: { reason: '撤销批量导入', batch } })),
        ),
      onProgress,
    });
    return {
      tell: (context) => ({
        line: context.t({
          zh: `批次 ${batch}：撤销 ${undone} 件，不能撤销 ${refused.length} 件`,
          en: `Batch ${batch}: ${undone} undone, ${refused.length} could not be`,
        }),
        stayed: refused.map(({ matterId, error }) => `${matterId}  ${textOf(context, error)}`),
      }),
    };
  },
});

export const importCommand: CommandDefinition = {
  name: 'import',
  summary: { zh: '导入数据', en: 'import data' },
  commands: [importCluesCommand, importPartiesCommand, importWatchListCommand],
};
