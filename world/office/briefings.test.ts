import { expect, test } from 'vitest';
import { exportBriefing, getEdition, rerunBriefing, verifyBriefings } from '../../modules/briefings/index.ts';
import { listPublic } from '../../modules/briefings/queries/list-public.ts';
import { readBundle } from '../../modules/bulletins/index.ts';
import { headSigner } from '../../platform/ledger/sign-head.ts';
import { formatVkey } from '../../platform/proof/note.ts';
import { verifyBundle } from '../../platform/proof/verify.ts';
import { sql } from '../../platform/store/sql.ts';
import { actorFor, personAt } from '../people.ts';
import { writeWorld } from '../seed.ts';
import { briefingStories, publishApproved } from './briefings.ts';
import { FOUNDED, openWorld, rowsOf, tell } from './scratch.testing.ts';

const world = openWorld();

test('one bulletin is being written; three are approved and are published once the ledger is sealed', async () => {
  await tell(world(), [...writeWorld('yunlan', 120, FOUNDED), ...briefingStories(FOUNDED)]);
  const rows = await rowsOf<{ region: string; id: string; state: string; authority: string }>(
    world(),
    sql`select home_region as region, id, state, home_code as authority from matter where procedure = 'briefing' order by id`,
  );
  expect(rows.map(({ state, authority }) => `${authority} ${state}`).sort()).toEqual([
    '980000 approved',
    '980100 approved',
    '980100 approved',
    '980100 draft',
  ]);
  const { ledger, bulletins } = world();
  const { signer } = bulletins;
  const deps = { ledger, instance: 'scratch', signer, signHead: headSigner('scratch', signer) };
  // As the first start does it; twice is once.
  await publishApproved(deps);
  await publishApproved(deps);
  const listed = await listPublic(deps, {});
  expect(
    listed.items.map(({ number, kind, edition, publishedOn }) => [number, kind.en, edition, publishedOn]).sort(),
  ).toEqual([
    [expect.stringMatching(/通〔2026〕1号$/), 'Special', 1, '2026-11-20'],
    [expect.stringMatching(/通〔2026〕2号$/), 'Weekly', 1, '2026-11-20'],
  ]);
  for (const at of rows.filter(({ state }) => state === 'approved')) {
    const head = actorFor(personAt(at.authority, 'head'));
    const stored = await getEdition(deps, head, at);
    const inHouse = stored.frozen.content.kind === 'monthly';
    expect(stored).toMatchObject({ edition: 1, audience: { area: true, public: !inHouse } });
    if (inHouse) expect(stored.frozen.number.text).toMatch(/通〔2026〕1号$/);
    expect(await rerunBriefing(deps, stored)).toMatchObject({ identical: true });
    // Verified with the public key alone: the acts are the recorded ones, and every number comes out of them as it stands.
    const lines: string[] = [];
    await exportBriefing(deps, stored, async (line) => void lines.push(line.trimEnd()));
    const report = await verifyBundle({
      lines,
      publicKeys: [formatVkey(signer.name, signer.privateKey)],
      oldCheckpoints: [],
    });
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const again = await verifyBriefings(deps, await readBundle(lines));
    expect(again).toMatchObject([{ identical: true, differing: [], number: stored.frozen.number.text }]);
  }
});

test('what went to the public ranks its areas with intervals, and its numbers are of something', async () => {
  const { ledger, bulletins } = world();
  const { signer } = bulletins;
  const deps = { ledger, instance: 'scratch', signer, signHead: headSigner('scratch', signer) };
  for (const { region, id } of (await listPublic(deps, {})).items) {
    const { frozen } = await getEdition(deps, actorFor(personAt('980000', 'head')), { region, id });
    expect(frozen.values.filter(({ cell, value }) => /^f\d+$/.test(cell) && value > 0).length).toBeGreaterThan(1);
    const [onTime] = frozen.tables.flatMap(({ ranks }) => ranks ?? []).filter(({ rank }) => rank !== null);
    expect(onTime).toMatchObject({ low: expect.any(Number), high: expect.any(Number) });
  }
});
