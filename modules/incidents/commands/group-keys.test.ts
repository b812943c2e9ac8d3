import { afterAll, beforeAll, expect, test } from 'vitest';
import { newActId } from '../../../kernel/id.ts';
import { sql } from '../../../platform/store/sql.ts';
import { openStore, type Store } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { markNow } from '../../../platform/store/written-since.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { GROUPING } from '../model/tell.ts';
import { GroupKeys, packKeys } from './group-keys.ts';

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

const system = <T>(work: Parameters<typeof store.transaction<T>>[1]) => store.transaction(SYSTEM_VIEWER, work);

async function filed(keys: readonly number[], daysAgo = 0): Promise<string> {
  const id = newActId();
  await system((tx) =>
    tx.query(sql`
      insert into event_group (home_region, id, size, version, first_at, last_at, vectors, keys, written)
      select '980101', ${id}, 1, 1, now() - make_interval(days => ${daysAgo}), now() - make_interval(days => ${daysAgo}), '',
        ${packKeys(keys)}, pg_current_xact_id()`),
  );
  return id;
}

const follow = (keys: GroupKeys) => system(async (tx) => keys.follow(tx, await markNow(tx)));
const found = (keys: GroupKeys, ...asked: number[][]) => keys.likeliest(asked).groups.map(({ id }) => id);

test('groups are found by the keys that few share, first by those that share most of them', async () => {
  const rare = await filed([7, 8, 9]);
  const common = await filed([7, 300_000]);
  const over = await filed([7, 8], 200);
  const keys = new GroupKeys();
  await follow(keys);
  expect(found(keys, [7, 8])).toEqual([rare, common]);
  expect(found(keys, [8], [300_000])).toEqual([rare, common]);
  expect(found(keys, [11])).toEqual([]);
  // What nobody joined for longer than groups live was not read.
  expect(found(keys, [7, 8])).not.toContain(over);
  const [first] = keys.likeliest([[7, 8], [9]]).groups;
  expect([...(first?.keys ?? [])]).toEqual([7, 8, 9]);
});

test('what is written later is found at the next look, once; what is united or dropped no more', async () => {
  const keys = new GroupKeys();
  await follow(keys);
  const late = await filed([21, 22]);
  expect(found(keys, [21])).toEqual([]);
  await follow(keys);
  await follow(keys);
  expect(found(keys, [21])).toEqual([late]);
  await system((tx) =>
    tx.query(sql`
      update event_group set keys = keys || ${packKeys([21, 23])}, written = pg_current_xact_id() where id = ${late}`),
  );
  await follow(keys);
  expect(found(keys, [23])).toEqual([late]);
  expect(keys.likeliest([[21]]).full).toBe(0);
  const [group] = keys.likeliest([[21]]).groups;
  keys.drop(group === undefined ? [] : [group.number]);
  expect(found(keys, [21, 22, 23])).toEqual([]);
  const other = await filed([31]);
  await follow(keys);
  await system((tx) =>
    tx.query(sql`
      update event_group set merged_region = '980101', merged_id = ${late}, keys = '', written = pg_current_xact_id()
      where id = ${other}`),
  );
  await follow(keys);
  expect(found(keys, [31])).toEqual([]);
});

test('a key leads to its newest groups, and says that there were more', async () => {
  const many: string[] = [];
  for (let n = 0; n < GROUPING.block + 5; n += 1) many.push(await filed([41]));
  const keys = new GroupKeys();
  await follow(keys);
  const { groups, full } = keys.likeliest([[41]]);
  expect(full).toBe(1);
  expect(groups).toHaveLength(GROUPING.candidates);
  for (const { id } of groups) expect(many.slice(0, 5)).not.toContain(id);
});

test('keys that no cell has, and thousands of groups, do no harm', async () => {
  await system((tx) =>
    tx.query(sql`
      insert into event_group (home_region, id, size, version, first_at, last_at, vectors, keys, written)
      select '980101', gen_random_uuid(), 1, 1, now(), now(), '', ${packKeys([-5, 2 ** 30, 51])}, pg_current_xact_id()
      from generate_series(1, 6000)`),
  );
  const keys = new GroupKeys();
  await follow(keys);
  expect(found(keys, [-5, 2 ** 30])).toEqual([]);
  expect(found(keys, [51])).toHaveLength(GROUPING.candidates);
});
