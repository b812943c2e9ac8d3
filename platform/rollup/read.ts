import type { PlainDate } from '../../kernel/plain-date.ts';
import { join, raw, sql } from '../store/sql.ts';
import type { Db, Statement } from '../store/types.ts';

export interface CountQuery {
  readonly measures: readonly string[];
  /** LIKE pattern of authority codes, e.g. `5105%`. */
  readonly authority: string;
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  readonly channel?: string;
  readonly domain?: string;
}

export type GroupBy = 'authority' | 'channel' | 'domain';

export interface CountRow {
  readonly measure: string;
  readonly key: string;
  readonly day: PlainDate;
  readonly n: number;
  readonly amount: number;
}

/** The conditions that a count and its drill-down share: one text, so that they cannot disagree. */
export function countConditions(query: CountQuery): Statement {
  const conditions = [sql`measure = any(${query.measures})`, sql`authority like ${query.authority}`];
  if (query.from !== undefined) conditions.push(sql`day >= ${query.from}`);
  if (query.to !== undefined) conditions.push(sql`day <= ${query.to}`);
  if (query.channel !== undefined) conditions.push(sql`channel = ${query.channel}`);
  if (query.domain !== undefined) conditions.push(sql`domain = ${query.domain}`);
  return join(conditions, ' and ');
}

/** Counts by measure, key and day: compacted plus pending, exact at the instant of the query. */
export async function readCounts(tx: Db, query: CountQuery, by: GroupBy): Promise<CountRow[]> {
  const where = countConditions(query);
  const { rows } = await tx.query<CountRow>(sql`
    select measure, ${raw(by)} as key, day, sum(n)::bigint as n, sum(amount)::bigint as amount from (
      select measure, authority, channel, domain, day, n, amount from stat where ${where}
      union all
      select measure, authority, channel, domain, day, n, amount from stat_delta where ${where}) counted
    group by 1, 2, 3 having sum(n) <> 0 or sum(amount) <> 0`);
  return rows;
}
