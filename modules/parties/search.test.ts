import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore, type Store } from '../../platform/store/store.ts';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { putKnownParties } from './commands/put-known-parties.ts';
import { codePieces, nameKey, pairsOf } from './model/name.ts';
import { searchParties } from './queries/search-parties.ts';
import { clerkAt, codeOf, partyNamed } from './testing.ts';

let database: TestDatabase;
let store: Store;
const clerk = clerkAt('980101');

beforeAll(async () => {
  database = await testDatabase();
  store = openStore({ url: database.url, poolSize: 4 });
  await putKnownParties(store, [
    partyNamed('云岚市白沙超市有限公司', 1),
    partyNamed('白沙超市', 2),
    partyNamed('白沙超市西区店', 3, { region: '980102' }),
    partyNamed('白沙超市北县店', 4, { region: '980201' }),
    partyNamed('白沙超市旧店', 5, { status: 'deregistered', statusOn: '2025-03-01' }),
    partyNamed('白沙超市新开店', 6),
    partyNamed('听雨（云岚）餐饮管理有限公司', 7, { formerNames: ['半山餐饮有限公司'] }),
    partyNamed('100%纯_正茶行', 8),
    partyNamed('远县茶行', 9, { region: '970101' }),
  ]);
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const names = async (q: string, more: object = {}, actor = clerk): Promise<string[]> =>
  (await searchParties(store, actor, { q, limit: 10, ...more })).items.map(({ name }) => name);

describe('by name', () => {
  test('the exact name, then names that begin so: own county, own city, elsewhere; the living before the ended', async () => {
    expect(await names('白沙超市')).toEqual([
      '白沙超市',
      '白沙超市新开店',
      '白沙超市旧店',
      '白沙超市西区店',
      '白沙超市北县店',
      '云岚市白沙超市有限公司',
    ]);
  });

  test('for a clerk elsewhere, that region first', async () => {
    expect((await names('白沙超市', {}, clerkAt('980201')))[1]).toBe('白沙超市北县店');
  });

  test('words in any order, with and without a space', async () => {
    expect(await names('超市 云岚')).toEqual(['云岚市白沙超市有限公司']);
    expect(await names('超市云岚市')).toEqual(['云岚市白沙超市有限公司']);
    expect(await names('云岚白沙')).toEqual(['云岚市白沙超市有限公司']);
  });

  test('brackets, width and spaces do not count; a former name finds too', async () => {
    expect(await names('听雨云岚餐饮')).toEqual(['听雨（云岚）餐饮管理有限公司']);
    const { items } = await searchParties(store, clerk, { q: '半山餐饮有限公司', limit: 5 });
    expect(items).toMatchObject([{ name: '听雨（云岚）餐饮管理有限公司', match: 'name' }]);
  });

  test('marks that mean something to LIKE mean nothing here', async () => {
    expect(await names('%')).toEqual([]);
    expect(await names('_正')).toEqual([]);
    expect(await names('100%纯')).toEqual(['100%纯_正茶行']);
  });

  test('one character finds beginnings; pairs that lie apart are no word', async () => {
    expect(await names('听')).toEqual(['听雨（云岚）餐饮管理有限公司']);
    expect(await names('沙白')).toEqual([]);
  });

  test('inside a region only', async () => {
    expect(await names('白沙', { region: '980200' })).toEqual(['白沙超市北县店']);
    expect(await names('茶行', { region: '970000' })).toEqual(['远县茶行']);
    expect(await names('茶行')).toEqual(['100%纯_正茶行', '远县茶行']);
  });

  test('says that there are more', async () => {
    const found = await searchParties(store, clerk, { q: '白沙', limit: 2 });
    expect([found.items.length, found.more]).toEqual([2, true]);
    expect((await searchParties(store, clerk, { q: '白沙', limit: 6 })).more).toBe(false);
  });
});

describe('by code', () => {
  test('whole, from its start, or by four characters anywhere in it', async () => {
    const code = codeOf(7);
    const whole = await searchParties(store, clerk, { q: ` ${code.toLowerCase()} `, limit: 5 });
    expect(whole.items).toMatchObject([{ code, match: 'code' }]);
    expect((await names(code.slice(0, 16))).length).toBeGreaterThanOrEqual(1);
    expect(await names(code.slice(-4))).toContain('听雨（云岚）餐饮管理有限公司');
    expect((await searchParties(store, clerk, { q: codeOf(3, '980102').slice(0, 9), limit: 9 })).items).toMatchObject([
      { name: '白沙超市西区店', match: 'start' },
    ]);
  });
});

describe('the index', () => {
  let owner: pg.Client;
  beforeAll(async () => {
    owner = new pg.Client({ connectionString: database.adminUrl });
    await owner.connect();
  });
  afterAll(() => owner.end());

  test('holds of each name and code what the question asks for', async () => {
    const name = fc.string({ unit: 'binary', maxLength: 30 }).map(nameKey);
    const code = fc.integer({ min: 0, max: 9_999_999 }).map((number) => codeOf(number));
    await fc.assert(
      fc.asyncProperty(name, name, code, async (current, former, each) => {
        const { rows } = await owner.query<{ grams: string[] }>('select party_grams($1, $2, $3) as grams', [
          `${current}|${former}`,
          each,
          '980101',
        ]);
        const due = [
          ...[current, former].flatMap(pairsOf),
          ...codePieces(each).map((piece) => `#${piece}`),
          ...['@98', '@9801', '@980101'],
        ];
        expect([...new Set(rows[0]?.grams)].sort()).toEqual([...new Set(due)].sort());
      }),
      { numRuns: 60 },
    );
  });

  test('answers the search, and the count of matters by code, as the product asks', async () => {
    const plan = async (statement: string): Promise<string> => {
      await owner.query('begin');
      try {
        await owner.query(`set local role qingyuan_app; set local app.scope = '9801%'; set local app.clearance = '0';
          set local enable_seqscan = off`);
        const { rows } = await owner.query<{ 'QUERY PLAN': string }>(`explain ${statement}`);
        return rows.map((row) => row['QUERY PLAN']).join('\n');
      } finally {
        await owner.query('rollback');
      }
    };
    const grams = `party_grams(p.name_key || '|' || p.former_keys, p.code, p.region::text)`;
    expect(await plan(`select from party p where ${grams} @> array['白沙']`)).toContain('party_found');
    // A condition that row security keeps from the index would be a filter over all of the viewer's matters.
    expect(await plan(`select from matter m where matter_respondent(m.snapshot) = 'X'`)).toMatch(
      /Index Cond: \(matter_respondent\(snapshot\) = 'X'/,
    );
    expect(await plan(`select from matter m where m.snapshot #>> '{facts,respondent,code}' = 'X'`)).not.toContain(
      'matter_by_respondent',
    );
  });
});
