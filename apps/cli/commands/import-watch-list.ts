import { commitWatchList, undoWatchList, watchListKind } from '../../../modules/parties/index.ts';
import { importCommandOf } from '../import-table.ts';

/** `qingyuan import watch-list FILE`: lists that operators are screened against, from a table. */
export const importWatchListCommand = importCommandOf({
  name: 'watch-list',
  summary: {
    zh: '导入比对名单（jsonl、csv、xlsx）',
    en: 'import lists to screen operators against (jsonl, csv, xlsx)',
  },
  description: {
    zh: '每行一条，写明所属名单及其来源、依据、用途和有效期；没有依据和用途的名单不予导入，过期名单不再比对。先校验全部行，有不合格的行就写出错误表、什么也不导入。再次导入不改动已有条目，可按批次撤销。不收证件号码和电话号码。',
    en: 'One entry a row, with its list and the list’s source, basis, purpose and last day; a list without basis and purpose is refused, one that has ended is not screened against. Checks every row first: with an invalid row it writes an error sheet and imports nothing. Importing again changes nothing; a batch can be undone. No numbers of persons are kept.',
  },
  examples: [
    'qingyuan import watch-list list.xlsx --authority 980100',
    'qingyuan import watch-list list.csv --dry-run',
  ],
  kind: ({ ledger }) => watchListKind(() => ledger.clock.now()),
  commit: ({ store }, staged, _kind, actor, how) => commitWatchList(staged, actor, { store, ...how }),
  tell: ({ t, out }, { imported, unchanged }) => {
    out(t({ zh: `新增 ${imported} 条，已有 ${unchanged} 条`, en: `Added ${imported}, there already ${unchanged}` }));
    return true;
  },
  undo: async ({ store }, batch, actor) => {
    const { undone } = await undoWatchList(batch, actor, { store });
    return {
      tell: ({ t }) => ({
        line: t({ zh: `批次 ${batch}：移出 ${undone} 条`, en: `Batch ${batch}: ${undone} entries taken away` }),
        stayed: [],
      }),
    };
  },
});
