import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { importJobs } from '../../modules/intake/index.ts';
import { take } from '../../platform/jobs/queue.ts';
import { startJobWorker } from '../../platform/jobs/worker.ts';
import { sql } from '../../platform/store/sql.ts';
import { multipartOf } from './testing/multipart.ts';
import { type Caller, type TestServer, testServer } from './testing/test-server.ts';
import type { RunningWorkers } from './workers.ts';

let server: TestServer;
let clerk: Caller;
let workers: RunningWorkers;
const startJobs = (): RunningWorkers => startJobWorker(server.store.db, importJobs(server.intake), { pollMs: 10 });
beforeAll(async () => {
  server = await testServer();
  clerk = await server.signIn('clerk');
  workers = startJobs();
});
afterAll(async () => {
  await workers.stop();
  await server.end();
});

const CSV = [
  '编号,标题,内容,类别',
  'A-1,超市卖过期奶,6月1日买到过期牛奶,其他',
  'A-2,没有内容的一行,,其他',
  'A-3,加油站少油,走字快,其他',
].join('\r\n');

const upload = (content: string, name = 'hot.csv', by: Caller = clerk) => {
  const { payload, headers } = multipartOf(content, name, 'text/csv');
  return server.send({
    method: 'POST',
    url: '/api/imports',
    headers: { cookie: by.cookie, 'x-qingyuan': '1', ...headers },
    payload,
  });
};

const rows = (prefix: string, n: number): string =>
  ['编号,标题,内容', ...Array.from({ length: n }, (_, index) => `${prefix}-${index},标题${index},内容${index}`)].join(
    '\n',
  );

const WORKING = new Set(['committing', 'undoing']);
async function settled(id: string) {
  for (let tries = 0; tries < 600; tries += 1) {
    const { body } = await clerk('GET', `/api/imports/${id}`);
    if (!WORKING.has(body.state)) return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the import does not end');
}
const commit = (id: string, body: object = {}, by: Caller = clerk) => by('POST', `/api/imports/${id}/commit`, body);
const total = async (query: string): Promise<number> => (await clerk('GET', `/api/matters?${query}`)).body.total;

test('a table is judged, then written, listed, and undone as a whole', async () => {
  const before = await total('queue=all');
  const judged = await upload(CSV);
  expect(judged.status).toBe(201);
  expect(judged.body).toMatchObject({ fileName: 'hot.csv', state: 'validated', total: 3, valid: 2, invalid: 1 });
  expect(judged.body.mapping).toMatchObject({ title: '标题', text: '内容', externalId: '编号' });
  expect(judged.body.errors).toEqual([
    expect.objectContaining({ line: 3, field: 'text', text: { zh: expect.any(String), en: expect.any(String) } }),
  ]);
  expect(await total('queue=all')).toBe(before);
  const id = judged.body.batchId;
  expect((await clerk('GET', `/api/imports/${id}/errors?format=csv`)).text).toContain('内容');
  expect((await clerk('GET', `/api/imports/${id}/errors`)).text.slice(0, 2)).toBe('PK');

  // An invalid row stops the whole import unless the caller says that it shall not.
  expect((await commit(id)).body.code).toBe('import.has-invalid');
  expect((await commit(id, { skipInvalid: true })).body).toMatchObject({
    state: 'committing',
    progress: { phase: 'commit', total: 2 },
  });
  const done = await settled(id);
  expect(done).toMatchObject({ batchId: id, state: 'committed', imported: 2, unchanged: 0, progress: null });
  expect(await total(`queue=all&batch=${id}`)).toBe(2);
  expect((await clerk('GET', '/api/imports')).body[0]).toMatchObject({ batchId: id, state: 'committed' });

  expect((await clerk('POST', `/api/imports/${id}/undo`, {})).body.state).toBe('undoing');
  expect(await settled(id)).toMatchObject({ state: 'undone', undone: 2, refusals: [] });
  const { items } = (await clerk('GET', `/api/matters?queue=all&batch=${id}`)).body;
  expect(items.map((row: { state: string }) => row.state)).toEqual(['voided', 'voided']);
  expect((await clerk('POST', `/api/imports/${id}/undo`, {})).body.code).toBe('import.batch-not-committed');
});

test('undoing leaves what somebody works on, says which and why, and can be tried again', async () => {
  const { body } = await upload(rows('C', 3));
  const id = body.batchId;
  await commit(id);
  await settled(id);
  const { items } = (await clerk('GET', `/api/matters?queue=all&batch=${id}`)).body;
  const [busy] = items;
  await clerk('POST', `/api/matters/${busy.homeRegion}/${busy.id}/acts`, {
    actId: uuidv7(),
    verb: 'accept',
    version: 1,
    body: {},
  });
  await clerk('POST', `/api/imports/${id}/undo`, {});
  const left = await settled(id);
  expect(left).toMatchObject({ state: 'committed', undone: 2 });
  expect(left.refusals).toEqual([
    {
      matterId: busy.id,
      code: 'procedure.refused',
      text: { zh: expect.stringContaining('不能'), en: expect.any(String) },
    },
  ]);
  expect((await clerk('POST', `/api/imports/${id}/undo`, {})).body.state).toBe('undoing');
  expect((await settled(id)).refusals).toHaveLength(1);
});

test('the same file again changes nothing', async () => {
  const table = rows('B', 2);
  const first = await upload(table);
  await commit(first.body.batchId);
  await settled(first.body.batchId);
  const again = await upload(table, 'again.csv');
  await commit(again.body.batchId);
  expect(await settled(again.body.batchId)).toMatchObject({ imported: 0, unchanged: 2 });
});

test('a worker that died before it could say that it was done is followed by another, and each row is there once', async () => {
  await workers.stop();
  try {
    const { body } = await upload(rows('K', 40));
    const id = body.batchId;
    await commit(id);
    const held = await take(server.store.db, ['import-commit'], 'dead');
    expect(held).toBeDefined();
    const before = await total('queue=all');
    const desk = importJobs(server.intake)['import-commit'];
    if (held === undefined || desk === undefined) throw new Error('no job');
    const dying = { job: held, signal: new AbortController().signal, report: () => undefined };
    await desk(held.payload, dying);
    expect(await total('queue=all')).toBe(before + 40);
    await server.store.db.query(sql`update job set lease_until = now() - interval '1 second' where id = ${held.id}`);
    workers = startJobs();
    expect(await settled(id)).toMatchObject({ state: 'committed', imported: 40 });
    await expect
      .poll(async () => (await server.store.db.query(sql`select state from job where id = ${held.id}`)).rows)
      .toEqual([{ state: 'done' }]);
    expect(await total(`queue=all&batch=${id}`)).toBe(40);
  } finally {
    await workers.stop();
    workers = startJobs();
  }
});

test('a commit asked for twice is one, and a lost staging file is told', async () => {
  await workers.stop();
  const { body } = await upload(rows('T', 2));
  const id = body.batchId;
  await Promise.all([commit(id), commit(id)]);
  workers = startJobs();
  expect(await settled(id)).toMatchObject({ state: 'committed', imported: 2 });
  expect(await total(`queue=all&batch=${id}`)).toBe(2);
  expect((await commit(id)).body.code).toBe('import.staging-gone');
});

test('columns that nobody knows are chosen by the officer, and remembered', async () => {
  const unknown = await upload('甲,乙\r\n标题在这里,正文在这里\r\n');
  expect(unknown.body).toMatchObject({ state: 'validated', valid: 0, headers: ['甲', '乙'] });
  const chosen = await clerk('POST', `/api/imports/${unknown.body.batchId}/mapping`, {
    mapping: { title: '甲', text: '乙' },
  });
  expect(chosen.body).toMatchObject({ valid: 1, invalid: 0, mapping: { title: '甲', text: '乙' } });
  const next = await upload('甲,乙\r\n另一个标题,另一段正文\r\n');
  expect(next.body).toMatchObject({ valid: 1, mapping: { title: '甲', text: '乙' } });
});

test('belongs to its authority; a file that is no table is refused in words, under its own name', async () => {
  const mine = await upload(CSV);
  const neighbour = await server.signIn('neighbour');
  expect((await neighbour('GET', `/api/imports/${mine.body.batchId}`)).body.code).toBe('import.batch-not-found');
  expect((await commit(mine.body.batchId, {}, neighbour)).status).toBe(404);
  expect((await neighbour('GET', `/api/imports/${mine.body.batchId}/errors`)).status).toBe(404);
  expect((await neighbour('GET', '/api/imports')).body).toEqual([]);
  const keeper = await server.signIn('keeper');
  expect((await keeper('GET', '/api/imports')).body.code).toBe('http.forbidden');
  const nonsense = await upload('%PDF-1.7 \u0000\u0001', 'x.csv');
  expect(nonsense).toMatchObject({ status: 415, body: { code: 'table.unknown-format', params: { file: 'x.csv' } } });
  expect(nonsense.text).not.toContain(server.dataDir);
  const plain = await clerk('POST', '/api/imports', { file: 'x' });
  expect(plain.body.code).toBe('http.media-type');
});
