import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let clerk: Caller;
beforeAll(async () => {
  server = await testServer();
  clerk = await server.signIn('clerk');
});
afterAll(() => server.end());

const CSV = [
  '编号,标题,内容,类别',
  'A-1,超市卖过期奶,6月1日买到过期牛奶,其他',
  'A-2,没有内容的一行,,其他',
  'A-3,加油站少油,走字快,其他',
].join('\r\n');

const upload = (content: string, name = 'hot.csv', by: Caller = clerk) => {
  const boundary = 'qyboundary';
  const payload = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n--${boundary}--\r\n`;
  return server.send({
    method: 'POST',
    url: '/api/imports',
    headers: {
      cookie: by.cookie,
      'x-qingyuan': '1',
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload,
  });
};

async function settled(id: string) {
  for (let tries = 0; tries < 200; tries += 1) {
    const { body } = await clerk('GET', `/api/imports/${id}`);
    if (body.state !== 'committing') return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('the import does not end');
}

const total = async (query: string): Promise<number> => (await clerk('GET', `/api/matters?${query}`)).body.total;

test('a table is judged, then written, listed, and undone as a whole', async () => {
  const before = await total('queue=all');
  const judged = await upload(CSV);
  expect(judged.status).toBe(201);
  expect(judged.body).toMatchObject({ fileName: 'hot.csv', state: 'validated', total: 3, valid: 2, invalid: 1 });
  expect(judged.body.mapping).toMatchObject({ title: '标题', text: '内容', externalId: '编号' });
  expect(judged.body.errors[0]).toMatchObject({ line: 3, field: '内容', text: { zh: expect.any(String) } });
  expect(await total('queue=all')).toBe(before);
  const sheet = await clerk('GET', `/api/imports/${judged.body.batchId}/errors`);
  expect(sheet.text).toContain('内容');

  expect((await clerk('POST', `/api/imports/${judged.body.batchId}/commit`, {})).status).toBe(200);
  const done = await settled(judged.body.batchId);
  expect(done).toMatchObject({ state: 'committed', imported: 2, unchanged: 0 });
  expect(await total(`queue=all&batch=${done.batchId}`)).toBe(2);
  expect((await clerk('GET', '/api/imports')).body[0]).toMatchObject({ batchId: done.batchId, state: 'committed' });

  const undone = await clerk('POST', `/api/imports/${done.batchId}/undo`, {});
  expect(undone.body.state).toBe('undone');
  const { items } = (await clerk('GET', `/api/matters?queue=all&batch=${done.batchId}`)).body;
  expect(items.map((row: { state: string }) => row.state)).toEqual(['voided', 'voided']);
});

test('the same file again changes nothing', async () => {
  const rows = CSV.replace(/A-/g, 'B-')
    .split('\r\n')
    .filter((line) => !line.startsWith('B-2'))
    .join('\r\n');
  const first = await upload(rows);
  await clerk('POST', `/api/imports/${first.body.batchId}/commit`, {});
  await settled(first.body.batchId);
  const again = await upload(rows, 'again.csv');
  await clerk('POST', `/api/imports/${again.body.batchId}/commit`, {});
  expect(await settled(again.body.batchId)).toMatchObject({ imported: 0, unchanged: 2 });
});

test('columns that nobody knows are chosen by the officer', async () => {
  const unknown = await upload('甲,乙\r\n标题在这里,正文在这里\r\n');
  expect(unknown.body).toMatchObject({ state: 'validated', valid: 0, headers: ['甲', '乙'] });
  const chosen = await clerk('POST', `/api/imports/${unknown.body.batchId}/mapping`, {
    mapping: { title: '甲', text: '乙' },
  });
  expect(chosen.body).toMatchObject({ valid: 1, invalid: 0, mapping: { title: '甲', text: '乙' } });
});

test('belongs to its authority; a file that is no table is refused in words', async () => {
  const mine = await upload(CSV);
  const neighbour = await server.signIn('neighbour');
  expect((await neighbour('GET', `/api/imports/${mine.body.batchId}`)).body.code).toBe('import.batch-not-found');
  expect((await neighbour('POST', `/api/imports/${mine.body.batchId}/commit`, {})).status).toBe(404);
  const keeper = await server.signIn('keeper');
  expect((await keeper('GET', '/api/imports')).body.code).toBe('http.forbidden');
  const nonsense = await upload('\u0000\u0001\u0002', 'x.bin');
  expect(nonsense.status).toBeGreaterThanOrEqual(400);
  expect(nonsense.body).toMatchObject({ zh: expect.any(String), en: expect.any(String) });
  expect(nonsense.status).toBeLessThan(500);
  const plain = await clerk('POST', '/api/imports', { file: 'x' });
  expect(plain.body.code).toBe('http.media-type');
});
