import type { PlainDate } from '../../../kernel/plain-date.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { RegionChange } from '../model/boundaries.ts';

/** How long what was recorded is believed, in milliseconds. */
const FRESH = 15_000;

/** A definition that began on a day, of a figure whose older matters were not counted anew since. */
export interface Break {
  readonly figure: string;
  readonly since: PlainDate;
}

/** What periods may differ by: boundaries and definitions. Small, the same for everybody, asked with every comparison. */
export interface Recorded {
  readonly changes: readonly RegionChange[];
  readonly breaks: readonly Break[];
}

const kept = new WeakMap<Db, { readonly until: number; readonly recorded: Promise<Recorded> }>();

/** Forgets what is kept: after a change was recorded in this process. */
export const forgetRecorded = (db: Db): void => void kept.delete(db);

/** Changes of regions, and definitions that changed without a recount; kept for a few seconds. */
export function readRecorded(db: Db): Promise<Recorded> {
  const known = kept.get(db);
  if (known !== undefined && performance.now() < known.until) return known.recorded;
  const recorded = read(db);
  kept.set(db, { until: performance.now() + FRESH, recorded });
  recorded.catch(() => forgetRecorded(db));
  return recorded;
}

async function read(db: Db): Promise<Recorded> {
  const changes = await db.query<RegionChange>(sql`
    select from_code as "from", to_code as "to", kind, on_day::text as "on", source from region_change
    order by on_day, from_code, to_code`);
  const breaks = await db.query<Break>(sql`
    select figure, max(since)::text as since from figure_edition
    where since > date '0001-01-01' and recounted_on is null group by 1`);
  return { changes: changes.rows, breaks: breaks.rows };
}
