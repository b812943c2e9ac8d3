import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { sql } from './sql.ts';
import { openStore, type Store } from './store.ts';
import { SYSTEM_VIEWER } from './types.ts';

let database: TestDatabase;
let admin: pg.Client;
let store: Store;
const heard: string[] = [];
beforeAll(async () => {
  database = await testDatabase('empty');
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await admin.query(`do $$ begin create role qingyuan_app nologin; exception when duplicate_object then null; end $$`);
  store = openStore({ url: database.url, poolSize: 2, onError: (error) => heard.push(error.message) });
});
afterAll(async () => {
  await store.close();
  await admin.end();
  await database.drop();
});

const end = (pid: number) => admin.query('select pg_terminate_backend($1, 5000)', [pid]);

const ownPid = async (tx: { query: Store['db']['query'] }): Promise<number> =>
  (await tx.query<{ pid: number }>(sql`select pg_backend_pid() as pid`)).rows[0]?.pid ?? 0;

// A connection that dies in the hands of a transaction must not end the process: vitest would report the stray error.
describe('a connection lost', () => {
  test('between two statements is store.unreachable at the next one', async () => {
    const work = store.transaction(SYSTEM_VIEWER, async (tx) => {
      await end(await ownPid(tx));
      await new Promise((resolve) => setTimeout(resolve, 50));
      return ownPid(tx);
    });
    await expect(work).rejects.toMatchObject({ code: 'store.unreachable', status: 503 });
    expect(heard.length).toBeGreaterThan(0);
  });

  test('during a statement is store.unreachable', async () => {
    let ended: Promise<unknown> = Promise.resolve();
    const work = store.transaction(SYSTEM_VIEWER, async (tx) => {
      const pid = await ownPid(tx);
      const sleeping = tx.query(sql`select pg_sleep(20)`);
      ended = end(pid);
      await sleeping;
    });
    await expect(work).rejects.toMatchObject({ code: 'store.unreachable' });
    await ended;
  });

  test('is followed by a whole one', async () => {
    expect(await store.transaction(SYSTEM_VIEWER, ownPid)).toBeGreaterThan(0);
    expect(store.pool.totalCount).toBe(1);
  });
});
