import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newActId, type Region } from '../../kernel/id.ts';
import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import { performMany } from '../../platform/ledger/perform.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { actor } from '../../tests/support/errand.ts';
import { type Caller, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
const LAST = '2026-06-29' as PlainDate;

const at = async (day: string, login: string): Promise<Caller> => {
  server.clock.set(new Date(`${day}T02:00:00Z`));
  return server.signIn(login);
};

async function receive(day: PlainDate, region: string, ...domains: string[]): Promise<void> {
  server.clock.set(new Date(`${day}T02:00:00Z`));
  const requests = domains.map((domain) => ({
    ...{ actId: newActId(), homeRegion: region as Region, procedure: 'clue', verb: 'receive' },
    body: { title: '某店的线索', text: '请核查。', channel: '12315', domain },
  }));
  for (const outcome of await performMany(server.ledger, actor(region, ['intake']), requests))
    if (!outcome.ok) throw outcome.error;
}

/** Sixteen weeks of a quiet county and of its neighbour; then many about prices in one of them. */
beforeAll(async () => {
  server = await testServer();
  for (let back = 109; back >= 3; back -= 2) {
    await receive(addDays(LAST, -back), '980101', 'price', 'food');
    await receive(addDays(LAST, -back), '980102', 'food');
  }
  for (let back = 2; back >= 0; back -= 1)
    await receive(addDays(LAST, -back), '980101', ...Array.from({ length: 6 }, () => 'price'));
});
afterAll(() => server.end());

const spots = async (query = '', login = 'overseer') => (await at(LAST, login))('GET', `/api/hot-spots${query}`);
const mattersOf = async (query: Record<string, string>, login = 'overseer') =>
  (await at(LAST, login))('GET', `/api/hot-spots/matters?${new URLSearchParams(query)}`);
const PRICES = { places: '980101', from: '2026-06-27', to: LAST, domain: 'price' };

describe('hot spots', () => {
  test('say where, in what and since when more comes in than usual, with base and period', async () => {
    const { status, body } = await spots();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ by: 'domain', domain: null, authority: { code: '980100' } },
      ...{ base: { from: '2026-03-10', to: '2026-06-01' }, window: { from: '2026-06-02', to: LAST } },
    });
    const [first, ...others] = body.spots;
    expect(first).toMatchObject({ theme: { key: 'price' }, from: '2026-06-27', to: LAST, count: 18, confirmed: null });
    expect(first.places.map(({ key }: { key: string }) => key)).toEqual(['980101']);
    expect(first.expected).toBeGreaterThan(0.3);
    expect(first.expected).toBeLessThan(3);
    expect(first.chance).toBeLessThanOrEqual(0.01);
    expect(others.filter(({ theme }: { theme: { key: string } }) => theme.key === 'food')).toEqual([]);
    expect(first.series.counts.reduce((sum: number, n: number) => sum + n, 0)).toBe(18 + 54);
    expect((await spots()).body.spots).toEqual(body.spots);
  });

  test('are quiet before it happened', async () => {
    expect((await spots('?to=2026-06-26')).body.spots).toEqual([]);
  });

  test('drill to the matters that they count', async () => {
    const { body } = await mattersOf(PRICES);
    expect([body.total, body.unseen, body.items.length]).toEqual([18, 0, 18]);
    expect(new Set(body.items.map(({ domain }: { domain: string }) => domain))).toEqual(new Set(['price']));
  });

  test('of one county drill to its own matters and not to those of its stations, which are places of their own', async () => {
    const own = { ...PRICES, from: '2026-06-02', to: '2026-06-02' };
    await receive('2026-06-02' as PlainDate, '980101', 'price');
    await receive('2026-06-02' as PlainDate, '980101', 'price');
    await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query(sql`
        update matter_cell set authority = '980101001' where ctid in (
          select ctid from matter_cell where day = '2026-06-02' and domain = 'price' limit 1)`),
    );
    expect((await mattersOf(own)).body.total).toBe(3);
    expect((await mattersOf({ ...own, authority: '980101' })).body.total).toBe(2);
    expect((await mattersOf({ ...own, authority: '980101', places: '980101001' })).body.total).toBe(1);
    expect((await mattersOf({ ...own, authority: '980101', places: '980102' })).body.code).toBe('figures.out-of-scope');
  });

  test('of a field tell its themes: as officers said them, else as proposed, and how many were said', async () => {
    const { items } = (await mattersOf(PRICES)).body;
    await server.store.transaction(SYSTEM_VIEWER, async (tx) => {
      for (const { homeRegion, id } of items)
        await tx.query(sql`
          insert into proposal (home_region, matter_id, ord, kind, value, score, rule, reason, evidence, made_at)
          values (${homeRegion}, ${id}, 90, 'theme', 'price.medical', 0.9, 'test', '{}', '[]', now())`);
    });
    const { body } = await spots('?domain=price');
    expect(body).toMatchObject({ by: 'theme', domain: { key: 'price' } });
    expect(body.spots[0]).toMatchObject({ theme: { key: 'price.medical' }, count: 18, confirmed: 0 });
    expect((await mattersOf({ ...PRICES, theme: 'price.medical' })).body.total).toBe(18);
    expect((await mattersOf({ ...PRICES, theme: 'price.none' })).body.total).toBe(0);
  });

  test('tell nobody of an area that is not theirs, and of matters only what lists would', async () => {
    expect((await spots('?authority=980101', 'neighbour')).body.code).toBe('figures.out-of-scope');
    expect((await mattersOf(PRICES, 'neighbour')).body.code).toBe('figures.out-of-scope');
    expect((await mattersOf({ ...PRICES, places: '980102,980101' }, 'neighbour')).status).toBe(403);
    const { items } = (await mattersOf(PRICES)).body;
    await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query(sql`update matter set sensitivity = 5 where id = ${items[0].id}::uuid`),
    );
    const after = (await mattersOf(PRICES, 'clerk')).body;
    expect([after.total, after.unseen, after.items.length]).toEqual([18, 1, 17]);
    expect(after.items.map(({ id }: { id: string }) => id)).not.toContain(items[0].id);
  });

  test('refuse what is no question', async () => {
    for (const query of ['?to=yesterday', '?authority=1']) expect((await spots(query)).status, query).toBe(400);
    expect((await mattersOf({ ...PRICES, places: "980101' or true" })).status).toBe(400);
  });
});
