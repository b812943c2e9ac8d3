import type { z } from 'zod';
import { AppError } from '../../../kernel/error.ts';
import { scopePattern } from '../../../kernel/region.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { classesRequest } from '../contract.ts';
import { classFirms } from '../model/draw-plan.ts';

/**
 * Enters how firms of the actor's area are classed; what was said before is replaced. Gives how many.
 * @throws AppError 403 `inspections.class.refused`, `inspections.class.outside`
 */
export async function putClasses(
  store: Store,
  actor: LedgerActor,
  { source, asOf, firms }: z.infer<typeof classesRequest>,
): Promise<number> {
  if (!classFirms.some((role) => actor.roles.includes(role))) throw new AppError('inspections.class.refused', 403);
  const codes = firms.map(({ code }) => code);
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<{ code: string }>(sql`
      select code from party where code = any(${codes}) and region::text like ${scopePattern(actor.authority)}`);
    const own = new Set(rows.map(({ code }) => code));
    const outside = codes.find((code) => !own.has(code));
    if (outside !== undefined) throw new AppError('inspections.class.outside', 403, { code: outside });
    const done = await tx.query(sql`
      insert into firm_class (home_region, code, authority, risk, credit, source, as_of)
      select distinct on (f.code) substr(f.code, 3, 6), f.code, ${actor.authority}, f.risk, f.credit, ${source}, ${asOf}::date
      from unnest(${codes}::text[], ${firms.map(({ risk }) => risk)}::text[], ${firms.map(({ credit }) => credit)}::text[])
        as f(code, risk, credit)
      on conflict (home_region, code) do update set
        authority = excluded.authority, risk = excluded.risk, credit = excluded.credit,
        source = excluded.source, as_of = excluded.as_of`);
    return done.rowCount;
  });
}
