import { setImmediate as breathe } from 'node:timers/promises';
import type { Authority } from '../../../platform/identity/index.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { regionsIn } from '../../../platform/store/regions-in.ts';
import { replanned, sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { Proposer, StoredProposal } from '../model/proposer.ts';
import type { ClueReaders } from '../registry/serving.ts';
import { proposalsFor, toRoutable } from './propose.ts';

const system = SYSTEM_VIEWER;

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
  region: string,
  matters: readonly Matter[],
  { authorities, proposers, readers }: Proposing,
  at: Date,
): Promise<void> {
  const routable = toRoutable(authorities);
  const serving = await readers?.servingFor(tx, region);
  const said: ReadonlyMap<string, readonly StoredProposal[]>[] = [];
  for (const proposer of proposers) said.push(await proposer.propose({ tx, region, matters, at }));
  // A file attached later is read with the rest anew: what was proposed before gives way.
  await tx.query(sql`
    delete from proposal where home_region = ${region} and matter_id = any(${matters.map(({ id }) => id)}::uuid[])`);
  const rows: Row[] = [];
  for (const [n, matter] of matters.entries()) {
    // A text takes about a millisecond: requests of the same process come in between.
    if (n % READ_AT_ONCE === READ_AT_ONCE - 1) await breathe();
    const all = [
      ...proposalsFor(matter, routable, serving?.reader),
      ...said.flatMap((each) => each.get(matter.id) ?? []),
    ];
    rows.push(...all.map((each, ord) => ({ ...each, region: matter.homeRegion, matter: matter.id, ord })));
  }
  await insert(tx, rows, at);
}

/** Many enough that what is asked of the database for all of them is asked seldom. */
export const PROPOSED_AT_ONCE = 100;
const READ_AT_ONCE = 4;

/** Proposes for up to {@link PROPOSED_AT_ONCE} matters of a region; proposals and outbox rows change in one transaction. */
function proposeRegion(store: Store, region: string, proposing: Proposing, at: Date): Promise<number> {
  return store.transaction(
    system,
    async (tx) => {
      const { rows } = await tx.query<{ snapshot: Matter | null }>(
        replanned(sql`
      with due as (
        delete from outbox where home_region = ${region} and ctid = any(array(
          select ctid from outbox where home_region = ${region} and topic = 'propose'
          order by available_at limit ${PROPOSED_AT_ONCE} for update skip locked))
        returning (payload ->> 'matterId')::uuid as matter_id)
      select m.snapshot from due left join matter m on m.home_region = ${region} and m.id = due.matter_id`),
      );
      await write(
        tx,
        region,
        // Named twice (opened, and a file attached) it is proposed for once.
        [...new Map(rows.flatMap(({ snapshot }) => (snapshot === null ? [] : [[snapshot.id, snapshot]]))).values()],
        proposing,
        at,
      );
      return rows.length;
    },
    { byIndex: true },
  );
}

/**
 * Proposes for what the outbox names (topic `propose`, written with each opening act), region by region; a kill leaves
 * outbox row and proposals for the next run. Any number may run. Gives the number of matters.
 */
export async function proposeDue(store: Store, proposing: Proposing, at: Date): Promise<number> {
  let proposed = 0;
  const regions = await store.transaction(system, (tx) => regionsIn(tx, 'outbox', 'propose'), { byIndex: true });
  for (const region of regions) proposed += await proposeRegion(store, region, proposing, at);
  return proposed;
}
