import { existsSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { stopEmbedded } from '../../platform/embedded-postgres/index.ts';
import { isAlive } from '../../platform/embedded-postgres/process-table.ts';
import { beginRun, FOLDER_PREFIX, type TestRun } from './test-run.ts';

/** Runs once in vitest's main process: names the run, and clears up after it and after killed ones. */
export async function setup(): Promise<() => Promise<void>> {
  await clearDeadRuns();
  const run = beginRun();
  return async () => {
    await dropDatabases(run);
    await clear(run.folder);
  };
}

/** A run that was killed leaves its server and folder: its owner's process id is in the folder's name. */
async function clearDeadRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(FOLDER_PREFIX))) {
    const owner = Number(name.slice(FOLDER_PREFIX.length).split('-')[0]);
    if (!Number.isInteger(owner) || isAlive(owner)) continue;
    try {
      await clear(join(tmpdir(), name));
    } catch {
      // Another user's run, or one that another vitest is clearing: not ours to mend.
    }
  }
}

async function clear(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  await stopEmbedded({ dataDir: join(folder, 'data') });
  rmSync(folder, { recursive: true, force: true });
}

async function dropDatabases({ serverUrl, prefix }: TestRun): Promise<void> {
  if (serverUrl === undefined) return;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  const { rows } = await client.query<{ datname: string }>(
    'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
    [prefix],
  );
  for (const { datname } of rows)
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(datname)} WITH (FORCE)`);
  await client.end();
}
