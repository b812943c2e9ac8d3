import { regionsIn } from '../store/regions-in.ts';
import { replanned, sql } from '../store/sql.ts';
import type { Store } from '../store/store.ts';
import { SYSTEM_VIEWER } from '../store/types.ts';

const BATCH = 20_000;

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
