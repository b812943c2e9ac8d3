import { defineErrors } from '../../kernel/error-catalogue.ts';

/** Why a backup or a restore did not happen. */
export const backupErrors = defineErrors({
  'backup.row-security': {
    status: 500,
    zh: '数据库用户 {role} 受行级安全限制，备份会缺行。',
    en: 'Row security holds for the database user {role}: a backup would lack rows.',
    remedy: {
      zh: '用 --database 给出超级用户或具有 BYPASSRLS 的用户的地址。',
      en: 'Name with --database the address of a superuser, or of a user with BYPASSRLS.',
    },
  },
  'backup.not-empty': {
    status: 409,
    zh: '目标数据库已有数据（{table}），不能恢复到其中。',
    en: 'The database already holds data ({table}); nothing is restored into it.',
    remedy: {
      zh: '恢复到新的 DATA_DIR 或新建的空数据库，核对无误后再切换。',
      en: 'Restore into a new DATA_DIR or a new, empty database, check it, then change over.',
    },
  },
  'backup.broken': {
    status: 422,
    zh: '备份不完整或被改动：{file}。',
    en: 'The backup is incomplete or was changed: {file}.',
    remedy: {
      zh: '什么也没有写入。请用另一份备份；存放该备份的磁盘需要检查。',
      en: 'Nothing was written. Use another backup, and look at the disk that held this one.',
    },
  },
  'backup.not-found': {
    status: 404,
    zh: '{folder} 里没有完整的备份。',
    en: 'There is no complete backup in {folder}.',
    remedy: {
      zh: '给出 qingyuan backup 写入的文件夹，或其中某一份（以时间命名）。',
      en: 'Name the folder that qingyuan backup wrote to, or one of the backups in it (named by their time).',
    },
  },
  'backup.other-version': {
    status: 409,
    zh: '备份由另一版本写成：本程序没有迁移 {name}，或内容不同。',
    en: 'The backup was written by another version: this program does not have the migration {name}, or has another one.',
    remedy: {
      zh: '用备份时的版本（{version}）恢复，再升级。',
      en: 'Restore with the version that wrote it ({version}), then upgrade.',
    },
  },
  'backup.other-keys': {
    status: 409,
    zh: '密钥与备份不符：{key}。',
    en: 'The keys are not those of the backup: {key}.',
    remedy: {
      zh: '先把备份时的 keys 文件夹放到 DATA_DIR 下（或设置 QY_MASTER_KEY）；没有它，身份信息打不开，签名也接不上。',
      en: 'First put the folder keys of that time below DATA_DIR (or set QY_MASTER_KEY); without it no identity opens and signatures do not go on.',
    },
  },
  'backup.database': {
    status: 503,
    zh: '数据库在备份或恢复时拒绝：{reason}',
    en: 'The database refused during backup or restore: {reason}',
    remedy: {
      zh: '备份未完成，恢复未写入；排除原因后重来。',
      en: 'The backup was not finished, the restore wrote nothing; mend the cause and try again.',
    },
  },
});
