import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { settleFiles } from '../../modules/intake/index.ts';
import { jpegWithMetadata } from '../../platform/files/test-pictures.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { multipartOf } from './testing/multipart.ts';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let clerk: Caller;
let officer: Caller;
let keeper: Caller;
let neighbour: Caller;
let overseer: Caller;
let matter: string;
beforeAll(async () => {
  server = await testServer();
  [clerk, officer, keeper, neighbour, overseer] = (await Promise.all(
    ['clerk', 'officer', 'keeper', 'neighbour', 'overseer'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller, Caller, Caller];
  const done = await clerk('POST', '/api/matters', opening('clue'));
  matter = `${done.body.homeRegion}/${done.body.matterId}`;
});
afterAll(() => server.end());

const upload = (
  content: Buffer | string,
  name: string,
  { by = clerk, actId = uuidv7(), to = matter }: { by?: Caller; actId?: string; to?: string } = {},
) => {
  const { payload, headers } = multipartOf(content, name);
  return server.send({
    method: 'POST',
    url: `/api/matters/${to}/files?actId=${actId}`,
    headers: { cookie: by.cookie, 'x-qingyuan': '1', ...headers },
    payload,
  });
};
const download = (file: string, by: Caller = clerk, headers: Record<string, string> = {}) =>
  server.app.inject({
    method: 'GET',
    url: `/api/matters/${matter}/files/${file}`,
    headers: { cookie: by.cookie, ...headers },
  });
const looks = async (kind: string): Promise<number> =>
  server.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<{ n: number }>(sql`select count(*) as n from access_log where kind = ${kind}`);
    return rows[0]?.n ?? -1;
  });

describe('a file handed in', () => {
  test('is attached by an act that holds its hash, and listed', async () => {
    const done = await upload('第一行\n第二行\n', '现场记录-王小二.txt');
    expect(done).toMatchObject({ status: 201, body: { version: 2, state: 'received', replayed: false } });
    const { body } = await clerk('GET', `/api/matters/${matter}/files`);
    expect(body).toEqual([
      expect.objectContaining({
        id: done.body.fileId,
        actId: done.body.actId,
        name: '现场记录-王小二.txt',
        type: 'text/plain',
        state: 'clean',
        by: { id: server.people.clerk, name: 'clerk先生' },
        mayOpen: true,
        sha256: done.body.sha256,
      }),
    ]);
    const detail = await clerk('GET', `/api/matters/${matter}`);
    expect(detail.body.acts.at(-1)).toMatchObject({ verb: 'attach', body: { sha256: done.body.sha256 } });
    expect(detail.body.facts.files).toBe(1);
  });

  test('sent twice under one id is there once, with other content under the same id is refused', async () => {
    const actId = uuidv7();
    const first = await upload('同一份', 'a.txt', { actId });
    const again = await upload('同一份', 'a.txt', { actId });
    expect(again.body).toMatchObject({ replayed: true, version: first.body.version });
    expect(await upload('另一份', 'a.txt', { actId })).toMatchObject({
      status: 409,
      body: { code: 'ledger.act-id-reused' },
    });
    const { body } = await clerk('GET', `/api/matters/${matter}/files`);
    expect(body.filter(({ id }: { id: string }) => id === actId)).toHaveLength(1);
  });

  test('by whom the predicate refuses it is not even taken in', async () => {
    const incoming = join(server.dataDir, 'files', 'working');
    const before = existsSync(incoming) ? readdirSync(incoming, { recursive: true }).length : 0;
    expect(await upload('不应保存', 'x.txt', { by: overseer })).toMatchObject({
      status: 409,
      body: { code: 'procedure.refused', params: { rule: 'procedure.role' } },
    });
    expect((await upload('不应保存', 'x.txt', { by: neighbour })).status).toBe(404);
    expect(readdirSync(incoming, { recursive: true })).toHaveLength(before);
  });

  test('that is a program, is empty or is missing is refused with words', async () => {
    expect((await upload('<html><script>alert(1)</script></html>', 'a.pdf')).body.code).toBe('file.type-refused');
    expect((await upload('', 'a.txt')).body.code).toBe('file.empty');
    expect((await clerk('POST', `/api/matters/${matter}/files?actId=${uuidv7()}`, {})).body.code).toBe(
      'intake.file.missing',
    );
    const { rows } = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query<{ n: number }>(sql`select count(*) as n from file where matter_id is null`),
    );
    expect(rows[0]?.n).toBe(0);
  });
});

describe('a file given out', () => {
  test('comes as an attachment that no browser runs, whole or in part', async () => {
    const done = await upload('0123456789', '清单 (1).txt');
    const whole = await download(done.body.fileId);
    expect(whole.statusCode).toBe(200);
    expect(whole.payload).toBe('0123456789');
    expect(whole.headers).toMatchObject({
      'content-length': '10',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
      'accept-ranges': 'bytes',
    });
    expect(whole.headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''%E6/);
    const part = await download(done.body.fileId, clerk, { range: 'bytes=2-4' });
    expect(part.statusCode).toBe(206);
    expect(part.payload).toBe('234');
    expect(part.headers).toMatchObject({ 'content-range': 'bytes 2-4/10', 'content-length': '3' });
    expect((await download(done.body.fileId, clerk, { range: 'bytes=-3' })).payload).toBe('789');
    expect((await download(done.body.fileId, clerk, { range: 'bytes=8-99' })).payload).toBe('89');
    expect((await download(done.body.fileId, clerk, { range: 'bytes=10-' })).statusCode).toBe(416);
    expect((await download(done.body.fileId, clerk, { range: 'bytes=0-1,4-5' })).statusCode).toBe(200);
    const changed = { range: 'bytes=2-4', 'if-range': '"other"' };
    expect((await download(done.body.fileId, clerk, changed)).statusCode).toBe(200);
  });

  test('is a copy without the place of a photograph; the original only for the custodian, with a reason', async () => {
    const done = await upload(jpegWithMetadata(6), '现场.jpg');
    const copy = await download(done.body.fileId);
    expect(copy.rawPayload.includes('GPSSECRET')).toBe(false);
    expect(copy.headers['content-type']).toBe('image/jpeg');
    const take = (by: Caller, body: object = { reason: '复核照片拍摄地点' }) =>
      by('POST', `/api/matters/${matter}/files/${done.body.fileId}/original`, body);
    expect((await take(officer)).body.code).toBe('intake.file.original-refused');
    expect((await take(neighbour)).status).toBe(404);
    expect((await take(keeper, {})).status).toBe(400);
    expect(await looks('file-original')).toBe(0);
    const original = await take(keeper);
    expect(original.status).toBe(200);
    expect(original.text).toContain('GPSSECRET');
    expect(await looks('file-original')).toBe(1);
  });

  test('is noted once, is masked above, hidden beside, and not of another matter', async () => {
    const done = await upload('内容', '王小二身份证.txt');
    const file = done.body.fileId;
    const before = await looks('file');
    await download(file, officer);
    await download(file, officer, { range: 'bytes=1-2' });
    expect(await looks('file')).toBe(before + 1);
    const listed = (await overseer('GET', `/api/matters/${matter}/files`)).body.find(
      (each: { id: string }) => each.id === file,
    );
    expect(listed).toMatchObject({ name: '***.txt', mayOpen: false });
    expect((await download(file, overseer)).json().code).toBe('intake.file.refused');
    expect((await download(file, keeper)).statusCode).toBe(200);
    expect((await download(file, neighbour)).statusCode).toBe(404);
    const other = (await clerk('POST', '/api/matters', opening('clue'))).body;
    const url = `/api/matters/${other.homeRegion}/${other.matterId}/files/${file}`;
    expect((await clerk('GET', url)).body.code).toBe('file.not-found');
  });
});

test('an upload that a kill cut in two is ended by the sweep, and one without an act is forgotten', async () => {
  const done = await upload('剪断的上传', 'cut.txt');
  const file = done.body.fileId;
  const orphan = uuidv7();
  await server.store.transaction(SYSTEM_VIEWER, async (tx) => {
    await tx.query(sql`
      update file set matter_id = null, act_id = null, received_at = now() - interval '1 hour' where id = ${file}`);
    await tx.query(sql`
      insert into file (home_region, id, sha256, size, type, name, state, scan, received_at)
      select home_region, ${orphan}::uuid, sha256, size, type, name, state, scan, now() - interval '2 days'
      from file where id = ${file}`);
  });
  expect((await download(file)).statusCode).toBe(404);
  expect(await settleFiles(server.store)).toBe(2);
  expect((await download(file)).statusCode).toBe(200);
  expect(await settleFiles(server.store)).toBe(0);
});
