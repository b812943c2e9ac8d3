import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { SMALL } from '../../modules/cases/model/case/testing/deciding.ts';
import { paid, payment, servedOn16th } from '../../modules/cases/model/case/testing/finishing.ts';
import type { Step } from '../../modules/cases/model/case/testing/story.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { CASE_REGION, tellCase } from './testing/case-story.ts';
import { type Caller, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let officer: Caller;
beforeAll(async () => {
  server = await testServer();
  server.clock.set(new Date('2026-06-26T02:00:00Z'));
  officer = await server.signIn('officer');
});
afterAll(() => server.end());

const numbered = (steps: readonly Step[], number: string): readonly Step[] =>
  steps.map(([on, by, verb, body]) => [on, by, verb, verb === 'file' ? { ...body, number } : (body ?? {})]);
/** Versions of cases as they were told: what is refused changes none. */
const versions = new Map<string, number>();
const book = async (id: string, body: JsonObject, actId = uuidv7()) => {
  const url = `/api/cases/${CASE_REGION}/${id}`;
  const version = versions.get(id) ?? (await officer('GET', url)).body.row.version;
  versions.set(id, version);
  return officer('POST', `${url}/acts`, { actId, version, verb: 'record-payment', body });
};

test('a receipt that stands in another case is told at once with its number; a person decides', async () => {
  await tellCase(server, numbered(paid, '江阳市监立〔2026〕31号'));
  const id = await tellCase(server, numbered(servedOn16th(), '江阳市监立〔2026〕32号'));
  const receipt = payment('2026-06-25', SMALL, 'p-1');
  const warned = await book(id, receipt);
  expect(warned).toMatchObject({ status: 409, body: { code: 'integrity.receipt-elsewhere' } });
  expect(warned.text).toContain('江阳市监立〔2026〕31号');
  expect(warned.text).toContain('同一凭证所在的另案案号');

  const actId = uuidv7();
  const knowing = { ...receipt, alsoIn: '江阳市监立〔2026〕31号' };
  expect(await book(id, knowing, actId)).toMatchObject({ status: 200, body: { state: 'closable', replayed: false } });
  // The answer was lost: the same act again is the same answer.
  expect(await book(id, knowing, actId)).toMatchObject({ status: 200, body: { replayed: true } });
  versions.delete(id);
  const again = await book(id, { ...knowing, receipt: 'P1' });
  expect(again.status).toBe(409);
  expect(again.text).toContain('case.record-payment.receipt-twice');
});

test('a case that the asker may not see is counted and not named', async () => {
  const number = '江阳市监立〔2026〕36号';
  const hidden = await tellCase(
    server,
    numbered(paid, number).map(
      ([on, by, verb, body]): Step => [
        on,
        by,
        verb,
        verb === 'record-payment' ? { ...body, receipt: 'P88' } : (body ?? {}),
      ],
    ),
  );
  const id = await tellCase(server, numbered(servedOn16th(), '江阳市监立〔2026〕35号'));
  const body = payment('2026-06-25', SMALL, 'P88');
  expect((await book(id, body)).text).toContain(number);
  await server.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query(sql`update matter set sensitivity = 3 where id = ${hidden}`),
  );
  const answer = await book(id, body);
  expect(answer).toMatchObject({ status: 409, body: { params: { count: 1, cases: '—' } } });
  expect(answer.text).not.toContain(number);
});

test('another receipt, and the same act sent again, pass without a word', async () => {
  const id = await tellCase(server, numbered(servedOn16th(), '江阳市监立〔2026〕33号'));
  const actId = uuidv7();
  const body = payment('2026-06-25', SMALL, 'P77');
  expect((await book(id, body, actId)).status).toBe(200);
  const other = await tellCase(server, numbered(servedOn16th(), '江阳市监立〔2026〕34号'));
  expect((await book(other, body)).status).toBe(409);
  expect(await book(id, body, actId)).toMatchObject({ status: 200, body: { replayed: true } });
});
