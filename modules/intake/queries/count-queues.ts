import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { join, raw, sql } from '../../../platform/store/sql.ts';
import type { IntakeContext } from '../context.ts';
import { type QueueId, queueId } from '../contract.ts';
import { COUNT_BOUND, plannedEachTime } from './bounded.ts';
import { viewpoint } from './clock-view.ts';
import { inQueue, inScope, ofIntake } from './conditions.ts';

export interface QueueCount {
  readonly queue: QueueId;
  readonly count: number;
  /** False: there are more than `count`. */
  readonly exact: boolean;
}

/** How many matters stand in each queue of the viewer, each counted up to a bound, all of one instant. */
export async function countQueues(context: IntakeContext, actor: LedgerActor): Promise<QueueCount[]> {
  const { store, procedures, env, clock } = context.ledger;
  const view = viewpoint(env, clock.now(), context.nearWorkdays);
  const here = sql`${inScope(actor.scope)} and ${ofIntake}`;
  const counts = queueId.options.map(
    (queue) => sql`(select count(*)::int from (select from matter m
      where ${here} and ${inQueue(queue, actor, view, procedures)} limit ${COUNT_BOUND + 1}) bounded)
      as ${raw(JSON.stringify(queue))}`,
  );
  return store.transaction(actor, async (tx) => {
    const { rows } = await tx.query<Record<QueueId, number>>(plannedEachTime(sql`select ${join(counts, ', ')}`));
    return queueId.options.map((queue) => {
      const n = rows[0]?.[queue] ?? 0;
      return { queue, count: Math.min(n, COUNT_BOUND), exact: n <= COUNT_BOUND };
    });
  });
}
