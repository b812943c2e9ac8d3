import { levelOf, scopePrefix } from '../../kernel/region.ts';
import { ANY_CAMPAIGN } from '../procedure/types.ts';
import { regionsIn } from '../store/regions-in.ts';
import { join, raw, replanned, sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { type Db, type Statement, SYSTEM_VIEWER } from '../store/types.ts';
import { keptSpreads, type Level } from './spreads.ts';

const BATCH = 20_000;

/** A counted place, or a change of one, as often as figures sum it: whatever its campaigns, in any, and in each. */
export const EACH_CAMPAIGN = raw(
  `unnest(case when campaigns is null then array[''] else array['', '${ANY_CAMPAIGN}'] || campaigns end) as each(campaign)`,
);

/**
 * A counted place in the sums in which it stands: of its authority and of the areas around it, as far as there are any
 * (two zeros where a city or a county would stand name none); at each level in the spreads that are kept there.
 */
const SPREAD = raw(`
  lateral (values (0, c.authority), (1, left(c.authority, 2) || '0000'), (2, left(c.authority, 4) || '00'), (3, left(c.authority, 6))) t(level, top)
  join (values ${keptSpreads.map(({ level, dim, span }) => `(${level}, '${dim}', '${span}')`).join(', ')}) k(level, dim, span)
    on k.level = t.level and (t.level < 2 or substr(t.top, t.level * 2 - 1, 2) <> '00'),
  lateral (values (case when k.dim in ('channel', 'both') then c.channel else '' end,
    case when k.dim in ('domain', 'both') then c.domain else '' end,
    case k.span when 'month' then month_of(c.day) else c.day end)) d(channel, domain, day)`);

const COLUMNS = raw('home_region, authority, level, measure, dim, span, campaign, channel, domain, day, n, amount');
const SUMMED = raw(`t.top as authority, t.level, c.measure, k.dim, k.span, c.campaign, d.channel, d.domain, d.day,
  sum(c.n)::bigint as n, sum(c.amount)::bigint as amount`);
const BY = raw(`group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10`);
const PUT = raw(`on conflict (home_region, authority, level, measure, dim, span, campaign, channel, domain, day)
  do update set n = s.n + excluded.n, amount = s.amount + excluded.amount`);

interface Moved {
  readonly measure: string[];
  readonly authority: string[];
  readonly campaign: string[];
  readonly channel: string[];
  readonly domain: string[];
  readonly day: string[];
  readonly n: number[];
  readonly amount: number[];
}

/**
 * Moves pending changes of one region into the sums: deletion and upserts commit together, so a kill leaves either;
 * rows are taken with skip locked, so any number of appliers may run, and sums are reached in one order, so that they
 * wait for one another and never in a circle. Gives the number applied.
 */
export async function applyRegion(store: Store, region: string): Promise<number> {
  return store.transaction(
    SYSTEM_VIEWER,
    async (tx) => {
      const { rows } = await tx.query<Moved & { applied: number }>(
        replanned(sql`
      with due as (
        delete from stat_delta where home_region = ${region} and ctid = any(array(
          select ctid from stat_delta where home_region = ${region} limit ${BATCH} for update skip locked))
        returning measure, authority, campaigns, channel, domain, day, n, amount
      ), c as (
        select measure, authority, campaign, channel, domain, day, sum(n)::bigint as n, sum(amount)::bigint as amount
        from due, ${EACH_CAMPAIGN} group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0 or sum(amount) <> 0
      ), put as (
        insert into stat as s (${COLUMNS})
        select ${region}, authority, 0, measure, 'both', 'day', campaign, channel, domain, day, n, amount from c
        order by authority, measure, campaign, channel, domain, day ${PUT})
      select (select count(*) from due)::int as applied,
        coalesce(array_agg(measure), '{}') as measure, coalesce(array_agg(authority), '{}') as authority,
        coalesce(array_agg(campaign), '{}') as campaign, coalesce(array_agg(channel), '{}') as channel,
        coalesce(array_agg(domain), '{}') as domain, coalesce(array_agg(day::text), '{}') as day,
        coalesce(array_agg(n), '{}') as n, coalesce(array_agg(amount), '{}') as amount
      from c`),
      );
      const [moved] = rows;
      if (moved === undefined) return 0;
      if (moved.n.length > 0) {
        // Reads no table, so one plan serves always.
        await tx.query(sql`
        insert into stat as s (${COLUMNS})
        select case t.level when 0 then ${region} else t.top end, ${SUMMED}
        from unnest(${moved.measure}::text[], ${moved.authority}::text[], ${moved.campaign}::text[], ${moved.channel}::text[],
          ${moved.domain}::text[], ${moved.day}::date[], ${moved.n}::bigint[], ${moved.amount}::bigint[])
          as c(measure, authority, campaign, channel, domain, day, n, amount), ${SPREAD}
        ${BY} order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 ${PUT}`);
      }
      return moved.applied;
    },
    { byIndex: true },
  );
}

/** Applies what is pending everywhere; gives the number of changes applied. */
export async function applyDue(store: Store): Promise<number> {
  let applied = 0;
  const regions = await store.transaction(SYSTEM_VIEWER, (tx) => regionsIn(tx, 'stat_delta'), { byIndex: true });
  for (const region of regions) {
    for (;;) {
      const n = await applyRegion(store, region);
      applied += n;
      if (n < BATCH) break;
    }
  }
  return applied;
}

/** The sums of which the others are made: one authority's own, by day, channel and domain. */
export const LEAVES = raw(`level = 0 and dim = 'both' and span = 'day'`);

/** What tells one leaf, or one counted place, from another. */
export const LEAF_COLUMNS = raw('authority, measure, campaign, channel, domain, day');

/**
 * What the sums under a region must be beside its leaves: of its authorities by months, and of the area that bears its
 * code. One grouping for each breakdown: many times faster over many leaves than spreading each leaf.
 */
function sumsOf(region: string): Statement {
  const [from, to] = [scopePrefix(region), `${scopePrefix(region)}:`];
  const area = levelOfArea(region);
  const groupings = keptSpreads
    .filter(({ level }) => level === 0 || level === area)
    .map(({ level, dim, span }) => {
      const [channel, domain] = [dim === 'channel' || dim === 'both', dim === 'domain' || dim === 'both'];
      return raw(`
      select home_region, ${level === 0 ? 'authority' : 'home_region as authority'}, ${level} as level, measure, '${dim}' as dim,
        '${span}' as span, campaign, ${channel ? 'channel' : "''"} as channel, ${domain ? 'domain' : "''"} as domain,
        ${span === 'month' ? 'month_of(day)' : 'day'} as day, sum(n)::bigint as n, sum(amount)::bigint as amount
      from ${level === 0 ? 'own' : 'area'}
      group by home_region, ${level === 0 ? 'authority, ' : ''}measure, campaign, ${channel ? 'channel, ' : ''}${domain ? 'domain, ' : ''}${span === 'month' ? 'month_of(day)' : 'day'}`);
    });
  return sql`
    with own as materialized (
      select home_region, authority, measure, campaign, day, n, amount, channel, domain from stat
      where home_region = ${region} and ${LEAVES}
    ), area as materialized (
      select ${region} as home_region, measure, campaign, channel, domain, day, n, amount from stat
      where ${LEAVES} and authority ~>=~ ${from} and authority ~<~ ${to})
    ${join(
      groupings.map((grouping) => sql`${grouping}`),
      ' union all ',
    )}`;
}

const levelOfArea = (region: string): Level => {
  const level = levelOf(region);
  return level === 'province' ? 1 : level === 'city' ? 2 : 3;
};

/** Makes the sums under a region anew from the leaves: part of a rebuild. */
export async function rebuildSums(tx: Db, region: string): Promise<void> {
  await tx.query(sql`delete from stat where home_region = ${region} and not (${LEAVES})`);
  await tx.query(sql`insert into stat (${COLUMNS}) ${sumsOf(region)}`);
}

/** Sums that differ from what the leaves give, at most `limit`, in words. */
export async function wrongSums(tx: Db, region: string, limit: number): Promise<string[]> {
  const { rows } = await tx.query<{ wrong: string }>(sql`
    select measure || '|' || span || ' ' || day || '|' || authority || ' level ' || level || '|' || dim || '|' || campaign || '|'
      || channel || '|' || domain || ': its parts give ' || sum(parts) || ', the sum says ' || sum(said) as wrong
    from (
      select ${COLUMNS}, n as parts, 0 as said from (${sumsOf(region)}) s
      union all select home_region, authority, level, measure, dim, span, campaign, channel, domain, day, n, -amount, 0, n
      from stat where home_region = ${region} and not (${LEAVES})) both_
    group by measure, authority, level, dim, span, campaign, channel, domain, day
    having sum(parts) <> sum(said) or sum(amount) <> 0 limit ${limit}`);
  return rows.map(({ wrong }) => wrong);
}
