import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../lib/free-port.ts';
import { endProcess } from '../lib/product-server.ts';
import { SectionSkipped } from '../lib/skipped.ts';
import { prepareCollection } from './collection.ts';

const START_SECONDS = 60;

/** A running Directus with the collection `clues`, and the token of a user who may enter them. */
export interface Peer {
  readonly port: number;
  readonly token: string;
  /** Clues kept, and the rows of history that Directus wrote for them. */
  counts(): Promise<{ clues: number; activity: number; revisions: number }>;
  stop(): Promise<void>;
}

/**
 * Directus in production mode on a database of its own of the given server, by its own installer and API; settings not
 * named here are its defaults. Throws {@link SectionSkipped} bench.peer.start-failed with its last words.
 */
export async function startDirectus(server: { url: string; folder: string }, packages: string): Promise<Peer> {
  const password = randomBytes(16).toString('hex');
  const owner = new pg.Client({ connectionString: server.url });
  await owner.connect();
  await owner.query(`create role bench_peer login password '${password}'`);
  await owner.query('create database bench_peer owner bench_peer');
  const { host, port: databasePort } = owner;
  await owner.end();

  const folder = join(server.folder, 'peer');
  for (const name of ['uploads', 'extensions']) mkdirSync(join(folder, name), { recursive: true });
  const port = await freePort();
  const adminToken = randomBytes(24).toString('hex');
  const env = {
    ...(process.env.PATH === undefined ? {} : { PATH: process.env.PATH }),
    HOME: folder,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SECRET: randomBytes(32).toString('hex'),
    ADMIN_EMAIL: 'admin@example.com',
    ADMIN_PASSWORD: randomBytes(16).toString('hex'),
    ADMIN_TOKEN: adminToken,
    DB_CLIENT: 'pg',
    DB_HOST: host,
    DB_PORT: String(databasePort),
    DB_DATABASE: 'bench_peer',
    DB_USER: 'bench_peer',
    DB_PASSWORD: password,
    LOG_LEVEL: 'warn',
    TELEMETRY: 'false',
    // Limits would measure themselves: the second answers 503 when the process is busy, as it is meant to be here.
    RATE_LIMITER_ENABLED: 'false',
    PRESSURE_LIMITER_ENABLED: 'false',
  };
  // Not through its `directus` command, which first asks the registry for a newer version.
  const run = (...args: string[]) =>
    said(spawn(process.execPath, [join(packages, '@directus/api/dist/cli/run.js'), ...args], { cwd: folder, env }));

  const bootstrap = run('bootstrap');
  await once(bootstrap.child, 'close');
  if (bootstrap.child.exitCode !== 0) throw startFailure('bootstrap', bootstrap.words());
  const { child, words } = run('start');
  const client = new pg.Client({ host, port: databasePort, user: 'bench_peer', password, database: 'bench_peer' });
  try {
    await listening(port, child, words);
    const token = await prepareCollection(`http://127.0.0.1:${port}`, adminToken);
    await client.connect();
    return {
      port,
      token,
      counts: async () => {
        const { rows } = await client.query<{ clues: number; activity: number; revisions: number }>(
          `select (select count(*)::int from clues) as clues,
                  (select count(*)::int from directus_activity where collection = 'clues') as activity,
                  (select count(*)::int from directus_revisions where collection = 'clues') as revisions`,
        );
        return rows[0] ?? { clues: 0, activity: 0, revisions: 0 };
      },
      stop: async () => {
        await endProcess(child);
        await client.end();
      },
    };
  } catch (error) {
    await endProcess(child);
    await client.end().catch(() => {});
    throw error;
  }
}

/** Keeps the last words of a process, for when it fails. */
function said(child: ChildProcess): { child: ChildProcess; words: () => string } {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-2_000);
    });
  }
  return { child, words: () => text };
}

async function listening(port: number, child: ChildProcess, words: () => string): Promise<void> {
  const end = performance.now() + START_SECONDS * 1000;
  while (performance.now() < end && child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/server/ping`).catch(() => null);
    if (answer?.ok === true) return;
    await sleep(100);
  }
  throw startFailure('start', words());
}

const startFailure = (step: string, words: string): SectionSkipped =>
  new SectionSkipped('bench.peer.start-failed', `Directus did not ${step}:\n    ${words.trimEnd()}`);
