import { setImmediate as breathe } from 'node:timers/promises';
import { isAppError } from '../../../kernel/error.ts';
import type { Authority } from '../../../platform/identity/index.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { regionsIn } from '../../../platform/store/regions-in.ts';
import { replanned, sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { Proposer, StoredProposal } from '../model/proposer.ts';
import type { ClueReaders } from '../registry/serving.ts';
import { proposalsFor, toRoutable } from './propose.ts';

interface Row extends StoredProposal {
  readonly region: string;
  readonly matter: string;
  readonly ord: number;
}

async function insert(tx: Db, rows: readonly Row[], at: Date): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(sql`
    insert into proposal (home_region, matter_id, ord, kind, value, score, rule, reason, evidence, title, parts, made_at)
    select p.region, p.matter, p.ord, p.kind, p.value, p.score, p.rule, p.reason, p.evidence, p.title,
      coalesce(p.parts, '[]'), ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p(
      region text, matter uuid, ord smallint, kind text, value text, score real, rule text, reason jsonb, evidence jsonb,
      title jsonb, parts jsonb)
    on conflict (home_region, matter_id, ord) do nothing`);
}

/** Who proposes: the rules of routing, models and lexicons here, and the proposers of the modules, in their order. */
export interface Proposing {
  readonly authorities: readonly Authority[];
  readonly proposers: readonly Proposer[];
  /** What reads the texts; rules and lexicons alone where absent. */
  readonly readers?: ClueReaders;
}

async function write(
  tx: Db,
  matters: readonly Matter[],
  { authorities, proposers, readers }: Proposing,
  at: Date,
): Promise<void> {
  if (matters.length === 0) return;
  const routable = toRoutable(authorities);
  const regions = [...new Set(matters.map(({ homeRegion }) => homeRegion))];
  const serving = await readers?.servingFor(tx, regions);
  const said: ReadonlyMap<string, readonly StoredProposal[]>[] = [];
  for (const proposer of proposers) said.push(await proposer.propose({ tx, matters, at }));
  // A file attached later is read with the rest anew: what was proposed before gives way.
  await tx.query(sql`
    delete from proposal where home_region = any(${regions}::char(6)[])
      and matter_id = any(${matters.map(({ id }) => id)}::uuid[])`);
  const rows: Row[] = [];
  for (const [n, matter] of matters.entries()) {
    // A text takes a part of a millisecond: requests of the same process come in between.
    if (n % READ_AT_ONCE === READ_AT_ONCE - 1) await breathe();
    const all = [
      ...proposalsFor(matter, routable, serving?.get(matter.homeRegion)?.reader),
      ...said.flatMap((each) => each.get(matter.id) ?? []),
    ];
    rows.push(...all.map((each, ord) => ({ ...each, region: matter.homeRegion, matter: matter.id, ord })));
  }
  await insert(tx, rows, at);
}

/** Many enough that what is asked of the database for all of them is asked seldom. */
export const PROPOSED_AT_ONCE = 200;
const READ_AT_ONCE = 4;
/** Regions whose matters are read together; each costs a statement of its own. */
const REGIONS_AT_ONCE = 50;
/** What failed by itself is tried again after so long. */
const RETRY_MS = 10 * 60_000;

interface Due {
  readonly act_id: string;
  readonly snapshot: Matter | null;
}

/** Takes up to `most` rows of a region out of the queue, those first that wait longest. */
async function take(tx: Db, region: string, most: number, at: Date): Promise<readonly Due[]> {
  const { rows } = await tx.query<Due>(
    replanned(sql`
      with due as (
        delete from outbox where home_region = ${region} and ctid = any(array(
          select ctid from outbox where home_region = ${region} and topic = 'propose'
            and (attempts = 0 or available_at <= ${at})
          order by available_at limit ${most} for update skip locked))
        returning act_id, (payload ->> 'matterId')::uuid as matter_id)
      select due.act_id, m.snapshot from due left join matter m on m.home_region = ${region} and m.id = due.matter_id`),
  );
  return rows;
}

/** Proposes for matters of these regions; proposals and outbox rows change in one transaction. */
function proposeRegions(
  store: Store,
  regions: readonly string[],
  most: number,
  proposing: Proposing,
  at: Date,
): Promise<number> {
  return store.transaction(
    SYSTEM_VIEWER,
    async (tx) => {
      // Asked for without waiting, they go to the database together.
      const due = (await Promise.all(regions.map((region) => take(tx, region, most, at)))).flat();
      // Named twice (opened, and a file attached) it is proposed for once.
      const matters = new Map(due.flatMap(({ snapshot }) => (snapshot === null ? [] : [[snapshot.id, snapshot]])));
      await write(tx, [...matters.values()], proposing, at);
      return due.length;
    },
    { byIndex: true },
  );
}

/** The row that waits longest is put off, so that one matter which cannot be read keeps no other waiting. */
async function putOff(store: Store, region: string, at: Date): Promise<void> {
  const again = new Date(at.getTime() + RETRY_MS);
  await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query(sql`
      update outbox set available_at = ${again}, attempts = least(attempts + 1, 1000)
      where home_region = ${region} and topic = 'propose' and act_id = (
        select act_id from outbox where home_region = ${region} and topic = 'propose'
          and (attempts = 0 or available_at <= ${at}) order by available_at limit 1)`),
  );
}

/** As {@link proposeRegions}; where something fails, matter by matter, so that only the one which fails waits. */
async function proposeChunk(store: Store, regions: readonly string[], proposing: Proposing, at: Date): Promise<number> {
  const most = Math.ceil(PROPOSED_AT_ONCE / regions.length);
  try {
    return await proposeRegions(store, regions, most, proposing, at);
  } catch (error) {
    if (isUnreachable(error)) throw error;
    let proposed = 0;
    for (const region of regions) proposed += await proposeOneByOne(store, region, most, proposing, at);
    return proposed;
  }
}

async function proposeOneByOne(
  store: Store,
  region: string,
  most: number,
  proposing: Proposing,
  at: Date,
): Promise<number> {
  let proposed = 0;
  for (let n = 0; n < most; n += 1) {
    try {
      const done = await proposeRegions(store, [region], 1, proposing, at);
      if (done === 0) break;
      proposed += done;
    } catch (error) {
      if (isUnreachable(error)) throw error;
      await putOff(store, region, at);
    }
  }
  return proposed;
}

const isUnreachable = (error: unknown): boolean => isAppError(error) && error.code === 'store.unreachable';

/**
 * Proposes for what the outbox names (topic `propose`, written with each opening act), a share of every region in turn; a kill
 * leaves outbox row and proposals for the next run. Any number may run. Gives the number of matters.
 */
export async function proposeDue(store: Store, proposing: Proposing, at: Date): Promise<number> {
  let proposed = 0;
  const regions = await store.transaction(SYSTEM_VIEWER, (tx) => regionsIn(tx, 'outbox', 'propose'), { byIndex: true });
  for (let from = 0; from < regions.length; from += REGIONS_AT_ONCE)
    proposed += await proposeChunk(store, regions.slice(from, from + REGIONS_AT_ONCE), proposing, at);
  return proposed;
}
