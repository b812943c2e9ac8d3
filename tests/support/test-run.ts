import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What all workers of one test run share. */
export interface TestRun {
  readonly id: string;
  /** Throw-away folder of the run; the main process removes it at the end. */
  readonly folder: string;
  /** First part of the name of every database of the run. */
  readonly prefix: string;
  /** DATABASE_URL_TEST: a server to use instead of the embedded one. */
  readonly serverUrl: string | undefined;
}

const VARIABLE = 'QY_TEST_RUN';
export const FOLDER_PREFIX = 'qy-test-';

/** Names a run after the process that owns it, so that a later one can tell whether it still lives. */
export function beginRun(): TestRun {
  process.env[VARIABLE] = `${process.pid}-${randomBytes(4).toString('hex')}`;
  return currentRun();
}

/** The run this code belongs to; workers inherit its name from the main process. */
export function currentRun(): TestRun {
  const id = process.env[VARIABLE];
  if (id === undefined)
    throw new Error('no test run: tests that need a database are run by vitest (see vitest.config.ts)');
  return {
    id,
    folder: join(tmpdir(), `${FOLDER_PREFIX}${id}`),
    prefix: `qy_test_${id.replace('-', '_')}_`,
    serverUrl: process.env.DATABASE_URL_TEST || undefined,
  };
}
