import { createHash } from 'node:crypto';
import { mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BlobStore } from './blob-store.ts';
import { directoryStore, s3Store, verifyBlobs } from './index.ts';
import { EMPTY_SHA256, signS3 } from './s3-signature.ts';

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const keys = { region: 'cn-test-1', accessKey: 'AK', secretKey: 'SK' };
const content = Buffer.from('一份证据。'.repeat(1_000));
const id = sha256(content);

let folder: string;
let server: Server;
let bucketUrl: string;
const objects = new Map<string, Buffer>();

/** As much of S3 as the store uses, and as strict: signature, hash of the body, ranges. */
function fakeS3(): Server {
  return createServer(async (request, response) => {
    const body = await buffer(request);
    const end = (status: number, head: Record<string, string | number> = {}, out?: Buffer): void => {
      response.writeHead(status, head).end(request.method === 'HEAD' ? undefined : out);
    };
    const sent = String(request.headers['x-amz-content-sha256']);
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    const time = String(request.headers['x-amz-date']).replace(
      /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/,
      '$1-$2-$3T$4:$5:$6Z',
    );
    const signed = request.headers.range === undefined ? {} : { range: request.headers.range };
    const expected = signS3(keys, request.method ?? '', url, sent, signed, new Date(time)).authorization;
    if (request.headers.authorization !== expected) return end(403);
    if (sha256(body) !== sent) return end(400);
    const found = objects.get(url.pathname);
    if (request.method === 'PUT') {
      if (request.headers['content-length'] !== String(body.length)) return end(411);
      objects.set(url.pathname, body);
      return end(200);
    }
    if (request.method === 'DELETE') {
      objects.delete(url.pathname);
      return end(204);
    }
    if (found === undefined) return end(404, {}, Buffer.from('<Error/>'));
    const range = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '');
    if (range === null) return end(200, { 'content-length': found.length }, found);
    const [from, to] = [Number(range[1]), Number(range[2])];
    if (from >= found.length) return end(416, { 'content-range': `bytes */${found.length}` });
    const part = found.subarray(from, to + 1);
    end(206, { 'content-length': part.length }, part);
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'blobs-'));
  server = fakeS3();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  bucketUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/evidence`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

let made = 0;
async function temporary(bytes: Buffer): Promise<string> {
  made += 1;
  const path = join(folder, `upload-${made}`);
  await writeFile(path, bytes);
  return path;
}

const stores: Record<string, () => BlobStore> = {
  directory: () => directoryStore(join(folder, 'blobs')),
  s3: () => s3Store({ ...keys, bucketUrl, prefix: 'blobs/' }),
};

describe.each(Object.entries(stores))('%s store', (_, make) => {
  it('keeps a content, gives it whole and in parts, and forgets it when told', async () => {
    const store = make();
    expect(await store.has(id)).toBe(false);
    await store.put(id, await temporary(content), content.length);
    await store.put(id, await temporary(content), content.length);
    expect(await store.has(id)).toBe(true);
    const whole = await store.get(id);
    expect([whole.size, await buffer(whole.body)]).toEqual([content.length, content]);
    const part = await store.get(id, { from: 3, to: 8 });
    expect([part.size, await buffer(part.body)]).toEqual([6, content.subarray(3, 9)]);
    const last = await store.get(id, { from: content.length - 2, to: content.length + 50 });
    expect([last.size, await buffer(last.body)]).toEqual([2, content.subarray(-2)]);
    await expect(store.get(id, { from: content.length, to: content.length })).rejects.toMatchObject({
      code: 'file.bad-range',
      params: { size: content.length },
    });
    await store.delete(id);
    await store.delete(id);
    expect(await store.has(id)).toBe(false);
    await expect(store.get(id)).rejects.toMatchObject({ code: 'file.not-found', status: 404 });
  });
});

describe('directory store', () => {
  it('lays contents out by the first digits of their hash', async () => {
    const store = directoryStore(join(folder, 'layout'));
    await store.put(id, await temporary(content), content.length);
    expect(await readdir(join(folder, 'layout', id.slice(0, 2), id.slice(2, 4)))).toEqual([id]);
  });

  it('replaces what a power cut left shorter than it was', async () => {
    const store = directoryStore(join(folder, 'short'));
    await store.put(id, await temporary(content), content.length);
    await writeFile(join(folder, 'short', id.slice(0, 2), id.slice(2, 4), id), 'half');
    await store.put(id, await temporary(content), content.length);
    expect(sha256(await buffer((await store.get(id)).body))).toBe(id);
  });
});

describe('s3', () => {
  it('signs as the published example of the scheme does', () => {
    const example = {
      region: 'us-east-1',
      accessKey: 'AKIAIOSFODNN7EXAMPLE',
      secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    };
    const url = new URL('https://examplebucket.s3.amazonaws.com/test.txt');
    const signed = signS3(example, 'GET', url, EMPTY_SHA256, { range: 'bytes=0-9' }, new Date('2013-05-24T00:00:00Z'));
    expect(signed.authorization).toMatch(/Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41$/);
  });

  it('says what a storage answers that refuses or is gone', async () => {
    const wrong = s3Store({ ...keys, secretKey: 'other', bucketUrl });
    await expect(wrong.has(id)).rejects.toMatchObject({ code: 'file.storage-refused', params: { status: 403 } });
    const lying = s3Store({ ...keys, bucketUrl });
    await expect(lying.put(id, await temporary(Buffer.from('other')), 5)).rejects.toMatchObject({
      code: 'file.storage-refused',
      params: { status: 400 },
    });
    const gone = s3Store({ ...keys, bucketUrl: 'http://127.0.0.1:9/x' });
    await expect(gone.has(id)).rejects.toMatchObject({ code: 'file.storage-refused', params: { status: 0 } });
  });
});

describe('scrubbing', () => {
  it('finds the flipped bit and the missing content, and nothing else', async () => {
    const root = join(folder, 'scrub');
    const store = directoryStore(root);
    const expected: { sha256: string; size: number }[] = [];
    for (const text of ['one', 'two', 'three']) {
      const bytes = Buffer.from(text);
      await store.put(sha256(bytes), await temporary(bytes), bytes.length);
      expected.push({ sha256: sha256(bytes), size: bytes.length });
    }
    expect(await verifyBlobs(store, expected)).toEqual({ checked: 3, bytes: 11, damaged: [], missing: [] });
    const two = sha256('two');
    const file = await open(join(root, two.slice(0, 2), two.slice(2, 4), two), 'r+');
    await file.write(Buffer.from([('t'.codePointAt(0) ?? 0) ^ 0x04]), 0, 1, 0);
    await file.close();
    await store.delete(sha256('three'));
    const report = await verifyBlobs(store, expected);
    expect(report.damaged).toEqual([{ sha256: two, found: sha256('pwo') }]);
    expect(report.missing).toEqual([sha256('three')]);
  });
});
