import type { Matter } from '../procedure/types.ts';
import { replanned, sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import type { StoredMatter } from './types.ts';

interface Row {
  readonly head_hash: Buffer;
  readonly snapshot: Matter;
}

const byId = (rows: readonly Row[]): Map<string, StoredMatter> =>
  new Map(rows.map((row) => [row.snapshot.id, { matter: row.snapshot, headHash: row.head_hash }]));

/** The matters as they stand, by id, as far as this transaction may see them. */
export async function readMatters(
  tx: Db,
  homeRegion: string,
  ids: readonly string[],
): Promise<Map<string, StoredMatter>> {
  const { rows } = await tx.query<Row>(
    replanned(
      sql`select head_hash, snapshot from matter where home_region = ${homeRegion} and id = any(${ids}::uuid[])`,
    ),
  );
  return byId(rows);
}

/**
 * As {@link readMatters}, and nobody else changes them until this transaction ends. The version alone would not keep
 * them: a recomputation or a rebuild changes dates and counts of a matter without an act. Locked in the order of ids,
 * so that two who want the same ones wait and never block each other.
 */
export async function lockMatters(
  tx: Db,
  homeRegion: string,
  ids: readonly string[],
): Promise<Map<string, StoredMatter>> {
  const { rows } = await tx.query<Row>(
    replanned(sql`
      select head_hash, snapshot from matter
      where home_region = ${homeRegion} and id = any(${ids}::uuid[]) order by id for update`),
  );
  return byId(rows);
}
