import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { putKnownParties } from '../../modules/parties/index.ts';
import { codeOf, partyNamed } from '../../modules/parties/testing.ts';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let clerk: Caller;
let neighbour: Caller;
let overseer: Caller;
const code = codeOf(1);
const unregistered = codeOf(99);

async function receive(by: Caller, respondentCode: string, title: string): Promise<string> {
  const respondent = { name: '白沙超市', code: respondentCode };
  const { status, body } = await by('POST', '/api/matters', opening('clue', { title, respondent }));
  expect(status).toBe(201);
  return `${body.homeRegion}/${body.matterId}`;
}

beforeAll(async () => {
  server = await testServer();
  [clerk, neighbour, overseer] = (await Promise.all(
    ['clerk', 'neighbour', 'overseer'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller];
  await putKnownParties(server.store, [
    partyNamed('白沙超市', 1, { address: '东街1号' }),
    partyNamed('白沙旧货店', 2, { status: 'revoked', statusOn: '2025-03-01' }),
  ]);
  const voided = await receive(clerk, code, '一');
  await receive(clerk, code, '二');
  await receive(neighbour, code, '三');
  await receive(clerk, unregistered, '四');
  const act = { actId: uuidv7(), verb: 'void', version: 1, body: { reason: '重复登记' } };
  expect((await clerk('POST', `/api/matters/${voided}/acts`, act)).status).toBe(200);
});
afterAll(() => server.end());

test('an officer finds an entity while typing, and sees that it may not trade', async () => {
  const { status, body } = await clerk('GET', `/api/parties?q=${encodeURIComponent('白沙')}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    more: false,
    items: [
      { code, name: '白沙超市', address: '东街1号', region: '980101', status: 'active', ended: false, match: 'start' },
      { name: '白沙旧货店', status: 'revoked', statusOn: '2025-03-01', ended: true },
    ],
  });
});

test('nobody else does', async () => {
  for (const url of ['/api/parties?q=a', `/api/parties/${code}`])
    expect((await server.send({ method: 'GET', url })).status).toBe(401);
});

test('bad questions are coded refusals', async () => {
  for (const query of ['', 'q=', `q=${'长'.repeat(101)}`, 'q=a&limit=0', 'q=a&limit=51', 'q=a&region=98010'])
    expect([query, (await clerk('GET', `/api/parties?${query}`)).status]).toEqual([query, 400]);
  const refused = await clerk('GET', `/api/parties/${code.slice(0, 17)}I`);
  expect([refused.status, refused.body.code]).toEqual([422, 'party.code-invalid']);
  for (const q of [`'; drop table party; --`, '\u0000', '%_\\'])
    expect((await clerk('GET', `/api/parties?q=${encodeURIComponent(q)}`)).status).toBeLessThan(500);
});

test('matters against it are counted within the viewer’s own area', async () => {
  const countsOf = async (by: Caller, each: string) => (await by('GET', `/api/parties/${each}`)).body.matters;
  expect(await countsOf(clerk, code)).toEqual({ open: 1, all: 2 });
  expect(await countsOf(neighbour, code.toLowerCase())).toEqual({ open: 1, all: 1 });
  expect(await countsOf(overseer, code)).toEqual({ open: 2, all: 3 });
  const unknown = await clerk('GET', `/api/parties/${unregistered}`);
  expect(unknown.body).toEqual({ code: unregistered, party: null, matters: { open: 1, all: 1 } });
});

test('and listed by the same code', async () => {
  const titles = async (by: Caller, query: string) =>
    (await by('GET', `/api/matters?${query}`)).body.items.map(({ title }: { title: string }) => title).sort();
  expect(await titles(clerk, `respondent=${code}`)).toEqual(['一', '二']);
  expect(await titles(clerk, `queue=office&respondent=${code}`)).toEqual(['二']);
  expect(await titles(neighbour, `respondent=${code}`)).toEqual(['三']);
  expect((await clerk('GET', '/api/matters?respondent=1')).status).toBe(400);
});
