import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { join, raw, sql } from '../../../platform/store/sql.ts';
import type { IntakeContext } from '../context.ts';
import { type QueueId, queueId } from '../contract.ts';
import { viewpoint } from './clock-view.ts';
import { inQueue, inScope, ofIntake } from './conditions.ts';

/** How many matters stand in each queue of the viewer, in one pass. */
export async function countQueues(
  context: IntakeContext,
  actor: LedgerActor,
): Promise<{ queue: QueueId; count: number }[]> {
  const { store, procedures, env, clock } = context.ledger;
  const view = viewpoint(env, clock.now(), context.nearWorkdays);
  const counts = queueId.options.map(
    (queue) => sql`count(*) filter (where ${inQueue(queue, actor, view, procedures)}) as ${raw(JSON.stringify(queue))}`,
  );
  return store.transaction(actor, async (tx) => {
    const { rows } = await tx.query<Record<QueueId, number>>(
      sql`select ${join(counts, ', ')} from matter m where ${inScope(actor.scope)} and ${ofIntake}`,
    );
    return queueId.options.map((queue) => ({ queue, count: rows[0]?.[queue] ?? 0 }));
  });
}
