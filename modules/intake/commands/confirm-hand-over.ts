import { AppError } from '../../../kernel/error.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { IntakeContext } from '../context.ts';
import type { HandOverView } from '../hand-over-contract.ts';
import { getHandOver } from '../queries/hand-overs.ts';

/**
 * The receiver (or who stands in for them) says that the matters have arrived. The matters are theirs since they were
 * moved; this says only that they know. Said again, the first word stays.
 * @throws AppError 404 `intake.hand-over.unknown`, 403 `intake.hand-over.not-receiver`
 */
export async function confirmHandOver(context: IntakeContext, actor: LedgerActor, id: string): Promise<HandOverView> {
  const found = await getHandOver(context, actor, id);
  const isReceiver = found.to.id === actor.personId || found.to.id === actor.onBehalfOf;
  if (!isReceiver) throw new AppError('intake.hand-over.not-receiver', 403);
  const { store, clock } = context.ledger;
  // As the system: the row may stand under a bureau above the receiver's station.
  await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query(sql`
      update hand_over set confirmed_by = ${actor.personId}, confirmed_at = ${clock.now()}
      where id = ${id} and to_person = ${found.to.id} and confirmed_at is null`),
  );
  return getHandOver(context, actor, id);
}
