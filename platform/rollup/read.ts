import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
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
  const prefix = query.authority.replace(/%$/, '');
  const conditions = [sql`measure = any(${query.measures})`, sql`authority like ${query.authority}`];
  // LIKE is not leakproof, so that under row security no index serves it; the same as a range is.
  if (prefix !== '') conditions.push(sql`(authority ~>=~ ${prefix} and authority ~<~ ${`${prefix}:`})`);
  if (query.from !== undefined) conditions.push(sql`day >= ${query.from}`);
  if (query.to !== undefined) conditions.push(sql`day <= ${query.to}`);
  if (query.channel !== undefined) conditions.push(sql`channel = ${query.channel}`);
  if (query.domain !== undefined) conditions.push(sql`domain = ${query.domain}`);
  return join(conditions, ' and ');
}

const COLUMNS = raw('measure, authority, channel, domain, day, n, amount');

/** Counts by measure, key and day: compacted plus pending, exact at the instant of the query. */
export async function readCounts(tx: Db, query: CountQuery, by: GroupBy): Promise<CountRow[]> {
  const where = countConditions(query);
  return sumUp(
    tx,
    by,
    sql`
    select ${COLUMNS} from stat where ${where} union all select ${COLUMNS} from stat_delta where ${where}`,
  );
}

async function sumUp(tx: Db, by: GroupBy, counted: Statement): Promise<CountRow[]> {
  const { text, values } = sql`
    select measure, ${raw(by)} as key, day, sum(n)::bigint as n, sum(amount)::bigint as amount from (${counted}) counted
    group by 1, 2, 3 having sum(n) <> 0 or sum(amount) <> 0`;
  // Without a name, so that it is planned for this authority and these days: a county's plan is a bad one for a province.
  const { rows } = await tx.query<CountRow>({ text, values: values ?? [] });
  return rows;
}

/** Which sums answer the query: none where both a channel and a domain are asked for. */
function sumsFor({ channel, domain }: CountQuery, by: GroupBy): { dim: string; key: string | undefined } | null {
  const dims = [
    ...(by === 'channel' || channel !== undefined ? [{ dim: 'channel', key: channel }] : []),
    ...(by === 'domain' || domain !== undefined ? [{ dim: 'domain', key: domain }] : []),
  ];
  return dims.length > 1 ? null : (dims[0] ?? { dim: 'all', key: '' });
}

const monthOf = (day: PlainDate): PlainDate => `${day.slice(0, 7)}-01` as PlainDate;
/** The last day of the month that begins so. */
const lastOf = (month: PlainDate): PlainDate => addDays(monthOf(addDays(month, 31)), -1);

/**
 * As {@link readCounts}, for a reader who treats all days between two neighbouring `cuts` alike (a cut is the first day
 * that is treated otherwise): months without a cut inside come as one row under their first day, the others by days.
 * Of the measures of `period` only its days are asked for; `from` and the day after `to` must be cuts.
 */
export async function readCountsBetween(
  tx: Db,
  query: CountQuery,
  by: GroupBy,
  cuts: readonly PlainDate[],
  period: { readonly measures: readonly string[]; readonly from: PlainDate; readonly to: PlainDate },
): Promise<CountRow[]> {
  const sums = sumsFor(query, by);
  if (sums === null) return readCounts(tx, query, by);
  const { channel: _, domain: __, ...anywhere } = query;
  const key = sums.key === undefined ? sql`true` : sql`key = ${sums.key}`;
  const asRow = raw(`measure, authority, ${sums.dim === 'channel' ? 'key' : "''"} as channel,
    ${sums.dim === 'domain' ? 'key' : "''"} as domain, day, n, amount`);
  const months = [...new Set(cuts.filter((cut) => !cut.endsWith('-01')).map(monthOf))];
  const spansOf = (part: CountQuery): Statement[] => {
    const spans = (span: string, days: Statement): Statement => sql`
      select ${asRow} from stat_sum
      where dim = ${sums.dim} and span = ${span} and ${key} and ${countConditions(part)} and ${days}`;
    const inCut = months.map((month) => spans('day', sql`(day >= ${month}::date and day <= ${lastOf(month)}::date)`));
    return [spans('month', sql`day <> all(${months}::date[])`), ...inCut];
  };
  const inside = query.measures.filter((measure) => period.measures.includes(measure));
  const always = query.measures.filter((measure) => !period.measures.includes(measure));
  const parts = [
    ...spansOf({ ...anywhere, measures: inside, from: period.from, to: period.to }),
    ...spansOf({ ...anywhere, measures: always }),
  ];
  return sumUp(
    tx,
    by,
    sql`${join(parts, ' union all ')} union all select ${COLUMNS} from stat_delta where ${countConditions(query)}`,
  );
}
