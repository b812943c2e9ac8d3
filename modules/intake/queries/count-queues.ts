import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { join, raw, sql } from '../../../platform/store/sql.ts';
import type { Statement } from '../../../platform/store/types.ts';
import type { IntakeContext } from '../context.ts';
import { type QueueId, queueId } from '../contract.ts';
import { COUNT_BOUND, isWide, plannedEachTime, WIDE_BOUND } from './bounded.ts';
import { viewpoint } from './clock-view.ts';
import { inQueue, inScope, ofIntake } from './conditions.ts';

export interface QueueCount {
  readonly queue: QueueId;
  readonly count: number;
  /** False: there are more than `count`. */
  readonly exact: boolean;
}

const isOpen = (queue: QueueId): boolean => queue !== 'closed' && queue !== 'all';

/**
 * How many matters stand in each queue of the viewer, each counted up to a bound, all of one instant. What a county has
 * open is read once for all its queues; a city's queues are each walked in order and soon have more than the bound.
 */
export async function countQueues(context: IntakeContext, actor: LedgerActor): Promise<QueueCount[]> {
  const { store, procedures, env, clock } = context.ledger;
  const view = viewpoint(env, clock.now(), context.nearWorkdays);
  const here = sql`${inScope(actor.scope)} and ${ofIntake}`;
  const wide = isWide(actor);
  const bound = wide ? WIDE_BOUND : COUNT_BOUND;
  const count = (queue: QueueId): Statement => {
    const condition = inQueue(queue, actor, view, procedures);
    if (!wide && isOpen(queue)) return sql`(select count(*)::int from open_here m where ${condition})`;
    return sql`(select count(*)::int from (
      select from matter m where ${here} and ${condition} limit ${bound + 1}) bounded)`;
  };
  const counts = queueId.options.map((queue) => sql`${count(queue)} as ${raw(JSON.stringify(queue))}`);
  return store.transaction(actor, async (tx) => {
    const { rows } = await tx.query<Record<QueueId, number>>(
      plannedEachTime(sql`
        with open_here as materialized (select m.* from matter m where ${here} and m.closed_on is null)
        select ${join(counts, ', ')}`),
    );
    return queueId.options.map((queue) => {
      const n = rows[0]?.[queue] ?? 0;
      return { queue, count: Math.min(n, bound), exact: n <= bound };
    });
  });
}
