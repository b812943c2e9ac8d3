import { AppError } from '../../kernel/error.ts';
import type { AuthorityCode } from '../../kernel/id.ts';
import type { LedgerActor } from '../ledger/types.ts';
import { sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import type { Db } from '../store/types.ts';
import type { Mapping, Staged } from './types.ts';

export type BatchState = 'committing' | 'committed' | 'undoing' | 'undone';

/** One import as the list of imports shows it; counts are of rows. */
export interface Batch {
  readonly id: string;
  readonly homeRegion: string;
  readonly authority: AuthorityCode;
  readonly kind: string;
  readonly fileName: string;
  readonly regions: readonly string[];
  readonly total: number;
  readonly valid: number;
  readonly invalid: number;
  readonly duplicate: number;
  /** Rows that opened a matter in this batch. */
  readonly imported: number;
  /** Rows that had been imported before. */
  readonly unchanged: number;
  /** Rows that had been imported before with other content; left as they were. */
  readonly changed: number;
  readonly refused: number;
  readonly undone: number;
  readonly state: BatchState;
  readonly startedBy: string;
  readonly startedAt: Date;
}

export interface Counts {
  imported: number;
  unchanged: number;
  changed: number;
  refused: number;
}

export const regionOf = (authority: string): string => authority.slice(0, 6);

const columns = `id, home_region as "homeRegion", authority, kind, file_name as "fileName", regions, total, valid, invalid,
  duplicate, imported, unchanged, changed, refused, undone, state, started_by as "startedBy", started_at as "startedAt"`;

/** The same file with the same mapping that was begun and not finished: a killed import goes on under its own id. */
export async function findUnfinished(tx: Db, staged: Staged): Promise<string | undefined> {
  const { rows } = await tx.query<{ id: string; mapping: Mapping }>(sql`
    select id, mapping from import_batch
    where home_region = ${regionOf(staged.authority)} and authority = ${staged.authority} and kind = ${staged.kind}
      and file_sha256 = ${Buffer.from(staged.fileSha256, 'hex')} and mapping = ${JSON.stringify(staged.mapping)}::jsonb
      and state = 'committing'
    order by started_at desc limit 1`);
  return rows[0]?.id;
}

export async function insertBatch(tx: Db, id: string, staged: Staged, startedBy: string): Promise<void> {
  await tx.query(sql`
    insert into import_batch (home_region, id, authority, kind, file_name, file_sha256, mapping, total, valid, invalid,
                              duplicate, state, started_by, started_at)
    values (${regionOf(staged.authority)}, ${id}, ${staged.authority}, ${staged.kind}, ${staged.fileName},
            ${Buffer.from(staged.fileSha256, 'hex')}, ${JSON.stringify(staged.mapping)}, ${staged.total}, ${staged.valid},
            ${staged.invalid}, ${staged.duplicate}, 'committing', ${startedBy}, now())`);
}

export async function saveCounts(
  tx: Db,
  authority: string,
  id: string,
  counts: Counts,
  regions: readonly string[],
  state: 'committing' | 'committed',
): Promise<void> {
  await tx.query(sql`
    update import_batch
    set imported = ${counts.imported}, unchanged = ${counts.unchanged}, changed = ${counts.changed},
        refused = ${counts.refused}, regions = ${regions}, state = ${state},
        committed_at = case when ${state} = 'committed' then now() end
    where home_region = ${regionOf(authority)} and id = ${id}`);
}

/** The imports of the actor's authority, newest first. */
export async function listBatches(store: Store, actor: LedgerActor, limit = 50): Promise<Batch[]> {
  const { authority } = actor;
  return store.transaction(actor, async (tx) => {
    const { rows } = await tx.query<Batch>({
      text: `select ${columns} from import_batch where home_region = $1 and authority = $2 order by started_at desc limit $3`,
      values: [regionOf(authority), authority, limit],
    });
    return rows;
  });
}

/** @throws AppError `import.batch-not-found` also when it lies outside the actor's scope */
export async function getBatch(tx: Db, id: string): Promise<Batch> {
  const { rows } = await tx.query<Batch>({ text: `select ${columns} from import_batch where id = $1`, values: [id] });
  const batch = rows[0];
  if (batch === undefined) throw new AppError('import.batch-not-found', 404, { batch: id });
  return batch;
}
