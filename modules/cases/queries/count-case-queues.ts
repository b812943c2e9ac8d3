import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { join, raw, sql } from '../../../platform/store/sql.ts';
import { COUNT_BOUND, isWide, plannedEachTime, WIDE_BOUND } from '../../intake/index.ts';
import type { CaseContext } from '../context.ts';
import { type CaseQueue, caseQueue } from '../contract.ts';
import { caseView, inCaseQueue, seenCases } from './conditions.ts';

export interface CaseQueueCount {
  readonly queue: CaseQueue;
  readonly count: number;
  /** False: there are more than `count`. */
  readonly exact: boolean;
}

/** How many cases stand in each queue of the viewer, each counted up to a bound, all of one instant. */
export async function countCaseQueues(context: CaseContext, actor: LedgerActor): Promise<CaseQueueCount[]> {
  const { store } = context.ledger;
  const view = caseView(context);
  const bound = isWide(actor) ? WIDE_BOUND : COUNT_BOUND;
  const seen = seenCases(actor);
  const counts = caseQueue.options.map(
    (queue) => sql`(select count(*)::int from (
      select from matter m where ${seen} and ${inCaseQueue(queue, actor, view)} limit ${bound + 1}) bounded)
      as ${raw(JSON.stringify(queue))}`,
  );
  return store.transaction(actor, async (tx) => {
    const { rows } = await tx.query<Record<CaseQueue, number>>(plannedEachTime(sql`select ${join(counts, ', ')}`));
    return caseQueue.options.map((queue) => {
      const n = rows[0]?.[queue] ?? 0;
      return { queue, count: Math.min(n, bound), exact: n <= bound };
    });
  });
}
