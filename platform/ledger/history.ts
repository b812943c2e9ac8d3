import type { AuthorityCode, MatterId, PersonId, Region } from '../../kernel/id.ts';
import { legalDay } from '../../kernel/plain-date.ts';
import { areasOf } from '../../kernel/region.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { emptyMatter, foldAct } from '../procedure/fold.ts';
import type { FoldedAct, Matter } from '../procedure/types.ts';
import type { ActRecord } from '../proof/act-hash.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import { getProcedure } from './prepare.ts';
import type { LedgerDependencies } from './types.ts';

/** An act as stored, with the personal part that is still there and may be folded. */
export interface StoredAct {
  readonly matterId: MatterId;
  readonly seq: number;
  readonly actId: string;
  readonly procedure: string;
  readonly verb: string;
  readonly actor: PersonId;
  readonly onBehalfOf: PersonId | null;
  readonly authority: AuthorityCode;
  readonly eventAt: Date;
  readonly recordedAt: Date;
  readonly basis: readonly string[];
  readonly body: JsonObject;
  readonly commitment: Buffer | null;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
  readonly batchId: string | null;
  readonly salt: Buffer | null;
  readonly payload: JsonObject | null;
  readonly sealed: Buffer | null;
}

/** All acts of one matter, in order. */
export interface History {
  readonly homeRegion: Region;
  readonly matterId: MatterId;
  readonly acts: readonly StoredAct[];
}

/** The hashed form of a stored act. */
export function recordOf(homeRegion: string, act: StoredAct): ActRecord {
  return {
    alg: 'sha256',
    homeRegion,
    matterId: act.matterId,
    seq: act.seq,
    actId: act.actId,
    procedure: act.procedure,
    verb: act.verb,
    actor: act.actor,
    onBehalfOf: act.onBehalfOf,
    authority: act.authority,
    eventAt: act.eventAt.toISOString(),
    recordedAt: act.recordedAt.toISOString(),
    basis: act.basis,
    body: act.body,
    commitment: act.commitment?.toString('hex') ?? null,
    prevHash: act.prevHash.toString('hex'),
  };
}

/** What a fold sees of a stored act. */
export function foldedOf(act: StoredAct): FoldedAct {
  return {
    seq: act.seq,
    verb: act.verb,
    actor: act.actor,
    onBehalfOf: act.onBehalfOf,
    authority: act.authority,
    eventAt: act.eventAt.toISOString(),
    on: legalDay(act.eventAt),
    body: act.body,
    personal: act.payload ?? {},
  };
}

/** The matter that a history makes; the same function that wrote it, so the same matter. */
export function foldHistory(deps: Pick<LedgerDependencies, 'procedures' | 'env'>, history: History): Matter | null {
  const [first] = history.acts;
  if (first === undefined) return null;
  const procedure = getProcedure(deps, first.procedure);
  const homeCode = String(first.body.homeCode ?? first.authority) as AuthorityCode;
  let matter = emptyMatter(procedure.id, history.homeRegion, history.matterId, homeCode);
  for (const act of history.acts) matter = foldAct(procedure, matter, foldedOf(act), deps.env);
  return matter;
}

/** Columns of {@link StoredAct}, for queries over {@link ACT_SOURCE}. */
export const ACT_COLUMNS = `a.matter_id as "matterId", a.seq, a.act_id as "actId", a.procedure, a.verb, a.actor,
  a.on_behalf_of as "onBehalfOf", a.authority, a.event_at as "eventAt", a.recorded_at as "recordedAt", a.basis, a.body,
  a.commitment, a.prev_hash as "prevHash", a.hash, a.batch_id as "batchId", p.salt, p.payload, p.sealed`;
export const ACT_SOURCE = `from act a left join act_private p
  on p.home_region = a.home_region and p.matter_id = a.matter_id and p.seq = a.seq`;

/** An act's row carries its place in the tree where a cut by tree size is asked. */
const WITHIN_TREE = `join tree_leaf l on l.home_region = a.home_region and l.matter_id = a.matter_id and l.seq = a.seq`;

/** The acts without gap from the first: a cut by tree size may hold an act whose forerunner is sealed later. */
function unbroken(acts: readonly StoredAct[]): StoredAct[] {
  const gap = acts.findIndex((act, index) => act.seq !== index + 1);
  return gap < 0 ? [...acts] : acts.slice(0, gap);
}

/** All acts of one matter, in order. Needs the system's view, or the matter open. */
export async function historyOf(tx: Db, homeRegion: Region, matterId: string): Promise<History> {
  const { rows } = await tx.query<StoredAct>({
    text: `select ${ACT_COLUMNS} ${ACT_SOURCE} where a.home_region = $1 and a.matter_id = $2 order by a.seq`,
    values: [homeRegion, matterId],
  });
  return { homeRegion, matterId: matterId as MatterId, acts: rows };
}

/**
 * Every matter's acts of a region, matter by matter, in pages. With `treeSize` only the acts under the tree head of
 * that size: a cut that is exact, provable and the same for ever. Needs the system's view.
 */
export async function* readHistories(tx: Db, homeRegion: Region, treeSize?: number): AsyncGenerator<History> {
  let after: [string, number] = ['00000000-0000-0000-0000-000000000000', 0];
  let held: StoredAct[] = [];
  const text = `select ${ACT_COLUMNS} ${ACT_SOURCE} ${treeSize === undefined ? '' : WITHIN_TREE}
    where a.home_region = $1 and (a.matter_id, a.seq) > ($2::uuid, $3::int) ${treeSize === undefined ? '' : 'and l.leaf_index < $4'}
    order by a.matter_id, a.seq limit 4000`;
  const withActs = (acts: readonly StoredAct[], matterId: MatterId): History => ({
    homeRegion,
    matterId,
    acts: treeSize === undefined ? acts : unbroken(acts),
  });
  for (;;) {
    const { rows } = await tx.query<StoredAct>({
      name: treeSize === undefined ? 'ledger-histories' : 'ledger-histories-cut',
      text,
      values: treeSize === undefined ? [homeRegion, ...after] : [homeRegion, ...after, treeSize],
    });
    for (const act of rows) {
      const [first] = held;
      if (first !== undefined && first.matterId !== act.matterId) {
        yield withActs(held, first.matterId);
        held = [];
      }
      held.push(act);
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    after = [last.matterId, last.seq];
  }
  const [first] = held;
  if (first !== undefined) yield withActs(held, first.matterId);
}

/**
 * Regions that have acts: each has a tree, or an act that waits for one. Those whose acts were taken away are named too,
 * as long as anything is left of them, so that a check looks there. Needs the system's view.
 */
export async function readRegions(tx: Db): Promise<Region[]> {
  const { rows } = await tx.query<{ home_region: Region }>(sql`
    select home_region from tree_head
    union select home_region from outbox where topic = 'seal'
    union select home_region from matter
    order by home_region`);
  return rows.map((row) => row.home_region);
}

/** As {@link readRegions}, with the wider areas whose sums are made of theirs: what a check or a rebuild of all looks at. */
export async function readAreas(tx: Db): Promise<Region[]> {
  return [...new Set((await readRegions(tx)).flatMap(areasOf))].sort();
}
