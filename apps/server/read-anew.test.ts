import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { putKnownParties } from '../../modules/parties/index.ts';
import { codeOf, partyNamed } from '../../modules/parties/testing.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let clerk: Caller;

beforeAll(async () => {
  server = await testServer();
  clerk = await server.signIn('clerk');
  await putKnownParties(server.store, [partyNamed('听雨商贸有限公司', 1), partyNamed('杭州鸿泰餐饮管理有限公司', 2)]);
  await server.firmNames.refresh();
});
afterAll(() => server.end());

const propose = async (): Promise<void> => {
  while ((await server.workers.find(({ name }) => name === 'propose')?.run()) ?? 0);
};
const waiting = () =>
  server.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<{ n: number }>(sql`select count(*)::int as n from outbox where topic = 'propose'`);
    return rows[0]?.n;
  });
const keysOf = (id: string) =>
  server.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<{ key: number }>(
      sql`select key from subject_key where matter_id = ${id}::uuid order by key`,
    );
    return rows.map(({ key }) => key);
  });

interface Shown {
  readonly kind: string;
  readonly value: string;
}

test('a corrected respondent: the operators proposed are those of the new name, and its keys take the place of the old', async () => {
  const text = '6月1日在店内购买的商品已经过期，要求退货。';
  const opened = await clerk('POST', '/api/matters', opening('report', { text, respondent: { name: '听雨商贸' } }));
  expect(opened.status, opened.text).toBe(201);
  const { homeRegion, matterId } = opened.body;
  const at = `/api/matters/${homeRegion}/${matterId}`;
  const parties = async (): Promise<readonly string[]> => {
    const { row, proposals } = (await clerk('GET', at)).body;
    expect(row.id).toBe(matterId);
    return proposals.filter(({ kind }: Shown) => kind === 'party').map(({ value }: Shown) => value);
  };
  await propose();
  expect(await parties()).toEqual([codeOf(1)]);
  const before = await keysOf(matterId);
  expect(before.length).toBeGreaterThan(0);

  const correct = async (body: object) => {
    const { version } = (await clerk('GET', at)).body.row;
    const act = { actId: uuidv7(), verb: 'correct', version, body: { reason: '经核对招牌', ...body } };
    const done = await clerk('POST', `${at}/acts`, act);
    expect(done.status, done.text).toBe(200);
  };
  await correct({ respondent: { name: '杭州红泰餐饮管理公司' } });
  expect(await waiting()).toBe(1);
  await propose();
  expect(await parties()).toEqual([codeOf(2)]);
  const after = await keysOf(matterId);
  expect(after.length).toBeGreaterThan(0);
  expect(after.filter((key) => before.includes(key))).toEqual([]);

  // Adopted, the code says who it is: there is nothing to propose any more.
  await correct({ respondent: { name: '杭州鸿泰餐饮管理有限公司', code: codeOf(2) } });
  await propose();
  expect(await parties()).toEqual([]);
});
