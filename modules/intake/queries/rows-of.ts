import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { IntakeContext } from '../context.ts';
import type { MatterRow } from '../contract.ts';
import { viewpoint } from './clock-view.ts';
import { inScope } from './conditions.ts';
import { maskPerson } from './mask.ts';
import { MATTER_COLUMNS, type MatterRecord, namesFor, presentRow } from './matter-row.ts';

/** The named matters as list rows, in the order asked; what the viewer may not see is left out. */
export async function rowsOf(
  context: IntakeContext,
  actor: LedgerActor,
  wanted: readonly { readonly homeRegion: string; readonly id: string }[],
): Promise<MatterRow[]> {
  if (wanted.length === 0) return [];
  const { store, procedures, env, clock } = context.ledger;
  const { rows } = await store.transaction(actor, (tx) =>
    tx.query<MatterRecord & { readonly person: string | null }>(sql`
      select ${MATTER_COLUMNS},
        case when m.snapshot #>> '{facts,party,kind}' = 'person' then m.snapshot #>> '{facts,party,name}' end as person
      from unnest(${wanted.map(({ homeRegion }) => homeRegion)}::char(6)[], ${wanted.map(({ id }) => id)}::uuid[])
        with ordinality as w(home_region, id, ord)
      join matter m on m.home_region = w.home_region and m.id = w.id
      where ${inScope(actor.scope)} order by w.ord`),
  );
  const view = viewpoint(env, clock.now(), context.nearWorkdays);
  const names = await namesFor(context.directory, rows);
  // As the lists of cases do: a person whom a case is against is not named in a row.
  return rows.map((row) => maskPerson(presentRow(row, procedures, view, names), row.person ?? ''));
}
