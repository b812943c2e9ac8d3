import { AppError } from '../../../kernel/error.ts';
import { getBatch } from '../../../platform/import/batch.ts';
import type { OnProgress } from '../../../platform/import/index.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import type { Db } from '../../../platform/store/types.ts';
import { restoreParties } from './put-parties.ts';

export interface UndoneParties {
  readonly batchId: string;
  readonly undone: number;
  /** Codes that a later import changed again: they stay as they are. */
  readonly kept: readonly string[];
}

interface Change {
  readonly code: string;
  readonly before: object | null;
  /** Of the batch that wrote the row last; null when the row is gone. */
  readonly now: string | null;
}

const CHUNK = 1_000;

/** One chunk of a region's changes put back; undefined when there are none after `after`. */
async function undoChunk(tx: Db, batchId: string, region: string, after: string) {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('qingyuan.party.put'))`);
  const { rows } = await tx.query<Change>(sql`
    select c.code, c.before, p.batch_id as now from party_change c
    left join party p on p.home_region = c.home_region and p.code = c.code
    where c.home_region = ${region} and c.batch_id = ${batchId}::uuid and c.code > ${after}
    order by c.code limit ${CHUNK}`);
  const last = rows.at(-1);
  if (last === undefined) return undefined;
  const ours = rows.filter(({ now }) => now === batchId);
  const added = ours.filter(({ before }) => before === null).map(({ code }) => code);
  await restoreParties(
    tx,
    ours.flatMap(({ before }) => (before === null ? [] : [before])),
  );
  await tx.query(sql`delete from party where home_region = ${region} and code = any(${added})`);
  // A row put back bears its earlier batch; seen again after a kill, it is not ours and not a later one's either.
  const kept = rows.filter(({ before, now }) => now !== batchId && now !== null && now !== batchOf(before));
  return { last: last.code, undone: ours.length, kept: kept.map(({ code }) => code) };
}

const batchOf = (before: object | null): unknown =>
  before !== null && 'batch_id' in before ? before.batch_id : undefined;

/**
 * Takes back what an import did to the registry: added rows go, changed ones are as before. A row that a later import
 * changed stays, and its code is told. May be run again after a kill.
 * @throws AppError `import.batch-not-found`, `import.batch-not-committed`
 */
export async function undoParties(
  batchId: string,
  actor: LedgerActor,
  options: { readonly store: Store; readonly onProgress?: OnProgress },
): Promise<UndoneParties> {
  const { store, onProgress } = options;
  const batch = await store.transaction(actor, (tx) => getBatch(tx, batchId));
  if (batch.kind !== 'parties') throw new AppError('import.batch-not-found', 404, { batch: batchId });
  if (batch.state === 'committing' || batch.state === 'undone')
    throw new AppError('import.batch-not-committed', 409, { batch: batchId, state: batch.state });
  const mark = (state: 'undoing' | 'undone', undone: number) =>
    store.transaction(actor, (tx) =>
      tx.query(sql`
        update import_batch
        set state = ${state}, undone = undone + ${undone}, undone_at = case when ${state} = 'undone' then now() end
        where home_region = ${batch.homeRegion} and id = ${batch.id}`),
    );
  await mark('undoing', 0);
  let undone = 0;
  const kept: string[] = [];
  for (const region of batch.regions) {
    let after = '';
    for (;;) {
      const from = after;
      const chunk = await store.transaction(actor, (tx) => undoChunk(tx, batchId, region, from));
      if (chunk === undefined) break;
      after = chunk.last;
      undone += chunk.undone;
      kept.push(...chunk.kept);
      onProgress?.({ phase: 'undo', done: undone, total: batch.imported + batch.changed, rows: undone });
    }
  }
  await mark('undone', undone);
  return { batchId, undone, kept };
}
