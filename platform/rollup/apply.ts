import { regionsIn } from '../store/regions-in.ts';
import { raw, replanned, sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { type Db, type Statement, SYSTEM_VIEWER } from '../store/types.ts';

const BATCH = 20_000;

/** A row of `stat` as the sums in which it stands: of all, of its channel, of its domain; of its day and of its month. */
const SPREAD = raw(`lateral (values ('all', ''), ('channel', channel), ('domain', domain)) d(dim, key),
  lateral (values ('day', day), ('month', month_of(day))) p(span, day)`);

/**
 * Moves pending changes of one region into the compacted counts: delete and upsert commit together, so a kill leaves
 * either; rows are taken with skip locked, so any number of appliers may run. Gives the number applied.
 */
export async function applyRegion(store: Store, region: string): Promise<number> {
  return store.transaction(
    SYSTEM_VIEWER,
    async (tx) => {
      const { rows } = await tx.query<{ applied: number }>(
        replanned(sql`
      with due as (
        delete from stat_delta where home_region = ${region} and ctid = any(array(
          select ctid from stat_delta where home_region = ${region} limit ${BATCH} for update skip locked))
        returning measure, authority, channel, domain, day, n, amount
      ), sums as (
        select measure, authority, channel, domain, day, sum(n)::bigint as n, sum(amount)::bigint as amount
        from due group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
      ), put as (
        insert into stat as s (home_region, measure, authority, channel, domain, day, n, amount)
        select ${region}, measure, authority, channel, domain, day, n, amount from sums where n <> 0 or amount <> 0
        on conflict (home_region, measure, authority, channel, domain, day)
        do update set n = s.n + excluded.n, amount = s.amount + excluded.amount
      ), spans as (
        select measure, authority, d.dim, d.key, p.span, p.day, sum(n)::bigint as n, sum(amount)::bigint as amount
        from sums, ${SPREAD}
        where n <> 0 or amount <> 0
        group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
      ), put_spans as (
        insert into stat_sum as s (home_region, measure, authority, dim, key, span, day, n, amount)
        select ${region}, measure, authority, dim, key, span, day, n, amount from spans
        on conflict (home_region, measure, authority, dim, key, span, day)
        do update set n = s.n + excluded.n, amount = s.amount + excluded.amount)
      select count(*)::int as applied from due`),
      );
      return rows[0]?.applied ?? 0;
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

/** Makes a region's sums over channels, domains and months anew from `stat`: part of a rebuild. */
export async function rebuildSums(tx: Db, region: string): Promise<void> {
  await tx.query(sql`delete from stat_sum where home_region = ${region}`);
  await tx.query(sql`
    insert into stat_sum (home_region, measure, authority, dim, key, span, day, n, amount) ${sumsOf(region)}`);
}

const sumsOf = (region: string): Statement => sql`
  select home_region, measure, authority, d.dim, d.key, p.span, p.day, sum(n)::bigint as n, sum(amount)::bigint as amount
  from stat, ${SPREAD} where home_region = ${region} group by 1, 2, 3, 4, 5, 6, 7`;

/** Sums that differ from what `stat` gives, at most `limit`, in words. */
export async function wrongSums(tx: Db, region: string, limit: number): Promise<string[]> {
  const { rows } = await tx.query<{ wrong: string }>(sql`
    select measure || '|' || span || ' ' || day || '|' || authority || '|' || dim || '|' || key || ': stat gives '
      || sum(stat) || ', the sum says ' || sum(said) as wrong
    from (
      select measure, authority, dim, key, span, day, n as stat, amount, 0 as said from (${sumsOf(region)}) s
      union all select measure, authority, dim, key, span, day, 0, -amount, n from stat_sum where home_region = ${region}) both_
    group by measure, authority, dim, key, span, day having sum(stat) <> sum(said) or sum(amount) <> 0 limit ${limit}`);
  return rows.map(({ wrong }) => wrong);
}
