import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { viewpoint } from '../../intake/index.ts';
import type { CaseContext } from '../context.ts';
import type { CaseRow } from '../contract.ts';
import { seenCases } from './conditions.ts';
import { CASE_COLUMNS, caseNames, type ListedCase, presentCase } from './listed-case.ts';

/** The named cases as list rows, in the order asked; what the viewer may not see is left out. */
export async function caseRowsOf(
  context: CaseContext,
  actor: LedgerActor,
  wanted: readonly { readonly homeRegion: string; readonly id: string }[],
): Promise<CaseRow[]> {
  if (wanted.length === 0) return [];
  const { store, procedures, env, clock } = context.ledger;
  const { rows } = await store.transaction(actor, (tx) =>
    tx.query<ListedCase>(sql`
      select ${CASE_COLUMNS}
      from unnest(${wanted.map(({ homeRegion }) => homeRegion)}::char(6)[], ${wanted.map(({ id }) => id)}::uuid[])
        with ordinality as w(home_region, id, ord)
      join matter m on m.home_region = w.home_region and m.id = w.id
      where ${seenCases(actor)} order by w.ord`),
  );
  const view = viewpoint(env, clock.now(), context.nearWorkdays);
  const names = await caseNames(context.directory, rows);
  return rows.map((row) => presentCase(row, procedures, view, names));
}
