import { expect, test } from 'vitest';
import { incidentProposer, SharedBackground } from '../../modules/incidents/index.ts';
import { proposeDue } from '../../modules/triage/index.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { incidentStories } from './incidents.ts';
import { FOUNDED, openWorld, rowsOf, statesOf, tell } from './scratch.testing.ts';

const world = openWorld();

test('nine tell of one trader, four of them in an incident, and the machine finds all nine', async () => {
  await tell(world(), incidentStories(FOUNDED));
  expect(await statesOf(world())).toEqual({ 'complaint/received': 9, 'incident/open': 1 });
  const behind = await rowsOf<{ n: number }>(world(), sql`select count(*)::int as n from incident_member`);
  expect(behind[0]?.n).toBe(4);
  const { store } = world().ledger;
  // The scratch world asks for no proposals of its own.
  await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query(sql`
      insert into outbox (home_region, act_id, topic, payload, available_at)
      select home_region, id, 'propose', jsonb_build_object('matterId', id::text), now() from matter`),
  );
  while (
    (await proposeDue(store, { authorities: [], proposers: [incidentProposer(new SharedBackground())] }, FOUNDED)) > 0
  );
  const groups = await rowsOf<{ n: number }>(
    world(),
    sql`select count(*)::int as n from event_member group by group_id order by 1 desc`,
  );
  expect(groups).toEqual([{ n: 9 }]);
});
