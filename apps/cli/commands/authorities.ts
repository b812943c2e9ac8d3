import { resolve } from 'node:path';
import { AppError } from '../../../kernel/error.ts';
import { importAuthorities } from '../../../modules/authorities/index.ts';
import { type CommandDefinition, EXIT, flagOption } from '../context.ts';
import { textOf } from '../explain.ts';
import { withInstance } from '../instance.ts';

const PROBLEMS_SHOWN = 50;

export const authoritiesCommand: CommandDefinition = {
  name: 'authorities',
  summary: { zh: '录入机关', en: 'enter authorities' },
  commands: [
    {
      name: 'import',
      summary: { zh: '导入机关表（csv、xlsx、jsonl）', en: 'import a table of authorities (csv, xlsx, jsonl)' },
      description: {
        zh: '列：code、parent（可选，默认按代码推定）、nameZh、nameEn、shortZh（机关代字）、validFrom；也认中文表头。有一行不合格就什么也不写入，并逐行说明；重复导入不会改动任何数据。',
        en: 'Columns: code, parent (optional: follows from the code), nameZh, nameEn, shortZh (its mark in document numbers), validFrom. With one wrong line nothing is written, and each is named; importing again changes nothing.',
      },
      arguments: [{ name: '<file>', text: { zh: '要导入的文件', en: 'the file to import' } }],
      options: [{ flags: '--update', text: { zh: '内容不同的机关也更新', en: 'bring those up to date that differ' } }],
      examples: ['qingyuan authorities import bureaus.csv'],
      run: (context, [file = ''], options) =>
        withInstance(async ({ store }) => {
          const { t, out, note } = context;
          const done = await importAuthorities(store, resolve(file), { update: flagOption(options, 'update') });
          const { lines, problems } = done;
          if (problems.length > 0) {
            for (const { line, error } of problems.slice(0, PROBLEMS_SHOWN)) {
              note(`${t({ zh: `第 ${line} 行`, en: `Line ${line}` })}: ${textOf(context, error)} [${error.code}]`);
            }
            const invalid = new Set(problems.map(({ line }) => line)).size;
            throw new AppError('authorities.import.has-invalid', 409, { invalid, lines });
          }
          out(
            t({
              zh: `${lines} 行：新增 ${done.added}，更新 ${done.updated}，未变 ${done.unchanged}`,
              en: `${lines} lines: ${done.added} added, ${done.updated} updated, ${done.unchanged} unchanged`,
            }),
          );
          return EXIT.done;
        }),
    },
  ],
};
