import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import { nextGeneration } from './deterministic-id.ts';

/** What the ledger already holds under an act id. */
export interface KnownAct {
  readonly batchId: string | null;
  readonly digest: string | null;
}

/** Ids that were imported and undone, among the given ones. */
async function undoneAmong(tx: Db, homeRegion: string, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await tx.query<{ act_id: string }>(sql`
    select act_id from import_undone where home_region = ${homeRegion} and act_id = any(${ids}::uuid[])`);
  return new Set(rows.map((row) => row.act_id));
}

/**
 * The act id that each row has now: its first one, or the next generation for each time that its import was undone.
 * `tx` must see as the system.
 */
export async function currentIds(tx: Db, homeRegion: string, first: readonly string[]): Promise<Map<string, string>> {
  const current = new Map(first.map((id) => [id, id]));
  let asked = [...first];
  while (asked.length > 0) {
    const undone = await undoneAmong(tx, homeRegion, asked);
    asked = [];
    for (const [id, now] of current) {
      if (!undone.has(now)) continue;
      const next = nextGeneration(now);
      current.set(id, next);
      asked.push(next);
    }
  }
  return current;
}

/** Which of the act ids the ledger holds already. `tx` must see as the system. */
export async function knownActs(tx: Db, homeRegion: string, ids: readonly string[]): Promise<Map<string, KnownAct>> {
  const { rows } = await tx.query<{ act_id: string; batch_id: string | null; digest: string | null }>(sql`
    select act_id, batch_id, body ->> 'importDigest' as digest from act
    where home_region = ${homeRegion} and act_id = any(${ids}::uuid[])`);
  return new Map(rows.map((row) => [row.act_id, { batchId: row.batch_id, digest: row.digest }]));
}
