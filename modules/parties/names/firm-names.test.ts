import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore, type Store } from '../../../platform/store/store.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { putKnownParties } from '../commands/put-known-parties.ts';
import { searchParties } from '../queries/search-parties.ts';
import { clerkAt, codeOf, partyNamed } from '../testing.ts';
import { firmNames } from './firm-names.ts';

let database: TestDatabase;
let store: Store;
const clerk = clerkAt('980101');

beforeAll(async () => {
  database = await testDatabase();
  store = openStore({ url: database.url, poolSize: 4 });
  await putKnownParties(store, [
    partyNamed('云岚市鸿泰餐饮管理有限公司', 1),
    partyNamed('云岚市鸿泰建材有限公司', 2),
    partyNamed('江阳鸿泰餐饮店', 3, { region: '980201' }),
    partyNamed('听雨（云岚）茶业有限公司', 4, { formerNames: ['半山茶业有限公司'] }),
    ...Array.from({ length: 30 }, (_, at) =>
      partyNamed(`云岚市${String.fromCharCode(0x5e00 + at * 7)}林百货有限公司`, 100 + at),
    ),
  ]);
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

test('while the names are not read the exact search alone answers', async () => {
  const names = firmNames(store);
  expect(names.state()).toMatchObject({ ready: false, names: 0 });
  expect(names.search({ text: '鸿泰' })).toBeUndefined();
  expect(await searchParties(store, clerk, { q: '红太餐饮管理', limit: 8 }, names)).toEqual({ items: [], more: false });
});

describe('a damaged name', () => {
  test('is answered behind the exact ones, with what differs', async () => {
    const names = firmNames(store);
    expect(await names.refresh()).toBe(35);
    expect(names.state()).toMatchObject({ ready: true, names: 35 });
    const { items } = await searchParties(store, clerk, { q: '云岚市红泰餐饮管理有限公司', limit: 8 }, names);
    expect(items[0]).toMatchObject({ code: codeOf(1), match: 'perhaps' });
    expect(items[0]?.why.map(({ zh }) => zh)).toEqual(['同音：红 → 鸿']);
    const exact = await searchParties(store, clerk, { q: '云岚市鸿泰餐饮管理有限公司', limit: 8 }, names);
    expect(exact.items[0]).toMatchObject({ code: codeOf(1), match: 'name', why: [] });
    expect(new Set(exact.items.map(({ code }) => code)).size).toBe(exact.items.length);
  });

  test('finds by a former name, and keeps to the region asked for', async () => {
    const names = firmNames(store);
    await names.refresh();
    const former = await searchParties(store, clerk, { q: '半山茶叶公司', limit: 8 }, names);
    expect(former.items[0]).toMatchObject({ name: '听雨（云岚）茶业有限公司', match: 'perhaps' });
    const there = await searchParties(store, clerk, { q: '云岚红泰餐饮', limit: 8, region: '980200' }, names);
    expect(there.items.map(({ region }) => region)).toEqual(there.items.map(() => '980201'));
    expect(there.items).not.toEqual([]);
  });
});

test('what was written after reading is found at the next turn, and what is gone is not told', async () => {
  const names = firmNames(store);
  await names.refresh();
  await putKnownParties(store, [
    partyNamed('云岚市桐兰食品有限公司', 200),
    { ...partyNamed('云岚市砚舟建材有限公司', 2), asOf: '2026-02-01' },
  ]);
  expect(await names.refresh()).toBeGreaterThan(0);
  expect(await names.refresh()).toBe(0);
  const found = async (q: string) =>
    (await searchParties(store, clerk, { q, limit: 8 }, names)).items.map(({ name }) => name);
  expect((await found('云岚市童兰食品'))[0]).toBe('云岚市桐兰食品有限公司');
  expect((await found('云岚研舟建材有限公司'))[0]).toBe('云岚市砚舟建材有限公司');
  const owner = new pg.Client({ connectionString: database.adminUrl });
  await owner.connect();
  await owner.query(`delete from party where code = $1`, [codeOf(200)]);
  await owner.end();
  expect(await found('云岚市童兰食品')).not.toContain('云岚市桐兰食品有限公司');
});
