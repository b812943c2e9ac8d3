import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActId, MatterId, Region } from '../../kernel/id.ts';
import { uuidv7 } from '../../kernel/id.ts';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { openStore, type Store, type Transaction } from '../store/store.ts';
import { SYSTEM_VIEWER } from '../store/types.ts';
import {
  attachFiles,
  clamdScanner,
  directoryStore,
  expectedBlobs,
  type FileStores,
  filesOf,
  getFile,
  openOriginal,
  openWorkingCopy,
  type Received,
  receiveFile,
  recordFile,
  type Scanner,
  sweepIncoming,
  verifyBlobs,
} from './index.ts';
import { JPEG_PICTURE, jpegWithMetadata } from './test-pictures.ts';

let folder: string;
let stores: FileStores;
let database: TestDatabase;
let store: Store;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'files-'));
  stores = {
    working: directoryStore(join(folder, 'blobs')),
    sealed: directoryStore(join(folder, 'sealed')),
    incoming: join(folder, 'incoming'),
  };
  database = await testDatabase();
  store = openStore({ url: database.url, poolSize: 4 });
});
afterAll(async () => {
  await store.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function* pieces(bytes: Uint8Array, size = 1_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const receive = (content: Uint8Array | string, name: string, more: Partial<FileStores> = {}, limit = 1_000_000) =>
  receiveFile(pieces(Buffer.from(content)), { name, limit }, { ...stores, ...more });

async function everything(): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
}

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

describe('receiving', () => {
  it('gives a photograph a working copy without the place it was taken, and seals the original', async () => {
    const original = jpegWithMetadata(6);
    const received = await receive(original, '现场.JPG');
    expect(received).toMatchObject({
      sha256: sha256(original),
      size: original.length,
      type: 'image/jpeg',
      state: 'stripped',
      scan: 'not-scanned',
    });
    const file = { ...recordOf(received), id: uuidv7() };
    const copy = await buffer((await openWorkingCopy(stores, file)).body);
    expect(copy.toString('latin1')).not.toContain('GPSSECRET');
    expect(copy.includes(JPEG_PICTURE)).toBe(true);
    expect(await stores.working.has(received.sha256)).toBe(false);
    expect(await buffer((await openOriginal(stores, file)).body)).toEqual(original);
  });

  it('says when nothing was hidden, when no copy can be made, and when none is made of the type', async () => {
    const clean = Buffer.concat([Buffer.from([0xff, 0xd8]), JPEG_PICTURE]);
    expect(await receive(clean, 'a.jpg')).toMatchObject({ state: 'clean', copy: null });
    const broken = await receive(clean.subarray(0, clean.length - 4), 'a.jpg');
    expect(broken).toMatchObject({ state: 'unreadable', copy: null });
    await expect(openWorkingCopy(stores, { ...recordOf(broken), id: '' })).rejects.toMatchObject({
      code: 'file.copy-missing',
    });
    expect(await receive('%PDF-1.7\n%âãÏÓ\n', '报告.pdf')).toMatchObject({
      type: 'application/pdf',
      state: 'kept',
      copy: null,
    });
    const workbook = await writeXlsx({ sheets: [{ name: 's', rows: [['a']] }] });
    expect(await receive(workbook, '台账.xlsx')).toMatchObject({ state: 'kept' });
    expect(await receive('编号,内容\n1,x\n', '台账.csv')).toMatchObject({ type: 'text/csv', state: 'clean' });
    expect(await receive(Buffer.from('b1e0bac50a', 'hex'), '说明.txt')).toMatchObject({ type: 'text/plain' });
    expect(await receive('BM是一家公司\n', '说明.txt')).toMatchObject({ type: 'text/plain' });
  });

  it('takes a picture for what it is when a messenger named it after another kind', async () => {
    expect(await receive(jpegWithMetadata(1), 'mmexport.png')).toMatchObject({ type: 'image/jpeg', state: 'stripped' });
    expect(await receive(jpegWithMetadata(1), 'noending')).toMatchObject({ type: 'image/jpeg' });
  });

  it.each<[string, string | Buffer]>([
    ['照片.jpg', '%PDF-1.7\n'],
    ['a.pdf', jpegWithMetadata(1)],
    ['a.exe', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
    ['a.txt', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
    ['a.txt', '<!DOCTYPE html><script>alert(1)</script>'],
    ['a.html', '<html></html>'],
    ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a.csv', Buffer.from([0x61, 0, 0x62])],
    ['a.unknown', 'text'],
  ])('refuses %s that holds something else', async (name, content) => {
    const before = await everything();
    await expect(receive(content, name)).rejects.toMatchObject({ code: 'file.type-refused', status: 415 });
    expect(await everything()).toEqual(before);
  });

  it('leaves nothing of an upload that is cut, too large, or empty', async () => {
    const before = await everything();
    async function* cut(): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(5_000, 'x');
      throw new Error('socket hang up');
    }
    await expect(receiveFile(cut(), { name: 'a.txt', limit: 10_000 }, stores)).rejects.toMatchObject({
      code: 'file.incomplete',
      status: 400,
      params: { received: 5_000 },
    });
    await expect(
      receiveFile(pieces(Buffer.alloc(500, 'x')), { name: 'a.txt', limit: 10_000, announced: 501 }, stores),
    ).rejects.toMatchObject({ code: 'file.incomplete' });
    await expect(receive('x'.repeat(5_000), 'a.txt', {}, 4_999)).rejects.toMatchObject({
      code: 'file.too-large',
      status: 413,
    });
    await expect(receive('', 'a.txt')).rejects.toMatchObject({ code: 'file.empty' });
    expect(await everything()).toEqual(before);
    expect(await receive('x'.repeat(5_000), 'a.txt', {}, 5_000)).toMatchObject({ size: 5_000 });
  });

  it('stops reading when the limit is passed', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        given += 1;
        yield Buffer.alloc(1_000);
      }
    }
    await expect(receiveFile(endless(), { name: 'a.txt', limit: 3_000 }, stores)).rejects.toMatchObject({
      code: 'file.too-large',
    });
    expect(given).toBe(4);
  });

  it('sweeps what a kill left, not what is still growing', async () => {
    await writeFile(join(stores.incoming, 'left'), 'half');
    expect(await sweepIncoming(stores.incoming, 60_000)).toBe(0);
    expect(await sweepIncoming(stores.incoming, -1)).toBe(1);
    expect(await readdir(stores.incoming)).toEqual([]);
  });
});

function recordOf(received: Received) {
  return {
    homeRegion: '510502' as Region,
    ...{ matterId: null, actId: null, name: null, receivedBy: null, receivedAt: new Date(0) },
    ...{
      sha256: received.sha256,
      size: received.size,
      type: received.type,
      state: received.state,
      scan: received.scan,
    },
    ...{ copySha256: received.copy?.sha256 ?? null, copySize: received.copy?.size ?? null },
  };
}

describe('malware scan', () => {
  /** Speaks as much of clamd as the client uses; answers FOUND for a known word. */
  async function withClamd(work: (scanner: Scanner) => Promise<void>, answer?: string): Promise<void> {
    const server = createServer((socket) => {
      let got = Buffer.alloc(0);
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        got = Buffer.concat([got, chunk]);
        if (!got.subarray(0, 10).equals(Buffer.from('zINSTREAM\0'))) return;
        const parts: Buffer[] = [];
        let at = 10;
        for (;;) {
          if (at + 4 > got.length) return;
          const length = got.readUInt32BE(at);
          if (length === 0) break;
          if (at + 4 + length > got.length) return;
          parts.push(got.subarray(at + 4, at + 4 + length));
          at += 4 + length;
        }
        const found = Buffer.concat(parts).includes('EICAR');
        socket.end(answer ?? (found ? 'stream: Eicar-Test FOUND\0' : 'stream: OK\0'));
      });
    });
    const path = join(folder, 'clamd.sock');
    await new Promise<void>((resolve) => server.listen(path, resolve));
    try {
      await work(clamdScanner(path));
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  }

  it('lets nobody open what clamd finds, and keeps it as evidence', () =>
    withClamd(async (scanner) => {
      expect(await receive('x'.repeat(200_000), 'a.txt', { scanner })).toMatchObject({ scan: 'passed' });
      const bad = await receive(`EICAR ${uuidv7()}`, 'a.txt', { scanner });
      expect(bad.scan).toBe('infected');
      const file = { ...recordOf(bad), id: '' };
      await expect(openWorkingCopy(stores, file)).rejects.toMatchObject({ code: 'file.infected', status: 403 });
      expect(await stores.working.has(bad.sha256)).toBe(false);
      expect((await buffer((await openOriginal(stores, file)).body)).toString()).toContain('EICAR');
    }));

  it('never says passed when clamd did not', async () => {
    await withClamd(async (scanner) => {
      expect(await receive('a', 'a.txt', { scanner })).toMatchObject({ scan: 'failed' });
    }, 'INSTREAM size limit exceeded. ERROR\0');
    expect(await receive('a', 'a.txt', { scanner: clamdScanner(join(folder, 'none.sock')) })).toMatchObject({
      scan: 'failed',
    });
  });
});

describe('file table', () => {
  const homeRegion = '510502' as Region;
  const officer = { scope: '5105%', clearance: 0 };
  const asSystem = <T>(work: (tx: Transaction) => Promise<T>) => store.transaction(SYSTEM_VIEWER, work);

  it('shows a file with its matter and never before or beside it', async () => {
    const received = await receive(jpegWithMetadata(6), 'a.jpg');
    const id = uuidv7();
    const [matterId, otherId, actId] = [uuidv7() as MatterId, uuidv7() as MatterId, uuidv7() as ActId];
    const fresh = { homeRegion, id, name: '张三的照片.jpg', receivedBy: null };
    await store.transaction(officer, (tx) => recordFile(tx, stores, fresh, received));
    await store.transaction(officer, (tx) => recordFile(tx, stores, fresh, received));
    const asOfficer = <T>(matters: readonly string[], work: (tx: Transaction) => Promise<T>): Promise<T> =>
      store.transaction(officer, async (tx) => {
        await tx.openMatters(matters);
        return work(tx);
      });
    const seen = (matters: readonly string[]) => asOfficer(matters, (tx) => filesOf(tx, homeRegion, matterId));
    expect(await seen([matterId])).toEqual([]);
    await expect(store.transaction(officer, (tx) => getFile(tx, homeRegion, id))).rejects.toMatchObject({
      code: 'file.not-found',
    });
    // Only the system hands a file to an act, and only once.
    expect(await asOfficer([otherId], (tx) => attachFiles(tx, homeRegion, [id], otherId, actId))).toBe(0);
    expect(await asSystem((tx) => attachFiles(tx, homeRegion, [id], matterId, actId))).toBe(1);
    expect(await asSystem((tx) => attachFiles(tx, homeRegion, [id], matterId, actId))).toBe(1);
    expect(await asSystem((tx) => attachFiles(tx, homeRegion, [id], otherId, uuidv7() as ActId))).toBe(0);
    expect(await seen([])).toEqual([]);
    expect(await seen([otherId])).toEqual([]);
    const [file] = await seen([matterId]);
    expect(file).toMatchObject({
      id,
      matterId,
      actId,
      sha256: received.sha256,
      copySha256: received.copy?.sha256,
      size: received.size,
      state: 'stripped',
      scan: 'not-scanned',
    });
  });

  it('names what each store should hold, so that scrubbing finds what is gone', async () => {
    const text = await receive(`目录 ${uuidv7()}`, 'a.txt');
    const photo = await receive(Buffer.concat([jpegWithMetadata(6), Buffer.from(uuidv7())]), 'b.jpg');
    for (const received of [text, photo])
      await asSystem((tx) =>
        recordFile(tx, stores, { homeRegion, id: uuidv7(), name: 'x', receivedBy: null }, received),
      );
    const names = async (place: 'working' | 'sealed'): Promise<string[]> => {
      const found: string[] = [];
      for await (const each of expectedBlobs(asSystem, place)) found.push(each.sha256);
      return found;
    };
    expect(await names('working')).toEqual(expect.arrayContaining([text.sha256, photo.copy?.sha256]));
    expect(await names('working')).not.toContain(photo.sha256);
    expect(await names('sealed')).toContain(photo.sha256);
    expect(await verifyBlobs(stores.sealed, expectedBlobs(asSystem, 'sealed'))).toMatchObject({
      damaged: [],
      missing: [],
    });
    await stores.working.delete(text.sha256);
    expect((await verifyBlobs(stores.working, expectedBlobs(asSystem, 'working'))).missing).toEqual([text.sha256]);
  });
});
