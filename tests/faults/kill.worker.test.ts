import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { newActId, type Region } from '../../kernel/id.ts';
import { performMany } from '../../platform/ledger/perform.ts';
import { actorFor, people } from '../../world/people.ts';
import { drained, examine } from './support/examine.ts';
import { type Instance, seededInstance } from './support/instance.ts';
import { killPrograms, type RunningProgram, STACK_TRACE, start } from './support/running-program.ts';

let instance: Instance;
beforeAll(async () => {
  instance = await seededInstance();
});
afterEach(killPrograms);
afterAll(() => instance.end());

const REGION = '980100' as Region;

/** A process with nothing but background work, as it runs beside web servers on a database of one's own. */
async function startWorker(): Promise<RunningProgram> {
  const DATABASE_URL = await instance.openDatabase();
  const worker = await start('server', ['--services=worker'], { DATA_DIR: instance.dataDir, DATABASE_URL });
  await worker.said('The worker has started.');
  return worker;
}

let made = 0;
/** Clues received while no worker runs: acts to seal, changes to count. */
async function backlog(n: number): Promise<void> {
  const clerk = people.find(({ login }) => login === 'intake');
  if (clerk === undefined) throw new Error('the world has no intake clerk');
  const core = await instance.core();
  const requests = Array.from({ length: n }, () => {
    made += 1;
    const body = { title: `积压线索 ${made}`, text: '群众反映的情况。', channel: 'phone', domain: 'food' };
    return { actId: newActId(), homeRegion: REGION, procedure: 'clue', verb: 'receive', body };
  });
  for (let from = 0; from < n; from += 500) {
    const outcomes = await performMany(core.ledger, actorFor(clerk), requests.slice(from, from + 500));
    for (const outcome of outcomes) if (!outcome.ok) throw outcome.error;
  }
  await core.close();
}

/** How far sealing and counting came: leaves, changes still to count, as committed. */
const progress = async (): Promise<string> => {
  const [row] = await instance.query<{ at: string }>(
    `select (select count(*) from tree_leaf) || ' leaves, ' || (select count(*) from stat_delta) || ' to count' as at`,
  );
  return row?.at ?? '';
};

/** Holds a lock, waits until the worker stands before it with its work half done, and kills it there. */
async function killBefore(lock: string): Promise<void> {
  const holder = new pg.Client({ connectionString: await instance.openDatabase() });
  await holder.connect();
  try {
    await holder.query('begin');
    const { rows } = await holder.query<{ pid: number }>(`select pg_backend_pid() as pid`);
    await holder.query(lock);
    const before = await progress();
    const worker = await startWorker();
    // Asked from outside: within a transaction the view of activity stands still.
    const waiting = `select pid from pg_stat_activity where $1 = any(pg_blocking_pids(pid)) and application_name = 'qingyuan'`;
    for (let waited = 0; (await instance.query(waiting, [rows[0]?.pid])).length === 0; waited += 20) {
      if (waited > 30_000) throw new Error(`the worker never came to: ${lock}\n${worker.output()}`);
      await sleep(20);
    }
    await worker.kill();
    // Half a batch was never to be seen.
    if (lock.includes('tree_checkpoint')) expect((await progress()).split(',')[0]).toBe(before.split(',')[0]);
    else expect((await progress()).split(',')[1]).toBe(before.split(',')[1]);
  } finally {
    await holder.query('rollback');
    await holder.end();
  }
}

test('a worker killed while sealing and counting leaves each leaf once and every count right', async () => {
  await backlog(1_000);
  // Acts are out of the queue and in the tree, the head is not signed: in one transaction that never ends.
  await killBefore('lock table tree_checkpoint in exclusive mode');
  await backlog(200);
  // Changes are taken, sums half added.
  await killBefore(`select from stat where home_region = '${REGION}' for update`);
  for (let round = 1; round <= 3; round += 1) {
    await backlog(300);
    const worker = await startWorker();
    await sleep(Math.random() * 200);
    await worker.kill();
  }
  await backlog(300);
  // Two at once, as on two machines; one of them is killed at work, the other finishes.
  const [one, other] = await Promise.all([startWorker(), startWorker()]);
  await one.kill();
  await drained(instance, 40_000);
  expect(await examine(instance)).toEqual([]);
  other.signal('SIGTERM');
  expect(await other.ended).toEqual({ code: 0, signal: null });
  expect(other.output()).not.toMatch(STACK_TRACE);
}, 120_000);
