import { readCaseFigures } from '../../../world/replays/case-figures.ts';
import { type CaseReplayResult, runCaseReplay, shown } from '../../../world/replays/case-replay.ts';
import type { CliContext } from '../context.ts';
import { progressBar } from '../progress.ts';
import { tableLines } from '../table.ts';
import { tellFindings } from '../tell-findings.ts';

/** The three campaigns of source A, told case by case: their table, and whether all of it agrees. */
export async function replayCases(
  context: CliContext,
  figuresFile: string | undefined,
  withDatabase: (work: (url: string) => Promise<CaseReplayResult>) => Promise<CaseReplayResult>,
): Promise<boolean> {
  const figures = readCaseFigures(figuresFile);
  const bar = progressBar('A3');
  const result = await withDatabase((url) =>
    runCaseReplay(url, { figures, onProgress: (done, of) => bar.update(done, of) }),
  ).finally(() => bar.stop());
  tell(context, result);
  return result.ok;
}

function tell(context: CliContext, result: CaseReplayResult): void {
  const { t, out } = context;
  const heads = [
    t({ zh: '指标', en: 'Figure' }),
    t({ zh: '来源', en: 'Source' }),
    t({ zh: '通报', en: 'Bulletin' }),
    t({ zh: '实时', en: 'Live' }),
    '',
  ];
  for (const { campaign, lines, actions } of result.campaigns) {
    out();
    out(`A3　${t(campaign.title)}　${campaign.from} – ${campaign.to}`);
    const rows = lines.map((line) => [
      `${t(line.title)}${line.money ? t({ zh: '（元）', en: ' (yuan)' }) : ''}`,
      shown(line, line.source),
      shown(line, line.bulletin),
      shown(line, line.live),
      line.source === line.bulletin && line.source === line.live ? '✓' : '✗',
    ]);
    for (const line of tableLines(heads, rows)) out(`  ${line}`);
    const parts = actions.map(({ title, filed, closed }) =>
      t({ zh: `${title.zh} 立案${filed}件、结案${closed}件`, en: `${title.en} ${filed} filed, ${closed} closed` }),
    );
    if (parts.length > 0) out(t({ zh: `  其中：${parts.join('；')}`, en: `  Of these: ${parts.join('; ')}` }));
  }
  const { told, bulletin, checked } = result.seconds;
  const seconds = (value: number): string => value.toFixed(0);
  out();
  out(
    t({
      zh: `  事项 ${result.matters} 件、行为 ${result.acts} 条；逐件办理 ${seconds(told)} 秒，通报 ${seconds(bulletin)} 秒，核对 ${seconds(checked)} 秒`,
      en: `  ${result.matters} matters, ${result.acts} acts; told in ${seconds(told)} s, bulletin ${seconds(bulletin)} s, check ${seconds(checked)} s`,
    }),
  );
  out(`  SHA-256 ${result.digest}`);
  tellFindings(context, result.findings);
}
