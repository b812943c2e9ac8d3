import { join, resolve } from 'node:path';
import { AppError } from '../../../kernel/error.ts';
import {
  findBackup,
  namesOfKeys,
  type OnStep,
  pruneBackups,
  restoreBackup,
  verifyBackup,
  writeBackup,
} from '../../../platform/backup/index.ts';
import { readConfig } from '../../../platform/config.ts';
import { productVersion } from '../../../platform/paths.ts';
import { fileStores } from '../../server/file-stores.ts';
import { type CliContext, type CommandDefinition, EXIT, type OptionValues, stringOption } from '../context.ts';
import { openDatabase } from '../instance.ts';
import { type ProgressBar, progressBar } from '../progress.ts';

const DATABASE = {
  flags: '--database <url>',
  text: {
    zh: '另用一个数据库用户（超级用户或 BYPASSRLS），默认为 DATABASE_URL',
    en: 'another database user (superuser or BYPASSRLS); default: DATABASE_URL',
  },
};
const FOLDER = {
  zh: '存放备份的文件夹（最好在另一块磁盘上）',
  en: 'folder of backups, better on another disk',
};

const steps =
  (bar: ProgressBar): OnStep =>
  ({ done, of }) =>
    bar.update(done, of);

/** Files in a bucket are kept by the bucket. */
const ownFiles = (dataDir: string) => ((process.env.QY_S3_BUCKET_URL ?? '') === '' ? fileStores(dataDir) : undefined);

async function onDatabase<T>(
  options: OptionValues,
  work: (given: { url: string; dataDir: string; keysDir: string }) => Promise<T>,
): Promise<T> {
  const config = readConfig();
  const database = await openDatabase(config);
  try {
    const { dataDir } = config;
    return await work({
      url: stringOption(options, 'database') ?? database.url,
      dataDir,
      keysDir: join(dataDir, 'keys'),
    });
  } finally {
    await database.close();
  }
}

async function write(context: CliContext, [folder = '']: readonly string[], options: OptionValues): Promise<number> {
  const { t, out } = context;
  const keep = stringOption(options, 'keep');
  if (keep !== undefined && !/^[1-9]\d{0,3}$/.test(keep))
    throw new AppError('cli.bad-value', 400, { option: '--keep', value: keep, expected: '1–9999' });
  return onDatabase(options, async ({ url, dataDir, keysDir }) => {
    const bar = progressBar(t({ zh: '备份', en: 'Backing up' }));
    const repository = resolve(folder);
    const {
      manifest,
      missing,
      folder: written,
    } = await writeBackup(
      {
        databaseUrl: url,
        files: ownFiles(dataDir),
        instance: process.env.QY_INSTANCE ?? 'local',
        version: productVersion(),
        keys: namesOfKeys(keysDir),
      },
      repository,
      steps(bar),
    ).finally(() => bar.stop());
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    const megabytes = (manifest.tables.reduce((sum, table) => sum + table.bytes, 0) / 1_048_576).toFixed(1);
    out(
      t({
        zh: `已写入 ${written}：${manifest.tables.length} 张表、${rows} 行（${megabytes} MB），附件 ${manifest.files?.count ?? 0} 个`,
        en: `Written: ${written}; ${manifest.tables.length} tables, ${rows} rows (${megabytes} MB), ${manifest.files?.count ?? 0} files`,
      }),
    );
    if (manifest.files === null)
      out(t({ zh: '附件在对象存储里，由它自己的版本保留', en: 'Files lie in a bucket; its own versions keep them' }));
    if (keep !== undefined) {
      const { removed, contents } = await pruneBackups(repository, Number(keep));
      out(
        t({
          zh: `删除较早的备份 ${removed} 份、不再引用的附件 ${contents} 个`,
          en: `Removed ${removed} earlier backups and ${contents} files that none names any more`,
        }),
      );
    }
    out(
      t({
        zh: '密钥不在备份里：请把 DATA_DIR 下的 keys 文件夹另行保管；没有它，身份信息永远打不开',
        en: 'Keys are not in it: keep the folder keys below DATA_DIR apart; without it identities stay shut for ever',
      }),
    );
    if (missing === 0) return EXIT.done;
    out(
      t({
        zh: `✗ 有 ${missing} 个附件在存储里找不到或已损坏（qingyuan check）`,
        en: `✗ ${missing} files are missing from their store or damaged (qingyuan check)`,
      }),
    );
    return EXIT.no;
  });
}

async function verify({ t, out }: CliContext, [path = '']: readonly string[]): Promise<number> {
  const backup = await findBackup(path);
  const bar = progressBar(t({ zh: '核对', en: 'Verifying' }));
  const wrong = await verifyBackup(backup, (done, of) => bar.update(done, of)).finally(() => bar.stop());
  for (const name of wrong) out(`✗ ${name}`);
  out(
    wrong.length === 0
      ? t({ zh: `✓ ${backup.folder} 完整`, en: `✓ ${backup.folder} is whole` })
      : t({ zh: `✗ ${wrong.length} 个文件不完整或被改动`, en: `✗ ${wrong.length} files are incomplete or changed` }),
  );
  return wrong.length === 0 ? EXIT.done : EXIT.no;
}

export const backupCommand: CommandDefinition = {
  name: 'backup',
  summary: { zh: '备份数据库和附件', en: 'back up database and files' },
  description: {
    zh: '写入一份同一时刻的完整备份，其间可照常办理；附件只补新增的。每个文件有散列值。适用于内置数据库和自备的 PostgreSQL，可恢复到其他版本的 PostgreSQL。',
    en: 'Writes one whole backup of one moment while people go on working; of files only what is new. Each has its hash. For the embedded database and for your own, and restored into another version of PostgreSQL too.',
  },
  arguments: [{ name: '<folder>', text: FOLDER }],
  options: [
    { flags: '--keep <n>', text: { zh: '只保留最近 n 份', en: 'keep the newest n only' } },
    {
      flags: '--verify',
      text: { zh: '不写入，只核对最近一份（或指定的一份）', en: 'write nothing, verify the newest (or the one named)' },
    },
    DATABASE,
  ],
  examples: ['qingyuan backup /mnt/backup/qingyuan --keep 14', 'qingyuan backup /mnt/backup/qingyuan --verify'],
  run: (context, args, options) => (options.verify === true ? verify(context, args) : write(context, args, options)),
};

export const restoreCommand: CommandDefinition = {
  name: 'restore',
  summary: { zh: '把备份恢复到空数据库', en: 'restore a backup into an empty database' },
  description: {
    zh: '先核对密钥和版本；全部表在一个事务里写入，有一处不符则什么也不写。恢复后运行 qingyuan check，并用外部留存的检查点核对（qingyuan verify）。',
    en: 'Looks at keys and version first; all tables come in one transaction, and nothing is written where anything differs. Then run qingyuan check, and compare with checkpoints kept outside (qingyuan verify).',
  },
  arguments: [
    {
      name: '<backup>',
      text: { zh: '一份备份，或存放备份的文件夹（取最近一份）', en: 'a backup, or the folder of backups (the newest)' },
    },
  ],
  options: [DATABASE],
  examples: ['DATA_DIR=../restored qingyuan restore /mnt/backup/qingyuan'],
  run: async ({ t, out }, [path = ''], options) => {
    const backup = await findBackup(path);
    return onDatabase(options, async ({ url, dataDir, keysDir }) => {
      const bar = progressBar(t({ zh: '恢复', en: 'Restoring' }));
      await restoreBackup(
        backup,
        { databaseUrl: url, files: ownFiles(dataDir), keys: namesOfKeys(keysDir) },
        steps(bar),
      ).finally(() => bar.stop());
      const { at, heads, tables } = backup.manifest;
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      out(
        t({
          zh: `已恢复 ${at} 的备份：${tables.length} 张表、${rows} 行，${heads.length} 个地区的存证树`,
          en: `Restored the backup of ${at}: ${tables.length} tables, ${rows} rows, trees of ${heads.length} regions`,
        }),
      );
      out(
        t({
          zh: '此刻以后的办理不在其中。启用前：qingyuan check；再用外部留存的检查点核对',
          en: 'What was done after that moment is not in it. Before use: qingyuan check; then compare with checkpoints kept outside',
        }),
      );
      return EXIT.done;
    });
  },
};
