import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import { levelOf, scopePrefix } from '../../kernel/region.ts';
import { ANY_CAMPAIGN } from '../procedure/types.ts';
import { join, raw, sql } from '../store/sql.ts';
import type { Db, Statement } from '../store/types.ts';
import { EACH_CAMPAIGN } from './apply.ts';
import { type Dim, isKept, type Level, type Span } from './spreads.ts';

export interface CountQuery {
  readonly measures: readonly string[];
  /** Code of the authority whose whole area is counted. */
  readonly authority: string;
  /** Only what is counted at that authority itself, nothing below it. */
  readonly own?: boolean;
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  readonly channel?: string;
  readonly domain?: string;
  readonly campaign?: string;
}

export type GroupBy = 'authority' | 'channel' | 'domain' | 'campaign';

export interface CountRow {
  readonly measure: string;
  readonly key: string;
  readonly day: PlainDate;
  readonly n: number;
  readonly amount: number;
}

/** What of an area is asked for, as a condition on where something is counted. */
export const placed = ({ authority, own }: Pick<CountQuery, 'authority' | 'own'>): Statement =>
  own === true ? sql`authority = ${authority}` : within(authority);

/** Whole areas: LIKE is not leakproof, so that under row security no index serves it; the same as a range is. */
const within = (area: string): Statement =>
  sql`(authority ~>=~ ${scopePrefix(area)} and authority ~<~ ${`${scopePrefix(area)}:`})`;

function inQuestion({ measures, from, to, channel, domain }: CountQuery): Statement[] {
  const conditions = [sql`measure = any(${measures})`];
  if (from !== undefined) conditions.push(sql`day >= ${from}`);
  if (to !== undefined) conditions.push(sql`day <= ${to}`);
  if (channel !== undefined) conditions.push(sql`channel = ${channel}`);
  if (domain !== undefined) conditions.push(sql`domain = ${domain}`);
  return conditions;
}

/** Counted places of matters in no campaign: the row of none where rows are campaigns. */
export const IN_NO_CAMPAIGN = sql`campaigns is null`;

/** Counted places, or changes of them, in a campaign; `''` = whatever the campaign, `*` = in any. */
export function inCampaign(campaign: string): Statement {
  if (campaign === '') return sql`true`;
  // Said apart from which campaign it is: the index of those in any serves it.
  const inAny = sql`campaigns is not null`;
  return campaign === ANY_CAMPAIGN ? inAny : sql`${inAny} and ${campaign} = any(campaigns)`;
}

/** The conditions of the counted places that a count sums, for its drill-down. */
export function countConditions(query: CountQuery): Statement {
  return join([...inQuestion(query), placed(query), inCampaign(query.campaign ?? '')], ' and ');
}

/** Which spread of the sums answers, given by what it is grouped and filtered. */
function dimFor({ channel, domain }: CountQuery, by: readonly GroupBy[]): Dim {
  const byChannel = by.includes('channel') || channel !== undefined;
  const byDomain = by.includes('domain') || domain !== undefined;
  return byChannel ? (byDomain ? 'both' : 'channel') : byDomain ? 'domain' : 'all';
}

/** Sums of one level that answer together, and the authorities whose leaves are the same. */
interface Standing {
  readonly level: Level;
  readonly sums: Statement;
  readonly leaves: Statement;
}

const LEVELS = { province: 1, city: 2, county: 3 } as const;

/** What stands for an area: its whole where nobody asks for its parts, else each direct part and its own bureau. */
function standingFor({ authority: area, own: alone }: CountQuery, byParts: boolean): Standing[] {
  const level = levelOf(area);
  const bureau = sql`authority = ${area}`;
  const own: Standing = { level: 0, sums: bureau, leaves: bureau };
  if (alone === true) return [own];
  const all = within(area);
  if (level === 'station') return [own];
  if (!byParts) return [{ level: LEVELS[level], sums: bureau, leaves: all }];
  // The parts of a county are its stations, which have nothing below them.
  if (level === 'county') return [{ level: 0, sums: all, leaves: all }];
  const part = level === 'province' ? 2 : 3;
  return [own, { level: part, sums: all, leaves: sql`${all} and authority <> ${area}` }];
}

const monthOf = (day: PlainDate): PlainDate => `${day.slice(0, 7)}-01` as PlainDate;
/** The last day of the month that begins so. */
const lastOf = (month: PlainDate): PlainDate => addDays(monthOf(addDays(month, 31)), -1);

/** Measures of which only the days of a period are asked for. */
export interface CountPeriod {
  readonly measures: readonly string[];
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** As {@link CountRow}; `other` is the second key, '' where nothing was asked for. */
export interface CrossedRow extends CountRow {
  readonly other: string;
}

/**
 * Counts by measure, key and day: compacted plus pending, exact at the instant of the query. The reader treats all days
 * between two neighbouring `cuts` alike (a cut is the first day that is treated otherwise): months without a cut inside
 * come as one row under their first day, the others by days. Of the measures of `period` only its days are asked for;
 * its `from` and the day after its `to` must be cuts. Grouped by authority, keys of pending rows may lie below the parts.
 */
export function readCounts(
  tx: Db,
  query: CountQuery,
  by: GroupBy,
  cuts: readonly PlainDate[],
  period?: CountPeriod,
): Promise<CountRow[]> {
  return readCrossed(tx, query, [by], cuts, period);
}

/**
 * As {@link readCounts} by no key, one, or two at once: authorities by domain, channels by campaign. Keys stand in the
 * order in which they were named; '' where none was.
 */
export async function readCrossed(
  tx: Db,
  query: CountQuery,
  by: readonly GroupBy[],
  cuts: readonly PlainDate[],
  period?: CountPeriod,
): Promise<CrossedRow[]> {
  const campaign = by.includes('campaign') ? sql`true` : sql`campaign = ${query.campaign ?? ''}`;
  const months = [...new Set(cuts.filter((cut) => !cut.endsWith('-01')).map(monthOf))];
  const dim = dimFor(query, by);
  const keys = raw(`${by[0] ?? "''"} as key, ${by[1] ?? "''"} as other`);
  const spansOf = (part: CountQuery): Statement[] =>
    standingFor(query, by.includes('authority')).flatMap(({ level, sums, leaves }) => {
      const rows = (where: Statement, days: Statement): Statement => sql`
        select measure, ${keys}, day, n, amount from stat
        where ${where} and ${campaign} and ${join(inQuestion(part), ' and ')} and ${days}`;
      const ofLeaves = sql`level = 0 and dim = 'both' and span = 'day' and ${leaves}`;
      const kept = (span: Span): Statement => sql`level = ${level} and dim = ${dim} and span = ${span} and ${sums}`;
      if (!isKept(level, dim, 'month')) return [rows(ofLeaves, sql`true`)];
      const byDay = isKept(level, dim, 'day') ? kept('day') : ofLeaves;
      const inCut = months.map((month) => rows(byDay, sql`(day >= ${month}::date and day <= ${lastOf(month)}::date)`));
      return [rows(kept('month'), sql`day <> all(${months}::date[])`), ...inCut];
    });
  const inside = query.measures.filter((measure) => period?.measures.includes(measure) === true);
  const always = query.measures.filter((measure) => !inside.includes(measure));
  const parts = [
    ...(period === undefined ? [] : spansOf({ ...query, measures: inside, from: period.from, to: period.to })),
    ...(always.length === 0 ? [] : spansOf({ ...query, measures: always })),
  ];
  const pending = sql`select measure, ${keys}, day, n, amount from stat_delta, ${EACH_CAMPAIGN}
    where ${join([...inQuestion(query), placed(query), campaign], ' and ')}`;
  const { text, values } = sql`
    select measure, key, other, day, sum(n)::bigint as n, sum(amount)::bigint as amount
    from (${join([...parts, pending], ' union all ')}) counted
    group by 1, 2, 3, 4 having sum(n) <> 0 or sum(amount) <> 0`;
  // Without a name, so that it is planned for this authority and these days: a county's plan is a bad one for a province.
  const { rows } = await tx.query<CrossedRow>({ text, values: values ?? [] });
  return rows;
}
