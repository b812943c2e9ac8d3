import type { PlainDate } from '../../../kernel/plain-date.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { Catalogue } from '../catalogue.ts';
import { forgetRecorded } from '../queries/recorded.ts';

/**
 * Writes down the definitions that are not yet known: the first of a figure holds from the beginning, every later one from
 * `today`. Done at every start; with nothing new it writes nothing. Gives how many were new.
 */
export async function recordEditions(db: Db, catalogue: Catalogue, today: PlainDate): Promise<number> {
  const figures = [...catalogue.values()].map(({ id, digest, title, unit, definition, measures }) => ({
    ...{ id, digest },
    words: { title, unit, definition, measures },
  }));
  const { rowCount } = await db.query(sql`
    insert into figure_edition (figure, since, digest, words)
    select f.id, case when last.figure is null then date '0001-01-01' else ${today}::date end, f.digest, f.words
    from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) as f(id text, digest text, words jsonb)
    left join lateral (select figure, digest from figure_edition e where e.figure = f.id order by since desc limit 1) last on true
    where last.digest is distinct from f.digest
    on conflict (figure, since) do update set digest = excluded.digest, words = excluded.words, recounted_on = null`);
  forgetRecorded(db);
  return rowCount;
}

/** After all matters were counted anew: what was counted by an older definition is by the newest now. */
export async function markRecounted(db: Db, today: PlainDate): Promise<void> {
  await db.query(sql`
    update figure_edition set recounted_on = ${today} where since > date '0001-01-01' and recounted_on is null`);
  forgetRecorded(db);
}
