import { SYSTEM_PERSON } from '../../../platform/identity/index.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { inArea } from './verdicts.ts';

/** How often officers of a county met with one proposal of the domain, on one channel, and said what. */
export interface Agreement {
  readonly county: string;
  readonly channel: string;
  readonly proposed: string;
  readonly said: string;
  readonly times: number;
}

const MOST = 50_000;

/**
 * What officers of an area said where a domain had been proposed, since an instant: numbers alone, none of sensitive
 * matters. At most of the last 50,000 screenings. Asked by background work, which sees all.
 */
export async function agreements(tx: Db, authority: string, since: Date): Promise<readonly Agreement[]> {
  const { rows } = await tx.query<Agreement>(sql`
    with shown as (
      select a.authority, m.channel, a.body
      from act a join matter m on m.home_region = a.home_region and m.id = a.matter_id
      where a.verb = 'screen' and ${inArea(authority)}
        and a.recorded_at > ${since} and a.actor <> ${SYSTEM_PERSON} and a.body ? 'domain' and a.body ? 'proposals'
        and m.sensitivity = 0
      order by a.recorded_at desc, a.act_id desc limit ${MOST})
    select left(s.authority, 6) as county, s.channel, p ->> 'value' as proposed, s.body ->> 'domain' as said,
      count(*)::int as times
    from shown s, jsonb_array_elements(s.body -> 'proposals') p
    where p ->> 'rule' like 'domain%'
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`);
  return rows;
}
