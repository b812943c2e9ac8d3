import { AppError } from '../kernel/error.ts';
import { defineErrors } from '../kernel/error-catalogue.ts';
import type { JsonObject } from '../kernel/text.ts';

/** Why the product cannot start with the settings it was given. */
export const errors = defineErrors({
  'config.bad-port': {
    status: 500,
    zh: '端口 PORT={value} 不正确：须为 0–65535 的整数。',
    en: 'PORT={value} is not a port: it must be a whole number from 0 to 65535.',
    remedy: { zh: '例如 PORT=8020（0 表示任选空闲端口）。', en: 'For example PORT=8020 (0 takes any free port).' },
  },
  'config.bad-host': {
    status: 500,
    zh: '监听地址 HOST={value} 不正确。',
    en: 'HOST={value} is not an address to listen on.',
    remedy: {
      zh: '例如 127.0.0.1（仅本机）或 0.0.0.0（所有网卡）。',
      en: 'For example 127.0.0.1 (this machine only) or 0.0.0.0 (every interface).',
    },
  },
  'config.bad-database-url': {
    status: 500,
    zh: 'DATABASE_URL 不正确：应形如 postgres://用户:密码@主机:5432/库名。',
    en: 'DATABASE_URL is not valid: it should look like postgres://user:password@host:5432/name.',
    remedy: {
      zh: '请更正，或取消该变量以使用内置数据库。',
      en: 'Correct it, or unset it to use the embedded database.',
    },
  },
  'config.bad-data-dir': {
    status: 500,
    zh: 'DATA_DIR={value} 不正确。',
    en: 'DATA_DIR={value} is not a folder name.',
    remedy: { zh: '请指定一个目录，例如 ./data。', en: 'Name a folder, for example ./data.' },
  },
  'config.bad-log-level': {
    status: 500,
    zh: 'QY_LOG_LEVEL={value} 不正确：可选 {allowed}。',
    en: 'QY_LOG_LEVEL={value} is not a level: choose from {allowed}.',
    remedy: { zh: '例如 QY_LOG_LEVEL=info。', en: 'For example QY_LOG_LEVEL=info.' },
  },
  'config.bad-public-url': {
    status: 500,
    zh: 'QY_PUBLIC_URL={value} 不正确：须为不带路径的 http(s) 地址。',
    en: 'QY_PUBLIC_URL={value} is not valid: it must be an http(s) address without a path.',
    remedy: { zh: '例如 https://qingyuan.example.gov.cn。', en: 'For example https://qingyuan.example.gov.cn.' },
  },
  'server.already-running': {
    status: 409,
    zh: '系统已在运行：{address}（进程 {pid}，启动于 {since}）。',
    en: 'Already running: {address} (process {pid}, since {since}).',
    remedy: {
      zh: '直接打开上述地址即可；如需另开一套，请设置不同的 DATA_DIR 与 PORT。',
      en: 'Simply open that address; for a second instance set another DATA_DIR and PORT.',
    },
  },
  'server.port-taken': {
    status: 500,
    zh: '端口 {port} 已被其他程序占用。',
    en: 'Port {port} is taken by another program.',
    remedy: { zh: '请换一个端口，例如 PORT=8021 npm start。', en: 'Use another one, for example PORT=8021 npm start.' },
  },
  'server.port-forbidden': {
    status: 500,
    zh: '当前用户无权监听端口 {port}。',
    en: 'This user may not listen on port {port}.',
    remedy: { zh: '请使用 1024 以上的端口，例如 PORT=8020。', en: 'Use a port above 1024, for example PORT=8020.' },
  },
  'server.host-unavailable': {
    status: 500,
    zh: '本机没有地址 {host}，无法监听。',
    en: 'This machine has no address {host} to listen on.',
    remedy: { zh: '请将 HOST 设为 127.0.0.1 或 0.0.0.0。', en: 'Set HOST to 127.0.0.1 or 0.0.0.0.' },
  },
  'server.listen-failed': {
    status: 500,
    zh: '无法监听 {host}:{port}：{detail}',
    en: 'Cannot listen on {host}:{port}: {detail}',
    remedy: { zh: '请检查 HOST 与 PORT。', en: 'Check HOST and PORT.' },
  },
  'server.data-dir-unusable': {
    status: 500,
    zh: '数据目录 {directory} 无法使用：{detail}',
    en: 'The data folder {directory} cannot be used: {detail}',
    remedy: {
      zh: '请检查其是否为目录、所有者与权限、磁盘空间，或设置 DATA_DIR。',
      en: 'Check that it is a folder, its owner and mode and the free space, or set DATA_DIR.',
    },
  },
});

/** The coded failure, with the status that the catalogue gives it. */
export function startFailure(code: keyof typeof errors, params: JsonObject = {}, cause?: unknown): AppError {
  return new AppError(code, errors[code].status, params, cause === undefined ? undefined : { cause });
}
