import { raw, sql } from '../../../platform/store/sql.ts';
import type { Forgetter } from '../../triage/index.ts';

/** A member that is a teller of its own, as of a matter that no text is known of (`queries/known-members.ts`). */
const OWN = raw(`substring(sha256(matter_id::text::bytea) for 8)`);

/**
 * A member whose text was erased stays counted where it was, as one teller: how many told is no one's personal datum. The digest
 * of its text and how near it was to the others go. A group of which no text is left goes as a whole, with its sums.
 */
export const forgetTellers: Forgetter = async (tx, region, matters) => {
  const { rows } = await tx.query<{ region: string; id: string }>(sql`
    update event_member set teller = ${OWN}, likeness = null
    where home_region = ${region} and matter_id = any(${[...matters]}::uuid[])
      and (teller <> ${OWN} or likeness is not null)
    returning group_region as region, group_id as id`);
  let gone = rows.length;
  for (const group of new Map(rows.map((row) => [row.id, row])).values()) {
    const left = await tx.query(
      sql`select from event_member where group_id = ${group.id} and teller <> ${OWN} limit 1`,
    );
    if (left.rowCount !== 0) continue;
    for (const statement of [
      sql`delete from event_member where group_id = ${group.id}`,
      sql`delete from event_group where home_region = ${group.region} and (id = ${group.id} or merged_id = ${group.id})`,
    ])
      gone += (await tx.query(statement)).rowCount ?? 0;
  }
  return gone;
};
