import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type AppError, isAppError } from '../../../kernel/error.ts';
import { fillText } from '../../../kernel/error-catalogue.ts';
import type { Text } from '../../../kernel/text.ts';
import { type Config, readConfig } from '../../../platform/config.ts';
import { type CliContext, type CommandDefinition, EXIT } from '../context.ts';
import { catalogue } from '../explain.ts';
import { openDatabase } from '../instance.ts';
import {
  checkCalendar,
  checkDatabase,
  checkDependencies,
  checkDisk,
  checkKeys,
  checkNode,
  checkPort,
  type Diagnosis,
} from './doctor-checks.ts';

const MARKS = { ok: '✓', warn: '!', fail: '✗' } as const;

/** A coded failure as a line: its own code, text and way out. */
function failed(error: AppError): Diagnosis {
  const entry = catalogue[error.code];
  const fill = ({ zh, en }: Text): Text => ({ zh: fillText(zh, error.params), en: fillText(en, error.params) });
  return {
    level: 'fail',
    code: error.code,
    found: entry === undefined ? { zh: error.code, en: error.code } : fill(entry),
    ...(entry === undefined ? {} : { remedy: fill(entry.remedy) }),
  };
}

async function guarded(work: () => Promise<Diagnosis[]>): Promise<Diagnosis[]> {
  try {
    return await work();
  } catch (error) {
    if (isAppError(error)) return [failed(error)];
    throw error;
  }
}

async function database(config: Config): Promise<Diagnosis[]> {
  if (config.databaseUrl === undefined && !existsSync(join(config.dataDir, 'postgres'))) {
    return [
      {
        level: 'ok',
        code: 'doctor.database',
        found: { zh: '还没有数据库，首次 npm start 时建立', en: 'no database yet; the first npm start makes it' },
      },
    ];
  }
  const opened = await openDatabase(config);
  try {
    return await checkDatabase(opened.url, config);
  } finally {
    await opened.close();
  }
}

function tell({ t, out }: CliContext, { level, code, found, remedy }: Diagnosis): void {
  out(`${MARKS[level]} ${t(found)}  [${code}]`);
  if (remedy !== undefined) out(`    → ${t(remedy)}`);
}

export const doctorCommand: CommandDefinition = {
  name: 'doctor',
  summary: { zh: '检查运行环境', en: 'check the environment' },
  description: {
    zh: '检查 Node 版本、依赖、端口、磁盘、密钥权限、数据库（版本、区域、迁移、时钟）、放假安排和演示账号，每项给出代码和办法；只读不改。',
    en: 'Checks Node, dependencies, port, disk, key modes, database (version, locale, migrations, clock), calendars and demo accounts; each line has a code and a way out. Changes nothing.',
  },
  run: async (context) => {
    const { t, out } = context;
    const found: Diagnosis[] = [checkNode(), checkDependencies()];
    const config = await guarded(async () => [...(await withConfig(readConfig()))]);
    found.push(...config, ...checkCalendar(new Date()));
    for (const each of found) tell(context, each);
    const fails = found.filter(({ level }) => level === 'fail').length;
    const warns = found.filter(({ level }) => level === 'warn').length;
    out();
    out(
      t({
        zh: `${found.length} 项检查：${fails} 项不合格，${warns} 项需注意`,
        en: `${found.length} checks: ${fails} failed, ${warns} to note`,
      }),
    );
    return fails > 0 ? EXIT.no : EXIT.done;
  },
};

async function withConfig(config: Config): Promise<Diagnosis[]> {
  return [
    await checkPort(config),
    await checkDisk(config),
    checkKeys(config),
    ...(await guarded(() => database(config))),
  ];
}
