import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { join, sql } from '../../../platform/store/sql.ts';
import { handledBelow, inScope, subtree, viewpoint } from '../../intake/index.ts';
import type { OfficeContext } from '../../office/context.ts';
import type { BoardQuery, FindingsBoard } from '../contract.ts';

type Row = Omit<FindingsBoard['rows'][number], 'authorityName'>;

/**
 * Findings that the reader sees, by field and by the authority that handles them now, as measures and lists have it: the
 * finder before the order, the one that mends after it. By the day on which they were found; withdrawn ones are none.
 */
export async function findingsBoard(
  { ledger, directory, nearWorkdays }: OfficeContext,
  actor: LedgerActor,
  query: BoardQuery,
): Promise<FindingsBoard> {
  const { today } = viewpoint(ledger.env, ledger.clock.now(), nearWorkdays);
  const where = [sql`m.procedure = 'finding'`, inScope(actor.scope), sql`m.state <> 'withdrawn'`];
  if (query.campaign !== undefined) where.push(sql`m.snapshot #>> '{facts,campaign}' = ${query.campaign}`);
  if (query.domain !== undefined) where.push(sql`m.domain = ${query.domain}`);
  if (query.authority !== undefined) where.push(handledBelow(subtree(query.authority)));
  if (query.from !== undefined) where.push(sql`m.snapshot #>> '{facts,on}' >= ${query.from}`);
  if (query.to !== undefined) where.push(sql`m.snapshot #>> '{facts,on}' <= ${query.to}`);
  if (query.survey !== undefined) {
    where.push(sql`m.snapshot #>> '{facts,origin,matter}' in (
      select v.id::text from matter v
      where v.procedure = 'visit' and v.snapshot #>> '{facts,origin,matter}' = ${query.survey.toLowerCase()})`);
  }
  const { rows } = await ledger.store.transaction(actor, (tx) =>
    tx.query<Row>(sql`
      select m.domain, m.handling_code as authority, count(*)::int as found,
        count(*) filter (where m.snapshot #> '{facts,orders}' is not null)::int as ordered,
        count(*) filter (where m.snapshot #> '{facts,rechecks}' is not null)::int as rechecked,
        count(*) filter (where m.snapshot #> '{facts,rectified}' is not null)::int as rectified,
        count(*) filter (where m.closed_on is null and m.running_due < ${today})::int as overdue
      from matter m where ${join(where, ' and ')} group by 1, 2 order by 1, 2`),
  );
  const nameOf = await directory.names();
  return { rows: rows.map((row) => ({ ...row, authorityName: nameOf(row.authority) })) };
}
