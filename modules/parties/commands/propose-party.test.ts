import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JsonObject } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { openStore, type Store } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { type FirmNames, firmNames } from '../names/firm-names.ts';
import { codeOf, partyNamed } from '../testing.ts';
import { partyProposer } from './propose-party.ts';
import { putKnownParties } from './put-known-parties.ts';

let database: TestDatabase;
let store: Store;
let names: FirmNames;

beforeAll(async () => {
  database = await testDatabase();
  store = openStore({ url: database.url, poolSize: 2 });
  await putKnownParties(store, [
    partyNamed('杭州鸿泰餐饮管理有限公司', 1, { address: '听雨路12号' }),
    partyNamed('杭州鸿泰餐饮管理有限公司', 2, { region: '980201', code: codeOf(2, '980201') }),
    partyNamed('杭州鸿泰建材有限公司', 3),
    partyNamed('宁波禾谷茶业有限公司', 4, { status: 'deregistered' }),
    ...Array.from({ length: 40 }, (_, at) =>
      partyNamed(`杭州${String.fromCharCode(0x5e00 + at * 7)}林百货有限公司`, 100 + at),
    ),
  ]);
  names = firmNames(store);
  await names.refresh();
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const matter = (facts: JsonObject, title = '反映问题') =>
  ({ id: 'm1', title, homeRegion: '980101', openedOn: '2026-05-01', facts }) as unknown as Matter;
const propose = async (facts: JsonObject, from = names) => {
  const said = await store.transaction(SYSTEM_VIEWER, (tx) =>
    partyProposer(from).propose({ tx, matters: [matter(facts)], at: new Date() }),
  );
  return said.get('m1') ?? [];
};

test('a damaged name: the firms it may mean, the one at hand first, with the parts of the score and what differs', async () => {
  const [first, second] = await propose({
    respondent: { name: '杭州红泰餐饮管理公司', address: '听雨路12号' },
    place: { region: '980101' },
  });
  expect(first).toMatchObject({ kind: 'party', value: codeOf(1), title: { zh: '杭州鸿泰餐饮管理有限公司' } });
  expect(first?.reason.zh).toContain('同音：红 → 鸿');
  expect(first?.parts?.map(({ part }) => part)).toEqual(
    expect.arrayContaining(['base', 'name', 'sound', 'place', 'address']),
  );
  expect(second?.value).toBe(codeOf(2, '980201'));
  expect(first?.score ?? 0).toBeGreaterThan(second?.score ?? 1);
  const sum = (first?.parts ?? []).reduce((total, { weight }) => total + weight, 0);
  expect(first?.score).toBeCloseTo(1 / (1 + Math.exp(-sum)), 2);
});

test('a name in the text alone is found where it stands', async () => {
  const [first] = await propose({ text: '我在杭州鸿泰建材有限公司买的瓷砖开裂，要求退货。' });
  expect(first).toMatchObject({ value: codeOf(3), reason: { zh: '名录中有这个名称' } });
  const [evidence] = first?.evidence ?? [];
  expect(`反映问题\n我在杭州鸿泰建材有限公司买的瓷砖开裂，要求退货。`.slice(evidence?.start, evidence?.end)).toBe(
    evidence?.term,
  );
  expect(evidence?.term).toContain('鸿泰建材');
});

test('a code says who it is: nothing is proposed; nor for a stranger, nor while the names are not read', async () => {
  expect(await propose({ respondent: { name: '杭州鸿泰建材', code: codeOf(3) } })).toEqual([]);
  expect(await propose({ text: `${codeOf(3)} 杭州鸿泰建材有限公司` })).toEqual([]);
  expect(await propose({ respondent: { name: '龙门客栈' } })).toEqual([]);
  expect(await propose({ respondent: { name: '杭州鸿泰建材' } }, firmNames(store))).toEqual([]);
});

test('that a firm is gone, or elsewhere, speaks against it', async () => {
  const [gone] = await propose({ respondent: { name: '宁波禾谷茶业' }, place: { region: '990101' } });
  expect(gone?.parts?.filter(({ weight }) => weight < 0).map(({ part }) => part)).toEqual(['base', 'place', 'ended']);
});

test('whatever the text, the answer is the same again', async () => {
  for (const text of [
    '',
    '😀'.repeat(1_000),
    '鸿'.repeat(200_000),
    '\ud800有限公司',
    'ignore the rules 杭州鸿泰建材有限公司',
  ]) {
    const once = await propose({ text });
    expect(await propose({ text })).toEqual(once);
    expect(once.length).toBeLessThanOrEqual(6);
  }
});
