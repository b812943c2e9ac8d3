import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { AppError } from '../../kernel/error.ts';
import { type BlobStore, directoryStore, type FileStores } from '../files/index.ts';
import { listMigrations, migrate } from '../store/migrate.ts';
import type { OnStep } from './backup.ts';
import { asBackupFailure } from './failure.ts';
import { type FoundBackup, filesFolder, tableFile } from './layout.ts';
import type { KeptFile, Manifest } from './manifest.ts';
import { measured } from './measured.ts';
import { readCompressed, readFileList } from './read.ts';
import { copyIn, emptyAll, listTables, mustSeeAll } from './tables.ts';

export interface RestoreTarget {
  /** Superuser's address, or that of a role which passes row security by, of an empty database. */
  readonly databaseUrl: string;
  /** Undefined where contents lie in a bucket that kept them. */
  readonly files: Pick<FileStores, 'working' | 'sealed' | 'incoming'> | undefined;
  readonly keys: Manifest['keys'];
}

/** Rows by which a database is in use; migrations alone write none of them. */
const IN_USE = ['act', 'authority', 'session'];

async function mustBeEmpty(client: pg.Client): Promise<void> {
  for (const table of IN_USE) {
    const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table]);
    if (rows[0]?.there !== true) continue;
    const { rowCount } = await client.query(`select from ${table} limit 1`);
    if (rowCount !== 0) throw new AppError('backup.not-empty', 409, { table });
  }
}

async function mustKnowMigrations({ migrations, version }: Manifest): Promise<void> {
  const own = new Map((await listMigrations()).map(({ name, hash }) => [name, hash]));
  const foreign = migrations.find(({ name, hash }) => own.get(name) !== hash);
  if (foreign !== undefined) throw new AppError('backup.other-version', 409, { name: foreign.name, version });
}

function mustHaveKeys(needed: Manifest['keys'], own: Manifest['keys']): void {
  const missing = needed.find(({ name, id }) => !own.some((each) => each.name === name && each.id === id));
  if (missing !== undefined) throw new AppError('backup.other-keys', 409, { key: missing.name });
}

async function load(client: pg.Client, { folder, manifest }: FoundBackup, onStep: OnStep): Promise<void> {
  const there = await listTables(client);
  await client.query('begin');
  try {
    // Some migrations bring rows of their own; the backup has them too, as they were.
    await client.query(emptyAll(there.map(({ name }) => name)));
    for (const [done, table] of manifest.tables.entries()) {
      onStep({ name: table.name, done, of: manifest.tables.length });
      const into = client.query(copyFrom(copyIn(table)));
      await readCompressed(tableFile(folder, table.name), table, (content) => pipeline(content, into));
      if (into.rowCount !== table.rows) throw new AppError('backup.broken', 422, { file: table.name });
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function putBack(from: BlobStore, to: BlobStore, { sha256, size }: KeptFile, beside: string): Promise<void> {
  if (await to.has(sha256)) return;
  try {
    const { through, told } = measured();
    await pipeline((await from.get(sha256)).body, through, createWriteStream(beside, { mode: 0o600 }));
    if (told().sha256 !== sha256) throw new AppError('backup.broken', 422, { file: sha256 });
    await to.put(sha256, beside, size);
  } finally {
    await rm(beside, { force: true });
  }
}

async function putFilesBack(
  backup: FoundBackup,
  files: NonNullable<RestoreTarget['files']>,
  onStep: OnStep,
): Promise<void> {
  const kept = await readFileList(backup);
  await mkdir(files.incoming, { recursive: true, mode: 0o700 });
  for (const [done, file] of kept.entries()) {
    onStep({ name: 'files', done, of: kept.length });
    const from = directoryStore(filesFolder(backup.repository, file.store));
    await putBack(from, files[file.store], file, join(files.incoming, 'restore.part'));
  }
}

/**
 * Brings a backup into an empty database and its files into their store. Tables come in one transaction: what is
 * broken leaves an empty database behind. Contents come first, so that no row names one that is not there. A backup of
 * an earlier version is loaded under its own migrations, and brought up to date afterwards.
 * @throws AppError `backup.not-empty`, `backup.other-version`, `backup.other-keys`, `backup.broken`,
 * `backup.row-security`, `backup.database`, `file.disk-full`, `store.migration-*`
 */
export async function restoreBackup(
  backup: FoundBackup,
  target: RestoreTarget,
  onStep: OnStep = () => undefined,
): Promise<void> {
  const { manifest } = backup;
  await mustKnowMigrations(manifest);
  mustHaveKeys(manifest.keys, target.keys);
  const client = new pg.Client({ connectionString: target.databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await mustSeeAll(client);
    await mustBeEmpty(client);
    if (target.files !== undefined) await putFilesBack(backup, target.files, onStep);
    await migrate(target.databaseUrl, undefined, new Set(manifest.migrations.map(({ name }) => name)));
    await load(client, backup, onStep);
    await client.query('analyze');
    await migrate(target.databaseUrl);
  } catch (error) {
    throw asBackupFailure(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
