import { obj } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { sealContext } from '../../../platform/ledger/prepare.ts';
import type { Sealer } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';

/** Where a sealed visit goes and when; undefined once it was erased. `tx` must have opened the visit. Asks nobody who reads it. */
export async function sealedPlan(
  tx: Db,
  sealer: Sealer,
  region: string,
  visit: string,
): Promise<JsonObject | undefined> {
  const { rows } = await tx.query<{ sealed: Buffer | null }>(sql`
    select sealed from act_private where home_region = ${region} and matter_id = ${visit} and seq = 1`);
  const sealed = rows[0]?.sealed ?? null;
  if (sealed === null) return undefined;
  return obj(JSON.parse(sealer.open(sealed, sealContext(region, visit, 1)).toString('utf8')) as JsonObject, 'plan');
}
