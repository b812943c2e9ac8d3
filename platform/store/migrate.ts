import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import pg from 'pg';
import { AppError } from '../../kernel/error.ts';
import { projectRoot } from '../paths.ts';
import { asStoreError } from './store.ts';

interface Migration {
  readonly name: string;
  readonly text: string;
  readonly hash: string;
}

/** All migrations of the product in order: `platform/<part>/sql/NNNN-*.sql` and `modules/<name>/sql/NNNN-*.sql`. */
export async function listMigrations(root: string = projectRoot()): Promise<Migration[]> {
  const found: Migration[] = [];
  for (const layer of ['platform', 'modules']) {
    for (const part of await readdir(join(root, layer), { withFileTypes: true })) {
      if (!part.isDirectory()) continue;
      const folder = join(root, layer, part.name, 'sql');
      const files = await readdir(folder).catch(() => []);
      for (const file of files.filter((each) => /^\d{4}-.*\.sql$/.test(each))) {
        const text = await readFile(join(folder, file), 'utf8');
        found.push({
          name: relative(root, join(folder, file)),
          text,
          hash: createHash('sha256').update(text).digest('hex'),
        });
      }
    }
  }
  const number = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
  return found.sort((a, b) => (number(a.name) < number(b.name) ? -1 : 1));
}

/**
 * Brings the database at `url` (an owner's connection) up to date, each file in its own transaction, one
 * migrator at a time; with `only`, as far as these names go. Returns the names applied now.
 * @throws AppError `store.migration-changed` when an applied file has another content, `store.migration-failed`,
 * `store.unreachable`
 */
export async function migrate(
  url: string,
  onStep?: (name: string, done: number, of: number) => void,
  only?: ReadonlySet<string>,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // The query under way tells of a lost connection; without a listener it would end the process besides.
  client.on('error', () => undefined);
  const migrations = (await listMigrations()).filter(({ name }) => only?.has(name) ?? true);
  try {
    await client.connect();
  } catch (error) {
    throw asStoreError(error);
  }
  try {
    await client.query('select pg_advisory_lock(7161)');
    await client.query(
      'create table if not exists schema_migration (name text primary key, hash text not null, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from schema_migration');
    const applied = new Map(rows.map((row) => [row.name, row.hash]));
    const due: Migration[] = [];
    for (const migration of migrations) {
      const hash = applied.get(migration.name);
      if (hash === undefined) due.push(migration);
      else if (hash !== migration.hash) throw new AppError('store.migration-changed', 500, { name: migration.name });
    }
    for (const [index, migration] of due.entries()) {
      onStep?.(migration.name, index, due.length);
      await client.query('begin');
      try {
        await client.query("set local citus.multi_shard_modify_mode = 'sequential'");
        await client.query(migration.text);
        await client.query('insert into schema_migration (name, hash) values ($1, $2)', [
          migration.name,
          migration.hash,
        ]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback').catch(() => undefined);
        const reason = error instanceof Error ? error.message : String(error);
        throw new AppError('store.migration-failed', 500, { name: migration.name, reason }, { cause: error });
      }
    }
    return due.map((migration) => migration.name);
  } catch (error) {
    throw asStoreError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
