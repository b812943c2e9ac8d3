import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { plainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Config } from '../../../platform/config.ts';
import { checkServer, connectionFailure } from '../../../platform/embedded-postgres/index.ts';
import { projectPath } from '../../../platform/paths.ts';
import { listMigrations } from '../../../platform/store/migrate.ts';
import { chinaCalendar } from '../../../rules/index.ts';
import { demoSignIns } from '../../../world/people.ts';

/** One line of the doctor. `code` names the check for ever; `remedy` is there where something should be done. */
export interface Diagnosis {
  readonly level: 'ok' | 'warn' | 'fail';
  readonly code: string;
  readonly found: Text;
  readonly remedy?: Text;
}

const same = (text: string): Text => ({ zh: text, en: text });

export function checkNode(version: string = process.versions.node): Diagnosis {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = major > 20 || (major === 20 && minor >= 19);
  return {
    level: fits ? 'ok' : 'fail',
    code: 'doctor.node',
    found: same(`Node.js ${version}`),
    ...(fits ? {} : { remedy: { zh: '安装 Node.js 20.19 或更高版本。', en: 'Install Node.js 20.19 or newer.' } }),
  };
}

/** Whether what package-lock.json names directly is installed in that version. */
export function checkDependencies(root: string = projectPath()): Diagnosis {
  const wanted: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const names =
    typeof wanted === 'object' && wanted !== null && 'dependencies' in wanted
      ? Object.entries(wanted.dependencies ?? {})
      : [];
  const wrong = names.filter(([name, version]) => {
    try {
      const installed: { version?: string } = JSON.parse(
        readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
      );
      return installed.version !== version;
    } catch {
      return true;
    }
  });
  const list = wrong.map(([name]) => name).join(', ');
  return wrong.length === 0
    ? {
        level: 'ok',
        code: 'doctor.dependencies',
        found: { zh: `依赖齐全（${names.length} 个）`, en: `${names.length} dependencies in place` },
      }
    : {
        level: 'fail',
        code: 'doctor.dependencies',
        found: { zh: `依赖缺失或版本不符：${list}`, en: `missing or of another version: ${list}` },
        remedy: { zh: '运行 npm ci。', en: 'Run npm ci.' },
      };
}

/** Free, taken by our own server, or taken by somebody else. */
export async function checkPort({ host, port, dataDir }: Config): Promise<Diagnosis> {
  const code = 'doctor.port';
  if (port === 0) return { level: 'ok', code, found: { zh: '端口任选', en: 'any free port' } };
  const busy = await new Promise<string | undefined>((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve('code' in error ? String(error.code) : error.name));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
  if (busy === undefined) return { level: 'ok', code, found: { zh: `端口 ${port} 空闲`, en: `port ${port} is free` } };
  if (busy === 'EADDRINUSE' && existsSync(join(dataDir, 'server.json')) && (await answersAsUs(host, port))) {
    return {
      level: 'ok',
      code,
      found: { zh: `端口 ${port}：本系统正在运行`, en: `port ${port}: this system is running` },
    };
  }
  return {
    level: 'fail',
    code,
    found: { zh: `端口 ${host}:${port} 不能使用（${busy}）`, en: `port ${host}:${port} cannot be used (${busy})` },
    remedy: { zh: '停用占用它的程序，或设置 PORT、HOST。', en: 'Stop what uses it, or set PORT and HOST.' },
  };
}

async function answersAsUs(host: string, port: number): Promise<boolean> {
  const name = host === '0.0.0.0' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  const answer = await fetch(`http://${name}:${port}/healthz`, { signal: AbortSignal.timeout(2_000) }).catch(
    () => undefined,
  );
  return answer?.ok === true;
}

const GIB = 1024 ** 3;

export async function checkDisk({ dataDir }: Config): Promise<Diagnosis> {
  let folder = dataDir;
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  const { bavail, bsize } = await statfs(folder);
  const free = (bavail * bsize) / GIB;
  const level = free < 1 ? 'fail' : free < 5 ? 'warn' : 'ok';
  return {
    level,
    code: 'doctor.disk',
    found: {
      zh: `数据目录 ${dataDir} 可用空间 ${free.toFixed(1)} GiB`,
      en: `${free.toFixed(1)} GiB free for ${dataDir}`,
    },
    ...(level === 'ok'
      ? {}
      : {
          remedy: {
            zh: '清理磁盘，或以 DATA_DIR 换到更大的盘。',
            en: 'Free some space, or move DATA_DIR to a larger disk.',
          },
        }),
  };
}

/** Keys are readable by their owner alone. */
export function checkKeys({ dataDir }: Config): Diagnosis {
  const folder = join(dataDir, 'keys');
  const code = 'doctor.keys';
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => !name.endsWith('.tmp')) : [];
  if (files.length === 0) {
    return {
      level: 'warn',
      code,
      found: { zh: '还没有密钥', en: 'there are no keys yet' },
      remedy: {
        zh: '首次启动时生成；恢复数据时务必连同 keys 目录一起恢复。',
        en: 'They are made at the first start; when restoring data, restore the folder keys with it.',
      },
    };
  }
  const open = files.filter(
    (name) => process.platform !== 'win32' && (statSync(join(folder, name)).mode & 0o077) !== 0,
  );
  return open.length === 0
    ? {
        level: 'ok',
        code,
        found: {
          zh: `${files.length} 个密钥文件，权限正确`,
          en: `${files.length} key files, readable by their owner only`,
        },
      }
    : {
        level: 'fail',
        code,
        found: { zh: `密钥文件可被他人读取：${open.join(', ')}`, en: `others may read ${open.join(', ')}` },
        remedy: {
          zh: `运行 chmod 600；若已外泄，请更换密钥。`,
          en: 'Run chmod 600; if they may have leaked, rotate them.',
        },
      };
}

/** Holiday arrangements of this year and the next: without them dates are provisional. */
export function checkCalendar(now: Date): Diagnosis[] {
  const year = now.getUTCFullYear();
  return [year, year + 1].map((each) => {
    const covered = chinaCalendar.covers(plainDate(`${each}-06-01`));
    const code = each === year ? 'doctor.calendar' : 'doctor.calendar-next';
    if (covered)
      return { level: 'ok', code, found: { zh: `${each} 年放假安排已载入`, en: `holidays of ${each} are loaded` } };
    return {
      level: each === year ? 'fail' : 'warn',
      code,
      found: {
        zh: `${each} 年放假安排未载入，涉及该年的期限标为暂定`,
        en: `holidays of ${each} are not loaded; dates that touch it are provisional`,
      },
      remedy: {
        zh: '国务院办公厅通知（通常在上一年11月）公布后，按 rules/README.md 载入并运行 qingyuan recompute。',
        en: 'When the State Council’s notice is out (usually in November), load it as rules/README.md says and run qingyuan recompute.',
      },
    };
  });
}

/** What one connection tells: server, migrations, clock, demo accounts. */
export async function checkDatabase(url: string, config: Config): Promise<Diagnosis[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await checkServer(client);
    return [
      await serverFacts(client),
      await migrations(client),
      await clockSkew(client),
      ...(await demoAccounts(client, config)),
    ];
  } catch (error) {
    throw connectionFailure(error, url);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function serverFacts(client: pg.Client): Promise<Diagnosis> {
  const { rows } = await client.query<{ version: string; encoding: string; locale: string }>(`
    select current_setting('server_version') as version, pg_encoding_to_char(encoding) as encoding,
           coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale', datctype) as locale
    from pg_database d where datname = current_database()`);
  const [facts] = rows;
  return {
    level: 'ok',
    code: 'doctor.database',
    found: same(`PostgreSQL ${facts?.version ?? '?'}, ${facts?.encoding ?? '?'}, ${facts?.locale ?? '?'}`),
  };
}

async function migrations(client: pg.Client): Promise<Diagnosis> {
  const code = 'doctor.migrations';
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('schema_migration') is not null as there`,
  );
  const applied =
    rows[0]?.there === true
      ? (await client.query<{ name: string; hash: string }>('select name, hash from schema_migration')).rows
      : [];
  const known = new Map(applied.map(({ name, hash }) => [name, hash]));
  const all = await listMigrations();
  const changed = all.filter(({ name, hash }) => known.has(name) && known.get(name) !== hash);
  const pending = all.filter(({ name }) => !known.has(name));
  if (changed.length > 0) {
    const names = changed.map(({ name }) => name).join(', ');
    return {
      level: 'fail',
      code,
      found: { zh: `已执行的迁移文件被改动：${names}`, en: `applied migrations were changed: ${names}` },
      remedy: {
        zh: '换回与数据库相符的程序版本。',
        en: 'Go back to the version of the program that fits the database.',
      },
    };
  }
  return pending.length === 0
    ? {
        level: 'ok',
        code,
        found: { zh: `数据库结构为最新（${all.length} 步）`, en: `database is up to date (${all.length} steps)` },
      }
    : {
        level: 'warn',
        code,
        found: { zh: `有 ${pending.length} 步数据库升级未执行`, en: `${pending.length} database steps are pending` },
        remedy: {
          zh: '下次 npm start 会自动执行；升级前先备份。',
          en: 'The next npm start applies them; back up first.',
        },
      };
}

async function clockSkew(client: pg.Client): Promise<Diagnosis> {
  const before = Date.now();
  const { rows } = await client.query<{ now: Date }>('select clock_timestamp() as now');
  const middle = (before + Date.now()) / 2;
  const skew = Math.abs((rows[0]?.now.getTime() ?? middle) - middle) / 1_000;
  const level = skew > 60 ? 'fail' : skew > 5 ? 'warn' : 'ok';
  return {
    level,
    code: 'doctor.clock',
    found: {
      zh: `与数据库时钟相差 ${skew.toFixed(1)} 秒`,
      en: `${skew.toFixed(1)} s between this clock and the database’s`,
    },
    ...(level === 'ok'
      ? {}
      : {
          remedy: { zh: '在两台机器上启用同一时间源（NTP）。', en: 'Set both machines by the same time source (NTP).' },
        }),
  };
}

const LOOPBACK = /^(127\.|::1$|localhost$)/;

/** The demo password is public: nobody else may reach an instance that still has it. */
async function demoAccounts(client: pg.Client, { host }: Config): Promise<Diagnosis[]> {
  const { rows: tables } = await client.query<{ there: boolean }>(
    `select to_regclass('password_credential') is not null as there`,
  );
  if (tables[0]?.there !== true) return [];
  const logins = demoSignIns.map(({ login }) => login);
  const { rows } = await client.query<{ n: number }>(
    'select count(*)::int as n from person p join password_credential c on c.person = p.id where p.login = any($1) and p.active',
    [logins],
  );
  const n = rows[0]?.n ?? 0;
  if (n === 0) return [];
  const reachable = !LOOPBACK.test(host);
  return [
    {
      level: reachable ? 'fail' : 'warn',
      code: 'doctor.demo-accounts',
      found: { zh: `有 ${n} 个演示账号，密码人所共知`, en: `${n} demo accounts with a password that everybody knows` },
      remedy: reachable
        ? {
            zh: '本机可从外部访问：停用演示账号，或改用空数据库（QY_WORLD=none）。',
            en: 'Others can reach this machine: close the demo accounts, or use an empty database (QY_WORLD=none).',
          }
        : {
            zh: '仅供本机试用；放上网络之前停用它们。',
            en: 'For trials on this machine only; close them before it is put on a network.',
          },
    },
  ];
}
