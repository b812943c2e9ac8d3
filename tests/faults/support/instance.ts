import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Core, composeCore } from '../../../apps/server/core.ts';
import { startEmbedded, stopEmbedded } from '../../../platform/embedded-postgres/index.ts';
import { freePort } from '../../../platform/embedded-postgres/launch.ts';
import { isAlive, processesIn } from '../../../platform/embedded-postgres/process-table.ts';
import { createLogger } from '../../../platform/telemetry/index.ts';
import { currentRun } from '../../support/test-run.ts';
import { killPrograms, type RunningProgram, start } from './running-program.ts';

/** An instance of the product with durable data of its own (fsync on), and the means to hurt it. */
export interface Instance {
  readonly dataDir: string;
  readonly port: number;
  readonly address: string;
  /** Joins or starts the database; superuser's address. */
  openDatabase(): Promise<string>;
  /** Starts the real server and waits until it listens. */
  startServer(...args: readonly string[]): Promise<RunningProgram>;
  /** The product's parts in this process, on the instance's database; closed by `end`. */
  core(): Promise<Core>;
  /** `kill -9` of the postmaster and all its children; waits until they are gone. */
  killDatabase(): Promise<void>;
  /** `kill -9` of one process that serves a connection of the product; false if there was none. */
  killBackend(): Promise<boolean>;
  /** Superuser's SQL. */
  query<R extends object>(text: string, values?: readonly unknown[]): Promise<R[]>;
  end(): Promise<void>;
}

/** An instance with nothing in its data folder yet. */
export async function emptyInstance(): Promise<Instance> {
  const dataDir = realpathSync(mkdtempSync(join(tmpdir(), 'qy-faults-')));
  // Where the database runs as a system user, that user must be able to pass.
  chmodSync(dataDir, 0o755);
  return instanceAt(dataDir, await freePort());
}

/** An instance after its first start: the small world is there, sealed as far as the server came, and nothing runs. */
export async function seededInstance(): Promise<Instance> {
  const instance = await emptyInstance();
  copyFolder(await seededData(), instance.dataDir);
  return instance;
}

/** Owners, modes and links as they are: a cluster belongs to the user that runs it. */
function copyFolder(from: string, to: string): void {
  const { status, stderr } = spawnSync('cp', ['-a', `${from}/.`, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`copying the data folder failed: ${stderr}`);
}

let seeded: Promise<string> | undefined;

/** One first start for all tests of a run, made by the real server; whoever is second waits. */
function seededData(): Promise<string> {
  seeded ??= (async () => {
    const { folder } = currentRun();
    const [ready, begun] = [join(folder, 'seeded'), join(folder, 'seeding')];
    mkdirSync(folder, { recursive: true });
    // The mark of a beginning is taken away by its end: whoever comes after that must look for the end first.
    if (existsSync(ready)) return ready;
    try {
      mkdirSync(begun);
    } catch {
      for (let waited = 0; !existsSync(ready); waited += 100) {
        if (waited > 200_000) throw new Error('the first start of another worker did not end');
        await sleep(100);
      }
      return ready;
    }
    if (existsSync(ready)) return ready;
    const first = await emptyInstance();
    try {
      const server = await first.startServer();
      server.signal('SIGINT');
      await server.ended;
      // Another port for each copy: several run side by side.
      rmSync(join(first.dataDir, 'postgres.port'), { force: true });
      rmSync(join(first.dataDir, 'run'), { recursive: true, force: true });
      copyFolder(first.dataDir, begun);
    } finally {
      await killPrograms();
      await first.end();
    }
    renameSync(begun, ready);
    return ready;
  })();
  return seeded;
}

function instanceAt(dataDir: string, port: number): Instance {
  const cluster = join(dataDir, 'postgres');
  const cores: Core[] = [];
  const openDatabase = async (): Promise<string> => (await startEmbedded({ dataDir })).url;
  const query = async <R extends object>(text: string, values: readonly unknown[] = []): Promise<R[]> => {
    const client = new pg.Client({ connectionString: await openDatabase() });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<R>(text, [...values])).rows;
    } finally {
      await client.end();
    }
  };
  return {
    dataDir,
    port,
    address: `http://127.0.0.1:${port}`,
    openDatabase,
    query,
    startServer: async (...args) => {
      const server = await start('server', args, { DATA_DIR: dataDir, PORT: String(port) });
      await server.said(`http://127.0.0.1:${port}/console/`);
      return server;
    },
    core: async () => {
      const core = composeCore({
        databaseUrl: await openDatabase(),
        dataDir,
        logger: createLogger({ level: 'silent', service: 'test' }),
        poolSize: 4,
      });
      cores.push(core);
      return core;
    },
    killDatabase: async () => {
      const pids = processesIn(cluster);
      for (const pid of pids) killNow(pid);
      while (pids.some(isAlive)) await sleep(5);
    },
    killBackend: async () => {
      const [backend] = await query<{ pid: number }>(
        `select pid from pg_stat_activity where application_name = 'qingyuan' order by state_change desc limit 1`,
      );
      if (backend === undefined) return false;
      killNow(backend.pid);
      while (isAlive(backend.pid)) await sleep(5);
      return true;
    },
    end: async () => {
      for (const core of cores.splice(0)) await core.close().catch(() => undefined);
      await stopEmbedded({ dataDir }).catch(() => undefined);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already: its postmaster's death ended it.
  }
}
