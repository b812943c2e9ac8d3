import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { readCase } from '../../modules/cases/index.ts';
import { gathering, told } from '../../modules/cases/model/case/testing/gathering.ts';
import { filed, staff } from '../../modules/cases/model/case/testing/story.ts';
import { checkNamedFiles, settleEvidence } from '../../modules/evidence/index.ts';
import { settleFiles } from '../../modules/intake/index.ts';
import { jpegWithMetadata } from '../../platform/files/test-pictures.ts';
import { readPdf } from '../../platform/pdf/index.ts';
import { pdfOf, pngOf } from '../../platform/pdf/testing.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { CASE_REGION, tellCase } from './testing/case-story.ts';
import { multipartOf } from './testing/multipart.ts';
import { type Caller, type TestServer, testServer } from './testing/test-server.ts';

const on = '2026-06-01';
let server: TestServer;
let officer: Caller;
let keeper: Caller;
let neighbour: Caller;
let overseer: Caller;
let id: string;
beforeAll(async () => {
  server = await testServer();
  [officer, keeper, neighbour, overseer] = (await Promise.all(
    ['officer', 'keeper', 'neighbour', 'overseer'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller, Caller];
  id = await tellCase(server, [filed(on)]);
});
afterAll(() => server.end());

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const upload = (content: Uint8Array | string, name: string, { by = officer, to = id, fileId = uuidv7() } = {}) => {
  const { payload, headers } = multipartOf(Buffer.from(content), name);
  return server.send({
    method: 'POST',
    url: `/api/cases/${CASE_REGION}/${to}/evidence-files?fileId=${fileId}`,
    headers: { cookie: by.cookie, 'x-qingyuan': '1', ...headers },
    payload,
  });
};

interface Received {
  readonly fileId: string;
  readonly sha256: string;
  readonly size: number;
  readonly name: string;
}
const fileOf = ({ fileId, sha256: hash, size, name }: Received): JsonObject => ({
  id: fileId,
  sha256: hash,
  size,
  name,
});

/** Registers an item with the file, and gives its number in the register. */
async function registered(file: Received, more: Readonly<Record<string, unknown>> = {}, to = id): Promise<string> {
  const verb = 'photos' in more ? 'extract-evidence' : 'add-evidence';
  await tellCase(server, [[on, staff.officer, verb, told(verb, on, { file: fileOf(file), ...more })]], to);
  return server.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { acts } = await readCase(tx, CASE_REGION, to);
    return `e${acts.filter((act) => act.verb === 'add-evidence' || act.verb === 'extract-evidence').length}`;
  });
}

const copy = (evidence: string, by: Caller = officer, query = '') =>
  server.app.inject({
    method: 'GET',
    url: `/api/cases/${CASE_REGION}/${id}/evidence/${evidence}/copy${query}`,
    headers: { cookie: by.cookie },
  });
const url = (rest: string): string => `/api/cases/${CASE_REGION}/${id}/${rest}`;

describe('a file of evidence', () => {
  test('is hashed at receipt, named by the act, and opens with the case', async () => {
    const bytes = await pdfOf(['receipt']);
    const { status, body } = await upload(bytes, '收费票据.pdf');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      sha256: sha256(bytes),
      size: bytes.length,
      name: '收费票据.pdf',
      type: 'application/pdf',
    });
    const evidence = await registered(body, { keeper: { kind: 'officer', person: staff.officer.personId } });
    const item = await officer('GET', url(`evidence/${evidence}`));
    expect(item.body).toMatchObject({
      id: evidence,
      title: '收费票据',
      keeper: { zh: 'officer先生' },
      file: { id: body.fileId, sha256: sha256(bytes), watermarked: true },
      problems: [],
      readings: [],
    });
    expect(item.body.chain).toHaveLength(1);
  });

  test('sent twice under one id is there once; other bytes under that id are refused', async () => {
    const fileId = uuidv7();
    const first = await upload('一', 'a.txt', { fileId });
    expect((await upload('一', 'a.txt', { fileId })).body).toEqual(first.body);
    expect(await upload('二', 'a.txt', { fileId })).toMatchObject({
      status: 409,
      body: { code: 'evidence.file-differs' },
    });
  });

  test('is taken from who works on the case alone', async () => {
    expect((await upload('一', 'a.txt', { by: neighbour })).status).toBe(404);
    expect(await upload('一', 'a.txt', { by: overseer })).toMatchObject({
      status: 403,
      body: { code: 'evidence.refused' },
    });
    expect(await upload('<html>', 'a.html')).toMatchObject({ status: 415 });
  });

  test('an act may name only what this case received, as it was received', async () => {
    const { body } = await upload('流水', '流水.csv');
    const other = await tellCase(server, [filed(on, { number: '云市监立〔2026〕99号' })]);
    const check = (file: JsonObject, matterId = id) =>
      server.store.transaction(SYSTEM_VIEWER, async (tx) => {
        await readCase(tx, CASE_REGION, matterId);
        await checkNamedFiles(tx, { homeRegion: CASE_REGION, matterId, body: { file } });
      });
    await expect(check(fileOf(body))).resolves.toBeUndefined();
    await expect(check({ ...fileOf(body), sha256: 'a'.repeat(64) })).rejects.toMatchObject({
      code: 'evidence.file-differs',
    });
    await expect(check({ ...fileOf(body), size: 1 })).rejects.toMatchObject({ code: 'evidence.file-differs' });
    await expect(check(fileOf(body), other)).rejects.toMatchObject({ code: 'evidence.file-not-received' });
  });
});

describe('a working copy', () => {
  const words = async (payload: Buffer) => (await readPdf(payload)).pages.map((text) => text.replace(/\s+/g, ''));

  test('of a PDF bears on every page who took it, when and of which case; each taking is on record', async () => {
    const { body } = await upload(await pdfOf(['one', 'two']), '合同.pdf');
    const evidence = await registered(body);
    const answer = await copy(evidence);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-qingyuan-watermark': 'applied' });
    const pages = await words(answer.rawPayload);
    expect(pages).toHaveLength(2);
    for (const text of pages)
      for (const word of ['officer先生调取', '2026-06-0110:00', evidence]) expect(text).toContain(word);
    expect(pages[1]).toContain('two');
    await copy(evidence, keeper);
    const item = await officer('GET', url(`evidence/${evidence}`));
    expect(item.body.readings.map(({ by, what }: { by: string; what: string }) => [by, what])).toEqual([
      ['keeper先生', `evidence copy ${evidence}`],
      ['officer先生', `evidence copy ${evidence}`],
    ]);
    // Nothing is left of the copies, once they are sent.
    await expect
      .poll(async () =>
        (await readdir(join(server.dataDir, 'files', 'incoming'))).filter((name) => name.endsWith('.pdf')),
      )
      .toEqual([]);
  });

  test('of a picture becomes a page; a photograph is asked for by its id', async () => {
    const photo = jpegWithMetadata(6);
    const own = await upload(pngOf(30, 20), '现场.png');
    const more = await upload(photo, '细节.jpg');
    const evidence = await registered(own.body, {
      photos: [fileOf(more.body)],
      signature: gathering['extract-evidence']?.(on).signature,
    });
    for (const query of ['', `?file=${more.body.fileId}`]) {
      const answer = await copy(evidence, officer, query);
      expect(answer.statusCode).toBe(200);
      expect((await words(answer.rawPayload))[0]).toContain('officer先生调取');
      expect(answer.rawPayload.includes('GPSSECRET')).toBe(false);
    }
    expect((await copy(evidence, officer, `?file=${uuidv7()}`)).statusCode).toBe(404);
  });

  test('of other types is given as it is, and says so', async () => {
    const { body } = await upload('编号,金额\n1,9\n', '流水.csv');
    const evidence = await registered(body);
    const answer = await copy(evidence);
    expect(answer.headers).toMatchObject({ 'content-type': 'text/csv', 'x-qingyuan-watermark': 'none' });
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain('未加水印');
    expect(answer.payload).toBe('编号,金额\n1,9\n');
  });

  test('is given to nobody who does not work on the case', async () => {
    expect((await copy('e1', neighbour)).statusCode).toBe(404);
    expect((await copy('e1', overseer)).json()).toMatchObject({ code: 'evidence.refused' });
    expect((await copy('e99')).json()).toMatchObject({ code: 'evidence.no-such-item' });
    expect((await overseer('GET', url('evidence/e1'))).status).toBe(403);
  });
});

describe('hashes', () => {
  test('are compared with what lies in the store: a changed and a lost original are told', async () => {
    const before = await officer('POST', url('evidence-check'));
    expect(before.body).toMatchObject({ sound: true });
    expect(before.body.checked).toBeGreaterThan(3);
    const [first, second] = before.body.files;
    const pathOf = (hash: string): string =>
      join(server.dataDir, 'files', 'working', hash.slice(0, 2), hash.slice(2, 4), hash);
    await writeFile(pathOf(first.expected), 'other bytes');
    await server.files.working.delete(second.expected);
    const after = await officer('POST', url('evidence-check'));
    expect(after.body.sound).toBe(false);
    const stateOf = (fileId: string) => after.body.files.find((each: { fileId: string }) => each.fileId === fileId);
    expect(stateOf(first.fileId)).toMatchObject({ state: 'changed', found: sha256(Buffer.from('other bytes')) });
    expect(stateOf(second.fileId)).toMatchObject({ state: 'missing', found: null });
    expect((await overseer('POST', url('evidence-check'))).status).toBe(403);
  });
});

describe('settling', () => {
  const age = (fileId: string) =>
    server.store.transaction(SYSTEM_VIEWER, async (tx) => {
      const old = sql`now() - interval '2 days'`;
      await tx.query(sql`update file set received_at = ${old} where id = ${fileId}`);
      await tx.query(sql`update evidence_upload set received_at = ${old} where file_id = ${fileId}`);
    });
  const there = (fileId: string) =>
    server.store.transaction(SYSTEM_VIEWER, async (tx) => {
      const { rows } = await tx.query<{ matter: string | null }>(
        sql`select matter_id as matter from file where id = ${fileId}`,
      );
      return rows.map(({ matter }) => matter);
    });

  test('what no act named is forgotten after a day; what one named opens with its case', async () => {
    const idle = await upload('没有登记', 'idle.txt');
    const used = await upload('已登记', 'used.txt');
    const young = await upload('刚上传', 'young.txt');
    await registered(used.body);
    await age(idle.body.fileId);
    await age(used.body.fileId);
    await settleEvidence(server.store);
    await settleFiles(server.store);
    expect([await there(idle.body.fileId), await there(used.body.fileId), await there(young.body.fileId)]).toEqual([
      [],
      [id],
      [null],
    ]);
  });
});
