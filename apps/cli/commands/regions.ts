import { resolve } from 'node:path';
import { AppError } from '../../../kernel/error.ts';
import { importRegionChanges } from '../../../modules/figures/index.ts';
import { type CommandDefinition, EXIT } from '../context.ts';
import { textOf } from '../explain.ts';
import { withInstance } from '../instance.ts';

const PROBLEMS_SHOWN = 50;

export const regionsCommand: CommandDefinition = {
  name: 'regions',
  summary: { zh: '行政区划变更', en: 'changes of administrative divisions' },
  commands: [
    {
      name: 'changes',
      summary: {
        zh: '导入区划代码变更表（csv、xlsx、jsonl），供同比使用',
        en: 'import a table of changes of GB/T 2260 (csv, xlsx, jsonl), for comparisons',
      },
      description: {
        zh: '列：from（原代码）、to（新代码）、kind（rename 变更代码、merge 合并、split 拆分）、on（日期）、source（依据）；也认中文表头。每个变更的代码各占一行，地市一行只指该市局本级。有一行不合格就什么也不写入；重复导入不会改动任何数据。',
        en: 'Columns: from, to, kind (rename, merge, split), on, source. Every code of a change has a line of its own; a city’s line is about its bureau alone. With one wrong line nothing is written; importing again changes nothing.',
      },
      arguments: [{ name: '<file>', text: { zh: '要导入的文件', en: 'the file to import' } }],
      examples: ['qingyuan regions changes gbt2260-2026.csv'],
      run: (context, [file = '']) =>
        withInstance(async ({ store }) => {
          const { t, out, note } = context;
          const { lines, added, unchanged, problems } = await importRegionChanges(store.db, resolve(file));
          if (problems.length > 0) {
            for (const { line, error } of problems.slice(0, PROBLEMS_SHOWN)) {
              note(`${t({ zh: `第 ${line} 行`, en: `Line ${line}` })}: ${textOf(context, error)} [${error.code}]`);
            }
            const invalid = new Set(problems.map(({ line }) => line)).size;
            throw new AppError('figures.regions.has-invalid', 409, { invalid, lines });
          }
          out(
            t({
              zh: `${lines} 行：新增 ${added}，未变 ${unchanged}`,
              en: `${lines} lines: ${added} added, ${unchanged} unchanged`,
            }),
          );
          return EXIT.done;
        }),
    },
  ],
};
