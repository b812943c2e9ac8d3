import type { PlainDate } from '../../../kernel/plain-date.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';

/** How many of some people hold no enforcement licence 执法证 that is valid on a day; nobody twice. */
export async function unlicensed(db: Db, people: readonly string[], today: PlainDate): Promise<number> {
  const asked = [...new Set(people.map((id) => id.toLowerCase()))];
  const { rows } = await db.query<{ n: number }>(sql`
    select count(*)::int as n from person
    where id::text = any(${asked}) and active and licence_no is not null
      and (licence_until is null or licence_until >= ${today})`);
  return asked.length - (rows[0]?.n ?? 0);
}
