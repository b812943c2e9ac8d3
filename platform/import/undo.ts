import { AppError } from '../../kernel/error.ts';
import type { ActId, MatterId, Region } from '../../kernel/id.ts';
import type { LedgerActor, Outcome } from '../ledger/types.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { type Db, SYSTEM_VIEWER } from '../store/types.ts';
import { type Batch, getBatch } from './batch.ts';
import { deterministicUuid } from './deterministic-id.ts';
import type { OnProgress } from './types.ts';

/** A matter that a batch opened, and the id under which its undoing is done, whoever asks how often. */
export interface UndoRequest {
  readonly homeRegion: Region;
  readonly matterId: MatterId;
  readonly actId: ActId;
}

/** Voids matters by an act of their procedure; given by whoever composes the application. */
export type UndoMany = (actor: LedgerActor, matters: readonly UndoRequest[]) => Promise<readonly Outcome[]>;

export interface Undone {
  readonly batchId: string;
  readonly undone: number;
  /** Matters that went on since and may not be voided; they stay. */
  readonly refused: readonly { readonly matterId: MatterId; readonly error: AppError }[];
}

const CHUNK = 500;

async function nextMatters(tx: Db, batchId: string, region: string, after: string): Promise<MatterId[]> {
  const { rows } = await tx.query<{ matter_id: MatterId }>(sql`
    select a.matter_id from act a
    where a.home_region = ${region} and a.batch_id = ${batchId} and a.seq = 1 and a.matter_id > ${after}
      and not exists (select from import_undone u where u.home_region = a.home_region and u.act_id = a.act_id)
    order by a.matter_id limit ${CHUNK}`);
  return rows.map((row) => row.matter_id);
}

async function recordUndone(tx: Db, batchId: string, region: string, ids: readonly string[]): Promise<void> {
  await tx.query(sql`
    insert into import_undone (home_region, act_id, batch_id, undone_at)
    select ${region}, unnest(${ids}::uuid[]), ${batchId}::uuid, now()
    on conflict (home_region, act_id) do nothing`);
}

async function setState(store: Store, batch: Batch, state: 'undoing' | 'undone'): Promise<void> {
  await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query(sql`
      update import_batch
      set state = ${state},
          undone = (select count(*) from import_undone u where u.home_region = any(${batch.regions}) and u.batch_id = ${batch.id}),
          undone_at = case when ${state} = 'undone' then now() end
      where home_region = ${batch.homeRegion} and id = ${batch.id}`),
  );
}

/**
 * Undoes a whole import by one act for each matter that it opened. May be run again after a failure or a kill: what
 * is undone is passed over. Rows of an undone import can be imported anew.
 * @throws AppError `import.batch-not-found`, `import.batch-not-committed`
 */
export async function undo(
  batchId: string,
  actor: LedgerActor,
  options: {
    readonly store: Store;
    readonly undoMany: UndoMany;
    /** Of what kind the batch must be: another one has no matters, and would seem undone. */
    readonly kind?: string;
    readonly onProgress?: OnProgress;
  },
): Promise<Undone> {
  const { store, undoMany, onProgress } = options;
  const batch = await store.transaction(actor, (tx) => getBatch(tx, batchId));
  if (options.kind !== undefined && batch.kind !== options.kind)
    throw new AppError('import.batch-not-found', 404, { batch: batchId });
  if (batch.state === 'committing' || batch.state === 'undone')
    throw new AppError('import.batch-not-committed', 409, { batch: batchId, state: batch.state });
  await setState(store, batch, 'undoing');
  let undone = 0;
  const refused: { matterId: MatterId; error: AppError }[] = [];
  for (const region of batch.regions) {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const ids = await store.transaction(SYSTEM_VIEWER, (tx) => nextMatters(tx, batchId, region, after), {
        byIndex: true,
      });
      const last = ids.at(-1);
      if (last === undefined) break;
      after = last;
      const outcomes = await undoMany(
        actor,
        ids.map((matterId) => ({
          homeRegion: region as Region,
          matterId,
          actId: deterministicUuid('undo', batchId, matterId) as ActId,
        })),
      );
      const done: string[] = [];
      for (const [index, matterId] of ids.entries()) {
        const outcome = outcomes[index];
        if (outcome === undefined) throw new Error('undoMany must answer for every matter, in order');
        if (outcome.ok) done.push(matterId);
        else refused.push({ matterId, error: outcome.error });
      }
      await store.transaction(SYSTEM_VIEWER, (tx) => recordUndone(tx, batchId, region, done));
      undone += done.length;
      onProgress?.({ phase: 'undo', done: undone + refused.length, total: batch.imported, rows: undone });
    }
  }
  // What was refused keeps the batch open for another try.
  await setState(store, batch, refused.length === 0 ? 'undone' : 'undoing');
  return { batchId, undone, refused };
}
