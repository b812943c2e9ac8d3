import type { PlainDate } from '../../../kernel/plain-date.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { capCountings } from '../../../rules/index.ts';
import { thresholdOn } from '../../../rules/threshold.ts';

/** Origins that count towards the cap on a day. */
export const countedOrigins = (today: PlainDate, region: string): readonly string[] =>
  thresholdOn(capCountings, today, region).values.counts;

/**
 * How often an authority has inspected firms in the year of a day, by code: approved inspections that count, without those
 * that were cancelled, and without `except`. Codes with none are left out. As far as the transaction may see.
 */
export async function inspectedInYear(
  tx: Db,
  authority: string,
  codes: readonly string[],
  today: PlainDate,
  except: string | null = null,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.query<{ code: string; n: number }>(sql`
    select matter_firm(m.snapshot) as code, count(*)::int as n from matter m
    where m.procedure = 'inspection' and m.home_code = ${authority} and m.state <> all(array['cancelled', 'refused'])
      and matter_firm(m.snapshot) = any(${codes}::text[])
      and left(m.snapshot #>> '{facts,approval,on}', 4) = ${today.slice(0, 4)}
      and m.snapshot #>> '{facts,purpose}' = 'inspection'
      and m.snapshot #>> '{facts,ground}' = any(${countedOrigins(today, authority)}::text[])
      and (${except}::uuid is null or m.id <> ${except}::uuid)
    group by 1`);
  return new Map(rows.map(({ code, n }) => [code, n]));
}
