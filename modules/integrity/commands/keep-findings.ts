import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { Severity } from '../model/check.ts';
import { rankOf } from '../model/rank.ts';

/** A finding as it is kept. `subject` tells it from others of the same checker in the region. */
export interface FindingRow {
  readonly check: string;
  readonly severity: Severity;
  readonly subject: string;
  readonly matterId: string | null;
  readonly homeCode: string;
  readonly handlingCode: string;
  readonly sensitivity: number;
  readonly procedure: string;
  readonly number: string;
  readonly cause: string;
  readonly detail: Text;
}

/** Puts down what was found: what stood before stays as of its own day, what is new begins today. */
export async function keepFindings(
  tx: Db,
  homeRegion: string,
  today: PlainDate,
  seenAt: Date,
  rows: readonly FindingRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(sql`
    insert into integrity_finding as f (home_region, check_id, subject, found_on, matter_id, severity, home_code,
      handling_code, sensitivity, procedure, number, cause, detail, seen_at)
    select ${homeRegion}, n.check_id, n.subject, coalesce(o.found_on, ${today}::date), n.matter_id, n.severity, n.home_code,
      n.handling_code, n.sensitivity, n.procedure, n.number, n.cause, n.detail, ${seenAt}::timestamptz
    from unnest(${rows.map((row) => row.check)}::text[], ${rows.map((row) => row.subject)}::text[],
        ${rows.map((row) => row.matterId)}::uuid[], ${rows.map((row) => rankOf(row.severity))}::smallint[],
        ${rows.map((row) => row.homeCode)}::text[], ${rows.map((row) => row.handlingCode)}::text[],
        ${rows.map((row) => row.sensitivity)}::smallint[], ${rows.map((row) => row.procedure)}::text[],
        ${rows.map((row) => row.number)}::text[], ${rows.map((row) => row.cause)}::text[],
        ${rows.map((row) => JSON.stringify(row.detail))}::jsonb[])
      as n(check_id, subject, matter_id, severity, home_code, handling_code, sensitivity, procedure, number, cause, detail)
    left join integrity_finding o on o.home_region = ${homeRegion} and o.check_id = n.check_id and o.subject = n.subject
      and o.gone_on is null
    on conflict (home_region, check_id, subject, found_on) do update
    set matter_id = excluded.matter_id, severity = excluded.severity, home_code = excluded.home_code,
      handling_code = excluded.handling_code, sensitivity = excluded.sensitivity, procedure = excluded.procedure,
      number = excluded.number, cause = excluded.cause, detail = excluded.detail, seen_at = excluded.seen_at, gone_on = null`);
}

/** What this run no longer found is gone. */
export async function closeUnseen(tx: Db, homeRegion: string, today: PlainDate, startedAt: Date): Promise<void> {
  await tx.query(sql`
    update integrity_finding set gone_on = ${today}
    where home_region = ${homeRegion} and gone_on is null and seen_at < ${startedAt}::timestamptz`);
}
