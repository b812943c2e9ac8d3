import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { newActId, type Region } from '../../kernel/id.ts';
import { performMany } from '../../platform/ledger/perform.ts';
import { actorFor, people } from '../../world/people.ts';
import { drained } from '../support/drained.ts';
import { examine } from './support/examine.ts';
import { type Instance, seededInstance } from './support/instance.ts';
import { killPrograms, STACK_TRACE } from './support/running-program.ts';
import { killBefore, startWorker } from './support/worker.ts';

let instance: Instance;
beforeAll(async () => {
  instance = await seededInstance();
});
afterEach(killPrograms);
afterAll(() => instance.end());

const REGION = '980100' as Region;

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
const progress = async (): Promise<{ readonly leaves: number; readonly waiting: number }> => {
  const [row] = await instance.query<{ leaves: number; waiting: number }>(
    `select (select count(*)::int from tree_leaf) as leaves, (select count(*)::int from stat_delta) as waiting`,
  );
  if (row === undefined) throw new Error('no progress');
  return row;
};

test('a worker killed while sealing and counting leaves each leaf once and every count right', async () => {
  await backlog(1_000);
  // Acts are out of the queue and in the tree, the head is not signed: in one transaction that never ends.
  const sealing = await killBefore(instance, 'lock table tree_checkpoint in exclusive mode', progress);
  // Half a batch was never to be seen.
  expect(sealing.after.leaves).toBe(sealing.before.leaves);
  await backlog(200);
  // Changes are taken, sums half added.
  const counting = await killBefore(instance, `select from stat where home_region = '${REGION}' for update`, progress);
  expect(counting.after.waiting).toBe(counting.before.waiting);
  for (let round = 1; round <= 3; round += 1) {
    await backlog(300);
    const worker = await startWorker(instance);
    await sleep(Math.random() * 200);
    await worker.kill();
  }
  await backlog(300);
  // Two at once, as on two machines; one of them is killed at work, the other finishes.
  const [one, other] = await Promise.all([startWorker(instance), startWorker(instance)]);
  await one.kill();
  await drained(instance);
  expect(await examine(instance)).toEqual([]);
  other.signal('SIGTERM');
  expect(await other.ended).toEqual({ code: 0, signal: null });
  expect(other.output()).not.toMatch(STACK_TRACE);
});
