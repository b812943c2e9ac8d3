import { sql } from '../../platform/store/sql.ts';
import type { Store } from '../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import type { GivenNumber } from './number-in-turn.ts';

/**
 * Puts the numbers of the small world into the register of documents sent out, so that the first number that somebody
 * takes is the next one. Twice is once.
 */
export async function registerNumbers(store: Pick<Store, 'transaction'>, given: readonly GivenNumber[]): Promise<void> {
  const rows = given.map(({ place, word, year, number, written, matterId, actId, field, on }) => ({
    region: place.code.slice(0, 6),
    authority: place.code,
    form: word,
    year,
    number,
    matter_id: matterId,
    act_id: actId,
    field,
    issued_on: on,
    written,
  }));
  const text = JSON.stringify(rows);
  await store.transaction(SYSTEM_VIEWER, async (tx) => {
    await tx.query(sql`
      insert into notice_series (home_region, authority, form, year, last)
      select region, authority, form, year, max(number)
      from jsonb_to_recordset(${text}::jsonb)
        as given(region text, authority text, form text, year smallint, number integer)
      group by 1, 2, 3, 4 on conflict do nothing`);
    await tx.query(sql`
      insert into notice_number (home_region, authority, form, year, number, office, matter_region, matter_id, act_id,
                                 field, issued_on, written)
      select region, authority, form, year, number, authority, region, matter_id, act_id, field, issued_on, written
      from jsonb_to_recordset(${text}::jsonb)
        as given(region text, authority text, form text, year smallint, number integer, matter_id uuid, act_id uuid,
                 field text, issued_on date, written text)
      on conflict do nothing`);
  });
}
