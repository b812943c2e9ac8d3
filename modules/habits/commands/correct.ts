import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { findMatter } from '../../intake/index.ts';
import type { HabitContext } from '../context.ts';
import { refuseHabits } from '../queries/read-habits.ts';

/**
 * Says that the complainant of this matter is another person than its marks let think: from now on it is counted with no
 * others, and with nobody's. Said again it stands as it was said first.
 * @throws AppError 404 `procedure.no-such-matter`; 403 `habits.refused`; 422 `habits.not-a-complaint`
 */
export async function correctHabits(
  { ledger: { store, clock } }: HabitContext,
  actor: LedgerActor,
  { region, id, reason }: { readonly region: string; readonly id: string; readonly reason: string },
): Promise<void> {
  await store.transaction(actor, async (tx) => {
    const { matter } = await findMatter(tx, region, id);
    refuseHabits(actor, matter);
    await tx.query(sql`
      insert into habit_correction (home_region, matter_id, reason, by, authority, at)
      values (${region}, ${id}, ${reason}, ${actor.personId}, ${actor.authority}, ${clock.now()})
      on conflict (home_region, matter_id) do nothing`);
  });
  // Killed in between, the next sweep removes them.
  await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query(sql`delete from reporter_mark where home_region = ${region} and matter_id = ${id}`),
  );
}
