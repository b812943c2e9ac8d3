import { addDays, daysBetween, type PlainDate } from '../../../kernel/plain-date.ts';
import { levelOf } from '../../../kernel/region.ts';
import { placed, readCrossed } from '../../../platform/rollup/read.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { childOf } from '../../bulletins/model/rows.ts';

/** One theme's count at one place on one day, '' where nobody says the theme; `confirmed`: how many of them an officer has said. */
export interface DayCount {
  readonly theme: string;
  readonly place: string;
  readonly day: PlainDate;
  readonly n: number;
  readonly confirmed: number;
}

export interface DaysAsked {
  readonly area: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly measures: readonly string[];
}

/** The place of an area in which something is counted: its parts, of a province the counties. */
export const placeIn = (area: string, code: string): string =>
  levelOf(area) === 'province' ? childOf(childOf(area, code), code) : childOf(area, code);

/** A cut inside each month makes each of its days a row of its own. */
function cutsOf({ from, to }: DaysAsked): PlainDate[] {
  const cuts = [from, addDays(to, 1)];
  for (let at = 0; at <= daysBetween(from, to); at += 1) {
    const day = addDays(from, at);
    if (day.endsWith('-02') || at === 0) cuts.push(day.endsWith('-01') ? addDays(day, 1) : day);
  }
  return cuts;
}

/** Counts by field, place and day, from the sums that all figures stand on. `parts` are the areas below a province. */
export async function countsByDomain(tx: Db, asked: DaysAsked, parts: readonly string[]): Promise<DayCount[]> {
  const { area, from, to, measures } = asked;
  const counts: DayCount[] = [];
  for (const authority of levelOf(area) === 'province' && parts.length > 0 ? parts : [area]) {
    const period = { measures, from, to };
    const rows = await readCrossed(tx, { measures, authority }, ['authority', 'domain'], cutsOf(asked), period);
    for (const { key, other, day, n } of rows) {
      // What is pending comes whatever its day.
      if (day < from || day > to) continue;
      counts.push({ theme: other, place: placeIn(area, key), day, n, confirmed: n });
    }
  }
  return counts;
}

/** The theme of a matter `m`: what an officer said, else what is proposed. */
const THEME = sql`coalesce(m.snapshot #>> '{facts,theme}', (select p.value from proposal p
  where p.home_region = m.home_region and p.matter_id = m.id and p.kind = 'theme' order by p.ord limit 1), '')`;

/** Counts by theme of one field, from the matters themselves; `tx` must be the system's, for it counts what a reader may not open. */
export async function countsByTheme(tx: Db, asked: DaysAsked, domain: string): Promise<DayCount[]> {
  const { area, from, to, measures } = asked;
  const { rows } = await tx.query<DayCount>(sql`
    select ${THEME} as theme, c.authority as place, c.day, sum(c.n)::int as n,
      (sum(c.n) filter (where m.snapshot #>> '{facts,theme}' is not null))::int as confirmed
    from matter_cell c join matter m on m.home_region = c.home_region and m.id = c.matter_id
    where c.measure = any(${[...measures]}) and c.n <> 0 and c.domain = ${domain}
      and c.day between ${from} and ${to} and ${placed({ authority: area })}
    group by 1, 2, 3`);
  return rows.map((row) => ({ ...row, place: placeIn(area, row.place), confirmed: row.confirmed ?? 0 }));
}

export interface SpotAsked {
  /** The area whose spot it is: a county counts its stations apart from itself, a city within their counties. */
  readonly area: string;
  readonly places: readonly string[];
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly domain: string;
  readonly theme?: string;
  readonly measures: readonly string[];
}

interface OfSpot {
  readonly homeRegion: string;
  readonly id: string;
}

/**
 * The newest matters that a spot counts, `most` of them, and how many there are in all; `tx` must be the system's, what the
 * reader sees of them is another question.
 */
export async function mattersOfSpot(
  tx: Db,
  asked: SpotAsked,
  most: number,
): Promise<{ readonly total: number; readonly newest: readonly OfSpot[] }> {
  const { area, places, from, to, domain, theme, measures } = asked;
  const apart = levelOf(area) === 'county' || levelOf(area) === 'station';
  const { rows } = await tx.query<OfSpot & { total: number }>(sql`
    select c.home_region as "homeRegion", c.matter_id as id, (count(*) over ())::int as total
    from matter_cell c join matter m on m.home_region = c.home_region and m.id = c.matter_id
    where c.measure = any(${[...measures]}) and c.n <> 0 and c.domain = ${domain}
      and c.day between ${from} and ${to}
      and (c.authority = any(${[...places]}) or not ${apart} and left(c.authority, 6) = any(${[...places]}))
      and (${theme ?? null}::text is null or ${THEME} = ${theme ?? null})
    group by 1, 2 having sum(c.n) > 0 order by max(c.day) desc, 2 limit ${most}`);
  return { total: rows[0]?.total ?? 0, newest: rows.map(({ homeRegion, id }) => ({ homeRegion, id })) };
}
