import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { openStore, type Store } from '../store/store.ts';
import { complete, enqueue, giveBack, heartbeat, MOST_TAKINGS, take } from './queue.ts';
import { startJobWorker } from './worker.ts';

let stop: () => Promise<void> = async () => undefined;
let database: TestDatabase;
let store: Store;
beforeAll(async () => {
  database = await testDatabase();
  store = openStore({ url: database.url });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});
beforeEach(async () => {
  await store.db.query({ text: 'delete from job' });
});

const expire = (id: string) =>
  store.db.query({ text: `update job set lease_until = now() - interval '1 second' where id = $1`, values: [id] });
const stateOf = async (id: string) =>
  (
    await store.db.query<{ state: string; attempts: number }>({
      text: 'select state, attempts from job where id = $1',
      values: [id],
    })
  ).rows[0];

describe('a job', () => {
  test('asked for twice under one id exists once', async () => {
    const id = uuidv7();
    await enqueue(store.db, { id, kind: 'k', payload: {} });
    await enqueue(store.db, { id, kind: 'k', payload: {} });
    expect(await take(store.db, ['k'], 'a')).toMatchObject({ id });
    expect(await take(store.db, ['k'], 'b')).toBeUndefined();
  });

  test('is held by one of many takers', async () => {
    await enqueue(store.db, { kind: 'k', payload: {} });
    const taken = await Promise.all(Array.from({ length: 8 }, (_, index) => take(store.db, ['k'], `w${index}`)));
    expect(taken.filter((job) => job !== undefined)).toHaveLength(1);
  });

  test('of a holder that fell silent is taken over, and the stale holder can neither end nor prolong it', async () => {
    const id = await enqueue(store.db, { kind: 'k', payload: {} });
    const stale = await take(store.db, ['k'], 'frozen');
    await expire(id);
    const fresh = await take(store.db, ['k'], 'awake');
    if (stale === undefined || fresh === undefined) throw new Error('not taken');
    expect(fresh.fence).toBe(stale.fence + 1);
    expect(await heartbeat(store.db, stale)).toBe(false);
    expect(await complete(store.db, stale)).toBe(false);
    expect(await giveBack(store.db, stale, 'x')).toBe(false);
    expect(await complete(store.db, fresh)).toBe(true);
  });

  test('that keeps failing is given up, with its code and no text', async () => {
    const id = await enqueue(store.db, { kind: 'k', payload: {}, maxAttempts: 2 });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await store.db.query({ text: 'update job set run_at = now()' });
      const job = await take(store.db, ['k'], 'a');
      if (job !== undefined) await giveBack(store.db, job, 'import.failed');
    }
    expect(await stateOf(id)).toEqual({ state: 'failed', attempts: 2 });
  });

  test('whose holders always die is given up: it must not take the server down for ever', async () => {
    const id = await enqueue(store.db, { kind: 'k', payload: {}, maxAttempts: 5 });
    let takings = 0;
    while ((await take(store.db, ['k'], 'dies')) !== undefined && takings < 100) {
      takings += 1;
      await expire(id);
    }
    expect(takings).toBe(MOST_TAKINGS);
    expect(await stateOf(id)).toEqual({ state: 'failed', attempts: MOST_TAKINGS });
  });

  test('due later is not taken now', async () => {
    await enqueue(store.db, { kind: 'k', payload: {}, runAt: new Date(Date.now() + 60_000) });
    expect(await take(store.db, ['k'], 'a')).toBeUndefined();
  });
});

describe('a worker', () => {
  test('that stops puts its job back as it was', async () => {
    const id = await enqueue(store.db, { kind: 'long', payload: {} });
    const failures: unknown[] = [];
    const begun = new Promise<void>((resolve) => {
      const worker = startJobWorker(
        store.db,
        {
          long: async (_, { signal }) => {
            resolve();
            await once(signal, 'abort');
            signal.throwIfAborted();
          },
        },
        { pollMs: 20, onFailure: (_, error) => failures.push(error) },
      );
      stop = () => worker.stop();
    });
    await begun;
    await stop();
    expect(failures).toEqual([]);
    expect(await stateOf(id)).toEqual({ state: 'waiting', attempts: 0 });
    expect(await take(store.db, ['long'], 'next')).toMatchObject({ id });
  });

  test('runs what is due, keeps progress, and survives a handler that throws', async () => {
    const seen: string[] = [];
    const good = await enqueue(store.db, { kind: 'good', payload: { name: 'x' } });
    const bad = await enqueue(store.db, { kind: 'bad', payload: {} });
    const worker = startJobWorker(
      store.db,
      {
        good: async (payload, context) => {
          context.report({ done: 1 });
          seen.push(String(payload.name));
        },
        bad: async () => {
          throw new Error('boom');
        },
      },
      { pollMs: 20 },
    );
    await expect.poll(async () => (await stateOf(good))?.state).toBe('done');
    await expect.poll(async () => stateOf(bad)).toEqual({ state: 'waiting', attempts: 1 });
    await worker.stop();
    expect(seen).toEqual(['x']);
    const { rows } = await store.db.query({ text: 'select progress, last_error from job order by kind desc' });
    expect(rows).toEqual([
      { progress: { done: 1 }, last_error: null },
      { progress: null, last_error: 'Error' },
    ]);
  });
});
