import type { Region } from '../../kernel/id.ts';
import { raw, sql } from './sql.ts';
import type { Db } from './types.ts';

/**
 * Regions that have rows in a work table, in order; with `topic`, rows of that topic. Steps from region to region by
 * the primary key, so the cost follows the number of regions and not how much waits in them.
 */
export async function regionsIn(tx: Db, table: 'outbox' | 'stat_delta', topic?: string): Promise<Region[]> {
  const rows = raw(table);
  const wanted =
    topic === undefined
      ? sql`home_region is not null`
      : sql`exists (
    select from outbox o where o.home_region = region.home_region and o.topic = ${topic})`;
  const found = await tx.query<{ home_region: Region }>(sql`
    with recursive region (home_region) as (
      (select home_region from ${rows} order by home_region limit 1)
      union all
      select (select w.home_region from ${rows} w where w.home_region > region.home_region order by w.home_region limit 1)
      from region where region.home_region is not null
    )
    select home_region from region where ${wanted}`);
  return found.rows.map((row) => row.home_region);
}
