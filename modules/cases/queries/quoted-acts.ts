import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { type ActRecord, actsAt } from '../../intake/index.ts';
import { heardVerbs, proposingVerbs } from '../model/case/quoted.ts';

/**
 * Acts before the act `before` that the page of a case quotes whatever their age, the first one first: the filing, what the
 * party said and was answered, and of each kind of proposal the latest, with a calculation and without.
 */
export async function quotedActs(tx: Db, region: string, id: string, before: number): Promise<ActRecord[]> {
  const { rows } = await tx.query<{ seq: number }>(sql`
    select seq from act
    where home_region = ${region} and matter_id = ${id} and seq < ${before}
      and (seq = 1 or verb = any(${heardVerbs}::text[]))
    union
    select max(seq) from act
    where home_region = ${region} and matter_id = ${id} and verb = any(${proposingVerbs}::text[])
    group by verb, body ? 'discretion' having max(seq) < ${before}`);
  return actsAt(
    tx,
    region,
    id,
    rows.map(({ seq }) => seq),
  );
}
