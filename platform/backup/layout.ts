import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../../kernel/error.ts';
import { type Manifest, manifest } from './manifest.ts';

export const MANIFEST = 'manifest.json';
export const FILE_LIST = 'files.jsonl.gz';
export const tableFile = (folder: string, table: string): string => join(folder, 'tables', `${table}.copy.gz`);
export const filesFolder = (repository: string, store: string): string => join(repository, 'files', store);

/** One whole backup in its repository. */
export interface FoundBackup {
  readonly repository: string;
  readonly folder: string;
  readonly manifest: Manifest;
}

async function readManifest(folder: string): Promise<Manifest | undefined> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new AppError('backup.broken', 422, { file: join(basename(folder), MANIFEST) });
  }
  const read = manifest.safeParse(parsed);
  if (!read.success) throw new AppError('backup.broken', 422, { file: join(basename(folder), MANIFEST) });
  return read.data;
}

/** All whole backups of a repository, the oldest first. */
export async function listBackups(repository: string): Promise<FoundBackup[]> {
  const entries = await readdir(repository, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory() && /^\d{4}-\d{2}-\d{2}T/.test(entry.name));
  const found: FoundBackup[] = [];
  for (const { name } of names.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const folder = join(repository, name);
    const read = await readManifest(folder);
    if (read !== undefined) found.push({ repository, folder, manifest: read });
  }
  return found;
}

/**
 * The backup at a path: the folder of one, or the newest of a repository.
 * @throws AppError `backup.not-found`, `backup.broken`
 */
export async function findBackup(path: string): Promise<FoundBackup> {
  const folder = resolve(path);
  const own = await readManifest(folder);
  if (own !== undefined) return { repository: dirname(folder), folder, manifest: own };
  const newest = (await listBackups(folder)).at(-1);
  if (newest === undefined) throw new AppError('backup.not-found', 404, { folder });
  return newest;
}
