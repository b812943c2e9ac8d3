import { AppError } from '../../../kernel/error.ts';
import type { MatterId, Region } from '../../../kernel/id.ts';
import { ACT_COLUMNS, ACT_SOURCE, recordOf, type StoredAct } from '../../../platform/ledger/history.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import type { LedgerDependencies } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { actPreimage } from '../../../platform/proof/act-hash.ts';
import { leafHash, MemoryTree } from '../../../platform/proof/merkle.ts';
import { sql } from '../../../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER, type Viewer } from '../../../platform/store/types.ts';

/** A draw whose lists are frozen: what lies beside its matter. */
export interface FrozenDraw {
  readonly matter: Matter;
  readonly lists: string;
  readonly digest: string;
  readonly sealed: Buffer;
  /** What the hash of the act of freezing is made of. */
  readonly preimage: string;
  readonly freezeSeq: number;
  /** Body of the act that revealed; null before. */
  readonly revealed: StoredAct['body'] | null;
}

/**
 * A draw as its viewer may see it, with its lists.
 * @throws AppError 404 `inspections.draw.none`
 */
export async function readFrozen(
  { store }: LedgerDependencies,
  viewer: Viewer,
  at: { readonly region: string; readonly id: string },
): Promise<FrozenDraw> {
  const region = at.region as Region;
  const id = at.id as MatterId;
  const seen = await store.transaction(viewer, (tx) => readMatters(tx, region, [id]));
  const matter = seen.get(id)?.matter;
  if (matter === undefined || matter.procedure !== 'draw') throw new AppError('inspections.draw.none', 404);
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<{ lists: string; digest: string; sealed: Buffer }>(sql`
      select lists, encode(digest, 'hex') as digest, sealed from draw_lists where home_region = ${region} and matter_id = ${id}`);
    const acts = await tx.query<StoredAct>({
      text: `select ${ACT_COLUMNS} ${ACT_SOURCE}
        where a.home_region = $1 and a.matter_id = $2 and a.verb = any($3::text[]) order by a.seq`,
      values: [region, id, ['freeze', 'reveal']],
    });
    const freeze = acts.rows.find(({ verb }) => verb === 'freeze');
    const [kept] = rows;
    if (kept === undefined || freeze === undefined) throw new AppError('inspections.draw.none', 404);
    const preimage = actPreimage(recordOf(region, freeze));
    const revealed = acts.rows.find(({ verb }) => verb === 'reveal')?.body ?? null;
    return { ...kept, matter, preimage, freezeSeq: freeze.seq, revealed };
  });
}

export interface FirstHead {
  readonly root: string;
  readonly size: number;
  readonly note: string;
  readonly leaf: number;
  readonly hashes: readonly string[];
}

/** The first signed head of the region that holds an act, with the act's proof; undefined while there is none. */
export async function firstHeadOver(
  tx: Db,
  region: string,
  matter: string,
  seq: number,
): Promise<FirstHead | undefined> {
  const { rows } = await tx.query<{ leaf: number; size: number; root: string; note: string }>(sql`
    select l.leaf_index as leaf, c.size, encode(c.root, 'hex') as root, c.note
    from tree_leaf l join tree_checkpoint c on c.home_region = l.home_region and c.size > l.leaf_index
    where l.home_region = ${region} and l.matter_id = ${matter} and l.seq = ${seq}
    order by c.size limit 1`);
  const [head] = rows;
  if (head === undefined) return undefined;
  const leaves = await tx.query<{ hash: Buffer }>(sql`
    select hash from tree_leaf where home_region = ${region} and leaf_index < ${head.size} order by leaf_index`);
  const tree = new MemoryTree(leaves.rows.map(({ hash }) => leafHash(hash)));
  return { ...head, hashes: tree.inclusion(head.leaf).map((hash) => hash.toString('hex')) };
}
