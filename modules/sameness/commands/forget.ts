import { sql } from '../../../platform/store/sql.ts';
import type { Forgetter } from '../../triage/index.ts';

/** Signatures of texts, and digests of what was named. What a process holds in memory of a signature goes when it ends. */
export const forgetLikeness: Forgetter = async (tx, region, matters) => {
  const ids = [...matters];
  const sketches = await tx.query(sql`
    delete from text_sketch where home_region = ${region} and matter_id = any(${ids}::uuid[])`);
  const keys = await tx.query(sql`
    delete from likeness where home_region = ${region} and matter_id = any(${ids}::uuid[])`);
  return (sketches.rowCount ?? 0) + (keys.rowCount ?? 0);
};
