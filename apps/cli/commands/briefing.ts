import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError } from '../../../kernel/error.ts';
import {
  briefingFile,
  exportBriefing,
  listBriefings,
  readableEdition,
  refuseBundle,
  rerunBriefing,
  type StoredEdition,
} from '../../../modules/briefings/index.ts';
import { fileFormats } from '../../../modules/briefings/model/file-formats.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { actAs, readUuid } from '../acting.ts';
import { type CliContext, type CommandDefinition, EXIT, type OptionValues, stringOption } from '../context.ts';
import { type Instance, withInstance } from '../instance.ts';
import { tableLines } from '../table.ts';

const FORMATS = ['bundle', ...fileFormats] as const;

const acting = async (instance: Instance, options: OptionValues) => {
  const login = stringOption(options, 'as');
  return (await actAs(instance, { login, authority: stringOption(options, 'authority'), usual: 'campaign' })).actor;
};

/** The edition that the arguments name; the newest where none is named. @throws AppError `cli.bad-value`, `briefing.unknown` */
async function editionOf(instance: Instance, actor: LedgerActor, text: string, options: OptionValues) {
  const id = readUuid('<id>', text);
  const wanted = stringOption(options, 'edition');
  const edition = wanted === undefined ? undefined : Number(wanted);
  if (edition !== undefined && !Number.isInteger(edition)) {
    throw new AppError('cli.bad-value', 400, { option: '--edition', value: wanted ?? '', expected: '1, 2, 3 …' });
  }
  const listed = (await listBriefings(instance.bulletins, actor, {})).find((each) => each.id === id);
  if (listed === undefined) throw new AppError('briefing.unknown', 404);
  return readableEdition(instance.bulletins, actor, { region: listed.region, id }, edition);
}

async function bytesOf(
  instance: Instance,
  actor: LedgerActor,
  stored: StoredEdition,
  format: (typeof FORMATS)[number],
  { language }: CliContext,
): Promise<Buffer> {
  if (format !== 'bundle') return (await briefingFile(stored, format, language)).bytes;
  refuseBundle(actor, stored);
  const lines: string[] = [];
  await exportBriefing(instance.bulletins, stored, async (line) => void lines.push(line));
  return Buffer.from(lines.join(''), 'utf8');
}

async function list(context: CliContext, instance: Instance, options: OptionValues): Promise<number> {
  const { t, out } = context;
  const items = await listBriefings(instance.bulletins, await acting(instance, options), {});
  const head = [
    t({ zh: '编号', en: 'Number' }),
    t({ zh: '标题', en: 'Title' }),
    t({ zh: '状态', en: 'State' }),
    t({ zh: '版', en: 'Edition' }),
    'ID',
  ];
  const rows = items.map((each) => [each.number ?? '—', each.title, t(each.stateTitle), each.edition, each.id]);
  for (const line of tableLines(head, rows)) out(line);
  return EXIT.done;
}

async function exportOne(context: CliContext, instance: Instance, id: string, options: OptionValues): Promise<number> {
  const { t, out } = context;
  const actor = await acting(instance, options);
  const stored = await editionOf(instance, actor, id, options);
  const file = stringOption(options, 'out');
  if (file === undefined)
    throw new AppError('cli.missing-argument', 400, { name: '--out', command: 'briefing export' });
  const ending = FORMATS.find((format) => file.toLowerCase().endsWith(`.${format}`));
  const asked = FORMATS.find((format) => format === stringOption(options, 'format'));
  const format = asked ?? ending ?? 'bundle';
  const bytes = await bytesOf(instance, actor, stored, format, context);
  await writeFile(resolve(file), bytes).catch((error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '—';
    throw new AppError('cli.file-unwritable', 500, { file, reason }, { cause: error });
  });
  out(t({ zh: `已导出 ${resolve(file)}`, en: `Exported to ${resolve(file)}` }));
  if (format === 'bundle') {
    out(
      `${t({ zh: '核验：', en: 'To verify: ' })}qingyuan verify ${file} --key <${t({ zh: '公钥', en: 'public key' })}> --cell f1`,
    );
  }
  return EXIT.done;
}

async function rerun(context: CliContext, instance: Instance, id: string, options: OptionValues): Promise<number> {
  const { t, out } = context;
  const stored = await editionOf(instance, await acting(instance, options), id, options);
  const again = await rerunBriefing(instance.bulletins, stored);
  out(`${stored.frozen.number.text}　${stored.frozen.content.title}`);
  out(
    again.identical
      ? t({ zh: '✓ 复算结果逐字节相同', en: '✓ Run again: the same bytes' })
      : t({ zh: '✗ 复算结果不同', en: '✗ Run again: other bytes' }),
  );
  out(`    ${again.digest}\n    ${again.rerunDigest}`);
  for (const { cell, frozen, now } of again.cells) out(`✗ ${cell}: ${frozen} → ${now}`);
  for (const each of again.moved) out(`· ${t(each)}`);
  return again.identical ? EXIT.done : EXIT.no;
}

const common: NonNullable<CommandDefinition['options']> = [
  { flags: '--as <login>', text: { zh: '办理账号（默认 campaign）', en: 'account that acts (default: campaign)' } },
  { flags: '--authority <code>', text: { zh: '以哪个机关的身份', en: 'for which of its authorities' } },
];
const edition = {
  flags: '--edition <n>',
  text: { zh: '第几版（默认最新）', en: 'which edition (default: the newest)' },
};
const id = { name: '<id>', text: { zh: '通报编号（见 list）', en: 'id of the bulletin, as list shows it' } };

export const briefingCommand: CommandDefinition = {
  name: 'briefing',
  summary: { zh: '编制的通报：列表、导出、复算', en: 'composed bulletins: list, export, run again' },
  commands: [
    {
      name: 'list',
      summary: { zh: '列出可以查看的通报', en: 'list the bulletins that may be read' },
      options: common,
      examples: ['qingyuan briefing list'],
      run: (context, _args, options) => withInstance((instance) => list(context, instance, options)),
    },
    {
      name: 'export',
      summary: {
        zh: '导出一版：核验包、PDF、Word、Excel、签名原文',
        en: 'export an edition: bundle, PDF, Word, workbook, signed text',
      },
      arguments: [id],
      options: [
        ...common,
        edition,
        { flags: '--out <file>', text: { zh: '导出到文件', en: 'the file to write' } },
        {
          flags: '--format <format>',
          text: { zh: '格式（默认按文件后缀，否则核验包）', en: 'format (default: by the ending, else a bundle)' },
          choices: FORMATS,
        },
      ],
      examples: [
        'qingyuan briefing export 0198… --out weekly.qyb.jsonl',
        'qingyuan briefing export 0198… --out weekly.pdf',
      ],
      run: (context, [asked = ''], options) => withInstance((instance) => exportOne(context, instance, asked, options)),
    },
    {
      name: 'rerun',
      summary: { zh: '复算一版并逐字节比对', en: 'run an edition again and compare byte by byte' },
      arguments: [id],
      options: [...common, edition],
      examples: ['qingyuan briefing rerun 0198…'],
      run: (context, [asked = ''], options) => withInstance((instance) => rerun(context, instance, asked, options)),
    },
  ],
};
