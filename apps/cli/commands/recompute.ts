import { recomputeDeadlines } from '../../../platform/ledger/recompute.ts';
import { type CommandDefinition, EXIT, flagOption } from '../context.ts';
import { withInstance } from '../instance.ts';
import { progressBar } from '../progress.ts';
import { tableLines } from '../table.ts';

const MOST_SHOWN = 50;

export const recomputeCommand: CommandDefinition = {
  name: 'recompute',
  summary: { zh: '规则或日历更新后重算全部期限', en: 'recompute all deadlines after a change of rules or calendar' },
  description: {
    zh: '由现行规则和放假安排重算每个期限，列出变动的日期，并同步统计。可随时中断和重跑。',
    en: 'Computes every deadline anew from the rules and calendar in force, lists what moved and keeps the counts in step. May be interrupted and run again.',
  },
  options: [
    { flags: '--dry-run', text: { zh: '只列出变动，不写入', en: 'list what would move, write nothing' } },
    { flags: '--all', text: { zh: '列出全部变动（默认前 50 项）', en: 'list every move (default: the first 50)' } },
  ],
  run: (context, _args, options) =>
    withInstance(async ({ ledger }) => {
      const { t, out } = context;
      const dryRun = flagOption(options, 'dryRun');
      const bar = progressBar(t({ zh: '重算', en: 'Recomputing' }));
      const { matters, moved } = await recomputeDeadlines(ledger, {
        dryRun,
        onProgress: (done) => bar.update(done, null),
      }).finally(() => bar.stop());
      const shown = flagOption(options, 'all') ? moved : moved.slice(0, MOST_SHOWN);
      if (shown.length > 0) {
        const heads = [
          t({ zh: '地区', en: 'Region' }),
          t({ zh: '事项', en: 'Matter' }),
          t({ zh: '期限', en: 'Clock' }),
          t({ zh: '原届满日', en: 'From' }),
          t({ zh: '新届满日', en: 'To' }),
        ];
        const rows = shown.map(({ homeRegion, matterId, clock, from, to }) => [homeRegion, matterId, clock, from, to]);
        for (const line of tableLines(heads, rows)) out(line);
        if (moved.length > shown.length) out(`… +${moved.length - shown.length}`);
      }
      out(
        t({
          zh: `重算 ${matters} 个事项，${moved.length} 个期限${dryRun ? '将' : '已'}变动`,
          en: `${matters} matters recomputed, ${moved.length} deadlines ${dryRun ? 'would move' : 'moved'}`,
        }),
      );
      return EXIT.done;
    }),
};
