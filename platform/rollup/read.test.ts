import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import { isWithin, levelOf, regionOf } from '../../kernel/region.ts';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { actor } from '../../tests/support/errand.ts';
import { eachCampaign } from '../procedure/fold.ts';
import { sql } from '../store/sql.ts';
import { openStore, type Store } from '../store/store.ts';
import { SYSTEM_VIEWER } from '../store/types.ts';
import { applyDue, LEAVES, wrongSums } from './apply.ts';
import { type CountQuery, type GroupBy, readCounts, readCrossed } from './read.ts';

const authorities = ['510000', '510500', '510502', '510502001', '510502002', '510503', '510600', '510601001', '519004'];
const channels = ['phone', 'letter'];
const domains = ['', 'food', 'price'];
const campaigns = [[], ['spring'], ['autumn', 'spring']];
const measures = ['m.received', 'm.open'];
const FIRST = '2025-11-20' as PlainDate;
const DAYS = 130;

interface Place {
  readonly measure: string;
  readonly authority: string;
  readonly campaigns: readonly string[];
  readonly channel: string;
  readonly domain: string;
  readonly day: PlainDate;
  readonly n: number;
}

const place = fc.record({
  measure: fc.constantFrom(...measures),
  authority: fc.constantFrom(...authorities),
  campaigns: fc.constantFrom(...campaigns),
  channel: fc.constantFrom(...channels),
  domain: fc.constantFrom(...domains),
  day: fc.nat(DAYS).map((n) => addDays(FIRST, n)),
  n: fc.constantFrom(1, 1, 2, -1),
});

/** A place as often as figures sum it: whatever its campaigns, in any, and in each. */
const summed = (): (Omit<Place, 'campaigns'> & { readonly campaign: string })[] =>
  places.flatMap(({ campaigns, ...place }) => eachCampaign(campaigns).map((campaign) => ({ ...place, campaign })));

let database: TestDatabase;
let store: Store;
const places: Place[] = fc.sample(place, { numRuns: 900, seed: 7 });

async function put(some: readonly Place[], batch: number): Promise<void> {
  await store.transaction(SYSTEM_VIEWER, async (tx) => {
    for (const [ord, { measure, authority, campaigns, channel, domain, day, n }] of some.entries())
      await tx.query(sql`
        insert into stat_delta (home_region, cause, ord, measure, authority, campaigns, channel, domain, day, n, amount)
        values (${regionOf(authority)}, ${`00000000-0000-7000-8000-00000000000${batch}`}, ${ord}, ${measure}, ${authority}, ${campaigns.length === 0 ? null : [...campaigns]}::text[],
          ${channel}, ${domain}, ${day}, ${n}, ${n * 100})`);
  });
}

beforeAll(async () => {
  database = await testDatabase();
  store = openStore({ url: database.url, poolSize: 3 });
  await put(places.slice(0, 500), 1);
  await applyDue(store);
  await put(places.slice(500, 800), 2);
  await applyDue(store);
  await put(places.slice(800), 3);
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

/** The part of `top` in which a code lies, told apart from the reader's own way of doing it. */
const partOf = (top: string, code: string): string => {
  if (code === top || levelOf(top) === 'station') return top;
  if (levelOf(top) === 'province') return `${code.slice(0, 4)}00`;
  return levelOf(top) === 'city' ? code.slice(0, 6) : code;
};

const bucketOf = (cuts: readonly PlainDate[], day: PlainDate): number => cuts.filter((cut) => cut <= day).length;

function slowly(query: CountQuery, by: GroupBy, cuts: readonly PlainDate[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const one of summed()) {
    if (!query.measures.includes(one.measure) || !isWithin(one.authority, query.authority)) continue;
    if (by !== 'campaign' && one.campaign !== (query.campaign ?? '')) continue;
    if (query.channel !== undefined && one.channel !== query.channel) continue;
    if (query.domain !== undefined && one.domain !== query.domain) continue;
    const key = by === 'authority' ? partOf(query.authority, one.authority) : one[by];
    const name = `${one.measure} ${key} ${bucketOf(cuts, one.day)}`;
    sums[name] = (sums[name] ?? 0) + one.n;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, n]) => n !== 0));
}

async function asked(query: CountQuery, by: GroupBy, cuts: readonly PlainDate[]): Promise<Record<string, number>> {
  const rows = await store.transaction(actor(query.authority), (tx) => readCounts(tx, query, by, cuts));
  const sums: Record<string, number> = {};
  for (const { measure, key, day, n, amount } of rows) {
    expect(amount).toBe(n * 100);
    const name = `${measure} ${by === 'authority' ? partOf(query.authority, key) : key} ${bucketOf(cuts, day)}`;
    sums[name] = (sums[name] ?? 0) + n;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, n]) => n !== 0));
}

describe('counts of any question', () => {
  test('equal the slow addition of all counted places, compacted and pending', async () => {
    const question = fc.record({
      authority: fc.constantFrom(...authorities),
      by: fc.constantFrom<GroupBy>('authority', 'channel', 'domain', 'campaign'),
      channel: fc.option(fc.constantFrom(...channels), { nil: undefined }),
      domain: fc.option(fc.constantFrom(...domains), { nil: undefined }),
      campaign: fc.option(fc.constantFrom('*', 'spring'), { nil: undefined }),
      cuts: fc
        .array(
          fc.oneof(
            fc.nat(DAYS).map((n) => addDays(FIRST, n)),
            fc.constant('2026-01-01' as PlainDate),
          ),
          { maxLength: 4 },
        )
        .map((days) => days.sort()),
    });
    await fc.assert(
      fc.asyncProperty(question, async ({ authority, by, channel, domain, campaign, cuts }) => {
        const query: CountQuery = {
          ...{ measures, authority },
          ...(channel === undefined ? {} : { channel }),
          ...(domain === undefined ? {} : { domain }),
          ...(campaign === undefined || by === 'campaign' ? {} : { campaign }),
        };
        expect(await asked(query, by, cuts)).toEqual(slowly(query, by, cuts));
      }),
      { numRuns: 250, seed: 11 },
    );
  });

  test('by two keys at once, or by none, equal it too', async () => {
    const keys: readonly GroupBy[] = ['authority', 'channel', 'domain', 'campaign'];
    const crossing = fc.record({
      authority: fc.constantFrom(...authorities),
      by: fc.subarray([...keys], { maxLength: 2 }),
      cuts: fc.array(
        fc.nat(DAYS).map((n) => addDays(FIRST, n)),
        { maxLength: 2 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(crossing, async ({ authority, by, cuts }) => {
        const query = { measures, authority };
        const keyOf = (key: GroupBy | undefined, row: ReturnType<typeof summed>[number]): string =>
          key === undefined ? '' : key === 'authority' ? partOf(authority, row.authority) : row[key];
        const expected: Record<string, number> = {};
        for (const row of summed()) {
          if (!isWithin(row.authority, authority) || (!by.includes('campaign') && row.campaign !== '')) continue;
          const name = `${row.measure} ${keyOf(by[0], row)} ${keyOf(by[1], row)} ${bucketOf(cuts, row.day)}`;
          expected[name] = (expected[name] ?? 0) + row.n;
        }
        const said: Record<string, number> = {};
        const part = (key: GroupBy | undefined, code: string): string =>
          key === 'authority' ? partOf(authority, code) : code;
        const rows = await store.transaction(actor(authority), (tx) => readCrossed(tx, query, by, cuts));
        for (const { measure, key, other, day, n } of rows) {
          const name = `${measure} ${part(by[0], key)} ${part(by[1], other)} ${bucketOf(cuts, day)}`;
          said[name] = (said[name] ?? 0) + n;
        }
        const plain = (sums: Record<string, number>) =>
          Object.fromEntries(Object.entries(sums).filter(([, n]) => n !== 0));
        expect(plain(said)).toEqual(plain(expected));
      }),
      { numRuns: 150, seed: 12 },
    );
  });

  test('ask only the days of a period of the measures that are of a period', async () => {
    const [from, to] = ['2026-01-10', '2026-02-05'] as [PlainDate, PlainDate];
    const cuts = [from, addDays(to, 1)];
    const period = { measures: ['m.received'], from, to };
    const query = { measures, authority: '510000' };
    const rows = await store.transaction(actor('510000'), (tx) => readCounts(tx, query, 'channel', cuts, period));
    const sum = (measure: string, inside: (day: PlainDate) => boolean): number =>
      summed()
        .filter((one) => one.measure === measure && one.campaign === '' && inside(one.day))
        .reduce((total, { n }) => total + n, 0);
    const said = (measure: string): number =>
      rows
        .filter((row) => row.measure === measure && (measure === 'm.open' || (row.day >= from && row.day <= to)))
        .reduce((total, { n }) => total + n, 0);
    expect(said('m.received')).toBe(sum('m.received', (day) => day >= from && day <= to));
    expect(said('m.open')).toBe(sum('m.open', () => true));
  });

  test('every sum equals its leaves, and one that does not is named', async () => {
    const wrong = () =>
      store.transaction(SYSTEM_VIEWER, async (tx) => {
        const found: string[] = [];
        for (const region of ['510000', '510500', '510502', '510600', '510601', '519000', '519004'])
          found.push(...(await wrongSums(tx, region, 9)));
        return found;
      });
    expect(await wrong()).toEqual([]);
    await store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query(sql`update stat set n = n + 1 where authority = '510000' and dim = 'both' and span = 'month' and campaign = 'spring'
        and channel = 'phone' and domain = 'food' and day = '2026-01-01' and measure = 'm.open' and not (${LEAVES})`),
    );
    expect(await wrong()).toEqual([
      expect.stringMatching(/^m\.open\|month 2026-01-01\|510000 level 1\|both\|spring\|phone\|food/),
    ]);
  });
});
