import { expect, test } from 'vitest';
import { getEdition, rerunBriefing } from '../../modules/briefings/index.ts';
import { headSigner } from '../../platform/ledger/sign-head.ts';
import { sql } from '../../platform/store/sql.ts';
import { actorFor, personAt } from '../people.ts';
import { writeWorld } from '../seed.ts';
import { briefingStories, publishApproved } from './briefings.ts';
import { FOUNDED, openWorld, rowsOf, tell } from './scratch.testing.ts';

const world = openWorld();

test('one bulletin is being written, one is approved, and is published once the ledger is sealed', async () => {
  await tell(world(), [...writeWorld('yunlan', 60, FOUNDED), ...briefingStories(FOUNDED)]);
  const rows = await rowsOf<{ region: string; id: string; state: string; version: number }>(
    world(),
    sql`select home_region as region, id, state, version from matter where procedure = 'briefing' order by state`,
  );
  expect(rows.map(({ state }) => state)).toEqual(['approved', 'draft']);
  const { ledger, bulletins } = world();
  const { signer } = bulletins;
  const deps = { ledger, instance: 'scratch', signer, signHead: headSigner('scratch', signer) };
  // As the first start does it; twice is once.
  await publishApproved(deps);
  await publishApproved(deps);
  const [approved] = rows;
  if (approved === undefined) throw new Error('none is approved');
  const stored = await getEdition(deps, actorFor(personAt('980100', 'head')), approved);
  expect(stored.frozen.number.text).toMatch(/通〔2026〕1号$/);
  expect(stored).toMatchObject({ edition: 1, audience: { area: true, public: false } });
  expect(await rerunBriefing(deps, stored)).toMatchObject({ identical: true });
});
