import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Instance } from './instance.ts';
import { type RunningProgram, start } from './running-program.ts';

/** A process with nothing but background work, as it runs beside web servers on a database of one's own. */
export async function startWorker(instance: Instance): Promise<RunningProgram> {
  const DATABASE_URL = await instance.openDatabase();
  const worker = await start('server', ['--services=worker'], { DATA_DIR: instance.dataDir, DATABASE_URL });
  await worker.said('The worker has started.');
  return worker;
}

/**
 * Holds a lock, waits until a worker stands before it with its work half done, and kills it there. Gives what `look` saw
 * before the worker began and after its end, while the lock was still held.
 */
export async function killBefore<T>(
  instance: Instance,
  lock: string,
  look: () => Promise<T>,
): Promise<{ readonly before: T; readonly after: T }> {
  const holder = new pg.Client({ connectionString: await instance.openDatabase() });
  await holder.connect();
  try {
    await holder.query('begin');
    const { rows } = await holder.query<{ pid: number }>(`select pg_backend_pid() as pid`);
    await holder.query(lock);
    const before = await look();
    const worker = await startWorker(instance);
    // Asked from outside: within a transaction the view of activity stands still.
    const waiting = `select pid from pg_stat_activity where $1 = any(pg_blocking_pids(pid)) and application_name = 'qingyuan'`;
    for (let waited = 0; (await instance.query(waiting, [rows[0]?.pid])).length === 0; waited += 20) {
      if (waited > 30_000) throw new Error(`the worker never came to: ${lock}\n${worker.output()}`);
      await sleep(20);
    }
    await worker.kill();
    return { before, after: await look() };
  } finally {
    await holder.query('rollback');
    await holder.end();
  }
}
