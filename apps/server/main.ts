import { once } from 'node:events';
import { createServer } from 'node:net';
import { AppError, isAppError } from '../../kernel/error.ts';
import { type Config, readConfig } from '../../platform/config.ts';
import { checkUrl, startEmbedded, stopEmbedded } from '../../platform/embedded-postgres/index.ts';
import { readOidcSettings } from '../../platform/identity/index.ts';
import { claimInstance, type InstanceLock } from '../../platform/instance-lock.ts';
import { listenFailure } from '../../platform/listen-failure.ts';
import { migrate } from '../../platform/store/migrate.ts';
import { startTracing } from '../../platform/telemetry/index.ts';
import { announce, explain, say } from './announce.ts';
import { type Composed, compose } from './compose.ts';
import { seedOnFirstStart } from './first-start.ts';
import { type Embedded, superviseDatabase } from './supervise.ts';
import type { RunningWorkers } from './workers.ts';

type Service = 'web' | 'worker';

/** `--services=web,worker`. @throws AppError `server.bad-services` */
function readServices(args: readonly string[]): ReadonlySet<Service> {
  const given = args.find((arg) => arg.startsWith('--services='))?.slice('--services='.length) ?? 'web,worker';
  const services = given.split(',').map((part) => part.trim());
  const known = services.filter((part): part is Service => part === 'web' || part === 'worker');
  if (known.length === 0 || known.length !== services.length) {
    throw new AppError('server.bad-services', 500, { value: given });
  }
  return new Set(known);
}

/** What was begun and must be ended, the last first. */
class Endings {
  readonly #steps: (() => Promise<unknown> | unknown)[] = [];

  add(step: () => Promise<unknown> | unknown): void {
    this.#steps.unshift(step);
  }

  async run(): Promise<void> {
    for (const step of this.#steps.splice(0)) {
      try {
        await step();
      } catch {
        // The next ending must still be tried: a lock not given back, a database not stopped.
      }
    }
  }
}

async function openDatabase(config: Config, endings: Endings): Promise<{ url: string; embedded?: Embedded }> {
  if (config.databaseUrl !== undefined) {
    await checkUrl(config.databaseUrl);
    return { url: config.databaseUrl };
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir });
  // Not this handle's own stop: the server may have been started again meanwhile.
  endings.add(() => stopEmbedded({ dataDir: config.dataDir }));
  return { url: embedded.url, embedded };
}

/** Finds out that the port is taken before minutes are spent on a database and a world. */
async function probePort({ host, port }: Config): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
  } catch (error) {
    throw listenFailure(error, host, port);
  } finally {
    probe.close();
  }
}

async function listen(config: Config, composed: Composed, lock: InstanceLock | undefined): Promise<string> {
  try {
    await composed.app.listen({ host: config.host, port: config.port });
  } catch (error) {
    throw listenFailure(error, config.host, config.port);
  }
  const bound = composed.app.server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : config.port;
  const address = config.publicUrl ?? `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${port}`;
  lock?.announce(`${address}/`);
  return address;
}

async function start(endings: Endings): Promise<void> {
  const config = readConfig();
  const services = readServices(process.argv.slice(2));
  endings.add(await startTracing());
  const oidc = readOidcSettings(process.env, config.publicUrl);
  let lock: InstanceLock | undefined;
  if (services.has('web') || config.databaseUrl === undefined) {
    lock = claimInstance(config.dataDir, `http://${config.host}:${config.port}/`);
    endings.add(() => lock?.release());
  }
  if (services.has('web')) await probePort(config);
  say('正在准备数据库…', 'Preparing the database …');
  const { url, embedded } = await openDatabase(config, endings);
  const applied = await migrate(url);
  if (applied.length > 0)
    say(`数据库已升级：${applied.length} 步`, `Database brought up to date: ${applied.length} steps`);
  const trustProxy = process.env.QY_TRUST_PROXY;
  const composed = await compose({
    databaseUrl: url,
    dataDir: config.dataDir,
    logLevel: config.logLevel,
    publicUrl: config.publicUrl,
    service: [...services].join(','),
    oidc,
    ...(trustProxy === undefined || trustProxy === '' ? {} : { trustProxy }),
  });
  endings.add(() => composed.close());
  // Before the first sealing: seeded acts are recorded at the time they are said to have happened.
  const world = await seedOnFirstStart(composed);
  if (embedded !== undefined) endings.add(superviseDatabase(config.dataDir, embedded, composed.logger));
  let workers: RunningWorkers | undefined;
  if (services.has('worker')) {
    workers = composed.startWorkers('apart');
    endings.add(() => workers?.stop());
  }
  const names = composed.startNames();
  endings.add(() => names.stop());
  if (services.has('web')) announce(await listen(config, composed, lock), world);
  else say('后台任务已启动。', 'The worker has started.');
}

const endings = new Endings();
let ending = false;

/** Ends in order within ten seconds; a second signal ends at once. */
async function end(code: number): Promise<never> {
  if (ending) process.exit(code === 0 ? 130 : code);
  ending = true;
  setTimeout(() => process.exit(code), 10_000).unref();
  await endings.run();
  process.exit(code);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    say('正在停止…', 'Stopping …');
    void end(0);
  });
}

start(endings).catch((error: unknown) => {
  const coded = isAppError(error)
    ? error
    : new AppError('server.start-failed', 500, {
        kind: error instanceof Error ? error.name : typeof error,
        detail: error instanceof Error ? error.message.slice(0, 200) : '',
      });
  explain(coded);
  if (process.env.QY_LOG_LEVEL === 'debug') console.error(error);
  void end(1);
});
