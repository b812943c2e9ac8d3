import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { AppError } from '../../../kernel/error.ts';
import { connectionFailure } from '../../../platform/embedded-postgres/index.ts';
import { migrate } from '../../../platform/store/migrate.ts';
import { campaigns, type ReplayId } from '../../../world/replays/campaigns.ts';
import { readFigures } from '../../../world/replays/figures.ts';
import { type ReplayResult, runReplay } from '../../../world/replays/replay.ts';
import { type CliContext, type CommandDefinition, EXIT, flagOption, stringOption } from '../context.ts';
import { type OpenedDatabase, openDatabase } from '../instance.ts';
import { progressBar } from '../progress.ts';
import { readGiven } from '../read-given.ts';
import { tableLines } from '../table.ts';
import { tellFindings } from '../tell-findings.ts';
import { replayCases } from './replay-cases.ts';
import { replayWhole, wholeAsked } from './replay-whole.ts';

/** Runs `work` on a migrated database of its own beside the instance's, and throws it away. */
async function withScratchDatabase<T>(server: OpenedDatabase, work: (url: string) => Promise<T>): Promise<T> {
  const name = `qingyuan_replay_${randomBytes(6).toString('hex')}`;
  const admin = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server.url });
    try {
      await client.connect();
      await client.query(text);
    } catch (error) {
      throw connectionFailure(error, server.url);
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  await admin(`create database ${name} template template0`);
  try {
    await migrate(server.urlOf(name));
    return await work(server.urlOf(name));
  } finally {
    await admin(`drop database if exists ${name} with (force)`);
  }
}

function tell(context: CliContext, result: ReplayResult): void {
  const { t, out } = context;
  const { campaign, lines, byAuthority, outcomes } = result;
  out();
  out(`${campaign.id}　${t(campaign.title)}`);
  const heads = [
    t({ zh: '项目', en: 'Figure' }),
    t({ zh: '来源', en: 'Source' }),
    t({ zh: '重算', en: 'Computed' }),
    '',
  ];
  const rows = lines.map(({ title, source, computed }) => [
    t(title),
    source,
    computed,
    source === computed ? '✓' : '✗',
  ]);
  for (const line of tableLines(heads, rows)) out(`  ${line}`);
  out();
  const unitHeads = [
    t({ zh: '单位', en: 'Unit' }),
    t({ zh: '收到', en: 'Received' }),
    t({ zh: '按期', en: 'On time' }),
    t({ zh: '逾期', en: 'Late' }),
  ];
  for (const line of tableLines(
    unitHeads,
    byAuthority.map((row) => [t(row.title), row.received, row.clearedOnTime, row.clearedLate]),
  ))
    out(`  ${line}`);
  out();
  const ends = Object.entries(outcomes).map(([outcome, n]) => `${outcome} ${n}`);
  out(
    t({
      zh: `  行为 ${result.acts} 条；延期 ${result.extensions} 件，暂停 ${result.pauses} 件，改派 ${result.reassigned} 件；结果 ${ends.join('、')}`,
      en: `  ${result.acts} acts; ${result.extensions} extended, ${result.pauses} paused, ${result.reassigned} reassigned; ended ${ends.join(', ')}`,
    }),
  );
  out(`  SHA-256 ${result.digest}`);
  tellFindings(context, result.findings);
  const computed = new Map(lines.map((line) => [line.title.en, line.computed]));
  const cleared = computed.get(campaign.onTime ? 'Cleared on time' : 'Clues cleared') ?? 0;
  const words = campaign.onTime ? t({ zh: '按期办结', en: 'on time' }) : t({ zh: '办结', en: 'cleared' });
  out(`  ${cleared} / ${computed.get('Clues received') ?? 0} ${words} ${result.ok ? '✓' : '✗'}`);
}

export const replayCommand: CommandDefinition = {
  name: 'replay',
  summary: { zh: '由单条记录重现来源文件的数字', en: 'reproduce the sources’ figures from single records' },
  description: {
    zh: '在另建的数据库里逐件办理，按正常统计口径算出数字并与来源比对；任何差异都以 1 退出。luzhou：市局来源（宣传、线索311条、三次专项行动案件5667件、典型案例）；shanxi：省局来源（会议、督导、三书一函、线索596条、传销、药械妆整改、两年案件15636件）；A2、A3、B4 只办理其中一项。不动现有数据；带 --keep 时写入所配置的空数据库，可以在工作台上查看。',
    en: 'Performs every matter in a database of its own, computes the figures in the usual way and compares them with the sources; any difference exits 1. luzhou: the city’s source (publicity, 311 clues, 5,667 cases of three campaigns, typical cases); shanxi: the province’s (meetings, surveys, letters, 596 clues, pyramid selling, disorders of drugs and devices, 15,636 cases of two years); A2, A3, B4: one part alone. Leaves existing data alone; with --keep it writes into the configured database, which must be empty, so that the console shows it.',
  },
  arguments: [
    {
      name: '<which>',
      text: { zh: 'luzhou、shanxi、A2、A3、B4，all 为前两项', en: 'luzhou, shanxi, A2, A3, B4; all: the first two' },
    },
  ],
  options: [
    { flags: '--figures <file>', text: { zh: '来源数字文件 figures.json', en: 'the sources’ figures.json' } },
    {
      flags: '--keep',
      text: {
        zh: '写入所配置的数据库并保留（只限空数据库；luzhou 或者 shanxi）',
        en: 'write into the configured database and keep it (an empty one only; luzhou or shanxi)',
      },
    },
  ],
  run: async (context, [which = ''], options) => {
    const { t, out, note } = context;
    const asked = (id: string): boolean => which.toUpperCase() === id;
    const ids: readonly ReplayId[] = (['A2', 'B4'] as const).filter(asked);
    const keep = flagOption(options, 'keep');
    const whole = wholeAsked(which.toLowerCase(), keep);
    if (ids.length === 0 && whole.length === 0 && !asked('A3')) {
      const expected = 'luzhou / shanxi / A2 / A3 / B4 / all';
      throw new AppError('cli.bad-value', 400, { option: 'replay', value: which, expected });
    }
    const file = stringOption(options, 'figures');
    // Named and not there is no reason to compare with something else.
    if (file !== undefined) await readGiven(file);
    const { figures, from } = readFigures(file);
    if (from === 'campaign')
      note(
        t({
          zh: '没有 figures.json：与内置的来源数字比对。',
          en: 'No figures.json at hand: compared with the figures built in.',
        }),
      );
    const server = await openDatabase();
    let ok = true;
    try {
      for (const id of ids) {
        const bar = progressBar(id);
        const result = await withScratchDatabase(server, (url) =>
          runReplay(campaigns[id], url, { figures: figures[id], onProgress: (done, of) => bar.update(done, of) }),
        ).finally(() => bar.stop());
        tell(context, result);
        ok = ok && result.ok;
      }
      for (const id of whole) {
        const agrees = await replayWhole(context, id, file, keep, (work) => withScratchDatabase(server, work));
        ok = ok && agrees;
      }
      if (asked('A3')) {
        const agrees = await replayCases(context, file, (work) => withScratchDatabase(server, work));
        ok = ok && agrees;
      }
    } finally {
      await server.close();
    }
    out();
    out(
      ok
        ? t({ zh: '✓ 与来源一致', en: '✓ Agrees with the sources' })
        : t({ zh: '✗ 与来源不一致', en: '✗ Differs from the sources' }),
    );
    return ok ? EXIT.done : EXIT.no;
  },
};
