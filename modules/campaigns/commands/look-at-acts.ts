import type { Region } from '../../../kernel/id.ts';
import type { LedgerDependencies } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { CampaignRules } from '../model/rule.ts';
import { countedProcedures } from '../model/scope.ts';
import { readRules } from '../queries/read-rules.ts';
import { joinByRule } from './join-by-rule.ts';

/** Acts looked at in one step of a region. */
const AT_ONCE = 500;

interface Behind {
  readonly region: Region;
  readonly seen: number;
  readonly size: number;
}

/** Regions whose trees grew since they were looked at. */
async function behind(tx: Db): Promise<readonly Behind[]> {
  const { rows } = await tx.query<Behind>(sql`
    select h.home_region as region, coalesce(l.seen, 0) as seen, h.size
    from tree_head h left join campaign_look l on l.region = h.home_region
    where coalesce(l.seen, 0) < h.size order by 1`);
  return rows;
}

const keepSeen = (tx: Db, all: readonly Pick<Behind, 'region' | 'seen'>[]): Promise<unknown> =>
  tx.query(sql`
    insert into campaign_look (region, seen)
    select * from unnest(${all.map(({ region }) => region)}::text[], ${all.map(({ seen }) => seen)}::bigint[])
    on conflict (region) do update set seen = greatest(campaign_look.seen, excluded.seen)`);

/** Codes and questions of campaigns that were planned, started or amended among these acts; asked twice they stand once. */
async function keepCampaigns(tx: Db, region: Region, from: number, to: number): Promise<void> {
  const leaves = sql`
    select a.act_id, a.verb, a.matter_id, a.recorded_at, m.snapshot #>> '{facts,code}' as code
    from tree_leaf l
    join act a on a.home_region = l.home_region and a.matter_id = l.matter_id and a.seq = l.seq
    join matter m on m.home_region = a.home_region and m.id = a.matter_id
    where l.home_region = ${region} and l.leaf_index >= ${from} and l.leaf_index < ${to}
      and a.procedure = 'campaign' and m.snapshot #>> '{facts,code}' is not null`;
  await tx.query(sql`
    insert into campaign_code (code, region, matter_id)
    select code, ${region}, matter_id from (${leaves}) acts where verb = 'plan' order by recorded_at
    on conflict (code) do nothing`);
  await tx.query(sql`
    insert into campaign_sweep (act_id, code, region, matter_id, asked_at)
    select act_id, code, ${region}, matter_id, recorded_at from (${leaves}) acts where verb in ('start', 'amend')
    on conflict (act_id) do nothing`);
}

async function mattersOf(tx: Db, region: Region, from: number, to: number): Promise<readonly Matter[]> {
  const { rows } = await tx.query<{ snapshot: Matter }>(sql`
    select m.snapshot from matter m
    where m.home_region = ${region} and m.procedure = any(${[...countedProcedures]}::text[]) and m.id = any(array(
      select l.matter_id from tree_leaf l
      where l.home_region = ${region} and l.leaf_index >= ${from} and l.leaf_index < ${to}))`);
  return rows.map(({ snapshot }) => snapshot);
}

/** One step of a region: acts, what follows from them, and only then how far it got; a kill in between does it again. */
async function lookAt(
  ledger: LedgerDependencies,
  { region, seen, size }: Behind,
  rules: CampaignRules,
): Promise<number> {
  const to = Math.min(size, seen + AT_ONCE);
  const running = [...rules.values()].some(({ state }) => state === 'running');
  const matters = await ledger.store.transaction(SYSTEM_VIEWER, async (tx) => {
    await keepCampaigns(tx, region, seen, to);
    return running ? await mattersOf(tx, region, seen, to) : [];
  });
  await joinByRule(ledger, matters, rules);
  await ledger.store.transaction(SYSTEM_VIEWER, (tx) => keepSeen(tx, [{ region, seen: to }]));
  return to - seen;
}

/**
 * Looks at every act since the last look, in the order of each region's tree, and lets the matters that it moved join the
 * running campaigns whose rule they meet: after the registration, after the screening that says the domain, after a move.
 * Nothing of it is asked of whoever performs an act. Gives how many acts were looked at; more than nothing: look again.
 */
export async function lookAtActs(ledger: LedgerDependencies): Promise<number> {
  // Sizes first: a campaign that is read here was sealed before them or stands behind them.
  const { regions, rules } = await ledger.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const found = await behind(tx);
    return { regions: found, rules: found.length === 0 ? new Map() : await readRules(tx) };
  });
  if (regions.length === 0) return 0;
  if (rules.size === 0) {
    // Without any campaign nothing of what lies behind can be one: a first campaign later asks for its own period.
    await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
      keepSeen(
        tx,
        regions.map(({ region, size }) => ({ region, seen: size })),
      ),
    );
    return 0;
  }
  let looked = 0;
  for (const each of regions) looked += await lookAt(ledger, each, rules);
  return looked;
}
