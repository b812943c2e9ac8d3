import { afterAll, beforeAll, expect, test } from 'vitest';
import { newActId, type Region } from '../../kernel/id.ts';
import { matterQuery } from '../../modules/intake/contract.ts';
import { countUpTo } from '../../modules/intake/queries/bounded.ts';
import { countQueues } from '../../modules/intake/queries/count-queues.ts';
import { listMatters } from '../../modules/intake/queries/list-matters.ts';
import { matterDetail } from '../../modules/intake/queries/matter-detail.ts';
import { performMany } from '../../platform/ledger/perform.ts';
import { sql } from '../../platform/store/sql.ts';
import { clerk, type Desk, openDesk } from './desk.ts';

let desk: Desk;
const county = clerk('980101');
const city = clerk('980100');
beforeAll(async () => {
  desk = await openDesk();
  for (const who of [county, clerk('980102')])
    await desk.receive(
      who,
      Array.from({ length: 40 }, () => ({})),
    );
});
afterAll(() => desk.end());

test.each(['all', 'office'] as const)(
  'walking %s page by page while matters come in: none twice, none left out',
  async (queue) => {
    const before = (await listMatters(desk.intake, county, matterQuery.parse({ queue, limit: 200 }))).items.map(
      ({ id }) => id,
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listMatters(desk.intake, county, matterQuery.parse({ queue, limit: 7, cursor }));
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
      if (seen.length < 30) await desk.receive(county, [{}, {}]);
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(before.filter((id) => !seen.includes(id))).toEqual([]);
  },
);

test('counting stops at its bound and says so; at the bound itself it is exact', async () => {
  const [n, below, at, above] = await desk.ledger.store.transaction(city, async (tx) => {
    const { rows } = await tx.query<{ n: number }>(sql`select count(*)::int as n from matter`);
    const all = rows[0]?.n ?? 0;
    const count = (bound: number) => countUpTo(tx, sql`true`, bound);
    return [all, await count(all - 1), await count(all), await count(all + 1)] as const;
  });
  expect(n).toBeGreaterThanOrEqual(80);
  expect([below, at, above]).toEqual([
    { total: n - 1, exact: false },
    { total: n, exact: true },
    { total: n, exact: true },
  ]);
});

test('the number at each queue is the number of its list', async () => {
  for (const who of [county, city]) {
    for (const { queue, count, exact } of await countQueues(desk.intake, who)) {
      const { total, items } = await listMatters(desk.intake, who, matterQuery.parse({ queue, limit: 200 }));
      expect([queue, count, exact]).toEqual([queue, total, true]);
      expect(items).toHaveLength(Math.min(total, 200));
    }
  }
});

test('the history of a matter comes in pages, the latest acts first, none twice and none left out', async () => {
  const [matterId] = await desk.receive(county, [{}]);
  if (matterId === undefined) throw new Error('no matter');
  const homeRegion = '980101' as Region;
  const bodies = Array.from({ length: 9 }, (_, n) => ({ reason: '更正', title: `第${n}次更正` }));
  await performMany(
    desk.ledger,
    county,
    bodies.map((body) => ({ actId: newActId(), homeRegion, matterId, verb: 'correct', body })),
  );
  const seen: number[] = [];
  let before: number | undefined;
  do {
    const { acts, earlier } = await matterDetail(desk.intake, county, homeRegion, matterId, { limit: 4, before });
    seen.unshift(...acts.map(({ seq }) => seq));
    before = earlier ?? undefined;
  } while (before !== undefined);
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const whole = await matterDetail(desk.intake, county, homeRegion, matterId);
  expect([whole.acts.length, whole.earlier]).toEqual([10, null]);
});
