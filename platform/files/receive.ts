import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../kernel/error.ts';
import { uuidv7 } from '../../kernel/id.ts';
import type { BlobStore } from './blob-store.ts';
import { asDiskError } from './directory-store.ts';
import { fileKind } from './file-kind.ts';
import { noScanner, type Scanner, type ScanResult } from './scan.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';
import { stripWebp } from './strip-webp.ts';

/**
 * What was done about metadata: `clean` nothing was hidden in it; `stripped` the working copy lacks it and the original
 * is sealed; `kept` it may be inside, no copy is made of this type; `unreadable` no copy could be made, only the sealed
 * original exists.
 */
export type FileState = 'clean' | 'stripped' | 'kept' | 'unreadable';

export interface FileStores {
  /** What people work with. */
  readonly working: BlobStore;
  /** Originals that hold more than people may see: opened only by their own procedure. */
  readonly sealed: BlobStore;
  /** Where uploads grow; on the same disk as the stores if these are directories. */
  readonly incoming: string;
  readonly scanner?: Scanner;
}

export interface Received {
  /** Hash of the original, as received. */
  readonly sha256: string;
  readonly size: number;
  readonly type: string;
  readonly state: FileState;
  readonly scan: ScanResult;
  /** The working copy when it differs from the original. */
  readonly copy: { readonly sha256: string; readonly size: number } | null;
}

export interface ReceiveOptions {
  /** Name that the sender gave; only its ending is used here. */
  readonly name: string;
  /** Most bytes that are taken. */
  readonly limit: number;
  /** Bytes that the sender announced; fewer are an upload that was cut. */
  readonly announced?: number;
}

const STRIPPERS: Readonly<Record<string, (bytes: Buffer) => Buffer | undefined>> = {
  'image/jpeg': stripJpeg,
  'image/png': stripPng,
  'image/apng': stripPng,
  'image/webp': stripWebp,
};
/** Types in which nothing about a person or a place hides beside the content itself. */
const PLAIN = /^(text\/|application\/(json|x-ndjson)$|image\/bmp$)/;
/** Above this a picture is not taken into memory. */
const LARGEST_PICTURE = 200 * 1024 * 1024;

async function takeIn(
  stream: AsyncIterable<Uint8Array>,
  path: string,
  { limit, announced }: ReceiveOptions,
): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  let size = 0;
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > limit) throw new AppError('file.too-large', 413, { limit });
      hash.update(chunk);
      await file.write(chunk);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    const disk = asDiskError(error);
    throw disk instanceof AppError ? disk : new AppError('file.incomplete', 400, { received: size }, { cause: error });
  } finally {
    await file.close();
  }
  if (announced !== undefined && size !== announced) throw new AppError('file.incomplete', 400, { received: size });
  if (size === 0) throw new AppError('file.empty', 422);
  return { sha256: hash.digest('hex'), size };
}

interface WorkingCopy {
  readonly state: FileState;
  readonly bytes: Buffer | null;
}

async function workingCopy(path: string, type: string, size: number): Promise<WorkingCopy> {
  const strip = STRIPPERS[type];
  if (strip === undefined) return { state: PLAIN.test(type) ? 'clean' : 'kept', bytes: null };
  if (size > LARGEST_PICTURE) return { state: 'unreadable', bytes: null };
  const original = await readFile(path);
  const copy = strip(original);
  if (copy === undefined) return { state: 'unreadable', bytes: null };
  return copy.equals(original) ? { state: 'clean', bytes: null } : { state: 'stripped', bytes: copy };
}

/**
 * Takes a file in: hashed and measured while it streams to a temporary file, told by its content, looked at for
 * malware, freed of metadata into a working copy where its type allows, then moved into the store in one step. Fails
 * without leaving anything behind; a kill leaves a temporary file for {@link sweepIncoming}.
 * @throws AppError `file.too-large`, `file.empty`, `file.incomplete`, `file.type-refused`, `file.disk-full`,
 *   `file.storage-refused`
 */
export async function receiveFile(
  stream: AsyncIterable<Uint8Array>,
  options: ReceiveOptions,
  stores: FileStores,
): Promise<Received> {
  const path = join(stores.incoming, uuidv7());
  const copyPath = `${path}.copy`;
  try {
    await mkdir(stores.incoming, { recursive: true, mode: 0o700 });
    const { sha256, size } = await takeIn(stream, path, options);
    const type = await fileKind(path, options.name);
    const scan = await (stores.scanner ?? noScanner)(path);
    const { state, bytes } = await workingCopy(path, type, size);
    if (scan === 'infected') {
      // Kept, because it may be evidence; nobody works with it.
      await stores.sealed.put(sha256, path, size);
      return { sha256, size, type, state, scan, copy: null };
    }
    let copy: Received['copy'] = null;
    if (bytes !== null) {
      await writeFile(copyPath, bytes, { mode: 0o600 });
      copy = { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length };
      await stores.working.put(copy.sha256, copyPath, copy.size);
    }
    const original = state === 'clean' || state === 'kept' ? stores.working : stores.sealed;
    await original.put(sha256, path, size);
    return { sha256, size, type, state, scan, copy };
  } catch (error) {
    throw asDiskError(error);
  } finally {
    await Promise.all([rm(path, { force: true }), rm(copyPath, { force: true })]);
  }
}

/**
 * What {@link receiveFile} would find, without keeping a byte.
 * @throws AppError as {@link receiveFile}
 */
export async function judgeFile(
  stream: AsyncIterable<Uint8Array>,
  options: ReceiveOptions,
  stores: FileStores,
): Promise<Pick<Received, 'type' | 'state' | 'scan'>> {
  const path = join(stores.incoming, uuidv7());
  try {
    await mkdir(stores.incoming, { recursive: true, mode: 0o700 });
    const { size } = await takeIn(stream, path, options);
    const type = await fileKind(path, options.name);
    const scan = await (stores.scanner ?? noScanner)(path);
    return { type, scan, state: (await workingCopy(path, type, size)).state };
  } finally {
    await rm(path, { force: true });
  }
}

/** Removes uploads that a kill left unfinished; gives how many. */
export async function sweepIncoming(incoming: string, olderThanMs: number): Promise<number> {
  let removed = 0;
  for (const name of await readdir(incoming).catch(() => [])) {
    const path = join(incoming, name);
    const changed = await stat(path).then(
      (found) => found.mtimeMs,
      () => undefined,
    );
    if (changed === undefined || Date.now() - changed < olderThanMs) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
