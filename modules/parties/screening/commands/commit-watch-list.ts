import { rm } from 'node:fs/promises';
import { AppError } from '../../../../kernel/error.ts';
import { uuidv7 } from '../../../../kernel/id.ts';
import { type Counts, findUnfinished, getBatch, insertBatch, saveCounts } from '../../../../platform/import/batch.ts';
import {
  type Committed,
  deterministicUuid,
  type ImportRow,
  type OnProgress,
  type Staged,
} from '../../../../platform/import/index.ts';
import { readLines } from '../../../../platform/import/line-file.ts';
import type { StagedRow } from '../../../../platform/import/validate.ts';
import type { LedgerActor } from '../../../../platform/ledger/types.ts';
import { sql } from '../../../../platform/store/sql.ts';
import type { Store } from '../../../../platform/store/store.ts';
import type { Db } from '../../../../platform/store/types.ts';
import { subjectOf } from '../model/watch-entry.ts';

const CHUNK = 1_000;

const text = (row: ImportRow, key: string): string | null =>
  typeof row[key] === 'string' && row[key] !== '' ? row[key] : null;

const listIdOf = (authority: string, name: string): string => deterministicUuid('watch-list', authority, name);

function entryOf(row: ImportRow, authority: string) {
  const list = listIdOf(authority, text(row, 'list') ?? '');
  const said = {
    kind: text(row, 'kind') ?? 'organisation',
    name: text(row, 'name') ?? '',
    aliases: Array.isArray(row.aliases) ? row.aliases.map(String) : [],
    code: text(row, 'code'),
    region: text(row, 'region'),
    representative: text(row, 'representative'),
    birthYear: typeof row.birthYear === 'number' ? row.birthYear : null,
    since: text(row, 'since'),
    until: text(row, 'until'),
  };
  return { ...said, list, id: deterministicUuid('watch-entry', list, JSON.stringify(said)), subject: subjectOf(said) };
}

/** Lists that the rows name: new ones begin, the others say from now on what the file says of them. */
async function putLists(tx: Db, authority: string, rows: readonly ImportRow[]): Promise<void> {
  const lists = new Map(rows.map((row) => [text(row, 'list') ?? '', row] as const));
  for (const [name, row] of lists)
    await tx.query(sql`
      insert into watch_list (home_region, id, authority, name, source, basis, purpose, until_day)
      values (${authority.slice(0, 6)}, ${listIdOf(authority, name)}, ${authority}, ${name}, ${text(row, 'source')},
              ${text(row, 'basis')}, ${text(row, 'purpose')}, ${text(row, 'listUntil')})
      on conflict (home_region, id) do update set source = excluded.source, basis = excluded.basis,
        purpose = excluded.purpose, until_day = excluded.until_day, changed_at = now()`);
}

/** Entries that are there already stay as they are, with the batch that brought them. Gives how many are of this batch. */
async function putEntries(tx: Db, authority: string, rows: readonly ImportRow[], batch: string): Promise<number> {
  const entries = rows.map((row) => entryOf(row, authority));
  const { rows: own } = await tx.query<{ n: number }>(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e(
        list uuid, id uuid, kind text, name text, aliases text[], code text, region text, representative text,
        "birthYear" smallint, since date, until date, subject text)),
    written as (
      insert into watch_entry (home_region, list_id, id, authority, subject, kind, name, aliases, code, region,
                               representative, birth_year, since_day, until_day, batch_id)
      select ${authority.slice(0, 6)}, g.list, g.id, ${authority}, decode(g.subject, 'hex'), g.kind, g.name, g.aliases, g.code,
             g.region, g.representative, g."birthYear", g.since, g.until, ${batch}::uuid
      from given g on conflict (home_region, list_id, id) do nothing returning 1)
    select (select count(*) from written)::int
         + (select count(*) from given g join watch_entry e
            on e.home_region = ${authority.slice(0, 6)} and e.list_id = g.list and e.id = g.id and e.batch_id = ${batch}::uuid)::int as n`);
  return own[0]?.n ?? 0;
}

/**
 * Puts the waiting rows into their lists under one batch id. Rows that are there already change nothing; a killed import goes on
 * under its own id when the file is imported again.
 * @throws AppError `import.has-invalid`, `import.staging-gone`
 */
export async function commitWatchList(
  staged: Staged,
  actor: LedgerActor,
  options: { readonly store: Store; readonly skipInvalid?: boolean; readonly onProgress?: OnProgress },
): Promise<Committed> {
  const { store, onProgress } = options;
  const { total, valid, invalid, duplicate, authority } = staged;
  if (invalid > 0 && options.skipInvalid !== true) throw new AppError('import.has-invalid', 409, { invalid, total });
  const found = await store.transaction(actor, (tx) => findUnfinished(tx, staged));
  const batchId = found ?? uuidv7();
  if (found === undefined) await store.transaction(actor, (tx) => insertBatch(tx, batchId, staged, actor.personId));
  const counts: Counts = { imported: 0, unchanged: 0, changed: 0, refused: 0 };
  const regions = [authority.slice(0, 6)];
  let done = 0;
  const put = async (rows: readonly ImportRow[]): Promise<void> => {
    await store.transaction(actor, async (tx) => {
      await putLists(tx, authority, rows);
      const imported = await putEntries(tx, authority, rows, batchId);
      counts.imported += imported;
      counts.unchanged += rows.length - imported;
      await saveCounts(tx, authority, batchId, counts, regions, 'committing');
    });
    done += rows.length;
    onProgress?.({ phase: 'commit', done, total: valid, rows: done });
  };
  let chunk: ImportRow[] = [];
  try {
    for await (const [, , , row] of readLines<StagedRow>(staged.rowsFile)) {
      chunk.push(row);
      if (chunk.length === CHUNK) {
        await put(chunk);
        chunk = [];
      }
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new AppError('import.staging-gone', 409, {}, { cause: error });
    throw error;
  }
  if (chunk.length > 0) await put(chunk);
  if (done !== valid) throw new AppError('import.staging-gone', 409);
  await store.transaction(actor, (tx) => saveCounts(tx, authority, batchId, counts, regions, 'committed'));
  await rm(staged.rowsFile, { force: true });
  return { batchId, total, valid, invalid, duplicate, ...counts, resumed: found !== undefined, refusedSheet: null };
}

/**
 * Takes away the entries that an import brought, and the lists that are left without any. What an earlier import had brought
 * stays; verdicts stay too. May be run again after a kill.
 * @throws AppError `import.batch-not-found`, `import.batch-not-committed`
 */
export async function undoWatchList(
  batchId: string,
  actor: LedgerActor,
  { store }: { readonly store: Store },
): Promise<{ readonly batchId: string; readonly undone: number }> {
  return store.transaction(actor, async (tx) => {
    const batch = await getBatch(tx, batchId);
    if (batch.kind !== 'watch-list') throw new AppError('import.batch-not-found', 404, { batch: batchId });
    if (batch.state === 'committing' || batch.state === 'undone')
      throw new AppError('import.batch-not-committed', 409, { batch: batchId, state: batch.state });
    const { rows: gone } = await tx.query<{ list_id: string }>(sql`
      delete from watch_entry where home_region = ${batch.homeRegion} and batch_id = ${batchId}::uuid returning list_id`);
    const lists = [...new Set(gone.map(({ list_id }) => list_id))];
    await tx.query(sql`
      update watch_list set changed_at = now() where home_region = ${batch.homeRegion} and id = any(${lists}::uuid[])`);
    await tx.query(sql`
      delete from watch_list l where home_region = ${batch.homeRegion} and id = any(${lists}::uuid[])
        and not exists (select from watch_entry e where e.home_region = l.home_region and e.list_id = l.id)`);
    await tx.query(sql`
      update import_batch set state = 'undone', undone = ${gone.length}, undone_at = now()
      where home_region = ${batch.homeRegion} and id = ${batchId}::uuid`);
    return { batchId, undone: gone.length };
  });
}
