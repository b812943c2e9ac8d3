import type { Region } from '../../kernel/id.ts';
import type { ActLine, BundleEntry } from '../proof/bundle.ts';
import { leafHash, MemoryTree } from '../proof/merkle.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import { ACT_COLUMNS, ACT_SOURCE, recordOf, type StoredAct } from './history.ts';

/** A signed head of a region's tree. */
export interface TreeHead {
  readonly homeRegion: Region;
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
  readonly signedAt: Date;
}

/** The newest signed head of each region, or the newest signed at or before `asOf`. */
export async function readHeads(tx: Db, regions: readonly Region[], asOf?: Date): Promise<TreeHead[]> {
  const { rows } = await tx.query<TreeHead>(sql`
    select distinct on (home_region) home_region as "homeRegion", size, root, note, signed_at as "signedAt"
    from tree_checkpoint where home_region = any(${regions}) and signed_at <= ${asOf ?? 'infinity'}
    order by home_region, size desc`);
  return rows;
}

/** The signed head of exactly that size. */
export async function readHead(tx: Db, region: Region, size: number): Promise<TreeHead | undefined> {
  const { rows } = await tx.query<TreeHead>(sql`
    select home_region as "homeRegion", size, root, note, signed_at as "signedAt"
    from tree_checkpoint where home_region = ${region} and size = ${size}`);
  return rows[0];
}

type LeafRow = StoredAct & { readonly leafIndex: number };

const actLine = (region: Region, act: StoredAct, leaf: number): ActLine => ({
  type: 'act',
  record: recordOf(region, act),
  hash: act.hash.toString('hex'),
  leaf,
});

/**
 * All leaves of a region's tree up to `size` in order, so that its root can be computed by whoever reads them: acts
 * of the chosen matters whole, of the others the hash alone. Personal payloads never leave here.
 */
export async function* fullRegion(
  tx: Db,
  region: Region,
  size: number,
  chosen: (matterId: string, leaf: number) => boolean,
): AsyncGenerator<BundleEntry> {
  for (let from = 0; from < size; from += 4_000) {
    const { rows } = await tx.query<LeafRow>({
      name: 'ledger-export-leaves',
      text: `select ${ACT_COLUMNS}, l.leaf_index as "leafIndex" ${ACT_SOURCE}
        join tree_leaf l on l.home_region = a.home_region and l.matter_id = a.matter_id and l.seq = a.seq
        where a.home_region = $1 and l.leaf_index >= $2 and l.leaf_index < $3 order by l.leaf_index`,
      values: [region, from, Math.min(from + 4_000, size)],
    });
    for (const row of rows) {
      if (chosen(row.matterId, row.leafIndex)) yield actLine(region, row, row.leafIndex);
      else yield { type: 'leaf', homeRegion: region, leaf: row.leafIndex, hash: row.hash.toString('hex') };
    }
  }
}

/** The acts of chosen matters, each with its inclusion proof against the head of `size`. */
export async function* partialRegion(
  tx: Db,
  region: Region,
  size: number,
  matterIds: readonly string[],
): AsyncGenerator<BundleEntry> {
  const leaves = await tx.query<{ hash: Buffer }>(
    sql`select hash from tree_leaf where home_region = ${region} and leaf_index < ${size} order by leaf_index`,
  );
  const tree = new MemoryTree(leaves.rows.map(({ hash }) => leafHash(hash)));
  const { rows } = await tx.query<LeafRow>({
    name: 'ledger-export-matters',
    text: `select ${ACT_COLUMNS}, l.leaf_index as "leafIndex" ${ACT_SOURCE}
      join tree_leaf l on l.home_region = a.home_region and l.matter_id = a.matter_id and l.seq = a.seq
      where a.home_region = $1 and a.matter_id = any($2::uuid[]) and l.leaf_index < $3 order by a.matter_id, a.seq`,
    values: [region, matterIds, size],
  });
  for (const row of rows) {
    yield actLine(region, row, row.leafIndex);
    const hashes = tree.inclusion(row.leafIndex).map((hash) => hash.toString('hex'));
    yield { type: 'inclusion', actId: row.actId, size, hashes };
  }
}
