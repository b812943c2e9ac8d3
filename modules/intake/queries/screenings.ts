import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { Screening } from '../screening-contract.ts';

/** How these matters are screened now; those that the asker may not see are left out. */
export async function screenings(
  tx: Db,
  items: readonly { readonly homeRegion: string; readonly matterId: string }[],
): Promise<Screening[]> {
  const { rows } = await tx.query<Screening>(sql`
    select m.id as "matterId", m.version, m.domain, m.snapshot #>> '{facts,urgency}' as urgency,
      m.snapshot #> '{facts,signs}' as signs
    from unnest(${items.map(({ homeRegion }) => homeRegion)}::char(6)[], ${items.map(({ matterId }) => matterId)}::uuid[])
      as asked(home_region, id)
    join matter m on m.home_region = asked.home_region and m.id = asked.id`);
  return rows;
}
