import { AppError } from '../../../../kernel/error.ts';
import { uuidv7 } from '../../../../kernel/id.ts';
import type { LedgerActor } from '../../../../platform/ledger/types.ts';
import { sql } from '../../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../../platform/store/types.ts';
import type { ScreeningContext } from '../context.ts';
import type { WatchVerdictBody } from '../contract.ts';

/**
 * An officer's word on a hit: the operator is, or is not, the one listed. Kept for good with who said it and why; a false hit is
 * not told again for the same operator. Nothing else follows from it: what is done goes by acts of the matter.
 * @throws AppError 404 `screening.hit.not-found`
 */
export async function judgeHit(
  { store, clock, rowsOf }: ScreeningContext,
  actor: LedgerActor,
  hit: { readonly region: string; readonly matter: string; readonly hit: string },
  { verdict, reason }: WatchVerdictBody,
): Promise<void> {
  const notFound = () => new AppError('screening.hit.not-found', 404);
  // By the same rows that the matter is read by: who does not see it learns of no hit.
  const [matter] = await rowsOf(actor, [{ homeRegion: hit.region, id: hit.matter }]);
  if (matter === undefined) throw notFound();
  const [found] = await store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<{ subject: Buffer; party: Buffer }>(sql`
      select subject, party from watch_hit
      where home_region = ${hit.region} and matter_id = ${hit.matter}::uuid and id = ${hit.hit}::uuid`);
    return rows;
  });
  if (found === undefined) throw notFound();
  await store.transaction(actor, async (tx) => {
    await tx.query(sql`
      insert into watch_verdict (home_region, id, authority, subject, party, verdict, reason, said_by, said_at)
      values (${actor.authority.slice(0, 6)}, ${uuidv7()}, ${actor.authority}, ${found.subject}, ${found.party}, ${verdict},
              ${reason}, ${actor.personId}, ${clock.now()})`);
  });
  // What is proposed for the matter is made anew: a false hit goes from its page as well.
  await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query(sql`
      insert into outbox (home_region, act_id, topic, payload, available_at)
      values (${hit.region}, ${uuidv7()}, 'propose', ${JSON.stringify({ matterId: hit.matter })}::jsonb, ${clock.now()})`),
  );
}
