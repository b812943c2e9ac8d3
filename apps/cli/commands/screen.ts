import { createWriteStream } from 'node:fs';
import { join, parse, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../../kernel/error.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import {
  listsFor,
  type Screened,
  type ScreenedRow,
  screenedRow,
  screenKind,
  screenTable,
} from '../../../modules/parties/index.ts';
import { proposeMapping } from '../../../platform/import/index.ts';
import { type ColumnOut, type OpenedTable, openTable, writeTable } from '../../../platform/tables/index.ts';
import { actAs } from '../acting.ts';
import { type CommandDefinition, EXIT, stringOption } from '../context.ts';
import { withInstance } from '../instance.ts';
import { progressBar } from '../progress.ts';

const COLUMNS = [
  ['line', '行号', 'Line', 8],
  ['name', '名称', 'Name', 36],
  ['code', '统一社会信用代码', 'Credit code', 22],
  ['list', '名单', 'List', 28],
  ['entry', '名单中的名称', 'Name in the list', 36],
  ['entryCode', '名单中的信用代码', 'Code in the list', 22],
  ['until', '有效期至', 'Until', 12],
  ['score', '相符程度', 'Score', 10],
  ['reasons', '相符之处', 'What speaks for it', 60],
  ['contradictions', '相反之处', 'What speaks against it', 60],
] as const;

const cellsOf = ({ line, who, hit: { entry, score }, reasons, contradictions }: ScreenedRow) => [
  ...[line, who.name, who.code ?? '', entry.listName, entry.name, entry.code ?? '', entry.until, score],
  ...[reasons, contradictions],
];

/** The rows of the table as whom they ask about, with progress in bytes. */
async function* rowsOf(
  table: OpenedTable,
  onProgress: (done: number) => void,
): AsyncGenerator<Screened, void, undefined> {
  const { mapping } = proposeMapping(table.headers, screenKind);
  if (mapping.name === undefined) throw new AppError('import.mapping-missing', 422, { fields: 'name' });
  for await (const { cells } of table.rows) {
    yield screenedRow(Object.fromEntries(Object.entries(mapping).map(([key, header]) => [key, cells[header] ?? ''])));
    onProgress(table.position());
  }
}

/** `qingyuan screen FILE`: operators of a table against all lists in force that the account may use. */
export const screenCommand: CommandDefinition = {
  name: 'screen',
  summary: { zh: '批量名单比对', en: 'screen a table of operators against the lists' },
  description: {
    zh: '逐行与账号可用的现行名单比对，每条提示写明相符之处和相反之处。提示只供核实，不是认定，不得据此处理任何人。',
    en: 'Screens each row against the lists in force that the account may use; every hit with what speaks for it and against it. Hits are to be verified; they find nothing and nothing follows from them.',
  },
  arguments: [{ name: '<file>', text: { zh: '待比对的表（csv、xlsx、jsonl）', en: 'the table (csv, xlsx, jsonl)' } }],
  options: [
    {
      flags: '--out <path>',
      text: {
        zh: '结果表（.xlsx 或 .csv，默认在文件旁）',
        en: 'where the hits go (.xlsx or .csv; default: beside the file)',
      },
    },
    { flags: '--as <login>', text: { zh: '办理账号', en: 'account that acts' } },
    {
      flags: '--authority <code>',
      text: { zh: '机关代码（默认为账号所在机关）', en: 'authority (default: that of the account)' },
    },
  ],
  examples: ['qingyuan screen operators.xlsx', 'qingyuan screen operators.csv --out hits.csv'],
  run: ({ t, out }, [file = ''], given) =>
    withInstance(async (instance) => {
      const path = resolve(file);
      const { actor } = await actAs(instance, {
        ...{ login: stringOption(given, 'as'), authority: stringOption(given, 'authority'), usual: 'intake' },
      });
      const day = legalDay(instance.ledger.clock.now());
      const index = await listsFor(instance.store, actor, day);
      const { dir, name } = parse(path);
      const target = resolve(stringOption(given, 'out') ?? join(dir, `${name}.hits.xlsx`));
      const columns: ColumnOut[] = COLUMNS.map(([, zh, en, width]) => ({ title: t({ zh, en }), width }));
      const table = await openTable(path);
      const bar = progressBar(t({ zh: '比对', en: 'Screening' }));
      let [read, hits] = [0, 0];
      const rows = async function* () {
        const language = t({ zh: 'zh', en: 'en' }) === 'zh' ? 'zh' : 'en';
        const asked = rowsOf(table, (done) => bar.update(done, table.total));
        const onRow = (done: number): void => {
          read = done;
        };
        const screened = screenTable(index, asked, { day, language, onRow });
        for await (const row of screened) {
          hits += 1;
          yield cellsOf(row);
        }
      };
      try {
        const format = target.toLowerCase().endsWith('.csv') ? 'csv' : 'xlsx';
        await pipeline(writeTable(format, columns, rows()), createWriteStream(target, { mode: 0o600 }));
      } finally {
        bar.stop();
        await table.close();
      }
      out(
        t({
          zh: `与 ${index.size} 条现行名单条目比对了 ${read} 行，提示 ${hits} 条（须核实）：${target}`,
          en: `Screened ${read} rows against ${index.size} entries in force: ${hits} hits, to be verified: ${target}`,
        }),
      );
      return EXIT.done;
    }),
};
