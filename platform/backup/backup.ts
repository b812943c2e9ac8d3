import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { isAppError } from '../../kernel/error.ts';
import { syncToDisk } from '../files/directory-store.ts';
import { type BlobStore, directoryStore, expectedBlobs, type FileStores } from '../files/index.ts';
import type { Db } from '../store/types.ts';
import { asBackupFailure } from './failure.ts';
import { FILE_LIST, filesFolder, MANIFEST, tableFile } from './layout.ts';
import type { KeptFile, Manifest } from './manifest.ts';
import { measured } from './measured.ts';
import { copyOut, type KeptTable, listTables, mustSeeAll } from './tables.ts';

/** How far a backup or a restore has come. */
export type OnStep = (step: { readonly name: string; readonly done: number; readonly of: number }) => void;

export interface BackupSource {
  /** Superuser's address, or that of a role which passes row security by. */
  readonly databaseUrl: string;
  /** Undefined where contents lie in a bucket, which keeps its own versions. */
  readonly files: Pick<FileStores, 'working' | 'sealed'> | undefined;
  readonly instance: string;
  readonly version: string;
  readonly keys: Manifest['keys'];
}

/** Compressed, on the disk itself when it returns, readable by its owner only. */
async function writeCompressed(file: string, body: Readable): Promise<{ bytes: number; sha256: string }> {
  const { through, told } = measured();
  await pipeline(body, createGzip({ level: 1 }), through, createWriteStream(file, { mode: 0o600, flags: 'wx' }));
  await syncToDisk(file);
  return told();
}

async function writeTable(client: pg.Client, folder: string, table: KeptTable): Promise<Manifest['tables'][number]> {
  const stream = client.query(copyTo(copyOut(table)));
  const written = await writeCompressed(tableFile(folder, table.name), stream);
  return { name: table.name, columns: [...table.columns], rows: stream.rowCount ?? 0, ...written };
}

/** Brings one content over, hashed anew on its way; false where it was erased meanwhile. */
async function keepContent(from: BlobStore, to: BlobStore, { sha256, size }: KeptFile, beside: string) {
  if (await to.has(sha256)) return true;
  try {
    const { through, told } = measured();
    await pipeline((await from.get(sha256)).body, through, createWriteStream(beside, { mode: 0o600 }));
    if (told().sha256 !== sha256) return false;
    await to.put(sha256, beside, size);
    return true;
  } catch (error) {
    if (isAppError(error) && error.code === 'file.not-found') return false;
    throw error;
  } finally {
    await rm(beside, { force: true });
  }
}

interface Contents {
  readonly kept: readonly KeptFile[];
  /** Named by a row, and not there as it should be. */
  readonly missing: number;
}

async function keepContents(
  client: pg.Client,
  files: NonNullable<BackupSource['files']>,
  repository: string,
  folder: string,
  onStep: OnStep,
): Promise<Contents> {
  const kept: KeptFile[] = [];
  let missing = 0;
  for (const store of ['working', 'sealed'] as const) {
    const to = directoryStore(filesFolder(repository, store));
    for await (const { sha256, size } of expectedBlobs((work) => work(client as unknown as Db), store)) {
      const file: KeptFile = { store, sha256, size: Number(size) };
      if (await keepContent(files[store], to, file, join(folder, 'content.part'))) kept.push(file);
      else missing += 1;
      onStep({ name: 'files', done: kept.length, of: kept.length });
    }
  }
  return { kept, missing };
}

async function describe(client: pg.Client): Promise<Pick<Manifest, 'at' | 'server' | 'migrations' | 'heads'>> {
  const asked = async <R extends object>(text: string): Promise<R[]> => (await client.query<R>(text)).rows;
  const [now] = await asked<{ at: Date; server: string }>(
    `select transaction_timestamp() as at, current_setting('server_version') as server`,
  );
  return {
    at: (now?.at ?? new Date(0)).toISOString(),
    server: now?.server ?? '',
    migrations: await asked('select name, hash from schema_migration order by name'),
    heads: await asked(
      `select distinct on (home_region) home_region as "homeRegion", size::int, note
       from tree_checkpoint order by home_region, size desc`,
    ),
  };
}

async function writeManifest(folder: string, content: Manifest): Promise<void> {
  const file = await open(join(folder, MANIFEST), 'wx', 0o600);
  try {
    await file.write(`${JSON.stringify(content, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Writes a new backup into `repository/<instant>`: one snapshot of every table, and the contents of files that no
 * earlier backup there has. People go on working meanwhile. A folder appears by one rename when all of it is on the
 * disk; a killed backup leaves `*.part`, which the next one removes. Unsent files of the public are not kept.
 * @throws AppError `backup.row-security`, `backup.database`, `file.disk-full`
 */
export async function writeBackup(
  source: BackupSource,
  repository: string,
  onStep: OnStep = () => undefined,
): Promise<{ folder: string; manifest: Manifest; missing: number }> {
  const client = new pg.Client({ connectionString: source.databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  const part = join(repository, `${randomBytes(6).toString('hex')}.part`);
  try {
    await client.connect();
    await mustSeeAll(client);
    await mkdir(join(part, 'tables'), { recursive: true, mode: 0o700 });
    await client.query(`set statement_timeout = 0; set idle_in_transaction_session_timeout = 0`);
    await client.query('begin isolation level repeatable read read only');
    const described = await describe(client);
    const tables: Manifest['tables'] = [];
    const listed = await listTables(client);
    for (const [done, table] of listed.entries()) {
      onStep({ name: table.name, done, of: listed.length });
      tables.push(await writeTable(client, part, table));
    }
    const contents = source.files && (await keepContents(client, source.files, repository, part, onStep));
    await client.query('commit');
    const list =
      contents &&
      (await writeCompressed(
        join(part, FILE_LIST),
        Readable.from(contents.kept.map((file) => `${JSON.stringify(file)}\n`)),
      ));
    const { version, instance, keys } = source;
    const manifest: Manifest = {
      ...{ format: 'qingyuan-backup/1', version, instance, ...described, tables, keys },
      files:
        contents && list
          ? { count: contents.kept.length, bytes: contents.kept.reduce((sum, { size }) => sum + size, 0), list }
          : null,
    };
    await writeManifest(part, manifest);
    const folder = join(repository, manifest.at.replaceAll(':', '').replace('.', '-'));
    await rename(part, folder);
    for (const each of [join(folder, 'tables'), folder, repository]) await syncToDisk(each);
    return { folder, manifest, missing: contents?.missing ?? 0 };
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw asBackupFailure(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
