import { AppError } from '../../../kernel/error.ts';
import { keepReplay } from '../../../world/replays/keep-replay.ts';
import { agrees, type ReplayFigure, shownAs } from '../../../world/replays/line.ts';
import { luzhou } from '../../../world/replays/luzhou.ts';
import { readLuzhou } from '../../../world/replays/luzhou-figures.ts';
import { runScratchReplay } from '../../../world/replays/scratch-replay.ts';
import { shanxi } from '../../../world/replays/shanxi.ts';
import { readShanxi } from '../../../world/replays/shanxi-figures.ts';
import type { Stage, WholeReplay, WholeReplayResult } from '../../../world/replays/whole-replay.ts';
import type { CliContext } from '../context.ts';
import { withInstance } from '../instance.ts';
import { progressBar } from '../progress.ts';
import { tableLines } from '../table.ts';
import { tellFindings } from '../tell-findings.ts';

/** The whole sources, by the bureau that published each. */
export const wholeIds = ['luzhou', 'shanxi'] as const;
type WholeId = (typeof wholeIds)[number];

function readWhole(id: WholeId, file?: string): WholeReplay {
  return id === 'luzhou' ? luzhou(readLuzhou(file)) : shanxi(readShanxi(file));
}

/** One bar for each stage: telling, reading, checking. */
function stageBar({ t }: CliContext, id: WholeId) {
  const titles: Readonly<Record<Stage, string>> = {
    tell: t({ zh: '逐件办理', en: 'telling' }),
    read: t({ zh: '计算通报', en: 'reading' }),
    check: t({ zh: '完整性检查', en: 'checking' }),
  };
  let [now, bar] = ['', progressBar(id)];
  return {
    update(stage: Stage, done: number, of: number) {
      if (now !== stage) {
        bar.stop();
        [now, bar] = [stage, progressBar(`${id} ${titles[stage]}`)];
      }
      bar.update(done, of);
    },
    stop: () => bar.stop(),
  };
}

/**
 * Tells one whole source in a database that is thrown away, or with `keep` in the instance that the configuration names,
 * and prints each of its figures; gives whether all agree. @throws AppError 409 `world.not-empty`
 */
export async function replayWhole(
  context: CliContext,
  id: WholeId,
  file: string | undefined,
  keep: boolean,
  withDatabase: (work: (url: string) => Promise<WholeReplayResult>) => Promise<WholeReplayResult>,
): Promise<boolean> {
  const replay = readWhole(id, file);
  const bar = stageBar(context, id);
  const onProgress = (stage: Stage, done: number, of: number): void => bar.update(stage, done, of);
  const told = keep
    ? withInstance((instance) => keepReplay(instance, replay, { onProgress }))
    : withDatabase((url) => runScratchReplay(url, replay, { onProgress }));
  const result = await told.finally(() => bar.stop());
  tell(context, replay, result);
  return result.ok;
}

/** Which whole sources were asked for. @throws AppError `cli.bad-value` where one is to be kept and it is not one alone */
export function wholeAsked(which: string, keep: boolean): readonly WholeId[] {
  const ids = wholeIds.filter((id) => id === which || which === 'all');
  if (keep && ids.length !== 1)
    throw new AppError('cli.bad-value', 400, { option: '--keep', value: which, expected: wholeIds.join(' / ') });
  return ids;
}

function tell(context: CliContext, replay: WholeReplay, result: WholeReplayResult): void {
  const { t, out } = context;
  out();
  out(`${replay.id}　${t(replay.title)}`);
  const heads = [
    t({ zh: '目标', en: 'Row' }),
    t({ zh: '指标', en: 'Figure' }),
    t({ zh: '来源', en: 'Source' }),
    t({ zh: '由行为重算', en: 'From the acts' }),
    t({ zh: '实时', en: 'Live' }),
    '',
  ];
  const nameOf = ({ of, title }: ReplayFigure): string => (of === undefined ? t(title) : `${t(of)}：${t(title)}`);
  const rows = result.figures.map((each) => {
    const { row, form, source, bulletin, live } = each;
    return [
      ...[row, nameOf(each), shownAs(form, source), shownAs(form, bulletin), shownAs(form, live)],
      agrees(each) ? '✓' : '✗',
    ];
  });
  for (const line of tableLines(heads, rows)) out(`  ${line}`);
  out();
  out(t({ zh: '  尚不能重现，不作比较：', en: '  Not arrived at yet, and not compared:' }));
  for (const { title, stated, reason } of replay.later) out(`  · ${t(title)} ${stated}　${t(reason)}`);
  const { told, read, checked } = result.seconds;
  const seconds = (value: number): string => value.toFixed(0);
  out();
  out(
    t({
      zh: `  事项 ${result.matters} 件、行为 ${result.acts} 条；逐件办理 ${seconds(told)} 秒，计算 ${seconds(read)} 秒，完整性检查 ${seconds(checked)} 秒`,
      en: `  ${result.matters} matters, ${result.acts} acts; told in ${seconds(told)} s, figures ${seconds(read)} s, check ${seconds(checked)} s`,
    }),
  );
  tellFindings(context, result.findings);
}
