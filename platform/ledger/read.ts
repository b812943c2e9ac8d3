import type { Matter } from '../procedure/types.ts';
import { replanned, sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import type { StoredMatter } from './types.ts';

/** The matters as they stand, by id, as far as this transaction may see them. */
export async function readMatters(
  tx: Db,
  homeRegion: string,
  ids: readonly string[],
): Promise<Map<string, StoredMatter>> {
  const { rows } = await tx.query<{ head_hash: Buffer; snapshot: Matter }>(
    replanned(
      sql`select head_hash, snapshot from matter where home_region = ${homeRegion} and id = any(${ids}::uuid[])`,
    ),
  );
  return new Map(rows.map((row) => [row.snapshot.id, { matter: row.snapshot, headHash: row.head_hash }]));
}
