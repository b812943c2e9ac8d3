import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { type Caller, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let chief: Caller;
let officer: Caller;
let neighbour: Caller;
let city: Caller;
beforeAll(async () => {
  server = await testServer();
  server.clock.set(new Date('2026-06-02T02:00:00Z'));
  [chief, officer, neighbour, city] = (await Promise.all(
    ['chief', 'officer', 'neighbour', 'cityclerk'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller, Caller];
});
afterAll(() => server.end());

const plan = (code: string, title: string) => ({
  code,
  title,
  order: { document: '市监办〔2026〕9号', issuer: '市市场监督管理局', on: '2026-05-20' },
  scope: {
    from: '2026-06-01',
    to: '2026-09-30',
    authorities: ['980101'],
    procedures: ['clue', 'case'],
    domains: [],
    channels: [],
    words: [],
  },
  actions: ['检查市场'],
  measures: [{ id: 'case.filed', definition: 'a'.repeat(64) }],
  targets: [],
});
const open = (by: Caller, body: object, more: object = {}) =>
  by('POST', '/api/office', { actId: uuidv7(), procedure: 'campaign', verb: 'plan', body, ...more });

test('what the office begins is in its lists, counted, found by its title, and acted on', async () => {
  const opened = await open(chief, plan('office-a', '夏季药品市场整治'));
  expect(opened.status).toBe(201);
  const { homeRegion, matterId } = opened.body;
  const { body: list } = await chief('GET', '/api/office?procedure=campaign&q=药品市场');
  expect(list.items.map(({ id, state }: { id: string; state: string }) => [id, state])).toEqual([
    [matterId, 'planned'],
  ]);
  const { body: counts } = await chief('GET', '/api/office/counts');
  expect(counts.counts).toContainEqual({ queue: 'office', procedure: 'campaign', count: 1 });
  const at = `/api/office/${homeRegion}/${matterId}/acts`;
  const started = await chief('POST', at, {
    actId: uuidv7(),
    verb: 'start',
    version: 1,
    body: { document: '启动通知' },
  });
  expect(started.body).toMatchObject({ state: 'running', version: 2 });
  const stale = await chief('POST', at, { actId: uuidv7(), verb: 'start', version: 1, body: { document: '又一份' } });
  expect([stale.status, stale.body.code]).toEqual([409, 'procedure.stale']);
});

test('asked again with the same id it is one matter, and the page after the last one is empty', async () => {
  const actId = uuidv7();
  const twice = [
    await open(chief, plan('office-b', '秋季整治'), { actId }),
    await open(chief, plan('office-b', '秋季整治'), { actId }),
  ];
  expect(twice.map(({ body }) => [body.matterId, body.replayed])).toEqual([
    [actId, false],
    [actId, true],
  ]);
  const first = await chief('GET', '/api/office?queue=all&limit=1');
  expect(first.body).toMatchObject({ total: 2, exact: true });
  const second = await chief('GET', `/api/office?queue=all&limit=1&cursor=${first.body.next}`);
  expect(second.body.next).toBeNull();
  expect(new Set([...first.body.items, ...second.body.items].map(({ id }) => id)).size).toBe(2);
});

test('another county sees nothing of it and cannot act on it; the city above sees it', async () => {
  const { body } = await open(chief, plan('office-c', '只在本县'));
  const at = `${body.homeRegion}/${body.matterId}`;
  expect((await neighbour('GET', '/api/office?q=只在本县')).body.total).toBe(0);
  const act = { actId: uuidv7(), verb: 'start', version: 1, body: { document: '通知' } };
  expect((await neighbour('POST', `/api/office/${at}/acts`, act)).status).toBe(404);
  expect((await city('GET', '/api/office?q=只在本县')).body.total).toBe(1);
});

test('clues and cases do not pass here, nor what the roles do not allow', async () => {
  const clue = await chief('POST', '/api/office', { actId: uuidv7(), procedure: 'clue', verb: 'receive', body: {} });
  expect([clue.status, clue.body.code]).toEqual([404, 'procedure.no-such-procedure']);
  expect((await open(officer, plan('office-d', '无权'))).status).toBe(409);
  const elsewhere = await open(chief, plan('office-e', '他县'), { homeCode: '980102' });
  expect([elsewhere.status, elsewhere.body.code]).toEqual([403, 'intake.open.outside']);
  const { body: received } = await officer('POST', '/api/matters', {
    actId: uuidv7(),
    procedure: 'clue',
    verb: 'receive',
    body: { title: '线索一条', text: '有人销售过期食品', channel: 'phone' },
  });
  const act = { actId: uuidv7(), verb: 'accept', version: 1, body: {} };
  const by = await officer('POST', `/api/office/980101/${received.matterId}/acts`, act);
  expect([by.status, by.body.code]).toEqual([422, 'procedure.other-route']);
});
