import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { OF_OFFICE } from '../../intake/index.ts';

/** The rewards for one report that this viewer sees, the newest first. */
export async function rewardsOfReport(tx: Db, report: string): Promise<readonly Matter[]> {
  const { rows } = await tx.query<{ snapshot: Matter }>(sql`
    select m.snapshot from matter m
    where ${OF_OFFICE} and m.snapshot #>> '{facts,origin,matter}' = ${report} and m.procedure = 'reward'
    order by m.opened_on desc, m.id desc`);
  return rows.map(({ snapshot }) => snapshot);
}

/** What the rewards of one case come to in the region, in fen, without `except` and without those that came to nothing. */
export async function sumOfCase(tx: Db, region: string, number: string, except: string): Promise<number> {
  const { rows } = await tx.query<{ sum: string }>(sql`
    select coalesce(sum((m.snapshot #>> '{facts,amountFen}')::bigint), 0)::text as sum from matter m
    where ${OF_OFFICE} and m.home_region = ${region} and m.procedure = 'reward' and m.id <> ${except}
      and m.state not in ('refused', 'withdrawn', 'lapsed')
      and coalesce(m.snapshot #>> '{facts,outcome}', '') <> 'refused'
      and m.snapshot #>> '{facts,decision,number}' = ${number}`);
  return Number(rows[0]?.sum ?? 0);
}
