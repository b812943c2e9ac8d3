import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import type { BulletinCells, BulletinView } from '../../modules/bulletins/contract.ts';
import { pdfText } from '../../platform/documents/pdf-text.testing.ts';
import { sealDue } from '../../platform/ledger/seal.ts';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
/** Supervises the city that issues the bulletin. */
let overseer: Caller;
/** Head of a county below that city. */
let chief: Caller;
let city: BulletinView;
let county: BulletinView;

async function freeze(by: Caller, authority: string): Promise<BulletinView> {
  const answer = await by('POST', '/api/bulletins', {
    actId: uuidv7(),
    title: `线索清零情况通报（${authority}）`,
    authority,
    from: '2026-05-01',
    to: '2026-06-30',
  });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

beforeAll(async () => {
  server = await testServer();
  overseer = await server.signIn('overseer');
  chief = await server.signIn('chief');
  const clerk = await server.signIn('clerk');
  const neighbour = await server.signIn('neighbour');
  for (const [by, count] of [
    [clerk, 3],
    [neighbour, 2],
  ] as const) {
    for (let each = 0; each < count; each += 1)
      expect((await by('POST', '/api/matters', opening('clue'))).status).toBe(201);
  }
  await sealDue(server.store, server.bulletins.signHead, server.clock.now());
  city = await freeze(overseer, '980100');
  county = await freeze(await server.signIn('neighbour'), '980102');
});
afterAll(() => server.end());

const file = (id: string, query = '') => ({
  method: 'GET' as const,
  url: `/api/bulletins/${id}/document${query}`,
});

/** The bytes of a document as they come, and the headers beside them. */
async function download(by: Caller, id: string, query = '') {
  const answer = await server.app.inject({ ...file(id, query), headers: { cookie: by.cookie } });
  return { status: answer.statusCode, bytes: answer.rawPayload, headers: answer.headers };
}

describe('a bulletin as a file', () => {
  test('is a PDF whose words hold the figures of its table', async () => {
    const { status, bytes, headers } = await download(overseer, city.bulletin.id);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-length']).toBe(String(bytes.length));
    expect(headers['cache-control']).toContain('no-store');
    expect(headers['content-disposition']).toContain(encodeURIComponent('线索清零情况通报（980100）.pdf'));
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    const words = pdfText(bytes).join('').replace(/\s/gu, '');
    expect(city.bulletin.total.received).toBe(5);
    expect(words).toContain('本期收到5件');
    expect(words).toContain('线索清零情况通报');
  });

  test('is a Word file where that is asked for, in English too', async () => {
    const { bytes, headers } = await download(overseer, city.bulletin.id, '?format=docx&language=en');
    expect(headers['content-type']).toContain('wordprocessingml');
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    expect(headers['content-disposition']).toContain(`filename="bulletin-${city.bulletin.id}.docx"`);
  });

  test('has the same bytes each time it is fetched', async () => {
    const [first, second] = [await download(overseer, city.bulletin.id), await download(chief, city.bulletin.id)];
    expect(createHash('sha256').update(first.bytes).digest('hex')).toBe(
      createHash('sha256').update(second.bytes).digest('hex'),
    );
  });

  test.each(['?format=xlsx', '?format=PDF', '?format=', '?language=fr', '?format=pdf&format=docx'])(
    'asked for as %s it is refused with a code',
    async (query) => {
      const answer = await overseer('GET', file(city.bulletin.id, query).url);
      expect(answer).toMatchObject({ status: 400, body: { code: 'http.invalid' } });
    },
  );

  test('that nobody issued, or that another county issued, is as good as none', async () => {
    for (const path of ['document', 'cells', 'bundle']) {
      const none = await overseer('GET', `/api/bulletins/${uuidv7()}/${path}`);
      expect(none).toMatchObject({ status: 404, body: { code: 'bulletin.unknown' } });
      const others = await chief('GET', `/api/bulletins/${county.bulletin.id}/${path}`);
      expect(others).toMatchObject({ status: 404, body: { code: 'bulletin.unknown' } });
      const broken = await overseer('GET', `/api/bulletins/not-an-id/${path}`);
      expect(broken).toMatchObject({ status: 400, body: { code: 'http.invalid' } });
    }
  });

  test('is for nobody who is not signed in', async () => {
    for (const path of ['document', 'cells']) {
      const answer = await server.send({ method: 'GET', url: `/api/bulletins/${city.bulletin.id}/${path}` });
      expect(answer.status).toBe(401);
    }
  });
});

describe('the sets behind a bulletin', () => {
  test('are as many matters as each figure says', async () => {
    const answer = await overseer('GET', `/api/bulletins/${city.bulletin.id}/cells`);
    expect(answer.status).toBe(200);
    const { bulletin, cells, digest } = answer.body as BulletinCells;
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(bulletin).toEqual(city.bulletin);
    const received = cells.filter(({ figure }) => figure === 'received');
    expect(Object.fromEntries(received.map(({ key, matters }) => [key, matters.length]))).toMatchObject({
      '980101': 3,
      '980102': 2,
    });
    for (const row of bulletin.rows) {
      for (const cell of cells.filter(({ key }) => key === row.key))
        expect([row.key, cell.figure, cell.matters.length]).toEqual([
          row.key,
          cell.figure,
          row[cell.figure as 'received'],
        ]);
    }
    const [line = ''] = received[0]?.matters ?? [];
    expect(line).toMatch(/^9801\d{2}\/[0-9a-f-]{36}\/\d+$/);
  });

  test('are not for those below, who may read the bulletin itself', async () => {
    expect((await download(chief, city.bulletin.id)).status).toBe(200);
    const refused = await chief('GET', `/api/bulletins/${city.bulletin.id}/cells`);
    expect(refused).toMatchObject({ status: 403, body: { code: 'bulletin.out-of-scope' } });
    expect(refused.text).not.toContain('matters');
  });

  test('are for the level above, which sees what its counties issue', async () => {
    const answer = await overseer('GET', `/api/bulletins/${county.bulletin.id}/cells`);
    expect(answer.status).toBe(200);
    expect((answer.body as BulletinCells).cells.every(({ matters }) => matters.length > 0)).toBe(true);
  });
});
