import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../kernel/error.ts';
import { directoryStore, verifyBlobs } from '../files/index.ts';
import { FILE_LIST, type FoundBackup, filesFolder, tableFile } from './layout.ts';
import { type KeptFile, keptFile } from './manifest.ts';
import { measured } from './measured.ts';

const isCutShort = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';

const broken = (file: string): AppError => new AppError('backup.broken', 422, { file });

/**
 * The content of a compressed file of a backup, handed to `use` as it is read; afterwards its hash is compared, so
 * whatever `use` did must still be one that can be undone.
 * @throws AppError `backup.broken`
 */
export async function readCompressed(
  file: string,
  expected: { readonly bytes: number; readonly sha256: string },
  use: (content: Readable) => Promise<void>,
): Promise<void> {
  const { through, told } = measured();
  const content = createGunzip();
  const reading = pipeline(createReadStream(file), through, content);
  const [read, used] = await Promise.allSettled([reading, use(content)]);
  // Whoever uses it may end first, which cuts the reading short; then theirs is the cause.
  if (read.status === 'rejected' && used.status === 'rejected' && isCutShort(read.reason)) throw used.reason;
  const { bytes, sha256 } = told();
  if (read.status === 'rejected' || bytes !== expected.bytes || sha256 !== expected.sha256)
    throw broken(basename(file));
  if (used.status === 'rejected') throw used.reason;
}

/** The contents that a backup names. @throws AppError `backup.broken` */
export async function readFileList({ folder, manifest }: FoundBackup): Promise<KeptFile[]> {
  const { files } = manifest;
  if (files === null) return [];
  const kept: KeptFile[] = [];
  await readCompressed(join(folder, FILE_LIST), files.list, async (content) => {
    for await (const line of createInterface({ input: content })) kept.push(keptFile.parse(JSON.parse(line)));
  });
  if (kept.length !== files.count) throw broken(FILE_LIST);
  return kept;
}

/** What is wrong with a backup; nothing where it could be restored as it is. */
export async function verifyBackup(
  backup: FoundBackup,
  onStep: (done: number, of: number) => void = () => undefined,
): Promise<string[]> {
  const wrong: string[] = [];
  const guarded = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'backup.broken') throw error;
      wrong.push(String(error.params.file));
    }
  };
  const { tables } = backup.manifest;
  for (const [index, table] of tables.entries()) {
    onStep(index, tables.length);
    await guarded(() =>
      readCompressed(tableFile(backup.folder, table.name), table, async (content) => {
        for await (const _chunk of content);
      }),
    );
  }
  await guarded(async () => {
    const kept = await readFileList(backup);
    for (const store of ['working', 'sealed'] as const) {
      const names = kept.filter((file) => file.store === store);
      const report = await verifyBlobs(directoryStore(filesFolder(backup.repository, store)), names);
      wrong.push(...report.missing, ...report.damaged.map(({ sha256 }) => sha256));
    }
  });
  return wrong;
}
