import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let clerk: Caller;
let officer: Caller;
let neighbour: Caller;
const DAY = '2026-06-01' as PlainDate;
const REASON = { reason: '判断是否为生活消费需要' };
const SHOP = { name: '东街超市', code: '91980101MA0000001A', region: '980101' };

beforeAll(async () => {
  server = await testServer();
  [clerk, officer, neighbour] = (await Promise.all(
    ['clerk', 'officer', 'neighbour'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller];
});
afterAll(() => server.end());

const propose = async (): Promise<void> => {
  while ((await server.workers.find(({ name }) => name === 'propose')?.run()) ?? 0);
};

async function complain(by: Caller, reporter: object, change: object = {}, procedure = 'complaint'): Promise<string> {
  const { code: _, ...shop } = SHOP;
  const asked = opening(procedure, { respondent: shop, reporter, ...change });
  const { status, body, text } = await by('POST', '/api/matters', asked);
  expect(status, text).toBe(201);
  return `${body.homeRegion}/${body.matterId}`;
}
const look = (by: Caller, matter: string, body: object = REASON) => by('POST', `/api/matters/${matter}/habits`, body);
const factsOf = (body: { facts: { id: string; count: number }[] }) =>
  Object.fromEntries(body.facts.map(({ id, count }) => [id, count]));
const marks = () =>
  server.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<{ n: number }>(sql`select count(*)::int as n from reporter_mark`);
    return rows[0]?.n ?? 0;
  });

describe('repeats by one complainant', () => {
  const who = { name: '周某', phone: '13900001111' };
  let first: string;
  let third: string;

  beforeAll(async () => {
    first = await complain(clerk, who);
    await complain(neighbour, { ...who, phone: '+86 139 0000 1111' }, { respondent: { name: '西街超市' } });
    third = await complain(clerk, who);
    await complain(clerk, { name: '旁人', phone: '13900002222' });
    // Who reports a violation is counted nowhere, whatever else they complained of.
    await complain(clerk, who, {}, 'report');
    await propose();
  });

  test('are counted wherever they were filed, listed as far as the reader may see, for a reason that is kept', async () => {
    const { status, body, text } = await look(officer, third);
    expect(status, text).toBe(200);
    expect(factsOf(body)).toMatchObject({ month: 3, year: 3, 'same-trader': 2 });
    const year = body.facts.find(({ id }: { id: string }) => id === 'year');
    expect([year.matters.length, year.unseen]).toEqual([2, 1]);
    expect(JSON.stringify(body)).not.toContain('13900001111');
    expect(JSON.stringify(body)).not.toContain('周某');
    expect(body.purpose.zh).toContain('不得仅据此不予受理');
    // The law names no number: what is shown is ours, and says so.
    expect(body.factors).toEqual({
      ...{ recentDays: 30, longDays: 365, sameTraderDays: 90, trailDays: 7, alikeFrom: 0.8 },
      set: null,
    });
    expect(body.keptUntil).toBe(addDays(DAY, 730));
    const { rows } = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query<{ reason: string }>(sql`select reason from access_log where kind = 'habits'`),
    );
    expect(rows).toEqual([REASON]);
  });

  test('are told to nobody who does not handle the complaint, and to nobody without a reason', async () => {
    expect((await look(clerk, third)).body.code).toBe('habits.refused');
    expect((await look(neighbour, third)).status).toBe(404);
    expect((await look(officer, third, { reason: '  ' })).status).toBe(400);
  });

  test('are never told of a report', async () => {
    const report = await complain(clerk, who, {}, 'report');
    await propose();
    expect((await look(officer, report)).body.code).toBe('habits.not-a-complaint');
    const { rows } = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query(sql`
        select from reporter_mark r join matter m on m.home_region = r.home_region and m.id = r.matter_id
        where m.procedure <> 'complaint'`),
    );
    expect(rows).toEqual([]);
  });

  test('proposals and lists say nothing of them', async () => {
    const { body } = await officer('GET', `/api/matters/${third}`);
    expect(body.proposals.map(({ kind }: { kind: string }) => kind)).not.toContain('habits');
  });

  test('the check tells how evenly they are used, in numbers', async () => {
    const auditor = await server.signIn('chief');
    const { status, body, text } = await auditor('GET', '/api/habits/check');
    expect(status, text).toBe(200);
    const sum = (key: string) =>
      body.channels.reduce((all: number, each: Record<string, number>) => all + (each[key] ?? 0), 0);
    expect([sum('complaints') >= 3, sum('looked')]).toEqual([true, 1]);
    expect((await officer('GET', '/api/habits/check')).body.code).toBe('habits.check.refused');
  });

  test('a correction counts the complaint with no others, for good', async () => {
    const wrong = await officer('POST', `/api/matters/${first}/habits/correction`, { reason: '电话系邻居借用' });
    expect(wrong.status, wrong.text).toBe(200);
    expect((await look(officer, third)).body.facts.find(({ id }: { id: string }) => id === 'year').count).toBe(2);
    const own = (await look(officer, first)).body;
    expect([own.facts, own.corrected.reason]).toEqual([[], '电话系邻居借用']);
    // Read anew, as when a file is attached, its marks do not come back.
    await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query(sql`
        insert into outbox (home_region, act_id, topic, payload, available_at)
        select home_region, id, 'propose', jsonb_build_object('matterId', id), now() from matter
        where id = ${first.split('/')[1]}::uuid`),
    );
    await propose();
    expect((await look(officer, first)).body.facts).toEqual([]);
  });

  test('however many come after a complaint, what came before it is counted', async () => {
    const [region, id] = third.split('/');
    await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query(sql`
        insert into reporter_mark (home_region, matter_id, kind, mark, opened_on)
        select home_region, gen_random_uuid(), kind, mark, opened_on + 1 from reporter_mark, generate_series(1, 2000)
        where home_region = ${region} and matter_id = ${id}::uuid and kind = 'phone'`),
    );
    expect(factsOf((await look(officer, third)).body)).toMatchObject({ year: 2 });
    await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query(sql`delete from reporter_mark where opened_on > ${DAY}::date`),
    );
  });

  test('marks that a killed correction left are swept', async () => {
    const matter = await complain(clerk, { name: '吴某', phone: '13900003333' });
    await propose();
    const [region, id] = matter.split('/');
    await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query(sql`
        insert into habit_correction (home_region, matter_id, reason, by, authority, at)
        values (${region}, ${id}::uuid, '系他人', ${server.people.second}, '980101', now())`),
    );
    expect(await server.workers.find(({ name }) => name === 'sweep-habits')?.run()).toBe(2);
  });

  test('marks end with their time, and with the identity', async () => {
    const before = await marks();
    const sweep = async () => server.workers.find(({ name }) => name === 'sweep-habits')?.run();
    expect(await sweep()).toBe(0);
    const [region, id] = third.split('/');
    await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query(sql`update act_private set sealed = null where home_region = ${region} and matter_id = ${id}::uuid`),
    );
    expect(await sweep()).toBe(2);
    server.clock.set(new Date('2028-06-02T02:00:00Z'));
    await sweep();
    expect([before > 2, await marks()]).toEqual([true, 0]);
  });
});

describe('what a city set', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qy-habits-'));
  let city: TestServer;
  beforeAll(async () => {
    const path = join(folder, 'factors.json');
    const own = { jurisdiction: '980101', effectiveFrom: '2026-06-05', basis: '某区细化办法' };
    writeFileSync(
      path,
      JSON.stringify([{ ...own, values: { sameTraderDays: 15, recentDays: 40, least: { year: 4 } } }]),
    );
    process.env.QY_HABIT_FACTORS = path;
    try {
      city = await testServer();
    } finally {
      delete process.env.QY_HABIT_FACTORS;
    }
  });
  afterAll(async () => {
    await city.end();
    rmSync(folder, { recursive: true, force: true });
  });

  test('counts there, for complaints registered from its day on, and is told with its paper', async () => {
    // Days pass, and with them sessions.
    const by = (login: string): Promise<Caller> => city.signIn(login);
    const who = { name: '周某', phone: '13900001111' };
    const matters: string[] = [];
    for (const [day, login] of [
      ['01', 'clerk'],
      ['10', 'clerk'],
      ['20', 'clerk'],
      ['20', 'neighbour'],
    ] as const) {
      city.clock.set(new Date(`2026-06-${day}T02:00:00Z`));
      matters.push(await complain(await by(login), who));
    }
    const proposing = city.workers.find(({ name }) => name === 'propose');
    while ((await proposing?.run()) ?? 0);
    const [first = '', , third = '', other = ''] = matters;

    const here = (await look(await by('officer'), third)).body;
    expect(here.factors).toMatchObject({
      ...{ sameTraderDays: 15, recentDays: 40, longDays: 365 },
      set: { basis: '某区细化办法', from: '2026-06-05', authority: '980101', name: { zh: '机关980101' } },
    });
    expect(factsOf(here)).toMatchObject({ month: 4, year: 4, 'same-trader': 3 });
    // Registered before its day, and in the county beside it: ours.
    expect((await look(await by('officer'), first)).body.factors).toMatchObject({ sameTraderDays: 90, set: null });
    const beside = (await look(await by('neighbour'), other)).body;
    expect([beside.factors.set, factsOf(beside)]).toMatchObject([null, { 'same-trader': 4 }]);

    // The check counts by the same days: within fifteen there were two others, with the one next door.
    const repeated = async () => {
      const chief = await by('chief');
      const { regions } = (await chief('GET', '/api/habits/check')).body;
      return regions.map(({ key, repeated: n }: { key: string; repeated: number }) => [key, n]);
    };
    expect(await repeated()).toEqual([['980101', 1]]);
    city.clock.set(new Date('2026-07-01T02:00:00Z'));
    const late = await complain(await by('clerk'), who);
    while ((await proposing?.run()) ?? 0);
    expect(factsOf((await look(await by('officer'), late)).body)).toMatchObject({ 'same-trader': 3 });
    expect(await repeated()).toEqual([['980101', 2]]);
  });
});
