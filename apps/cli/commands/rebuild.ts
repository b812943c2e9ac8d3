import { legalDay } from '../../../kernel/plain-date.ts';
import { markRecounted } from '../../../modules/figures/index.ts';
import { rebuildEdges } from '../../../modules/merging/index.ts';
import { rebuildRegion } from '../../../platform/ledger/rebuild.ts';
import { type CommandDefinition, EXIT, stringOption } from '../context.ts';
import { withInstance } from '../instance.ts';
import { progressBar } from '../progress.ts';
import { regionsAsked } from '../regions.ts';

export const rebuildCommand: CommandDefinition = {
  name: 'rebuild',
  summary: {
    zh: '由办理记录重建事项状态、计数位置和统计',
    en: 'make matters, counted places and counts anew from the acts',
  },
  description: {
    zh: '派生数据与办理记录不一致时使用（先运行 qingyuan check）。逐个地区在一个事务里完成；其间有人办理则该地区不作改动，重跑即可。办理记录本身从不改动。',
    en: 'For derived rows that disagree with the acts (run qingyuan check first). Each region in one transaction; if somebody acts meanwhile, that region is left as it was: run it again. Acts are never touched.',
  },
  options: [
    { flags: '--region <code>', text: { zh: '只重建一个地区（六位代码）', en: 'one region only (six digits)' } },
  ],
  run: (context, _args, options) =>
    withInstance(async ({ ledger, store }) => {
      const { t, out } = context;
      const regions = await regionsAsked(ledger.store, options);
      let matters = 0;
      let corrected = 0;
      const bar = progressBar(t({ zh: '重建', en: 'Rebuilding' }));
      try {
        for (const [index, region] of regions.entries()) {
          bar.update(index, regions.length);
          const result = await rebuildRegion(ledger, region);
          matters += result.matters;
          corrected += result.corrected;
        }
      } finally {
        bar.stop();
      }
      await rebuildEdges(store);
      // Older periods are now counted by today's definitions too: growth may be told again.
      if (stringOption(options, 'region') === undefined) await markRecounted(store.db, legalDay(ledger.clock.now()));
      out(
        t({
          zh: `已由办理记录重建 ${matters} 个事项，更正 ${corrected} 项统计`,
          en: `${matters} matters rebuilt from their acts, ${corrected} counts put right`,
        }),
      );
      return EXIT.done;
    }),
};
