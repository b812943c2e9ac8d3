import type { Region } from '../../kernel/id.ts';
import { Frontier, type FrontierState } from '../proof/frontier.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';

interface Leaf {
  readonly leaf_index: number;
  readonly matter_id: string;
  readonly seq: number;
  readonly hash: Buffer;
  readonly gone: boolean;
}

export interface TreeFinding {
  readonly matterId: string | null;
  readonly detail: string;
}

const PAGE = 10_000;

async function rootsOf(tx: Db, region: Region): Promise<Map<number, Buffer>> {
  const { rows } = await tx.query<{ size: number; root: Buffer }>(
    sql`select size, root from tree_checkpoint where home_region = ${region} order by size`,
  );
  return new Map(rows.map(({ size, root }) => [size, root]));
}

/**
 * Builds a region's tree anew from its leaves and compares it with every head that was signed and with the edge on
 * which the next act will be put; and each leaf must stand for an act that is there. So an act that was changed
 * together with its leaf, and one that was removed together with its matter, are found without any bundle.
 */
export async function* checkTree(tx: Db, region: Region): AsyncGenerator<TreeFinding> {
  const signed = await rootsOf(tx, region);
  const tree = new Frontier();
  const compare = function* (): Generator<TreeFinding> {
    const root = signed.get(tree.size);
    signed.delete(tree.size);
    if (root !== undefined && !root.equals(tree.root()))
      yield { matterId: null, detail: `leaves give another root than the head signed at size ${tree.size}` };
  };
  for (let from = 0; ; ) {
    const { rows } = await tx.query<Leaf>(sql`
      select l.leaf_index, l.matter_id, l.seq, l.hash, a.act_id is null as gone
      from tree_leaf l
      left join act a on a.home_region = l.home_region and a.matter_id = l.matter_id and a.seq = l.seq
      where l.home_region = ${region} and l.leaf_index >= ${from} order by l.leaf_index limit ${PAGE}`);
    for (const { leaf_index, matter_id, seq, hash, gone } of rows) {
      if (leaf_index !== tree.size) {
        yield { matterId: null, detail: `leaf ${leaf_index} where ${tree.size} belongs` };
        return;
      }
      if (gone) yield { matterId: matter_id, detail: `act ${seq} is in the tree and nowhere else` };
      tree.append(hash);
      yield* compare();
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    from = last.leaf_index + 1;
  }
  for (const size of signed.keys())
    yield { matterId: null, detail: `a head was signed at size ${size}; there are ${tree.size} leaves` };
  const { rows } = await tx.query<{ frontier: FrontierState }>(
    sql`select frontier from tree_head where home_region = ${region}`,
  );
  const edge = JSON.stringify(rows[0]?.frontier.hashes ?? []);
  if (edge !== JSON.stringify(tree.serialise().hashes))
    yield { matterId: null, detail: `the tree would go on from another edge than its ${tree.size} leaves give` };
}
