import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { findBinaries } from './binaries.ts';
import { clusterOwner, existingClusterDirectory, openCluster } from './cluster.ts';
import { connectionFailure } from './connection-failure.ts';
import { chooseIdentity, type Identity, reachableBinaries } from './identity.ts';
import { attachOrLaunch, stopServer } from './launch.ts';
import { findRunning } from './postmaster.ts';

export interface EmbeddedOptions {
  /** The product's data folder; the cluster is kept in `postgres` below it. */
  readonly dataDir: string;
  /** Database that `url` leads to, made if missing. Default `qingyuan`. */
  readonly database?: string;
  /** False only for throw-away test clusters: no fsync, so a power failure may lose everything. Default true. */
  readonly durable?: boolean;
  /** Forces a way to run; otherwise the best one for this machine. */
  readonly identity?: Identity['kind'];
}

/** A running embedded server. */
export interface EmbeddedPostgres {
  /** Superuser's address of the database through its private Unix socket, password included. */
  readonly url: string;
  /** The same for any other database of this server. */
  urlOf(database: string): string;
  /** Process id of the postmaster. */
  readonly pid: number;
  /** True if the server already ran: our last process was killed, its database went on. */
  readonly attached: boolean;
  /** Stops the server in order and waits until its processes have gone. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with the npm package, or joins the one that still runs on this
 * data folder. Makes the cluster at the first start. The server outlives a `kill -9` of this process;
 * call `stop()` at an orderly end.
 * @throws errors of platform/embedded-postgres/errors.ts, never others
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const identity = chooseIdentity(clusterOwner(options.dataDir), options.identity);
  const binaries = reachableBinaries(identity, findBinaries());
  const durable = options.durable ?? true;
  const cluster = await openCluster(options.dataDir, binaries, identity, durable);
  const { pid, port, socketDirectory, attached } = await attachOrLaunch(cluster, binaries, identity, durable);
  // A round trip through the socket costs a third less than one through TCP.
  const host = encodeURIComponent(socketDirectory);
  const urlOf = (database: string) =>
    `postgres://postgres:${cluster.password}@${host}:${port}/${encodeURIComponent(database)}`;
  const database = options.database ?? 'qingyuan';
  await ensureDatabase(urlOf('postgres'), database);
  return {
    url: urlOf(database),
    urlOf,
    pid,
    attached,
    stop: () => stopServer(cluster.directory, pid, cluster.log),
  };
}

/** Stops the server of a data folder, whoever started it; false if none ran. */
export async function stopEmbedded({ dataDir }: { readonly dataDir: string }): Promise<boolean> {
  const directory = existingClusterDirectory(dataDir);
  const running = directory === undefined ? undefined : findRunning(directory);
  if (directory === undefined || running === undefined) return false;
  await stopServer(directory, running.pid, join(realpathSync(dataDir), 'postgres.log'));
  return true;
}

async function ensureDatabase(adminUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  // A server that ends meanwhile is heard of by the question under way.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)} TEMPLATE template0`);
  } catch (error) {
    // 42P04, 23505: a start at the same moment made it.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== '42P04' && code !== '23505') throw connectionFailure(error, adminUrl);
  } finally {
    await client.end();
  }
}
