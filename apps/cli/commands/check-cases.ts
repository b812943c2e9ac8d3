import { caseChecks, integritySettings, runChecks, severities } from '../../../modules/integrity/index.ts';
import { type CliContext, type CommandDefinition, EXIT, stringOption } from '../context.ts';
import { withInstance } from '../instance.ts';
import { regionsAsked } from '../regions.ts';

function tell({ t, out }: CliContext, byCheck: Readonly<Record<string, number>>): void {
  for (const { id, severity, title, what, see, cause, wayOut } of caseChecks) {
    const count = byCheck[id] ?? 0;
    if (count === 0) continue;
    out();
    out(`✗ [${t(severities[severity])}] ${count} × ${t(title)}（${id}）`);
    out(`  ${t({ zh: '问题', en: 'What' })}：${t(what)}`);
    out(`  ${t({ zh: '怎么看', en: 'See it' })}：${t(see)}`);
    out(`  ${t({ zh: '常见原因', en: 'Usual cause' })}：${t(cause)}`);
    out(`  ${t({ zh: '怎么办', en: 'Way out' })}：${t(wayOut)}`);
  }
}

export const checkCasesCommand: CommandDefinition = {
  name: 'check-cases',
  summary: {
    zh: '案件体检：逐案检查期限、程序、财物、人员等问题',
    en: 'check of cases: limits, procedure, goods, people and more',
  },
  description: {
    zh: '与每晚两点的检查相同：发现的问题记入“案件体检”，原因消除后自动销去。有发现时退出码为1。',
    en: 'The same as every night at two: what is found stands on the page of findings and goes when its cause is gone. Exit code 1 where anything is found.',
  },
  options: [
    { flags: '--region <code>', text: { zh: '只检查一个地区（六位代码）', en: 'one region only (six digits)' } },
  ],
  run: (context, _args, options) =>
    withInstance(async ({ ledger, files }) => {
      const { t, out } = context;
      const asked = await regionsAsked(ledger.store, options);
      // Sums of the areas around a region are no cases of it.
      const regions = stringOption(options, 'region') === undefined ? asked : asked.slice(0, 1);
      const settings = integritySettings(process.env);
      const { regions: done, cases, findings, byCheck } = await runChecks({ ledger, files, settings }, regions);
      out(
        t({
          zh: `检查了 ${done} 个地区、${cases} 件案件`,
          en: `Checked ${done} regions, ${cases} cases`,
        }),
      );
      tell(context, byCheck);
      out(
        findings === 0
          ? t({ zh: '✓ 没有发现问题', en: '✓ Nothing was found' })
          : t({ zh: `✗ 发现 ${findings} 处问题`, en: `✗ ${findings} findings` }),
      );
      return findings === 0 ? EXIT.done : EXIT.no;
    }),
};
