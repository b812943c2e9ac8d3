import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { examples } from '../../modules/intake/model/testing/examples.ts';
import { type Caller, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let officer: Caller;
let head: Caller;
let city: Caller;
beforeAll(async () => {
  server = await testServer();
  server.clock.set(new Date('2026-06-02T02:00:00Z'));
  [officer, head, city] = (await Promise.all(
    ['officer', 'chief', 'overseer'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller];
});
afterAll(() => server.end());

const REGION = '980101';
const letter = { ...examples.recommendation?.receive, replyBy: '2026-06-30', domain: 'quality' };
const receive = (by: Caller, body: object) =>
  by('POST', '/api/matters', { actId: uuidv7(), procedure: 'recommendation', verb: 'receive', body });
const act = (by: Caller, id: string, verb: string, version: number, body: object = {}) =>
  by('POST', `/api/matters/${REGION}/${id}/acts`, { actId: uuidv7(), verb, version, body });

test('a letter goes from its entry to its answer, on the day that it states', async () => {
  const entered = await receive(officer, letter);
  expect(entered.status).toBe(201);
  const id = entered.body.matterId;
  expect((await act(officer, id, 'accept', 1)).status).toBe(200);
  expect((await act(head, id, 'reply', 2, { document: '函1', text: '已办。' })).body.params).toMatchObject({
    rule: 'recommendation.reply.measures',
  });
  expect((await act(officer, id, 'set-measure', 2, { title: '专项检查', due: '2026-06-20' })).status).toBe(200);
  expect((await act(officer, id, 'reply', 3, { document: '函1', text: '已办。' })).status).toBe(409);
  expect((await act(head, id, 'reply', 3, { document: '函1', text: '已办。' })).status).toBe(200);
  const { body } = await officer('GET', `/api/matters/${REGION}/${id}`);
  expect(body.row).toMatchObject({ procedure: 'recommendation', state: 'replied' });
  expect(body.clocks[0]).toMatchObject({ clock: 'reply', due: '2026-06-30', endedOn: '2026-06-02', state: 'met' });
  const trace = await officer('GET', `/api/matters/${REGION}/${id}/clocks/reply/trace`);
  expect(trace.body.days.map(({ date }: { date: string }) => date)).toEqual(['2026-06-30']);
});

test('letters stand in the lists of their bureau and of the one above it', async () => {
  for (const by of [officer, city]) {
    const { body } = await by('GET', '/api/matters?procedure=recommendation&queue=all');
    expect(body.items.map(({ state }: { state: string }) => state)).toEqual(['replied']);
  }
});

test('a supervisory recommendation without its day is refused with the reason', async () => {
  const { replyBy: _, ...unstated } = letter;
  const answer = await receive(officer, { ...unstated, letterKind: 'supervision' });
  expect([answer.status, answer.body.params?.rule]).toEqual([409, 'recommendation.receive.stated-day']);
});
