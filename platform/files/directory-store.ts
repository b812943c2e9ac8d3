import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../kernel/error.ts';
import type { BlobStore } from './blob-store.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Flushes a file or a folder to the disk itself. */
export async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Says "no space" as a coded error; passes anything else through. */
export function asDiskError(error: unknown): unknown {
  return codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT'
    ? new AppError('file.disk-full', 507, {}, { cause: error })
    : error;
}

/**
 * Contents as files `<root>/ab/cd/<sha256>`, readable by their owner only. A content appears by one rename after it
 * was flushed, and the folder is flushed after it: a kill or a power cut leaves all of it or nothing.
 */
export function directoryStore(root: string): BlobStore {
  const pathOf = (sha256: string): string => join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const sizeOf = (path: string): Promise<number | undefined> =>
    stat(path).then(
      (found) => found.size,
      () => undefined,
    );
  return {
    async put(sha256, path, size) {
      const to = pathOf(sha256);
      if ((await sizeOf(to)) === size) return;
      const folder = dirname(to);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await syncToDisk(path);
        await rename(path, to).catch(async (error: unknown) => {
          if (codeOf(error) !== 'EXDEV') throw error;
          // The temporary folder lies on another disk: copy beside the place, then move.
          await copyFile(path, `${to}.part`);
          await syncToDisk(`${to}.part`);
          await rename(`${to}.part`, to);
        });
        for (const each of [folder, dirname(folder), root]) await syncToDisk(each);
      } catch (error) {
        throw asDiskError(error);
      }
    },
    async get(sha256, range) {
      const path = pathOf(sha256);
      const size = await sizeOf(path);
      if (size === undefined) throw new AppError('file.not-found', 404, { sha256 });
      if (range === undefined) return { size, body: createReadStream(path) };
      if (range.from < 0 || range.from > range.to || range.from >= size)
        throw new AppError('file.bad-range', 416, { size });
      const to = Math.min(range.to, size - 1);
      return { size: to - range.from + 1, body: createReadStream(path, { start: range.from, end: to }) };
    },
    has: async (sha256) => (await sizeOf(pathOf(sha256))) !== undefined,
    delete: (sha256) => rm(pathOf(sha256), { force: true }),
  };
}
