import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let clerk: Caller;
beforeAll(async () => {
  server = await testServer();
  clerk = await server.signIn('clerk');
});
afterAll(() => server.end());

const opened = async (): Promise<{ homeRegion: string; matterId: string }> => {
  const { body } = await clerk('POST', '/api/matters', opening('clue'));
  return { homeRegion: body.homeRegion, matterId: body.matterId };
};

test('tells how matters are screened, at which version; what was never said is null', async () => {
  const [said, unsaid] = [await opened(), await opened()];
  const screen = { actId: uuidv7(), verb: 'screen', version: 1, body: { urgency: 'urgent', signs: ['disorder'] } };
  const done = await clerk('POST', `/api/matters/${said.homeRegion}/${said.matterId}/acts`, screen);
  expect(done.status, done.text).toBe(200);
  const { status, body } = await clerk('POST', '/api/screenings', { items: [said, unsaid] });
  expect(status).toBe(200);
  const of = (id: string) => body.items.find(({ matterId }: { matterId: string }) => matterId === id);
  expect(of(said.matterId)).toMatchObject({ version: 2, urgency: 'urgent', signs: ['disorder'] });
  expect(of(unsaid.matterId)).toMatchObject({ version: 1, urgency: null, signs: null });
});

test('is silent of matters that the asker may not see', async () => {
  const mine = await opened();
  const neighbour = await server.signIn('neighbour');
  const { body } = await neighbour('POST', '/api/screenings', { items: [mine] });
  expect(body.items).toEqual([]);
});

test('takes as many as a batch, and no more', async () => {
  const item = await opened();
  const many = (n: number) => clerk('POST', '/api/screenings', { items: Array.from({ length: n }, () => item) });
  expect([(await many(500)).status, (await many(501)).status]).toEqual([200, 400]);
});
