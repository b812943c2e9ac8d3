import { addDays, legalDay } from '../../../kernel/plain-date.ts';
import { addWorkdays } from '../../../kernel/work-calendar.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { handledBelow, inScope, subtree } from '../../intake/index.ts';
import type { OfficeContext } from '../../office/index.ts';
import type { TaskBoard, TaskBoardQuery } from '../contract.ts';
import { areaOf } from './area.ts';

type Row = Omit<TaskBoard['rows'][number], 'authority'> & { readonly code: string };

/**
 * How tasks stand by authority, those with the most overdue first: what is open, near, overdue, handed in and done. All of
 * them, whoever set them, as far as the viewer may see.
 * @throws AppError 403 `programmes.out-of-scope`
 */
export async function readTaskBoard(
  { ledger, directory, nearWorkdays }: OfficeContext,
  actor: LedgerActor,
  query: TaskBoardQuery,
): Promise<TaskBoard> {
  const area = areaOf(actor, query.authority);
  const now = ledger.clock.now();
  const today = legalDay(now);
  // As lists count it: the day before the working day that lies one too far.
  const near = addDays(addWorkdays(ledger.env.calendar, today, nearWorkdays + 1), -1);
  const campaign =
    query.campaign === undefined ? sql`true` : sql`m.snapshot #>> '{facts,campaign}' = ${query.campaign}`;
  const { rows } = await ledger.store.transaction(actor, (tx) =>
    tx.query<Row>(sql`
      with task as (
        select left(m.handling_code, 6) as code, m.state in ('set', 'working') as open, m.state, m.running_due as due,
          m.snapshot #>> '{facts,done,late}' as late,
          (select count(*) from jsonb_object_keys(coalesce(m.snapshot #> '{facts,refusals}', '{}'))) as refusals
        from matter m
        where m.procedure = 'task' and m.state <> 'withdrawn' and ${inScope(actor.scope)}
          and ${handledBelow(subtree(area))} and ${campaign})
      select code, count(*) filter (where state = 'set')::int as "set",
        count(*) filter (where state = 'working')::int as working,
        count(*) filter (where open and due >= ${today} and due <= ${near})::int as near,
        count(*) filter (where open and due < ${today})::int as overdue,
        count(*) filter (where state = 'submitted')::int as submitted,
        count(*) filter (where late = 'false')::int as "doneOnTime",
        count(*) filter (where late = 'true')::int as "doneLate", sum(refusals)::int as refusals,
        min(due) filter (where open and due < ${today})::text as "oldestDue"
      from task group by 1 order by overdue desc, working desc, code`),
  );
  const names = await directory.names();
  return {
    asOf: now.toISOString(),
    today,
    authority: { code: area, name: names(area) },
    rows: rows.map(({ code, ...row }) => ({ authority: { code, name: names(code) }, ...row })),
  };
}
