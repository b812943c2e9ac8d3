import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Composed, compose } from '../../../apps/server/compose.ts';
import type { Clock } from '../../../kernel/clock.ts';
import { projectPath } from '../../../platform/paths.ts';
import { createLogger } from '../../../platform/telemetry/index.ts';
import { seedSmallWorld } from '../../../world/seed.ts';
import { testDatabase } from '../../support/database.ts';
import { drained } from '../../support/drained.ts';
import { currentRun } from '../../support/test-run.ts';

/** When the stage opens: a Wednesday morning in a year whose calendar is loaded, with a holiday in the next week. */
export const OPENING = new Date('2026-06-10T09:30:00+08:00');

/** The real server with the small world in it, on a port of its own. */
export interface Served {
  /** `http://127.0.0.1:40123` */
  readonly address: string;
  readonly composed: Composed;
  /** Milliseconds from the machine's time to the server's. */
  readonly shift: number;
  end(): Promise<void>;
}

/** Runs from OPENING on, so that weekends, year ends and the hour of the run change nothing. */
function clockFrom(start: Date): { readonly clock: Clock; readonly shift: number } {
  const shift = start.getTime() - Date.now();
  return { clock: { now: () => new Date(Date.now() + shift) }, shift };
}

const quiet = () => createLogger({ level: 'fatal', service: 'test' });

async function asAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const siblingOf = (url: string, database: string): string =>
  Object.assign(new URL(url), { pathname: `/${database}` }).href;

/** The seeded world as a database to clone and a folder of keys to copy; written by the first file that asks. */
async function worldTemplate(maintenance: string): Promise<{ readonly database: string; readonly keys: string }> {
  const { prefix, folder } = currentRun();
  const database = `${prefix}world`;
  const keys = join(folder, 'world-keys');
  await asAdmin(maintenance, async (client) => {
    await client.query("SELECT pg_advisory_lock(hashtext('qingyuan.test.world'))");
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (rowCount !== 0) return;
    const draft = await testDatabase();
    rmSync(keys, { recursive: true, force: true });
    mkdirSync(keys, { recursive: true });
    const composed = await compose({
      databaseUrl: draft.url,
      dataDir: keys,
      clock: { now: () => OPENING },
      logger: quiet(),
    });
    await seedSmallWorld(composed);
    // What follows from the world is done once, not by every file that clones it.
    const workers = composed.startWorkers();
    await asAdmin(draft.url, (world) => drained({ query: async (text) => (await world.query(text)).rows }));
    await workers.stop();
    await composed.close();
    // Renamed when whole: a run that is killed meanwhile leaves no half world.
    const name = new URL(draft.url).pathname.slice(1);
    await client.query(`ALTER DATABASE ${name} RENAME TO ${database}`);
  });
  return { database, keys };
}

/**
 * Serves the built pages and the API over a copy of the small world, workers running.
 * @throws when the pages are not built: `npm test` and `npm run build` build them
 */
export async function serve(): Promise<Served> {
  if (!existsSync(projectPath('dist/web/console/index.html')))
    throw new Error('dist/web is missing: run `npm run build` (npm test does so by itself)');
  const own = await testDatabase('empty');
  const maintenance = siblingOf(own.url, 'postgres');
  const world = await worldTemplate(maintenance);
  await own.drop();
  const name = new URL(own.url).pathname.slice(1);
  await asAdmin(maintenance, async (client) => {
    // A clone needs its template alone.
    await client.query("SELECT pg_advisory_lock(hashtext('qingyuan.test.clone'))");
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${world.database}`);
  });
  const dataDir = mkdtempSync(join(tmpdir(), 'qy-browser-'));
  cpSync(world.keys, dataDir, { recursive: true });
  const { clock, shift } = clockFrom(OPENING);
  const composed = await compose({ databaseUrl: own.url, dataDir, clock, poolSize: 8, logger: quiet() });
  const workers = composed.startWorkers();
  const address = await composed.app.listen({ host: '127.0.0.1', port: 0 });
  return {
    address,
    composed,
    shift,
    end: async () => {
      await workers.stop();
      await composed.close();
      await own.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
