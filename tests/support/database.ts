import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../platform/embedded-postgres/index.ts';
import { migrate } from '../../platform/store/migrate.ts';
import { currentRun } from './test-run.ts';

/** A database of one test's own. */
export interface TestDatabase {
  /** What the system under test gets. */
  readonly url: string;
  /** Superuser's address of the same database. */
  readonly adminUrl: string;
  /** Throws the database away, with whatever is still connected to it. */
  drop(): Promise<void>;
}

/**
 * A fresh database, cloned from a migrated template in about 50 ms. All tests of a run share one
 * embedded server (or the one of DATABASE_URL_TEST), started when the first test asks.
 *
 * @param contents `migrated` (default) or `empty`, for tests of the migrations themselves
 * @example
 * const db = await testDatabase();
 * afterAll(() => db.drop());
 */
export async function testDatabase(contents: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> {
  const server = await sharedServer();
  const source = contents === 'empty' ? 'template0' : await template(server);
  const name = `${currentRun().prefix}${randomBytes(6).toString('hex')}`;
  await asAdmin(server('postgres'), async (client) => {
    // A clone needs its template alone; another worker may be cloning it at this moment.
    await client.query("SELECT pg_advisory_lock(hashtext('qingyuan.test.clone'))");
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${source}`);
  });
  const url = server(name);
  return {
    url,
    adminUrl: url,
    drop: () =>
      asAdmin(server('postgres'), async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

type UrlOf = (database: string) => string;
let server: Promise<UrlOf> | undefined;
let ready: Promise<string> | undefined;

function sharedServer(): Promise<UrlOf> {
  server ??= (async () => {
    const run = currentRun();
    if (run.serverUrl !== undefined) {
      const given = run.serverUrl;
      return (database) => Object.assign(new URL(given), { pathname: `/${database}` }).href;
    }
    // Each worker asks; the first starts the server, the others join it.
    const embedded = await startEmbedded({ dataDir: join(run.folder, 'data'), database: 'postgres', durable: false });
    return embedded.urlOf;
  })();
  return server;
}

/** Name of the migrated template, built by the first worker that asks. */
function template(urlOf: UrlOf): Promise<string> {
  ready ??= asAdmin(urlOf('postgres'), async (client) => {
    const name = `${currentRun().prefix}template`;
    await client.query("SELECT pg_advisory_lock(hashtext('qingyuan.test.template'))");
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) {
      // Renamed when whole: a test that is killed meanwhile leaves no half template.
      await client.query(`DROP DATABASE IF EXISTS ${name}_draft WITH (FORCE)`);
      await client.query(`CREATE DATABASE ${name}_draft TEMPLATE template0`);
      await migrate(urlOf(`${name}_draft`));
      await client.query(`ALTER DATABASE ${name}_draft RENAME TO ${name}`);
    }
    return name;
  });
  return ready;
}

async function asAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
