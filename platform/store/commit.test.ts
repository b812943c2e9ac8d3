import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { sql } from './sql.ts';
import { openStore, type Store } from './store.ts';
import { SYSTEM_VIEWER } from './types.ts';

let database: TestDatabase;
let store: Store;
beforeAll(async () => {
  database = await testDatabase();
  store = openStore({ url: database.url, poolSize: 2 });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

test('a failure that the work passed over is told: what was rolled back must not look kept', async () => {
  await expect(
    store.transaction(SYSTEM_VIEWER, async (tx) => {
      await tx.query(sql`insert into derived_version values ('kept', '1', now())`);
      await tx.query(sql`select 1 / 0`).catch(() => undefined);
    }),
  ).rejects.toThrow('rolled back');
  const { rows } = await store.db.query(sql`select from derived_version where name = 'kept'`);
  expect(rows).toEqual([]);
});
