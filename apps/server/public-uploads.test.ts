import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { PART_BYTES } from '../../platform/files/index.ts';
import { exifWithGps, JPEG_PICTURE, segment } from '../../platform/files/test-pictures.ts';
import { sql } from '../../platform/store/sql.ts';
import { type Caller, type TestServer, testServer } from './testing/test-server.ts';

const SOI = Buffer.from([0xff, 0xd8]);
const PHOTO = Buffer.concat([
  SOI,
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifWithGps(6)])),
  JPEG_PICTURE,
]);
const PDF = Buffer.from('%PDF-1.7\n1 0 obj<</Author(WANG)>>endobj\n%%EOF\n');

let server: TestServer;
let clerk: Caller;
beforeAll(async () => {
  server = await testServer();
  clerk = await server.signIn('clerk');
});
afterAll(() => server.end());

const newToken = (): string => randomBytes(32).toString('base64url');
const post = (url: string, payload: object) => server.send({ method: 'POST', url, payload });
const begin = (token: string, id: string, name: string, size: number) =>
  post('/public/uploads', { token, id, name, size });
const part = (token: string, id: string, n: number, bytes: Buffer) =>
  server.send({
    method: 'PUT',
    url: `/public/uploads/${id}/parts/${n}`,
    headers: { 'content-type': 'application/octet-stream', 'x-upload-token': token },
    payload: bytes,
  });
const finish = (token: string, id: string) => post(`/public/uploads/${id}/finish`, { token });

/** All of a file in its parts; gives what was found. */
async function upload(token: string, bytes: Buffer, name: string) {
  const id = uuidv7();
  const { status, text } = await begin(token, id, name, bytes.length);
  expect(status, text).toBe(201);
  for (let n = 0; n * PART_BYTES < bytes.length; n += 1) {
    const sent = await part(token, id, n, bytes.subarray(n * PART_BYTES, (n + 1) * PART_BYTES));
    expect(sent.status, sent.text).toBe(200);
  }
  return { id, answer: await finish(token, id) };
}

const filing = (more: object = {}) => ({
  actId: uuidv7(),
  kind: 'report',
  title: '加油站短斤少两',
  text: '东街加油站加油枪走字快，已经三次。',
  region: '980101',
  respondent: { name: '东街加油站', address: '东街1号' },
  reporter: null,
  ...more,
});

const filesOf = async (id: string) => (await clerk('GET', `/api/matters/980101/${id}/files`)).body;

/** Every byte that lies below the data folder, but for the keys. */
function everything(folder = join(server.dataDir, 'files')): Buffer {
  if (!existsSync(folder)) return Buffer.alloc(0);
  return Buffer.concat(
    readdirSync(folder, { withFileTypes: true }).map((each) =>
      each.isDirectory() ? everything(join(folder, each.name)) : readFileSync(join(folder, each.name)),
    ),
  );
}
const heldBytes = (): number => everything(join(server.dataDir, 'files', 'held')).length;
const sweep = () => server.workers.find(({ name }) => name === 'sweep-held')?.run();

describe('a photo with a place in it, filed by nobody one knows', () => {
  test('comes to the officer without the place, under its name; the original lies sealed', async () => {
    const token = newToken();
    const { id, answer } = await upload(token, PHOTO, 'C:\\fakepath\\现场\u202e照片.jpg');
    expect(answer.body).toEqual({ type: 'image/jpeg', state: 'stripped', scan: 'not-scanned' });
    const request = filing({ uploads: { token, ids: [id] } });
    const filed = await post('/public/filings', request);
    expect(filed.status, filed.text).toBe(201);
    const [file, ...more] = await filesOf(request.actId);
    expect(more).toEqual([]);
    expect(file).toMatchObject({ name: '现场照片.jpg', state: 'stripped', by: null });
    const copy = await clerk('GET', `/api/matters/980101/${request.actId}/files/${file.id}`);
    expect(copy.status).toBe(200);
    expect(copy.text).not.toContain('GPSSECRET');
    expect(copy.text).not.toContain('MAKERSECRET');
    const { facts, row } = (await clerk('GET', `/api/matters/980101/${request.actId}`)).body;
    expect(facts.files).toBe(1);
    expect(row.unread).toBe(0);
    // Sent again after a lost answer: the same code, the same file once.
    expect((await post('/public/filings', request)).body).toEqual(filed.body);
    expect(await filesOf(request.actId)).toHaveLength(1);
  });

  test('a mixed letter brings it to both matters', async () => {
    const token = newToken();
    const { id } = await upload(token, PHOTO, 'a.jpg');
    const named = { demand: '退款120元', reporter: { name: '钱多多', phone: '13700001111' } };
    const request = filing({ kind: 'both', ...named, uploads: { token, ids: [id] } });
    expect((await post('/public/filings', request)).status).toBe(201);
    const { facts } = (await clerk('GET', `/api/matters/980101/${request.actId}`)).body;
    expect(await filesOf(request.actId)).toHaveLength(1);
    expect(await filesOf(facts.origin.matter)).toHaveLength(1);
  });

  test('metadata that stays is told before it is sent', async () => {
    expect((await upload(newToken(), PDF, '合同.pdf')).answer.body).toMatchObject({ state: 'kept' });
  });
});

describe('before it is sent', () => {
  test('nothing of it is readable where it lies, and no row says its name', async () => {
    const token = newToken();
    const words = Buffer.from('只有我知道的内容'.repeat(400));
    await upload(token, words, '我的秘密.txt');
    expect(everything().includes('只有我知道')).toBe(false);
    const { rows } = await server.store.db.query<{ all: string }>(
      sql`select string_agg(encode(name, 'escape'), ' ') as all from held_file`,
    );
    expect(rows[0]?.all).not.toContain('秘密');
    expect(server.log()).not.toContain(token);
    expect(server.log()).not.toContain('我的秘密');
  });

  test('another token opens nothing: no part, no end, no removal, no filing', async () => {
    const token = newToken();
    const { id } = await upload(token, PHOTO, 'a.jpg');
    const other = newToken();
    const asked = [
      await begin(other, id, 'b.jpg', 10),
      await part(other, id, 0, PHOTO),
      await finish(other, id),
      await post('/public/filings', filing({ uploads: { token: other, ids: [id] } })),
    ];
    expect(asked.map(({ status, body }) => [status, body.code])).toEqual(asked.map(() => [404, 'file.held-unknown']));
    expect((await post(`/public/uploads/${id}/removal`, { token: other })).status).toBe(200);
    expect((await finish(token, id)).status).toBe(200);
  });

  test('cut in the middle it is not whole: it is sent with nothing, and the rest may follow', async () => {
    const token = newToken();
    const id = uuidv7();
    const long = Buffer.concat([PHOTO, Buffer.alloc(PART_BYTES + 10, 1)]);
    await begin(token, id, 'a.jpg', long.length);
    await part(token, id, 0, long.subarray(0, PART_BYTES));
    expect((await finish(token, id)).body.code).toBe('file.incomplete');
    const early = await post('/public/filings', filing({ uploads: { token, ids: [id] } }));
    expect([early.status, early.body.code]).toEqual([404, 'file.held-unknown']);
    expect((await part(token, id, 1, long.subarray(PART_BYTES, PART_BYTES + 5))).body.code).toBe('file.held-part');
    expect((await part(token, id, 2, Buffer.from('x'))).body.code).toBe('file.held-part');
    await part(token, id, 1, long.subarray(PART_BYTES));
    expect((await part(token, id, 1, long.subarray(PART_BYTES))).status).toBe(200);
    expect((await finish(token, id)).status).toBe(200);
  });

  test('of a wrong kind it is refused and gone', async () => {
    const before = heldBytes();
    const token = newToken();
    const { id, answer } = await upload(token, Buffer.from('MZ\x90\0'.padEnd(200, '\0'), 'latin1'), '发票.pdf');
    expect([answer.status, answer.body.code]).toEqual([415, 'file.type-refused']);
    expect((await finish(token, id)).status).toBe(404);
    expect(heldBytes()).toBe(before);
  });

  test('too large, too many, and what is no file: refused by the rule that says so', async () => {
    const token = newToken();
    const { body: limits } = await server.send({ method: 'GET', url: '/public/uploads' });
    expect(await begin(token, uuidv7(), 'a.jpg', limits.bytes + 1)).toMatchObject({
      status: 413,
      body: { code: 'file.too-large' },
    });
    for (let n = 0; n < limits.files; n += 1) await begin(token, uuidv7(), 'a.jpg', 10);
    expect(await begin(token, uuidv7(), 'a.jpg', 10)).toMatchObject({ body: { code: 'file.held-too-many' } });
    expect((await begin(newToken(), uuidv7(), 'a.jpg', 10)).status).toBe(201);
    expect((await begin('short', uuidv7(), 'a.jpg', 10)).status).toBe(400);
    const url = `/public/uploads/${uuidv7()}/parts/0`;
    const headers = { 'x-upload-token': token };
    expect((await server.send({ method: 'PUT', url, headers, payload: { no: 'file' } })).body.code).toBe(
      'file.no-bytes',
    );
    const huge = { ...headers, 'content-type': 'application/octet-stream' };
    const sent = await server.send({ method: 'PUT', url, headers: huge, payload: Buffer.alloc(PART_BYTES + 1) });
    expect(sent.status).toBe(413);
  });

  test('taken back it is gone at once', async () => {
    const before = heldBytes();
    const token = newToken();
    const { id } = await upload(token, PHOTO, 'a.jpg');
    expect(heldBytes()).toBeGreaterThan(before);
    await post(`/public/uploads/${id}/removal`, { token });
    expect(heldBytes()).toBe(before);
  });
});

describe('by receipt code', () => {
  test('more is added, once, and somebody has to look; another code sees nothing of it', async () => {
    const request = filing();
    const { receiptCode } = (await post('/public/filings', request)).body;
    const { receiptCode: other } = (await post('/public/filings', filing())).body;
    const token = newToken();
    const { id } = await upload(token, PHOTO, '后来拍的.jpg');
    const added = await post('/public/attachments', { receiptCode, uploads: { token, ids: [id] } });
    expect(added.status, added.text).toBe(200);
    expect(added.body.history.at(-1).text.zh).toContain('附件');
    expect(added.text).not.toContain('后来拍的');
    await post('/public/attachments', { receiptCode, uploads: { token, ids: [id] } });
    expect(await filesOf(request.actId)).toHaveLength(1);
    expect((await clerk('GET', `/api/matters/980101/${request.actId}`)).body.row.unread).toBe(1);
    expect((await post('/public/status', { receiptCode: other })).body.history).toHaveLength(1);
  });

  test('a wrong code is told as in the status, and what was handed in stays unsent', async () => {
    const token = newToken();
    const { id } = await upload(token, PHOTO, 'a.jpg');
    const receiptCode = 'ABCDEF-GHJKMN-PQRSTV-WXYZ23';
    const wrong = await post('/public/attachments', { receiptCode, uploads: { token, ids: [id] } });
    const status = await post('/public/status', { receiptCode });
    expect({ ...wrong.body, traceId: '' }).toEqual({ ...status.body, traceId: '' });
    expect((await finish(token, id)).status).toBe(200);
  });
});

describe('the deadline', () => {
  test('what was never sent goes with its bytes, a minute after and not before', async () => {
    await sweep();
    const token = newToken();
    const { id } = await upload(token, PHOTO, 'a.jpg');
    const sent = newToken();
    const kept = await upload(sent, PHOTO, 'b.jpg');
    const request = filing({ uploads: { token: sent, ids: [kept.id] } });
    expect((await post('/public/filings', request)).status).toBe(201);
    server.clock.set(new Date(server.clock.now().getTime() + 5 * 3_600_000));
    await sweep();
    expect((await finish(token, id)).status).toBe(200);
    server.clock.set(new Date(server.clock.now().getTime() + 61 * 60_000));
    expect((await finish(token, id)).status).toBe(404);
    await sweep();
    expect(heldBytes()).toBe(0);
    const again = await server.signIn('clerk');
    const listed = await again('GET', `/api/matters/980101/${request.actId}/files`);
    expect(listed.body).toHaveLength(1);
  });
});
