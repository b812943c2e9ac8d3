import { resolve } from 'node:path';
import { AppError } from '../../../kernel/error.ts';
import { uuidv7 } from '../../../kernel/id.ts';
import { isPlainDate, legalDay } from '../../../kernel/plain-date.ts';
import type { AnyBulletin } from '../../../modules/bulletins/case-contract.ts';
import type { Bulletin } from '../../../modules/bulletins/contract.ts';
import {
  type CaseBulletin,
  caseProcedureId,
  clearedOf,
  draftBulletin,
  draftCaseBulletin,
  type FreezeRequest,
  freezeBulletin,
  freezeCaseBulletin,
  groupedBy,
  onAClock,
  type StoredBulletin,
} from '../../../modules/bulletins/index.ts';
import { canonicalText } from '../../../platform/proof/canonical.ts';
import { actAs, readUuid } from '../acting.ts';
import { type CliContext, type CommandDefinition, EXIT, type OptionValues, stringOption } from '../context.ts';
import { type Instance, withInstance } from '../instance.ts';
import { progressBar } from '../progress.ts';
import { tableLines } from '../table.ts';
import { caseTableOf } from './bulletin-cases.ts';
import { FORMATS, formatOf, writeBulletin } from './bulletin-output.ts';

/** A day of an option. @throws AppError `cli.bad-value` */
function dayOption(options: OptionValues, name: string, otherwise: string): string {
  const value = stringOption(options, name);
  if (value === undefined) return otherwise;
  if (!isPlainDate(value))
    throw new AppError('cli.bad-value', 400, { option: `--${name}`, value, expected: 'YYYY-MM-DD' });
  return value;
}

/** An instant, or the end of a day in China. @throws AppError `cli.bad-value` */
function asOfOption(options: OptionValues): Date | undefined {
  const value = stringOption(options, 'asOf');
  if (value === undefined) return undefined;
  const instant = new Date(isPlainDate(value) ? `${value}T23:59:59.999+08:00` : value);
  if (Number.isNaN(instant.getTime())) {
    throw new AppError('cli.bad-value', 400, { option: '--as-of', value, expected: 'YYYY-MM-DD / ISO 8601' });
  }
  return instant;
}

/** A rate never stands without its base. */
const rateOf = (rate: number | null, part: number, base: number): string =>
  rate === null ? '—' : `${(rate * 100).toFixed(2)}% (${part}/${base})`;

/** The bulletin as a table for the eye. */
function tableOf({ t }: CliContext, bulletin: Bulletin): string[] {
  const { authority, from, to, cutOff, total } = bulletin;
  const heads = [
    t({ zh: '名次', en: 'Rank' }),
    t({ zh: '单位', en: 'Unit' }),
    t({ zh: '收到', en: 'Received' }),
    t({ zh: '在办', en: 'Open' }),
    t({ zh: '暂停', en: 'Paused' }),
    t({ zh: '超期', en: 'Overdue' }),
    t({ zh: '按期', en: 'On time' }),
    t({ zh: '逾期办结', en: 'Late' }),
    t({ zh: '不计期限', en: 'No clock' }),
    t({ zh: '清零率', en: 'Cleared' }),
    t({ zh: '按期率', en: 'On-time rate' }),
  ];
  const figures = (row: Bulletin['total']): (string | number)[] => [
    row.received,
    row.open,
    row.paused,
    row.overdue,
    row.clearedOnTime,
    row.clearedLate,
    row.clearedWithoutClock,
    rateOf(row.clearanceRate, clearedOf(row), clearedOf(row) + row.open + row.paused),
    rateOf(row.onTimeRate, row.clearedOnTime, onAClock(row)),
  ];
  const rows = bulletin.rows.map((row) => [row.rank === null ? '—' : String(row.rank), t(row.title), ...figures(row)]);
  return [
    `${bulletin.title}　${t(authority.name)} ${authority.code}`,
    t({ zh: `期间 ${from} 至 ${to}，截止 ${cutOff}`, en: `From ${from} to ${to}, cut-off ${cutOff}` }),
    '',
    ...tableLines(heads, [...rows, ['', t({ zh: '合计', en: 'Total' }), ...figures(total)]]),
    '',
    `SHA-256 ${t({ zh: '收到事项', en: 'of matters received' })}: ${bulletin.matterDigests.received ?? '—'}`,
  ];
}

/** What one kind of bulletin has apart from another on the command line. */
interface Kind<B extends AnyBulletin> {
  readonly command: string;
  readonly title: string;
  readonly procedures: string;
  readonly draft: (...args: Parameters<typeof draftBulletin>) => Promise<B>;
  readonly freeze: (...args: Parameters<typeof freezeBulletin>) => Promise<StoredBulletin<B>>;
  readonly tableOf: (context: CliContext, bulletin: B) => string[];
}

async function run<B extends AnyBulletin>(
  kind: Kind<B>,
  context: CliContext,
  instance: Instance,
  options: OptionValues,
): Promise<number> {
  const { t, out, language } = context;
  const login = stringOption(options, 'as');
  const authority = stringOption(options, 'authority');
  const { actor, authority: top } = await actAs(instance, { login, authority, usual: 'campaign' });
  const today = legalDay(instance.ledger.clock.now());
  const asOf = asOfOption(options);
  const by = stringOption(options, 'by') ?? 'authority';
  const id = stringOption(options, 'id');
  const request: FreezeRequest = {
    actId: id === undefined ? uuidv7() : readUuid('--id', id),
    title: stringOption(options, 'title') ?? kind.title,
    authority: top,
    from: dayOption(options, 'from', `${today.slice(0, 4)}-01-01`),
    to: dayOption(options, 'to', today),
    by: groupedBy.parse(by),
    procedures: (stringOption(options, 'procedures') ?? kind.procedures).split(','),
    ...(asOf === undefined ? {} : { asOf }),
  };
  const bar = progressBar(t({ zh: '计算', en: 'Computing' }));
  const onMatter = (done: number): void => bar.update(done, null);
  const file = stringOption(options, 'out');
  const asked = stringOption(options, 'format');
  // A document of figures that may still change would be taken for the bulletin.
  if (file === undefined && asked !== undefined && asked !== 'table' && asked !== 'json') {
    throw new AppError('cli.usage', 400, {
      detail: `--format ${asked} ⇒ --out FILE`,
      command: `bulletin ${kind.command}`,
    });
  }
  if (file === undefined) {
    const draft = await kind.draft(instance.bulletins, actor, request, onMatter).finally(() => bar.stop());
    if (asked === 'json') {
      out(canonicalText(draft));
      return EXIT.done;
    }
    for (const line of kind.tableOf(context, draft)) out(line);
    out(
      t({ zh: '未定稿；加 --out 文件 即定稿、签名并导出。', en: 'A draft; --out FILE freezes, signs and exports it.' }),
    );
    return EXIT.done;
  }
  const stored = await kind.freeze(instance.bulletins, actor, request, onMatter).finally(() => bar.stop());
  const path = resolve(file);
  const format = formatOf(asked, path);
  const table = kind.tableOf(context, stored.bulletin);
  await writeBulletin(instance, { actor, stored, format, language, table }, path);
  for (const line of table) out(line);
  out(t({ zh: `已定稿并签名：${stored.id}`, en: `Frozen and signed: ${stored.id}` }));
  out(t({ zh: `已导出 ${path}`, en: `Exported to ${path}` }));
  if (format !== 'bundle') return EXIT.done;
  out(
    `${t({ zh: '核验：', en: 'To verify: ' })}qingyuan verify ${file} --key <${t({ zh: '公钥', en: 'public key' })}>`,
  );
  return EXIT.done;
}

/** The options of any bulletin; `procedures` is what it counts when nothing is said. */
const optionsFor = (procedures: string): NonNullable<CommandDefinition['options']> => [
  {
    flags: '--as <login>',
    text: { zh: '办理账号（默认 campaign）', en: 'account that acts (default: campaign)' },
  },
  {
    flags: '--authority <code>',
    text: { zh: '统计机关（默认账号所在机关）', en: 'top of the table (default: the account’s authority)' },
  },
  { flags: '--from <day>', text: { zh: '起始日期（默认今年1月1日）', en: 'first day (default: 1 January)' } },
  { flags: '--to <day>', text: { zh: '截止日期（默认今天）', en: 'last day (default: today)' } },
  {
    flags: '--by <key>',
    text: { zh: '分组：机关、渠道、领域、来源专项', en: 'rows by authority, channel, domain or source campaign' },
    choices: groupedBy.options,
  },
  {
    flags: '--procedures <list>',
    text: {
      zh: `统计的事项（默认 ${procedures}）`,
      en: `matters counted (default: ${procedures})`,
    },
  },
  {
    flags: '--as-of <time>',
    text: { zh: '按当时已封存的记录统计（日期或时间）', en: 'as sealed by then (a day or an instant)' },
  },
  { flags: '--title <text>', text: { zh: '标题', en: 'title' } },
  {
    flags: '--id <uuid>',
    text: {
      zh: '通报编号；重复同一编号得到同一通报',
      en: 'id of the bulletin; the same id gives the same bulletin',
    },
  },
  { flags: '--out <file>', text: { zh: '定稿并导出到文件', en: 'freeze and export to a file' } },
  {
    flags: '--format <format>',
    text: {
      zh: '导出为核验包（默认）、PDF、Word、含每格事项集合的 JSON、文本表格',
      en: 'export as a bundle (default), PDF, Word, JSON with the set behind every cell, or a text table',
    },
    choices: FORMATS,
  },
];

const clearance: Kind<Bulletin> = {
  command: 'clearance',
  title: '线索清零情况通报',
  procedures: 'clue,report,complaint',
  draft: draftBulletin,
  freeze: freezeBulletin,
  tableOf,
};

const cases: Kind<CaseBulletin> = {
  command: 'cases',
  title: '行政处罚案件情况通报',
  procedures: 'case',
  draft: draftCaseBulletin,
  freeze: freezeCaseBulletin,
  tableOf: caseTableOf,
};

/** The procedures of case figures. @throws AppError `cli.bad-value` */
function checkProcedures(options: OptionValues): void {
  const value = stringOption(options, 'procedures');
  const known: readonly string[] = caseProcedureId.options;
  if (value === undefined || value.split(',').every((id) => known.includes(id))) return;
  throw new AppError('cli.bad-value', 400, { option: '--procedures', value, expected: known.join(' / ') });
}

export const bulletinCommand: CommandDefinition = {
  name: 'bulletin',
  summary: { zh: '通报', en: 'bulletins' },
  commands: [
    {
      name: 'clearance',
      summary: { zh: '线索清零通报：计算、定稿、签名、导出', en: 'clearance bulletin: compute, freeze, sign, export' },
      description: {
        zh: '从已封存的办理记录逐件重算清零情况并排名。只显示为草稿；加 --out 即定稿、签名，并导出可离线核验的包。',
        en: 'Computes the clearance table matter by matter from sealed acts and ranks it. Shows a draft; --out freezes and signs it and exports a bundle that can be verified offline.',
      },
      options: optionsFor('clue,report,complaint'),
      examples: [
        'qingyuan bulletin clearance --authority 980100',
        'qingyuan bulletin clearance --from 2026-01-01 --to 2026-06-30 --out h1.jsonl',
        'qingyuan bulletin clearance --authority 980100 --format pdf --out h1.pdf',
      ],
      run: (context, _args, options) => withInstance((instance) => run(clearance, context, instance, options)),
    },
    {
      name: 'cases',
      summary: {
        zh: '案件统计通报：计算、定稿、签名、导出',
        en: 'bulletin of case figures: compute, freeze, sign, export',
      },
      description: {
        zh: '从已封存的办理记录逐案重算立案、结案、罚没、移送、取缔、挽回损失等数字，按机关、渠道、领域或者专项行动分行。只显示为草稿；加 --out 即定稿、签名，并导出可离线核验的包。',
        en: 'Computes what was filed, closed, fined, transferred, banned, recovered … case by case from sealed acts, in rows by authority, channel, domain or campaign. Shows a draft; --out freezes and signs it and exports a bundle that can be verified offline.',
      },
      options: optionsFor('case'),
      examples: [
        'qingyuan bulletin cases --by campaign --from 2026-01-01 --to 2026-12-31',
        'qingyuan bulletin cases --authority 980100 --procedures case,summary-case --format pdf --out cases.pdf',
      ],
      run: (context, _args, options) =>
        withInstance((instance) => {
          checkProcedures(options);
          return run(cases, context, instance, options);
        }),
    },
  ],
};
