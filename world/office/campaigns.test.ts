import { expect, test } from 'vitest';
import { str } from '../../kernel/read-json.ts';
import { joinCampaigns } from '../../modules/campaigns/index.ts';
import { scopeOf } from '../../modules/campaigns/model/scope.ts';
import { beyondOf } from '../../modules/campaigns/model/within.ts';
import { sealDue } from '../../platform/ledger/seal.ts';
import { headSigner } from '../../platform/ledger/sign-head.ts';
import { sql } from '../../platform/store/sql.ts';
import { writeWorld } from '../seed.ts';
import { campaignStories } from './campaigns.ts';
import { FOUNDED, openWorld, rowsOf, statesOf, tell } from './scratch.testing.ts';

const world = openWorld();

test('two are under way, one with parts; one is to come; clues of the world join them by their rule, each once', async () => {
  await tell(world(), [...writeWorld('yunlan', 120, FOUNDED), ...campaignStories(FOUNDED)]);
  const states = Object.entries(await statesOf(world())).filter(([what]) => what.startsWith('campaign/'));
  expect(Object.fromEntries(states)).toEqual({ 'campaign/planned': 2, 'campaign/running': 5 });
  const { ledger, bulletins } = world();
  const sign = headSigner('scratch', bulletins.signer);
  for (let left = 1; left > 0; ) left = (await sealDue(ledger.store, sign, FOUNDED)) + (await joinCampaigns(ledger));
  const joined = await rowsOf<{ code: string; n: number }>(
    world(),
    sql`
    select campaign as code, count(distinct matter_id)::int as n from matter_cell, unnest(campaigns) as each(campaign)
    where n > 0 group by 1 order by 1`,
  );
  const byCode = new Map(joined.map(({ code, n }) => [code, n]));
  expect(byCode.get('spring-thunder-2026')).toBeGreaterThan(20);
  expect(byCode.get('qingwu-three-2026')).toBeGreaterThanOrEqual(byCode.get('qingwu-food-2026') ?? 0);
  expect([...byCode.keys()].filter((code) => code.startsWith('iron'))).toEqual([]);
});

test('no part is wider than its whole: told past the guard that would refuse it, the demo keeps the rule by itself', () => {
  const plans = campaignStories(FOUNDED).flatMap(({ steps }) =>
    steps.flatMap(({ verb, requests }) => (verb === 'plan' ? requests.map(({ body }) => body) : [])),
  );
  const byCode = new Map(plans.map((plan) => [str(plan, 'code'), plan]));
  const parts = plans.filter((plan) => str(plan, 'parent') !== '');
  expect(parts.length).toBeGreaterThan(3);
  for (const part of parts) {
    const whole = byCode.get(str(part, 'parent'));
    if (whole === undefined) throw new Error(`no whole of ${str(part, 'code')}`);
    expect(beyondOf(scopeOf(part), scopeOf(whole))).toEqual([]);
  }
});
