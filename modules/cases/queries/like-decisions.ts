import type { Fen } from '../../../kernel/money.ts';
import { scopePattern } from '../../../kernel/region.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { plannedEachTime } from '../../intake/index.ts';
import type { Distribution } from '../model/discretion/like-cases.ts';
import { IS_CASE } from './conditions.ts';

/** So many of the latest like decisions are looked at. */
const MOST = 5_000;

/**
 * Fines of the latest decisions that stand, on the same violation, in the province: amounts and how often, no case and no
 * name, so that an officer sees beyond the own county. The case itself is left out.
 */
export async function likeDecisions(
  store: Store,
  { violation, region, except }: { readonly violation: string; readonly region: string; readonly except: string },
): Promise<Distribution> {
  const province = scopePattern(`${region.slice(0, 2)}0000`).replace('%', '');
  const { rows } = await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ amount: Fen; cases: number }>(
      plannedEachTime(sql`
        select fine as amount, count(*)::int as cases from (
          select (m.snapshot #>> '{facts,decision,summary,fineFen}')::bigint as fine from matter m
          where ${IS_CASE} and case_violation(m.snapshot) = ${violation}
            and m.home_region between ${province.padEnd(6, '0')} and ${province.padEnd(6, '9')}
            and m.snapshot #>> '{facts,decision,summary,outcome}' = 'penalise'
            and m.snapshot #> '{facts,decision,void}' is null and m.id <> ${except}
          order by m.opened_on desc, m.id limit ${MOST}) decided
        where fine > 0 group by fine order by fine`),
    ),
  );
  return rows;
}
