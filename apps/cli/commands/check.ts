import { type Finding, runCheck } from '../../../platform/ledger/check.ts';
import { type CliContext, type CommandDefinition, EXIT } from '../context.ts';
import { withInstance } from '../instance.ts';
import { progressBar } from '../progress.ts';
import { regionsAsked } from '../regions.ts';
import { findingExplanations } from './check-findings.ts';

const EXAMPLES = 5;

function tell({ t, out }: CliContext, findings: readonly Finding[]): void {
  for (const kind of new Set(findings.map(({ check }) => check))) {
    const own = findings.filter(({ check }) => check === kind);
    const { wrong, see, cause, mend } = findingExplanations[kind];
    out();
    out(`✗ [${kind}] ${own.length} × ${t(wrong)}`);
    for (const { homeRegion, matterId, detail } of own.slice(0, EXAMPLES))
      out(`    ${homeRegion} ${matterId ?? ''} ${detail}`);
    if (own.length > EXAMPLES) out(`    … +${own.length - EXAMPLES}`);
    out(`  ${t({ zh: '怎么看', en: 'See it' })}：${t(see)}`);
    out(`  ${t({ zh: '常见原因', en: 'Usual cause' })}：${t(cause)}`);
    out(`  ${t({ zh: '怎么办', en: 'Mend it' })}：${t(mend)}`);
  }
}

export const checkCommand: CommandDefinition = {
  name: 'check',
  summary: {
    zh: '完整性检查：由办理记录重算一切并比对',
    en: 'integrity check: recompute everything from the acts and compare',
  },
  description: {
    zh: '按地区逐件重算哈希、链、个人信息承诺、事项状态、统计和封存，只读不改；有出入时说明问题、看法、常见原因和办法。',
    en: 'Recomputes hashes, chains, commitments, matters, counts and sealing region by region; reads only. Each finding says what is wrong, how to see it, what usually caused it and how to mend it.',
  },
  options: [
    { flags: '--region <code>', text: { zh: '只检查一个地区（六位代码）', en: 'one region only (six digits)' } },
  ],
  run: (context, _args, options) =>
    withInstance(async ({ ledger }) => {
      const { t, out } = context;
      const regions = await regionsAsked(ledger.store, options);
      const findings: Finding[] = [];
      let matters = 0;
      let acts = 0;
      const bar = progressBar(t({ zh: '检查', en: 'Checking' }));
      for (const [index, region] of regions.entries()) {
        bar.update(index, regions.length);
        const result = await runCheck(ledger, region);
        matters += result.matters;
        acts += result.acts;
        findings.push(...result.findings);
      }
      bar.stop();
      out(
        t({
          zh: `检查了 ${regions.length} 个地区、${matters} 个事项、${acts} 条办理记录`,
          en: `Checked ${regions.length} regions, ${matters} matters, ${acts} acts`,
        }),
      );
      tell(context, findings);
      out(
        findings.length === 0
          ? t({ zh: '✓ 全部一致', en: '✓ Everything agrees' })
          : t({ zh: `✗ 发现 ${findings.length} 处不一致`, en: `✗ ${findings.length} findings` }),
      );
      return findings.length === 0 ? EXIT.done : EXIT.no;
    }),
};
