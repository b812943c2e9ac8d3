import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { join, raw, sql } from '../../../platform/store/sql.ts';
import type { Statement } from '../../../platform/store/types.ts';
import type { MatterRow } from '../../intake/contract.ts';
import {
  cursorAfter,
  handledBelow,
  inQueue,
  inScope,
  likeText,
  MATTER_COLUMNS,
  type MatterRecord,
  namesFor,
  OF_OFFICE,
  pageOrder,
  presentRow,
  subtree,
  type Viewpoint,
  viewpoint,
} from '../../intake/index.ts';
import type { OfficeContext } from '../context.ts';
import { type OfficeQuery, officeQueue } from '../contract.ts';
import { officeProcedureList } from '../model/procedures.ts';

const KNOWN = officeProcedureList.map(({ id }) => id);
/** Those on which an officer acts at all: what lies between others is found, and stands in no queue of work. */
const WORKED = officeProcedureList
  .filter(({ verbs }) => Object.values(verbs).some(({ by }) => by.some((role) => role !== 'system')))
  .map(({ id }) => id);

export interface OfficePage {
  readonly items: MatterRow[];
  readonly total: number;
  readonly exact: boolean;
  readonly next: string | null;
}

function conditions(
  context: OfficeContext,
  actor: LedgerActor,
  query: Pick<OfficeQuery, 'queue' | 'procedure' | 'state' | 'domain' | 'authority' | 'origin' | 'campaign' | 'q'>,
  view: Viewpoint,
): Statement {
  const unasked = query.queue === 'all' || query.queue === 'closed' ? KNOWN : WORKED;
  const asked = query.procedure?.split(',').filter((id) => KNOWN.includes(id)) ?? unasked;
  const all = [
    OF_OFFICE,
    inScope(actor.scope),
    sql`m.procedure = any(${asked})`,
    inQueue(query.queue, actor, view, context.ledger.procedures),
  ];
  if (query.state !== undefined) all.push(sql`m.state = ${query.state}`);
  if (query.domain !== undefined) all.push(sql`m.domain = ${query.domain}`);
  if (query.authority !== undefined) all.push(handledBelow(subtree(query.authority)));
  if (query.origin !== undefined) all.push(sql`m.snapshot #>> '{facts,origin,matter}' = ${query.origin.toLowerCase()}`);
  if (query.campaign !== undefined) all.push(sql`m.snapshot #>> '{facts,campaign}' = ${query.campaign}`);
  const words = query.q?.trim() ?? '';
  if (words !== '') all.push(sql`m.title ilike ${likeText(words)}`);
  return join(all, ' and ');
}

/**
 * One page of the matters of the campaign office that the viewer may see, and how many there are.
 * @throws AppError 422 `intake.list.cursor`
 */
export async function listOffice(context: OfficeContext, actor: LedgerActor, query: OfficeQuery): Promise<OfficePage> {
  const { store, procedures, env, clock } = context.ledger;
  const view = viewpoint(env, clock.now(), context.nearWorkdays);
  const where = conditions(context, actor, query, view);
  const { after, order } = pageOrder(query.queue, query.cursor);
  const { rows, total } = await store.transaction(actor, async (tx) => {
    const page = await tx.query<MatterRecord>(sql`
      with found as materialized (
          select m.home_region, m.id, m.running_due, m.opened_on, m.closed_on from matter m where ${where}),
        page as (select m.* from found m where ${after} order by ${order} limit ${query.limit + 1})
      select ${MATTER_COLUMNS} from page join matter m on m.home_region = page.home_region and m.id = page.id
      order by ${order}`);
    const counted = await tx.query<{ n: number }>(sql`select count(*)::int as n from matter m where ${where}`);
    return { rows: page.rows, total: counted.rows[0]?.n ?? 0 };
  });
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const names = await namesFor(context.directory, shown);
  return {
    items: shown.map((record) => presentRow(record, procedures, view, names)),
    total,
    exact: true,
    next: rows.length > query.limit && last !== undefined ? cursorAfter(query.queue, last) : null,
  };
}

/** How many matters of each kind stand in each queue of the viewer; kinds with none are left out. */
export async function countOffice(
  context: OfficeContext,
  actor: LedgerActor,
): Promise<{ counts: { queue: OfficeQuery['queue']; procedure: string; count: number }[] }> {
  const { store, procedures, env, clock } = context.ledger;
  const view = viewpoint(env, clock.now(), context.nearWorkdays);
  const queues = officeQueue.options.filter((queue) => queue !== 'closed' && queue !== 'all');
  const columns = queues.map(
    (queue) => sql`count(*) filter (where ${inQueue(queue, actor, view, procedures)})::int as ${raw(queue)}`,
  );
  const where = sql`${OF_OFFICE} and ${inScope(actor.scope)} and m.procedure = any(${WORKED}) and m.closed_on is null`;
  const { rows } = await store.transaction(actor, (tx) =>
    tx.query<Record<string, number> & { procedure: string }>(sql`
      select m.procedure, ${join(columns, ', ')} from matter m where ${where} group by 1 order by 1`),
  );
  return {
    counts: rows.flatMap((row) =>
      queues.flatMap((queue) => {
        const count = row[queue] ?? 0;
        return count === 0 ? [] : [{ queue, procedure: row.procedure, count }];
      }),
    ),
  };
}
