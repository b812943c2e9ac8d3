import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';

/**
 * Ends uploads that a kill cut in two: a file whose act the ledger holds opens with its matter (after ten minutes, for
 * an upload under way has its row before its act), a file without an act is forgotten after a day; its bytes stay until
 * contents without rows are erased. Gives how many rows moved.
 */
export async function settleFiles(store: Store): Promise<number> {
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const attached = await tx.query(sql`
      update file f set matter_id = a.matter_id, act_id = a.act_id from act a
      where f.matter_id is null and f.received_at < now() - interval '10 minutes'
        and a.home_region = f.home_region and a.act_id = f.id`);
    const removed = await tx.query(sql`
      delete from file where matter_id is null and received_at < now() - interval '1 day'`);
    return attached.rowCount + removed.rowCount;
  });
}
