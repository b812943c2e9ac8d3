import { regionOf, scopePattern } from '../../../kernel/region.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { UsualViolation } from '../blocks-contract.ts';
import type { CaseContext } from '../context.ts';

/** Decisions of so many last ones are looked at, and so many kinds are told. */
const LOOKED_AT = 200;
const TOLD = 12;

/** What the actor's authority decided on the spot most often lately, with the article that was cited. */
export async function usualViolations(
  { ledger }: CaseContext,
  actor: LedgerActor,
): Promise<{ readonly violations: UsualViolation[] }> {
  const authority = regionOf(actor.authority);
  const rows = await ledger.store.transaction(actor, async (tx) => {
    const latest = await tx.query<{ region: string; id: string }>(sql`
      select home_region as region, id from matter
      where procedure = 'summary-case' and home_code like ${scopePattern(authority)} and state <> 'voided'
      order by opened_on desc, id limit ${LOOKED_AT}`);
    const ids = latest.rows.map(({ id }) => id);
    await tx.openMatters(ids);
    const kinds = await tx.query<UsualViolation>(sql`
      select a.body ->> 'cause' as cause, a.body ->> 'violation' as violation, a.body ->> 'domain' as domain,
        a.body #>> '{penalties,0,citation}' as citation, count(*)::int as times
      from act a where a.home_region = ${authority} and a.act_id = any(${ids}::uuid[])
      group by 1, 2, 3, 4 order by times desc, cause, citation limit ${TOLD}`);
    return kinds.rows;
  });
  return { violations: rows };
}
