import { AppError } from '../../kernel/error.ts';
import type { Region } from '../../kernel/id.ts';
import { Frontier, type FrontierState } from '../proof/frontier.ts';
import { regionsIn } from '../store/regions-in.ts';
import { replanned, sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { type Db, SYSTEM_VIEWER } from '../store/types.ts';

/** Signs a tree head: gives the checkpoint note of that region. */
export type SignHead = (head: { homeRegion: Region; size: number; root: Buffer; at: Date }) => string;

interface PendingLeaf {
  readonly act_id: string;
  readonly matter_id: string;
  readonly seq: number;
  readonly hash: Buffer;
  readonly recorded_at: Date;
}

const BATCH = 5_000;

/** The tree's right edge, and when it was last closed; nobody else closes a batch of it until this transaction ends. */
async function lockHead(tx: Db, region: Region, at: Date): Promise<{ frontier: Frontier; closedAt: Date }> {
  const empty = JSON.stringify(new Frontier().serialise());
  await tx.query(sql`
    insert into tree_head (home_region, size, frontier, updated_at) values (${region}, 0, ${empty}, ${at})
    on conflict (home_region) do nothing`);
  const { rows } = await tx.query<{ size: number; frontier: FrontierState; closed_at: Date }>(
    sql`select size, frontier, updated_at as closed_at from tree_head where home_region = ${region} for update`,
  );
  const [head] = rows;
  if (head === undefined || head.size !== head.frontier.size) throw new AppError('ledger.tree-head', 500, { region });
  return { frontier: Frontier.from(head.frontier), closedAt: head.closed_at };
}

/**
 * Takes pending acts by matter and seq, not by time: an act commits only after the one before it, so whatever two
 * servers' clocks say, no act enters the tree ahead of its forerunner.
 */
async function sealBatch(tx: Db, region: Region, sign: SignHead, now: Date): Promise<number> {
  const { frontier, closedAt } = await lockHead(tx, region, now);
  const { rows } = await tx.query<PendingLeaf>(
    replanned(sql`
    with due as (
      delete from outbox where home_region = ${region} and ctid = any(array(
        select ctid from outbox where home_region = ${region} and topic = 'seal'
        order by payload->>'matterId', (payload->>'seq')::int limit ${BATCH}))
      returning act_id)
    select a.act_id, a.matter_id, a.seq, a.hash, a.recorded_at
    from due join act a on a.home_region = ${region} and a.act_id = due.act_id
    order by a.matter_id, a.seq`),
  );
  if (rows.length === 0) return 0;
  // A head is never signed for a time before the acts in it, nor before the head it follows: another server's clock, or
  // a long run that began before them, must not put today's acts under yesterday's head.
  const at = new Date(
    rows.reduce(
      (latest, row) => Math.max(latest, row.recorded_at.getTime()),
      Math.max(now.getTime(), closedAt.getTime()),
    ),
  );
  const first = frontier.size;
  for (const { hash } of rows) frontier.append(hash);
  await tx.query(sql`
    insert into tree_leaf (home_region, leaf_index, matter_id, seq, hash)
    select ${region}, ${first}::bigint + l.ord - 1, l.matter_id, l.seq, l.hash
    from unnest(${rows.map((row) => row.matter_id)}::uuid[], ${rows.map((row) => row.seq)}::int[], ${rows.map((row) => row.hash)}::bytea[])
      with ordinality as l(matter_id, seq, hash, ord)`);
  const root = frontier.root();
  await tx.query(sql`
    update tree_head set size = ${frontier.size}, frontier = ${JSON.stringify(frontier.serialise())}, updated_at = ${at}
    where home_region = ${region}`);
  const note = sign({ homeRegion: region, size: frontier.size, root, at });
  await tx.query(sql`
    insert into tree_checkpoint (home_region, size, root, note, signed_at)
    values (${region}, ${frontier.size}, ${root}, ${note}, ${at})`);
  return rows.length;
}

/**
 * Closes a batch of acts into their region's tree and signs the new head; one writer per region by the head's row
 * lock. Killed at any point it leaves the outbox rows or the leaves, never both or neither.
 */
export async function sealRegion(store: Store, region: Region, sign: SignHead, at: Date): Promise<number> {
  let sealed = 0;
  for (;;) {
    const n = await store.transaction(SYSTEM_VIEWER, (tx) => sealBatch(tx, region, sign, at), { byIndex: true });
    sealed += n;
    if (n < BATCH) return sealed;
  }
}

/** Regions with acts that are not yet in their tree. */
export async function regionsToSeal(store: Store): Promise<Region[]> {
  return store.transaction(SYSTEM_VIEWER, (tx) => regionsIn(tx, 'outbox', 'seal'), { byIndex: true });
}

/** Seals what is due in all regions; gives the number of acts sealed. */
export async function sealDue(store: Store, sign: SignHead, at: Date): Promise<number> {
  let sealed = 0;
  for (const region of await regionsToSeal(store)) sealed += await sealRegion(store, region, sign, at);
  return sealed;
}
