import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore, type Store } from '../../platform/store/store.ts';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { putKnownParties } from './commands/put-known-parties.ts';
import { estimate, gramCounts, rarest } from './queries/common-grams.ts';
import { searchParties } from './queries/search-parties.ts';
import { clerkAt, partyNamed } from './testing.ts';

let database: TestDatabase;
let store: Store;
beforeAll(async () => {
  database = await testDatabase();
  store = openStore({ url: database.url, poolSize: 2 });
  // Far ones come first in the table, and are more than one step looks at.
  await putKnownParties(store, [
    ...Array.from({ length: 700 }, (_, at) => partyNamed(`远处第${at}平价超市`, at, { region: '970101' })),
    ...Array.from({ length: 20 }, (_, at) => partyNamed(`邻县第${at}平价超市`, at, { region: '980102' })),
    partyNamed('本县东街平价超市', 1),
    partyNamed('平价超市', 5_000, { region: '970102' }),
  ]);
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const regions = async (q: string, limit: number, authority = '980101') =>
  (await searchParties(store, clerkAt(authority), { q, limit })).items.map(({ region }) => region);

test('a word that very many have: the exact name, then one’s own county, then the city, then elsewhere', async () => {
  expect(await regions('平价超市', 4)).toEqual(['970102', '980101', '980102', '980102']);
  const many = await regions('平价超市', 30);
  expect(many.slice(0, 22)).toEqual(['970102', '980101', ...Array.from({ length: 20 }, () => '980102')]);
  expect(many.slice(22)).toEqual(Array.from({ length: 8 }, () => '970101'));
  expect((await regions('超市', 3, '980000')).length).toBe(3);
});

test('the rare pairs of a word are what it is looked up by', async () => {
  const counts = await gramCounts(store);
  expect(rarest(['平价', '价超', '超市', '本县', '县东', '东街'], counts)).toEqual(['本县', '县东', '东街']);
  expect(estimate(['超市', '本县'], counts)).toBeCloseTo(1, 0);
  expect(estimate(['超市'], counts)).toBeGreaterThan(700);
  expect(estimate(['没有'], counts)).toBe(0);
  expect(estimate(['超市'], { entities: 0, sampled: 0, count: new Map() })).toBe(0);
});
