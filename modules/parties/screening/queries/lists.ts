import { legalDay } from '../../../../kernel/plain-date.ts';
import type { LedgerActor } from '../../../../platform/ledger/types.ts';
import { sql } from '../../../../platform/store/sql.ts';
import type { ScreeningContext } from '../context.ts';
import type { WatchListView } from '../contract.ts';

/** The lists that the viewer's authority keeps or that are kept above or below it, those in force first. */
export async function readLists({ store, clock }: ScreeningContext, actor: LedgerActor): Promise<WatchListView[]> {
  const today = legalDay(clock.now());
  const { rows } = await store.transaction(actor, (tx) =>
    tx.query<WatchListView>(sql`
      select l.home_region as "homeRegion", l.id, l.authority, l.name, l.source, l.basis, l.purpose, l.until_day::text as until,
             l.until_day < ${today} as ended,
             (select count(*) from watch_entry e where e.home_region = l.home_region and e.list_id = l.id)::int as entries
      from watch_list l order by l.until_day < ${today}, l.authority, l.name limit 500`),
  );
  return rows;
}
