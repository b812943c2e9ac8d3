import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { AppError } from '../../../kernel/error.ts';
import { verifyBriefings } from '../../../modules/briefings/index.ts';
import { type FiguresReport, readBundle, verifyContents } from '../../../modules/bulletins/index.ts';
import { everyProcedure } from '../../../modules/procedures.ts';
import { splitLines } from '../../../platform/proof/bundle-read.ts';
import type { Finding } from '../../../platform/proof/findings.ts';
import { type Report, verifyBundle } from '../../../platform/proof/verify.ts';
import { chinaCalendar, ruleBook } from '../../../rules/index.ts';
import { type CliContext, type CommandDefinition, EXIT, listOption, stringOption } from '../context.ts';
import { readGiven } from '../read-given.ts';
import { tellBriefing } from './briefing-verify.ts';

const MOST_SHOWN = 50;

const read = async (file: string): Promise<string> => (await readGiven(file)).toString('utf8');

/** Public keys: the files' lines that are not empty and no remark, or a key given as it is. */
export async function readKeys(given: readonly string[]): Promise<string[]> {
  const keys: string[] = [];
  for (const each of given) {
    const inline = /^[^\s/+]+(\/[^\s+]+)?\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+$/.test(each);
    const text = inline ? each : await read(each);
    keys.push(
      ...text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#')),
    );
  }
  return keys;
}

function tellFinding({ t, out }: CliContext, finding: Finding, times: number): void {
  const { severity, kind, evidence, homeRegion, matterId, seq, line, message } = finding;
  const place = [
    homeRegion ?? '',
    matterId ?? '',
    seq === null ? '' : `#${seq}`,
    line === null ? '' : t({ zh: `第 ${line} 行`, en: `line ${line}` }),
    times > 1 ? t({ zh: `等 ${times} 处`, en: `and ${times - 1} more` }) : '',
  ].filter((part) => part !== '');
  const needs =
    evidence === 'outside-checkpoint'
      ? t({ zh: '，只有外部检查点能发现', en: ', only a checkpoint kept outside shows it' })
      : '';
  out(`${severity === 'error' ? '✗' : '·'} ${t(message)}`);
  out(`    [${kind}] ${place.join(' ')}${needs}`);
}

function tell(context: CliContext, report: Report): void {
  const { t, out } = context;
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  for (const found of errors.slice(0, MOST_SHOWN)) tellFinding(context, found, 1);
  const hidden = report.omitted + Math.max(0, errors.length - MOST_SHOWN);
  if (hidden > 0) out(t({ zh: `……另有 ${hidden} 项`, en: `… and ${hidden} more` }));
  // A notice for each region would bury what matters: the first of a kind stands for all.
  const notices = report.findings.filter(({ severity }) => severity === 'notice');
  for (const kind of new Set(notices.map((notice) => notice.kind))) {
    const [first, ...more] = notices.filter((notice) => notice.kind === kind);
    if (first !== undefined) tellFinding(context, first, more.length + 1);
  }
  const { acts, chains, openings, inclusion, consistency, checkpoints, bulletins } = report.checked;
  out(
    t({
      zh: `核验：行为 ${acts}，链 ${chains}，披露 ${openings}，存在证明 ${inclusion}，一致性 ${consistency}，检查点 ${checkpoints}，通报 ${bulletins}`,
      en: `Verified: ${acts} acts, ${chains} chains, ${openings} openings, ${inclusion} inclusions, ${consistency} consistencies, ${checkpoints} checkpoints, ${bulletins} bulletins`,
    }),
  );
  out(
    report.anchoredBy === 'outside-checkpoint'
      ? t({ zh: '已与外部留存的检查点核对。', en: 'Compared with checkpoints kept outside.' })
      : t({
          zh: '没有外部检查点：持有签名密钥的人若重写全部历史，本次核验无法发现。',
          en: 'No checkpoint from outside: a holder of the signing key could have rewritten everything unnoticed.',
        }),
  );
}

const env = { rules: ruleBook, calendar: chinaCalendar };

function tellFigures({ t, out }: CliContext, { title, identical, sameRules }: FiguresReport): void {
  out(
    identical
      ? t({
          zh: `✓ 通报“${title}”的全部数字已由包内行为重新算出，与签名文本逐字节相同`,
          en: `✓ All figures of "${title}" were computed anew from the acts in the bundle: the signed text, byte for byte`,
        })
      : t({
          zh: `✗ 由包内行为重新算出的数字与通报“${title}”不同`,
          en: `✗ The figures computed from the acts in the bundle are not those of "${title}"`,
        }),
  );
  if (!identical && !sameRules) {
    out(
      t({
        zh: '    本程序的规则或日历版本与定稿时不同，差异可能由此而来：请用当时的版本核验。',
        en: '    The rules or the calendar of this program are others than at the freeze; verify with the version of that time.',
      }),
    );
  }
}

export const verifyCommand: CommandDefinition = {
  name: 'verify',
  summary: { zh: '离线核验导出的包', en: 'verify an exported bundle offline' },
  description: {
    zh: '只凭公钥和以前留存的检查点核验，并由包内行为重新算出通报的每个数字：不连数据库，不读配置，不访问网络。',
    en: 'Verifies with nothing but public keys and checkpoints kept earlier, and computes every figure of a bulletin anew from its acts: no database, no configuration, no network.',
  },
  arguments: [{ name: '<bundle>', text: { zh: '导出的包（JSON Lines）', en: 'the exported bundle (JSON Lines)' } }],
  options: [
    {
      flags: '-k, --key <file...>',
      text: {
        zh: '公钥文件或公钥本身，可多个（换过密钥时带上旧的）',
        en: 'public key files, or keys themselves; old ones too after a change',
      },
    },
    {
      flags: '-c, --checkpoint <file...>',
      text: { zh: '另行留存的检查点文件，可多个', en: 'checkpoint files that were kept elsewhere' },
    },
    {
      flags: '--cell <id>',
      text: {
        zh: '显示一个数字及其全部事项（如 f1、s2.c1@980102；all 列出全部数字）',
        en: 'show one number and all its matters (f1, s2.c1@980102); all lists every number',
      },
    },
    { flags: '--json', text: { zh: '以 JSON 输出报告', en: 'print the report as JSON' } },
  ],
  examples: ['qingyuan verify bulletin.jsonl --key bureau.pub --checkpoint kept/980100.checkpoint'],
  run: async (context, [bundle = ''], options) => {
    const publicKeys = await readKeys(listOption(options, 'key'));
    if (publicKeys.length === 0) {
      throw new AppError('cli.missing-argument', 400, { name: '--key', command: 'verify' });
    }
    const oldCheckpoints = await Promise.all(listOption(options, 'checkpoint').map(read));
    await access(bundle, constants.R_OK).catch((error: unknown) => {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : '—';
      throw new AppError('cli.file-unreadable', 500, { file: bundle, reason }, { cause: error });
    });
    const report = await verifyBundle({ lines: splitLines(createReadStream(bundle)), publicKeys, oldCheckpoints });
    // Figures are computed only from acts that are shown to be the recorded ones.
    const contents = report.ok
      ? await readBundle(splitLines(createReadStream(bundle)))
      : { bulletins: [], source: () => [] };
    const computing = { ledger: { procedures: everyProcedure, env } };
    const figures = await verifyContents(computing, contents);
    const briefings = await verifyBriefings(computing, contents);
    const computed = [...figures, ...briefings];
    // Signed, but of a format whose figures this program cannot compute: nothing is said of them.
    const unknown = contents.bulletins.length - computed.length;
    const ok = report.ok && unknown === 0 && computed.every(({ identical }) => identical);
    const cell = stringOption(options, 'cell');
    const isThere = (asked: string): boolean =>
      asked === 'all' || briefings.some(({ cells }) => cells.some((each) => each.cell === asked));
    if (options.json === true) context.out(JSON.stringify({ ...report, ok, figures, briefings }, null, 2));
    else {
      tell(context, report);
      for (const each of computed) tellFigures(context, each);
      if (unknown > 0) {
        context.out(
          context.t({
            zh: `✗ 有 ${unknown} 份通报的格式本程序不认识，其中的数字没有重新计算：请用较新的版本核验`,
            en: `✗ ${unknown} bulletins are of a format unknown to this program and were not computed anew: verify with a newer version`,
          }),
        );
      }
      for (const each of briefings) tellBriefing(context, each, cell);
      if (cell !== undefined && !isThere(cell)) {
        context.out(
          context.t({
            zh: `✗ 包内通报中没有数字 ${cell}`,
            en: `✗ There is no number ${cell} in a bulletin of the bundle`,
          }),
        );
      }
      context.out(
        context.t(ok ? { zh: '✓ 核验通过', en: '✓ Verified' } : { zh: '✗ 核验不通过', en: '✗ Not verified' }),
      );
    }
    return ok && (cell === undefined || isThere(cell)) ? EXIT.done : EXIT.no;
  },
};
