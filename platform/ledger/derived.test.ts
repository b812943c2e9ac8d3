import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type MatterId, newActId, type Region } from '../../kernel/id.ts';
import { createWorkCalendar } from '../../kernel/work-calendar.ts';
import { calendarYears } from '../../rules/index.ts';
import { actor, type ErrandWorld, errandWorld, openErrand, systemViewer } from '../../tests/support/errand.ts';
import { ANY_CAMPAIGN } from '../procedure/types.ts';
import { treeHash } from '../proof/merkle.ts';
import { applyDue } from '../rollup/apply.ts';
import { readCounts } from '../rollup/read.ts';
import { sql } from '../store/sql.ts';
import { type Finding, runCheck } from './check.ts';
import { readAreas } from './history.ts';
import { keepDeadlinesCurrent } from './keep-current.ts';
import { perform, performMany } from './perform.ts';
import { rebuildRegion } from './rebuild.ts';
import { recomputeDeadlines } from './recompute.ts';
import { sealDue } from './seal.ts';
import type { PerformRequest } from './types.ts';

let world: ErrandWorld;
beforeEach(async () => {
  world = await errandWorld();
});
afterEach(() => world.close());

const region = '510502' as Region;
const officer = actor('510502', ['officer', 'intake']);
const head = actor('510502', ['head']);
const sign = ({ size, root }: { size: number; root: Buffer }) => `test ${size} ${root.toString('hex')}`;

const act = (matterId: MatterId, verb: string, body = {}): PerformRequest => ({
  actId: newActId(),
  homeRegion: region,
  matterId,
  verb,
  body,
});

/** Some matters in every state: open, handed on, extended, done. */
async function someWork(): Promise<MatterId[]> {
  const opens = Array.from({ length: 12 }, (_, index) =>
    openErrand('510502', { fen: index * 100, note: `第${index}件`, reporter: { name: '某人' } }),
  );
  await performMany(world.deps, officer, opens);
  const ids = opens.map((open) => open.actId as string as MatterId);
  const [a, b, c, d] = ids as [MatterId, MatterId, MatterId, MatterId];
  world.clock.advance(3 * 86_400_000);
  await performMany(world.deps, officer, [
    act(a, 'take'),
    act(b, 'take'),
    act(c, 'hand', { to: '510503' }),
    act(d, 'finish'),
  ]);
  await perform(world.deps, head, act(a, 'extend', { reason: '案情复杂' }));
  await perform(world.deps, officer, act(b, 'finish'));
  return ids;
}

const checks = (findings: readonly Finding[]) => [...new Set(findings.map((finding) => finding.check))].sort();

async function asSuperuser(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: world.database.adminUrl });
  await client.connect();
  await client.query(text);
  await client.end();
}

describe('counts', () => {
  const query = { measures: ['errand.received', 'errand.open', 'errand.done'], authority: '510500' };
  const totals = async () => {
    const rows = await world.store.transaction(actor('510500'), (tx) => readCounts(tx, query, 'authority', []));
    const sums: Record<string, number> = {};
    for (const { measure, key, n } of rows) sums[`${measure}@${key}`] = (sums[`${measure}@${key}`] ?? 0) + n;
    return sums;
  };
  const expected = {
    'errand.received@510502': 11,
    'errand.received@510503': 1,
    'errand.open@510502': 9,
    'errand.open@510503': 1,
    'errand.done@510502': 2,
  };

  test('are the same pending, half applied and compacted', async () => {
    await someWork();
    expect(await totals()).toEqual(expected);
    expect(await applyDue(world.store)).toBeGreaterThan(0);
    expect(await totals()).toEqual(expected);
    expect(await applyDue(world.store)).toBe(0);
  });

  test('show a county only its own', async () => {
    await someWork();
    await applyDue(world.store);
    const rows = await world.store.transaction(actor('510503'), (tx) => readCounts(tx, query, 'authority', []));
    expect([...new Set(rows.map((row) => row.key))]).toEqual(['510503']);
  });

  test('of several campaigns: a matter counts once in each, once in any, and once whatever the campaign', async () => {
    const opens = [['spring', 'old'], ['spring', 'spring'], []].map((campaigns) => openErrand('510502', { campaigns }));
    await performMany(world.deps, officer, opens);
    const inCampaigns = async () => {
      const measures = ['errand.received'];
      const rows = await world.store.transaction(actor('510500'), (tx) =>
        readCounts(tx, { measures, authority: '510500' }, 'campaign', []),
      );
      const sums: Record<string, number> = {};
      for (const { key, n } of rows) sums[key] = (sums[key] ?? 0) + n;
      return Object.fromEntries(Object.entries(sums).filter(([, n]) => n !== 0));
    };
    const first = { '': 3, [ANY_CAMPAIGN]: 2, spring: 2, old: 1 };
    expect(await inCampaigns()).toEqual(first);
    await applyDue(world.store);
    expect(await inCampaigns()).toEqual(first);
    const ids = opens.map((open) => open.actId as string as MatterId) as [MatterId, MatterId, MatterId];
    await performMany(world.deps, officer, [
      act(ids[0], 'join', { campaigns: ['spring'] }),
      act(ids[2], 'join', { campaigns: ['autumn'] }),
      act(ids[1], 'finish'),
    ]);
    const second = { '': 3, [ANY_CAMPAIGN]: 3, spring: 2, autumn: 1 };
    expect(await inCampaigns()).toEqual(second);
    await applyDue(world.store);
    expect(await inCampaigns()).toEqual(second);
    expect((await runCheck(world.deps, region)).findings).toEqual([]);
  });

  test('of a city and a province are sums over their counties, moved with them and compared by the checker', async () => {
    await someWork();
    await applyDue(world.store);
    const areas = await world.store.transaction(systemViewer, readAreas);
    expect(areas).toEqual(['510000', '510500', '510502']);
    const findings = async () =>
      (await Promise.all(areas.map((area) => runCheck(world.deps, area)))).flatMap((each) => each.findings);
    expect(await findings()).toEqual([]);
    await asSuperuser(`update stat set n = n + 1 where authority = '510500' and span = 'month' and dim = 'domain'`);
    expect(checks(await findings())).toEqual(['counts']);
    for (const area of areas) expect((await rebuildRegion(world.deps, area)).corrected).toBe(0);
    expect(await findings()).toEqual([]);
  });

  test('appliers that run at once apply each change once', async () => {
    await someWork();
    const applied = await Promise.all([applyDue(world.store), applyDue(world.store), applyDue(world.store)]);
    expect(applied[0] + applied[1] + applied[2]).toBeGreaterThan(0);
    expect(await totals()).toEqual(expected);
    expect((await runCheck(world.deps, region)).findings).toEqual([]);
  });
});

describe('the checker', () => {
  test('agrees with a region at work: a rebuild from acts is equal to every row kept', async () => {
    await someWork();
    const result = await runCheck(world.deps, region);
    expect(result).toEqual({ matters: 12, acts: 18, findings: [] });
  });

  test.each([
    ['a changed act', `update act set body = body || '{"fen": 1}' where seq = 1`, 'hash'],
    ['a removed act', `delete from act where seq = 2`, 'chain'],
    ['a changed personal part', `update act_private set payload = '{"note":"改"}'`, 'commitment'],
    ['a status set by hand', `update matter set state = 'done' where state = 'open'`, 'projection'],
    [
      'a matter row put in by hand',
      `insert into matter select home_region, gen_random_uuid(), procedure, version, state, home_code, handling_code, assignee, sensitivity, title, channel, domain, opened_on, closed_on, due_on, head_hash, snapshot from matter limit 1`,
      'orphan',
    ],
    ['a moved place', `update matter_cell set day = day + 1`, 'cells'],
    [
      'words by which a matter is found changed by hand',
      `update matter_text set grams = '{1,2}' where matter_id in (select id from matter limit 1)`,
      'words',
    ],
    ['words lost', `delete from matter_text`, 'words'],
    ['a lost difference', `delete from stat_delta where ctid in (select ctid from stat_delta limit 1)`, 'counts'],
    [
      'a figure raised by hand',
      `insert into stat values ('510502', '510502', 0, 'errand.done', 'both', 'day', '', 'phone', 'food', '2026-04-15', 5, 0)`,
      'counts',
    ],
    ['an act kept from the tree', `delete from outbox where topic = 'seal'`, 'unsealed'],
    ['who may see it changed by hand', `update matter set handling_code = '510503' where version = 1`, 'projection'],
    ['its grade changed by hand', `update matter set sensitivity = 5 where version = 1`, 'projection'],
    [
      'another date of closing',
      `update matter set closed_on = closed_on - 9 where closed_on is not null`,
      'projection',
    ],
    [
      'a personal part that was put in',
      `with gone as (update act set commitment = null where seq = 1) select 1`,
      'commitment',
    ],
  ])('finds %s', async (_, tampering, expected) => {
    await someWork();
    await asSuperuser(tampering);
    expect(checks((await runCheck(world.deps, region)).findings)).toContain(expected);
  });
});

describe('the checker of a sealed region', () => {
  const whole = `m as (select matter_id from act group by 1 order by count(*), 1 limit 1)`;
  test.each([
    [
      'an act removed with all that was made of it',
      `with ${whole}, a as (delete from act where matter_id in (select * from m)),
         r as (delete from matter where id in (select * from m)), c as (delete from stat), d as (delete from stat_delta)
       delete from matter_cell where matter_id in (select * from m)`,
      /^act 1 is in the tree and nowhere else$/,
    ],
    ['a leaf changed', `update tree_leaf set hash = sha256(hash) where leaf_index = 3`, /another root than the head/],
    ['a leaf taken out', `delete from tree_leaf where leaf_index = 3`, /leaf 4 where 3 belongs/],
    ['the last leaves cut off', `delete from tree_leaf where leaf_index >= 5`, /signed at size 18; there are 5 leaves/],
    [
      'an edge that hides a leaf',
      `update tree_head set frontier = jsonb_set(frontier, '{hashes,0}', to_jsonb(repeat('ab', 32)))`,
      /another edge/,
    ],
  ])('finds %s', async (_, tampering, expected) => {
    await someWork();
    await sealDue(world.store, sign, new Date());
    expect((await runCheck(world.deps, region)).findings).toEqual([]);
    await asSuperuser(tampering);
    const { findings } = await runCheck(world.deps, region);
    const tree = findings.filter(({ check }) => check === 'tree').map(({ detail }) => detail);
    expect(tree).toContainEqual(expect.stringMatching(expected));
  });

  test('looks also where nothing is left but the tree', async () => {
    await someWork();
    await sealDue(world.store, sign, new Date());
    await asSuperuser('truncate act, act_private, matter, matter_text, matter_cell, stat, stat_delta, outbox');
    expect(await world.store.transaction(systemViewer, readAreas)).toContain(region);
    expect(checks((await runCheck(world.deps, region)).findings)).toEqual(['tree']);
  });
});

describe('a rebuild from the acts', () => {
  test.each([
    ['a status set by hand', `update matter set state = 'done', closed_on = '2026-04-15' where state = 'open'`],
    ['a lost matter row', `delete from matter where state = 'open'`],
    ['moved places', `update matter_cell set day = day + 1 where measure = 'errand.open'`],
    ['lost places', `delete from matter_cell`],
    ['lost words', `delete from matter_text`],
    ['words put in by hand', `update matter_text set grams = '{1,2}', sensitivity = 3`],
    ['lost differences', `delete from stat_delta`],
    [
      'figures raised by hand',
      `insert into stat values ('510502', '510502', 0, 'errand.done', 'both', 'day', '', 'phone', 'food', '2026-04-15', 5, 7)`,
    ],
    ['all derived rows gone', `truncate matter, matter_cell, stat, stat_delta`],
    [
      'more wrong figures than a small number counts',
      `insert into stat select '510502', '510502', 0, 'errand.done', 'both', 'day', '', 'phone', 'food', date '1800-01-01' + n, 1, 0
       from generate_series(1, 40000) n`,
    ],
  ])('mends %s: afterwards every derived row equals the acts', async (_, damage) => {
    await someWork();
    await applyDue(world.store);
    await perform(world.deps, officer, openErrand('510502'));
    await asSuperuser(damage);
    expect((await runCheck(world.deps, region)).findings).not.toEqual([]);
    expect((await rebuildRegion(world.deps, region)).matters).toBe(13);
    expect((await runCheck(world.deps, region)).findings).toEqual([]);
    expect(await rebuildRegion(world.deps, region)).toEqual({ matters: 13, corrected: 0 });
  });
});

describe('sealing', () => {
  test('puts every act in the tree once; root and leaves agree with the whole tree computed anew', async () => {
    await someWork();
    expect(await sealDue(world.store, sign, new Date())).toBe(18);
    await perform(world.deps, officer, openErrand('510502'));
    expect(await sealDue(world.store, sign, new Date())).toBe(1);
    expect(await sealDue(world.store, sign, new Date())).toBe(0);
    await world.store.transaction(systemViewer, async (tx) => {
      const { rows: leaves } = await tx.query<{ leaf_index: number; hash: Buffer }>(
        sql`select leaf_index, hash from tree_leaf order by leaf_index`,
      );
      expect(leaves.map((leaf) => leaf.leaf_index)).toEqual(Array.from({ length: 19 }, (_, index) => index));
      const { rows } = await tx.query<{ size: number; root: Buffer }>(
        sql`select size, root from tree_checkpoint order by size`,
      );
      expect(rows.map((row) => row.size)).toEqual([18, 19]);
      expect(rows.at(-1)?.root.toString('hex')).toBe(treeHash(leaves.map((leaf) => leaf.hash)).toString('hex'));
    });
    expect((await runCheck(world.deps, region)).findings).toEqual([]);
  });

  test('signs no head for a time before its acts or before the head it follows, whatever clock the worker has', async () => {
    const times = async () =>
      world.store.transaction(systemViewer, async (tx) => {
        const { rows } = await tx.query<{ signed_at: Date }>(sql`select signed_at from tree_checkpoint order by size`);
        return rows.map((row) => row.signed_at.toISOString());
      });
    await perform(world.deps, officer, openErrand('510502'));
    await sealDue(world.store, sign, new Date('2026-04-15T01:00:00Z'));
    await perform(world.deps, officer, openErrand('510502'));
    await sealDue(world.store, sign, new Date('2026-04-16T00:00:00Z'));
    await perform(world.deps, officer, openErrand('510502'));
    await sealDue(world.store, sign, new Date('2026-04-15T12:00:00Z'));
    expect(await times()).toEqual(['2026-04-15T02:00:00.000Z', '2026-04-16T00:00:00.000Z', '2026-04-16T00:00:00.000Z']);
  });

  test('by two workers at once leaves no gap and no repeat', async () => {
    await someWork();
    const sealed = await Promise.all([sealDue(world.store, sign, new Date()), sealDue(world.store, sign, new Date())]);
    expect(sealed[0] + sealed[1]).toBe(18);
    expect((await runCheck(world.deps, region)).findings).toEqual([]);
  });
});

describe('a change of calendar', () => {
  // An extra day off inside the running clocks, as after a late notice of the State Council.
  const changed = createWorkCalendar(
    calendarYears.map((year) =>
      year.year === 2026
        ? { ...year, off: [...year.off, { date: '2026-04-22', name: { zh: '临时放假', en: 'Extra day off' } }] }
        : year,
    ),
  );

  test('lists what moved, moves rows, places and counts with it', async () => {
    await someWork();
    await applyDue(world.store);
    const deps = { ...world.deps, env: { ...world.deps.env, calendar: changed } };
    const preview = await recomputeDeadlines(deps, { dryRun: true });
    expect(preview.moved).toHaveLength(12);
    expect((await runCheck(world.deps, region)).findings).toEqual([]);
    const run = await recomputeDeadlines(deps);
    expect(run.moved).toEqual(preview.moved);
    expect(run.moved.every((move) => move.to > move.from)).toBe(true);
    expect((await runCheck(deps, region)).findings).toEqual([]);
    expect((await recomputeDeadlines(deps)).moved).toEqual([]);
    expect(checks((await runCheck(world.deps, region)).findings)).toEqual(['cells', 'counts', 'projection']);
  });

  test('is noticed by itself, done once, and not again', async () => {
    await someWork();
    expect((await keepDeadlinesCurrent(world.deps))?.moved).toEqual([]);
    expect(await keepDeadlinesCurrent(world.deps)).toBeNull();
    const deps = { ...world.deps, env: { ...world.deps.env, calendar: changed } };
    expect((await keepDeadlinesCurrent(deps))?.moved).toHaveLength(12);
    expect(await keepDeadlinesCurrent(deps)).toBeNull();
    expect((await runCheck(deps, region)).findings).toEqual([]);
  });
});
