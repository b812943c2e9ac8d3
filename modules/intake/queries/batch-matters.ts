import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';

/**
 * The matters that a batch opened. Read as the system, because acts open only after their matter; the caller filters
 * these ids through its own row security and shows nothing of them.
 */
export async function matterIdsOfBatch(store: Store, batch: string): Promise<string[]> {
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<{ matter_id: string }>(
      sql`select matter_id from act where batch_id = ${batch} and seq = 1`,
    );
    return rows.map((row) => row.matter_id);
  });
}
