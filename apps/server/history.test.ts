import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let clerk: Caller;
let matter: string;
const ACTS = 12;

beforeAll(async () => {
  server = await testServer();
  clerk = await server.signIn('clerk');
  const { body } = await clerk('POST', '/api/matters', opening('clue'));
  matter = `${body.homeRegion}/${body.matterId}`;
  for (let version = 1; version < ACTS; version += 1) {
    const act = { actId: uuidv7(), verb: 'note', version, body: { audience: 'me', text: `第${version}次` } };
    expect((await clerk('POST', `/api/matters/${matter}/acts`, act)).status).toBe(200);
  }
});
afterAll(() => server.end());

const page = async (query: string) => {
  const { status, body } = await clerk('GET', `/api/matters/${matter}${query}`);
  return { status, code: body.code, seqs: body.acts?.map(({ seq }: { seq: number }) => seq), earlier: body.earlier };
};

test('a matter brings its latest acts and says before which to ask for more, down to the first', async () => {
  expect(await page('')).toMatchObject({ seqs: Array.from({ length: ACTS }, (_, n) => n + 1), earlier: null });
  expect(await page('?acts=5')).toMatchObject({ seqs: [8, 9, 10, 11, 12], earlier: 8 });
  expect(await page('?acts=5&before=8')).toMatchObject({ seqs: [3, 4, 5, 6, 7], earlier: 3 });
  expect(await page('?acts=5&before=3')).toMatchObject({ seqs: [1, 2], earlier: null });
  expect(await page('?acts=5&before=1')).toMatchObject({ seqs: [], earlier: null });
});

test('a page has a size that the server can bear', async () => {
  for (const query of ['?acts=0', '?acts=1001', '?acts=-3', '?acts=x', '?before=0', '?before=99999999999'])
    expect([query, await page(query)]).toMatchObject([query, { status: 400, code: 'http.invalid' }]);
});
