import { sql } from '../../../../platform/store/sql.ts';
import type { Forgetter } from '../../../triage/index.ts';

/** Hashes of what a matter said of its respondent, and the lists that its name was near. */
export const forgetSubjects: Forgetter = async (tx, region, matters) => {
  const ids = [...matters];
  const keys = await tx.query(sql`
    delete from subject_key where home_region = ${region} and matter_id = any(${ids}::uuid[])`);
  const hits = await tx.query(sql`
    delete from watch_hit where home_region = ${region} and matter_id = any(${ids}::uuid[])`);
  return (keys.rowCount ?? 0) + (hits.rowCount ?? 0);
};
