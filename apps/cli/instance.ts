import pg from 'pg';
import { type Config, readConfig } from '../../platform/config.ts';
import { checkUrl, startEmbedded } from '../../platform/embedded-postgres/index.ts';
import { migrate } from '../../platform/store/migrate.ts';
import { createLogger } from '../../platform/telemetry/index.ts';
import { type Core, composeCore } from '../server/core.ts';

/** A database that a command works on. */
export interface OpenedDatabase {
  readonly config: Config;
  /** Owner's address. */
  readonly url: string;
  /** Address of another database of the same server. */
  urlOf(database: string): string;
  readonly embedded: boolean;
  /** Leaves things as they were found: an embedded server that this command started is stopped again. */
  close(): Promise<void>;
}

/**
 * Joins or starts the database that the configuration names; nothing is written.
 * @throws AppError `config.*`, `postgres.*`
 */
export async function openDatabase(config: Config = readConfig()): Promise<OpenedDatabase> {
  const { databaseUrl } = config;
  if (databaseUrl !== undefined) {
    await checkUrl(databaseUrl);
    return {
      config,
      url: databaseUrl,
      urlOf: (database) => Object.assign(new URL(databaseUrl), { pathname: `/${database}` }).href,
      embedded: false,
      close: async () => undefined,
    };
  }
  const server = await startEmbedded({ dataDir: config.dataDir });
  return {
    config,
    url: server.url,
    urlOf: server.urlOf,
    embedded: true,
    close: async () => {
      // Whoever came meanwhile (npm start, another command) works on the server we started.
      if (!server.attached && !(await hasOthers(server.urlOf('postgres')))) await server.stop();
    },
  };
}

async function hasOthers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    const { rowCount } = await client.query(
      `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    return rowCount !== 0;
  } catch {
    // It is going down by itself.
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}

export interface Instance extends Core {
  readonly database: OpenedDatabase;
}

/**
 * The instance's parts on its migrated database, closed again whatever `work` does.
 * @throws AppError `config.*`, `postgres.*`, `store.migration-*`, `crypto.*`, and what `work` throws
 */
export async function withInstance<T>(work: (instance: Instance) => Promise<T>): Promise<T> {
  const database = await openDatabase();
  let core: Core | undefined;
  try {
    await migrate(database.url);
    core = composeCore({
      databaseUrl: database.url,
      dataDir: database.config.dataDir,
      logger: createLogger({ level: 'silent', service: 'cli' }),
      poolSize: 8,
    });
    return await work({ ...core, database });
  } finally {
    await core?.close();
    await database.close();
  }
}
