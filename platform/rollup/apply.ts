import { areasOf, levelOf, scopePrefix } from '../../kernel/region.ts';
import { regionsIn } from '../store/regions-in.ts';
import { raw, replanned, sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { type Db, type Statement, SYSTEM_VIEWER } from '../store/types.ts';

const BATCH = 20_000;

/** A counted place as the sums in which it stands: of all, of its channel, of its domain, of both; of its day and its month. */
const SPREAD = raw(`
  lateral (values ('all', '', ''), ('channel', c.channel, ''), ('domain', '', c.domain), ('both', c.channel, c.domain)) d(dim, channel, domain),
  lateral (values ('day', c.day), ('month', month_of(c.day))) p(span, day)`);

/** The areas in which an authority lies: its province, city and county, as far as it has them. */
const AREAS = raw(`
  lateral (values (1, left(c.authority, 2) || '0000'), (2, left(c.authority, 4) || '00'), (3, left(c.authority, 6))) t(level, top)`);
/** Two zeros where a city or a county would stand name none. */
const IS_AREA = raw(`(t.level = 1 or substr(t.top, t.level * 2 - 1, 2) <> '00')`);

const COLUMNS = raw('home_region, authority, level, measure, dim, span, campaign, channel, domain, day, n, amount');
const SPREAD_COLUMNS = raw(`c.measure, d.dim, p.span, c.campaign, d.channel, d.domain, p.day,
  sum(c.n)::bigint as n, sum(c.amount)::bigint as amount`);
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
        returning measure, authority, campaign, channel, domain, day, n, amount
      ), c as (
        select measure, authority, campaign, channel, domain, day, sum(n)::bigint as n, sum(amount)::bigint as amount
        from due group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0 or sum(amount) <> 0
      ), put as (
        insert into stat as s (${COLUMNS})
        select ${region}, c.authority, 0, ${SPREAD_COLUMNS} from c, ${SPREAD}
        group by 2, 4, 5, 6, 7, 8, 9, 10 order by 2, 4, 5, 6, 7, 8, 9, 10 ${PUT})
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
        await tx.query(
          replanned(sql`
        insert into stat as s (${COLUMNS})
        select t.top, t.top, t.level, ${SPREAD_COLUMNS}
        from unnest(${moved.measure}::text[], ${moved.authority}::text[], ${moved.campaign}::text[], ${moved.channel}::text[],
          ${moved.domain}::text[], ${moved.day}::date[], ${moved.n}::bigint[], ${moved.amount}::bigint[])
          as c(measure, authority, campaign, channel, domain, day, n, amount), ${AREAS}, ${SPREAD}
        where ${IS_AREA}
        group by 1, 3, 4, 5, 6, 7, 8, 9, 10 order by 1, 3, 4, 5, 6, 7, 8, 9, 10 ${PUT}`),
        );
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

/** The finest sums of which those of an area are made: of the areas below it, and of the authority that bears its code. */
function partsOf(region: string): Statement {
  const columns = raw('measure, campaign, channel, domain, day, n, amount');
  const own = sql`select ${columns} from stat where ${LEAVES}`;
  const level = raw(String(areaLevel(region)));
  const [from, to] = [scopePrefix(region), `${scopePrefix(region)}:`];
  if (levelOf(region) === 'county') return sql`${own} and authority ~>=~ ${from} and authority ~<~ ${to}`;
  return sql`${own} and authority = ${region} union all
    select ${columns} from stat where level = ${level} + 1 and dim = 'both' and span = 'day' and authority ~>=~ ${from} and authority ~<~ ${to}`;
}

const areaLevel = (region: string): number => areasOf(region).length;

/** What the sums under a region must be beside its leaves: their other spreads, and the area that bears its code. */
const sumsOf = (region: string): Statement => sql`
  select ${region} as home_region, c.authority, 0 as level, ${SPREAD_COLUMNS}
  from stat c, ${SPREAD} where c.home_region = ${region} and c.level = 0 and c.dim = 'both' and c.span = 'day' and (d.dim, p.span) <> ('both', 'day')
  group by 2, 4, 5, 6, 7, 8, 9, 10
  union all
  select ${region}, ${region}, ${raw(String(areaLevel(region)))}, ${SPREAD_COLUMNS}
  from (${partsOf(region)}) c, ${SPREAD} group by 4, 5, 6, 7, 8, 9, 10`;

/** Makes the sums of regions anew from their leaves, and those of the areas in which they lie: part of a rebuild. */
export async function rebuildSums(tx: Db, regions: readonly string[]): Promise<void> {
  const areas = [...new Set(regions.flatMap(areasOf))].sort((a, b) => areaLevel(b) - areaLevel(a));
  for (const area of areas) {
    await tx.query(sql`delete from stat where home_region = ${area} and not (${LEAVES})`);
    await tx.query(sql`insert into stat (${COLUMNS}) ${sumsOf(area)}`);
  }
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
