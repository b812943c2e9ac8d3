import { commitParties, partiesKind, undoParties } from '../../../modules/parties/index.ts';
import { catalogue } from '../explain.ts';
import { importCommandOf } from '../import-table.ts';

/** `qingyuan import parties FILE`: the registry of market entities from a table. */
export const importPartiesCommand = importCommandOf({
  name: 'parties',
  summary: {
    zh: '导入市场主体名录（jsonl、csv、xlsx）',
    en: 'import a registry of market entities (jsonl, csv, xlsx)',
  },
  description: {
    zh: '先校验全部行（信用代码校验位、重复、日期），有不合格的行就写出错误表、什么也不导入；全部合格才以一个批次号写入：新的加入，有变化的更新，没变化的不动。可按批次撤销。只收登记公示信息，不收电话和个人信息。',
    en: 'Checks every row first (check character, repeats, dates): with an invalid row it writes an error sheet and imports nothing. Valid rows are put in under one batch id: new ones are added, changed ones brought up to date, the same again changes nothing. A batch can be undone. Facts of the public registry only, no telephone, no person.',
  },
  examples: ['qingyuan import parties registry.csv', 'qingyuan import parties registry.xlsx --dry-run'],
  kind: ({ ledger }) => partiesKind(() => ledger.clock.now()),
  commit: ({ store, ledger }, staged, _kind, actor, how) =>
    commitParties(staged, actor, { store, now: () => ledger.clock.now(), texts: catalogue, ...how }),
  tell: ({ t, out }, { imported, changed, unchanged, refused }) => {
    out(
      t({
        zh: `新增 ${imported} 户，更新 ${changed}，未变 ${unchanged}，早于现有数据未动 ${refused}`,
        en: `Added ${imported}, updated ${changed}, unchanged ${unchanged}, older than what is held and left ${refused}`,
      }),
    );
    if (imported + changed + refused === 0) {
      out(t({ zh: '名录里已是这些内容，没有任何改动（0 行）。', en: 'The registry already says so: 0 rows changed.' }));
    }
    return refused === 0;
  },
  undo: async ({ store }, batch, actor, onProgress) => {
    const { undone, kept } = await undoParties(batch, actor, { store, onProgress });
    return {
      tell: ({ t }) => ({
        line: t({
          zh: `批次 ${batch}：恢复 ${undone} 户，之后又有改动而保留 ${kept.length} 户`,
          en: `Batch ${batch}: ${undone} put back, ${kept.length} kept because they were changed since`,
        }),
        stayed: kept,
      }),
    };
  },
});
