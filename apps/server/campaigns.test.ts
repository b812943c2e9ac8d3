import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Region, uuidv7 } from '../../kernel/id.ts';
import { runCheck } from '../../platform/ledger/check.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let chief: Caller;
let clerk: Caller;
let officer: Caller;
let neighbour: Caller;
let city: Caller;
beforeAll(async () => {
  server = await testServer();
  [chief, clerk, officer, neighbour, city] = (await Promise.all(
    ['chief', 'clerk', 'officer', 'neighbour', 'cityclerk'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller, Caller, Caller];
});
afterAll(() => server.end());

/** As the workers do, until nothing is left. */
async function settle(): Promise<void> {
  for (const name of ['seal', 'campaigns', 'seal', 'campaigns', 'counts'])
    while ((await server.workers.find((worker) => worker.name === name)?.run()) ?? 0);
}

/** What is wrong anywhere between acts, folds and counts. */
const findings = async (): Promise<unknown[]> => {
  const found: unknown[] = [];
  for (const region of ['980100', '980101', '980102'])
    found.push(...(await runCheck(server.ledger, region as Region)).findings);
  return found;
};

interface Measure {
  readonly id: string;
  readonly digest: string;
}

async function planOf(code: string, change: object = {}): Promise<object> {
  const { body } = await city('GET', '/api/campaigns/measures');
  const digest = (id: string) => (body.measures as Measure[]).find((each) => each.id === id)?.digest;
  return {
    code,
    title: `行动 ${code}`,
    order: { document: '市监办〔2026〕9号', issuer: '市市场监督管理局', on: '2026-05-20' },
    scope: {
      ...{ from: '2026-06-01', to: '2026-09-30', authorities: ['980100'], procedures: ['clue', 'complaint'] },
      ...{ domains: ['food'], channels: [], words: [] },
    },
    actions: ['检查市场'],
    measures: [{ id: 'clue.received', definition: digest('clue.received') }],
    baseline: { from: '2025-06-01', to: '2025-09-30' },
    targets: [
      { measure: 'clue.received', value: 4 },
      { measure: 'clue.received', value: 2, authority: '980101' },
    ],
    ...change,
  };
}

const planned = async (code: string, change: object = {}) =>
  city('POST', '/api/office', {
    actId: uuidv7(),
    procedure: 'campaign',
    verb: 'plan',
    body: await planOf(code, change),
  });
async function running(code: string, change: object = {}): Promise<string> {
  const { body, status, text } = await planned(code, change);
  expect(status, text).toBe(201);
  const at = `/api/office/${body.homeRegion}/${body.matterId}/acts`;
  const started = await city('POST', at, {
    actId: uuidv7(),
    verb: 'start',
    version: 1,
    body: { document: '启动通知' },
  });
  expect(started.status, started.text).toBe(200);
  return at;
}
const clueOf = async (by: Caller, domain: string | null, title = '销售过期食品'): Promise<string> => {
  const asked = opening('clue', { title, ...(domain === null ? {} : { domain }) });
  const { status, text, body: done } = await by('POST', '/api/matters', asked);
  expect(status, text).toBe(201);
  return `${done.homeRegion}/${done.matterId}`;
};
const detail = async (code: string, by: Caller = city) => (await by('GET', `/api/campaigns/${code}`)).body;
const countOf = async (code: string, by: Caller = city): Promise<number> => (await detail(code, by)).measures[0].value;
const act = async (by: Caller, matter: string, verb: string, body: object) => {
  const { body: now } = await by('GET', `/api/matters/${matter}`);
  return by('POST', `/api/matters/${matter}/acts`, { actId: uuidv7(), verb, version: now.row.version, body });
};

test('a code is taken once, by whoever came first; it is never another’s', async () => {
  expect((await planned('taken-2026')).status).toBe(201);
  const again = await planned('taken-2026');
  expect([again.status, again.body.code]).toEqual([409, 'campaign.code-taken']);
  const two = await Promise.all([planned('race-2026'), planned('race-2026'), planned('race-2026')]);
  expect(two.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
});

test('no campaign of measures that there are not, for areas of others, or in a whole that there is not', async () => {
  const unknown = await planned('bad-1', {
    measures: [{ id: 'clue.unheard', definition: 'a'.repeat(64) }],
    targets: [],
  });
  expect([unknown.status, unknown.body.code]).toEqual([422, 'campaign.measure-unknown']);
  const open = await planned('bad-2', { measures: [{ id: 'clue.open', definition: 'a'.repeat(64) }], targets: [] });
  expect(open.body.code).toBe('campaign.measure-unknown');
  const orphan = await planned('bad-3', { parent: 'nowhere-2026' });
  expect([orphan.status, orphan.body.code]).toEqual([422, 'campaign.parent-unknown']);
  const scope = { from: '2026-06-01', to: '2026-09-30', procedures: ['clue'], domains: [], channels: [], words: [] };
  const outside = await planned('bad-4', { scope: { ...scope, authorities: ['990000'] } });
  expect(outside.body.params?.rule ?? outside.body.code).toContain('campaign.plan.authorities');
});

describe('matters join by the rule', () => {
  test('those opened before it started, those that come later, and those whose field is said by screening', async () => {
    const early = await clueOf(clerk, 'food');
    // Its acts are looked at while nothing runs: only the question of the start can find it.
    await settle();
    await running('food-2026');
    await settle();
    expect(await countOf('food-2026')).toBe(1);
    expect((await detail('food-2026')).looking).toMatchObject({ joined: 1, done: true });
    await clueOf(neighbour, 'food');
    const unsaid = await clueOf(clerk, null, '某店卖过期糕点');
    await clueOf(clerk, 'price');
    await settle();
    expect(await countOf('food-2026')).toBe(2);
    expect((await act(clerk, unsaid, 'screen', { domain: 'food' })).status).toBe(200);
    await settle();
    expect(await countOf('food-2026')).toBe(3);
    const { body } = await clerk('GET', `/api/matters/${early}`);
    expect(body.facts.joined['food-2026']).toMatchObject({ how: 'rule', on: '2026-06-01' });
    expect((await clerk('GET', '/api/matters?campaign=food-2026')).body.total).toBe(2);
  });

  test('looking again changes nothing, wherever the worker was killed', async () => {
    await settle();
    const before = await countOf('food-2026');
    await server.store.transaction(SYSTEM_VIEWER, async (tx) => {
      await tx.query(sql`update campaign_look set seen = 0`);
      await tx.query(sql`update campaign_sweep set done_at = null, at_day = null, at_id = null`);
    });
    await settle();
    expect(await countOf('food-2026')).toBe(before);
  });

  test('overlapping campaigns count it once each; a part counts once in its whole', async () => {
    // Not started: what its part counts comes into it, its own rule takes in nothing yet.
    await planned('whole-2026');
    await running('part-2026', { parent: 'whole-2026' });
    await settle();
    expect(await Promise.all(['food-2026', 'part-2026', 'whole-2026'].map((code) => countOf(code)))).toEqual([3, 3, 3]);
    const whole = await detail('whole-2026');
    expect(whole.parts.map(({ code, values }: { code: string; values: object }) => [code, values])).toEqual([
      ['part-2026', { 'clue.received': 3 }],
    ]);
    expect((await detail('part-2026')).parent).toMatchObject({ code: 'whole-2026', values: { 'clue.received': 3 } });
  });

  test('who takes one out by hand says why, it is not brought back, and the whole loses it with its part', async () => {
    const matter = await clueOf(clerk, 'food', '拿出来的线索');
    await settle();
    expect(await countOf('whole-2026')).toBe(4);
    const leave = { add: [], leave: ['part-2026'] };
    const silent = await act(chief, matter, 'join-campaigns', leave);
    expect(silent.body.params.rule).toBe('clue.join-campaigns.reason');
    expect((await act(chief, matter, 'join-campaigns', { ...leave, reason: '与行动无关' })).status).toBe(200);
    await settle();
    expect(await Promise.all(['part-2026', 'whole-2026', 'food-2026'].map((code) => countOf(code)))).toEqual([3, 3, 4]);
    const byHand = await act(officer, matter, 'join-by-rule', { rule: ['x'], part: [], leave: [], reason: '冒充规则' });
    expect(byHand.body.params.rule).toBe('procedure.role');
  });

  test('what misses one part only is told with that part, for a person to decide', async () => {
    const { body } = await clerk('GET', '/api/campaigns/food-2026/nearly');
    expect(body.items.map(({ misses }: { misses: string }) => misses)).toEqual(['domain']);
    const id = body.items[0].matter.id;
    const joined = await act(chief, `980101/${id}`, 'join-campaigns', {
      add: ['food-2026'],
      leave: [],
      reason: '实为食品',
    });
    expect(joined.status, joined.text).toBe(200);
    expect((await clerk('GET', '/api/campaigns/food-2026/nearly')).body.items).toEqual([]);
    expect((await neighbour('GET', '/api/campaigns/food-2026/nearly')).body.items).toEqual([]);
  });

  test('the counts are those that the acts give', async () => {
    await settle();
    expect(await findings()).toEqual([]);
  });
});

describe('the page', () => {
  test('targets have what there is now, areas add up, a reader below sees the own area', async () => {
    const page = await detail('food-2026');
    expect(page.targets.map(({ value, now }: { value: number; now: number }) => [value, now])).toEqual([
      [4, 5],
      [2, 4],
    ]);
    const sum = page.areas.reduce((all: number, { values }: { values: Record<string, number> }) => {
      return all + (values['clue.received'] ?? 0);
    }, 0);
    expect(sum).toBe(page.measures[0].value);
    const below = await detail('food-2026', neighbour);
    expect([below.area.code, below.measures[0].value]).toEqual(['980102', 1]);
    expect(below.targets.map(({ now }: { now: number | null }) => now)).toEqual([null, null]);
    expect(page).toMatchObject({ baseline: { from: '2025-06-01', to: '2025-06-01' }, differ: [], edition: 1 });
    expect([page.measures[0].base, page.measures[0].growth]).toEqual([0, null]);
  });

  test('a definition that is another than the fixed one is told and not compared', async () => {
    await running('other-2026', { measures: [{ id: 'clue.received', definition: 'a'.repeat(64) }], targets: [] });
    await settle();
    const page = await detail('other-2026');
    expect(page.differ).toEqual(['clue.received']);
    expect(page.measures[0]).toMatchObject({ differs: true, whole: null, base: null, growth: null });
    expect(page.notes).toHaveLength(1);
  });

  test('whoever takes part below adds actions, works and placements; reach adds up by channel; others do not', async () => {
    const page = await detail('food-2026', chief);
    expect(page.verbs).toEqual(['add-action', 'add-work', 'adopt-work', 'place']);
    const post = (by: Caller, verb: string, version: number, body: object) =>
      by('POST', '/api/campaigns/food-2026/acts', { actId: uuidv7(), verb, version, body });
    expect((await post(chief, 'add-action', 2, { title: '白酒质量安全' })).status).toBe(200);
    const work = { kind: 'drama', title: '情景剧', on: '2026-05-30' };
    expect((await post(officer, 'add-work', 3, work)).status).toBe(200);
    const place = { channel: 'elevator-screen', on: '2026-05-31', proof: '清单' };
    expect((await post(officer, 'place', 4, { ...place, places: 700, reach: 90_000 })).status).toBe(200);
    expect((await post(officer, 'place', 5, { ...place, places: 500 })).status).toBe(200);
    expect((await post(chief, 'amend', 6, { reason: '不应当' })).body.code).toBe('procedure.other-route');
    const after = await detail('food-2026');
    expect(after.outreach.channels).toEqual([
      expect.objectContaining({ channel: 'elevator-screen', placements: 2, places: 1_200, reach: 90_000 }),
    ]);
    expect(after.actions.map(({ origin }: { origin: string }) => origin)).toEqual(['prescribed', 'self-selected']);
    expect((await neighbour('GET', '/api/campaigns/nowhere')).status).toBe(404);
  });

  test('an amendment is an edition with its reason, and looks again', async () => {
    const { matterId, version, scope } = await detail('food-2026');
    const { authorities: _, ...rest } = scope;
    const wider = { ...rest, authorities: ['980100'], domains: ['food', 'price'] };
    const at = `/api/office/980100/${matterId}/acts`;
    const body = { scope: wider, reason: '扩大到价格领域' };
    expect((await city('POST', at, { actId: uuidv7(), verb: 'amend', version, body })).status).toBe(200);
    await clueOf(clerk, 'price');
    await settle();
    const page = await detail('food-2026');
    expect(page.editions.map(({ edition, reason }: { edition: number; reason: string }) => [edition, reason])).toEqual([
      [1, null],
      [2, '扩大到价格领域'],
    ]);
    expect(page.editions[1].changed).toEqual(['scope']);
    expect(page.measures[0].value).toBe(6);
  });

  test('cards of the reader; by state', async () => {
    const { body } = await city('GET', '/api/campaigns?state=running');
    const codes = body.campaigns.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(expect.arrayContaining(['food-2026', 'part-2026']));
    expect(codes).not.toContain('whole-2026');
    const card = body.campaigns.find(({ code }: { code: string }) => code === 'food-2026');
    expect([card.figures[0].value, card.targets.map(({ now }: { now: number }) => now)]).toEqual([6, [6]]);
  });
});

test('an act based on the version before a rule counted the matter stands; one based on an older change does not', async () => {
  const asks = async (domain: string) => ({
    scope: { ...((await planOf('x')) as { scope: object }).scope, domains: [domain] },
  });
  await running('drug-2026', await asks('drug'));
  await running('cosmetics-2026', await asks('cosmetics'));
  const matter = await clueOf(clerk, 'drug', '边看边计数');
  const now = async () => (await clerk('GET', `/api/matters/${matter}`)).body;
  const based = (version: number, by: Caller, verb: string, body: object) =>
    by('POST', `/api/matters/${matter}/acts`, { actId: uuidv7(), verb, version, body });
  await settle();
  expect(await now()).toMatchObject({ row: { version: 2 }, facts: { campaigns: ['drug-2026'] } });
  // The clerk has the page of the registration open: nothing that a person said has changed since.
  const stands = await based(1, clerk, 'screen', { domain: 'cosmetics' });
  expect([stands.status, stands.body.version]).toEqual([200, 3]);
  await settle();
  expect((await now()).row.version).toBe(4);
  const accept = (version: number) => based(version, officer, 'accept', {});
  // Version 2 lies before the screening, whatever a rule counted since.
  expect((await accept(2)).body).toMatchObject({ code: 'procedure.stale', params: { seen: 2, now: 4 } });
  expect((await accept(5)).body).toMatchObject({ code: 'procedure.stale' });
  expect((await accept(3)).status).toBe(200);
  // The exception is the rule's alone: what a person counted is a change like any other.
  const byHand = { add: ['food-2026'], leave: [], reason: '另涉食品' };
  expect((await based(5, chief, 'join-campaigns', byHand)).status).toBe(200);
  expect((await based(5, chief, 'join-campaigns', { ...byHand, add: ['whole-2026'] })).body).toMatchObject({
    code: 'procedure.stale',
  });
  expect(await findings()).toEqual([]);
});

test('what comes while a campaign runs joins within the act that brings it, and a rule is no act of its own', async () => {
  await running('device-2026', {
    scope: { ...((await planOf('x')) as { scope: object }).scope, domains: ['device'] },
  });
  // The rules at hand are read anew after a while; the act that finds them old is not kept waiting for it.
  server.clock.advance(60_000);
  const asked = () => opening('clue', { title: '销售过期血压计', domain: 'device' });
  const open = async (body = asked()) => {
    const { body: done } = await clerk('POST', '/api/matters', body);
    return (await clerk('GET', `/api/matters/${done.homeRegion}/${done.matterId}`)).body;
  };
  let matter = await open();
  for (let tries = 0; matter.facts.campaigns === undefined && tries < 200; tries += 1) matter = await open();
  expect(matter).toMatchObject({ row: { version: 1 }, facts: { joined: { 'device-2026': { how: 'rule' } } } });
  // Its field is said by screening, and later it is another: within the same act, and once.
  const unsaid = await clueOf(clerk, null, '某店卖过期体温计');
  expect((await act(clerk, unsaid, 'screen', { domain: 'device' })).status).toBe(200);
  expect((await clerk('GET', `/api/matters/${unsaid}`)).body).toMatchObject({
    ...{ row: { version: 2 }, facts: { campaigns: ['device-2026'] } },
  });
  // Sent again it is the same act, though it says more than was asked for.
  const twice = asked();
  const first = await clerk('POST', '/api/matters', twice);
  const again = await clerk('POST', '/api/matters', twice);
  expect([again.status, again.body.matterId]).toEqual([first.status, first.body.matterId]);
  // Nobody counts by the body of an act of theirs.
  const forged = await clerk('POST', '/api/matters', opening('clue', { counted: { rule: ['food-2026'] } }));
  expect(forged.status).toBe(422);
  await settle();
  expect((await clerk('GET', '/api/matters?campaign=device-2026')).body.total).toBe(await countOf('device-2026'));
  expect(await findings()).toEqual([]);
});

describe('no part is wider than its whole', () => {
  const scopeAs = async (change: object): Promise<object> => {
    const { scope } = (await planOf('x')) as { scope: object };
    return { ...scope, ...change };
  };
  const amend = async (at: string, version: number, change: object) =>
    city('POST', at, {
      ...{ actId: uuidv7(), verb: 'amend', version },
      body: { scope: await scopeAs(change), reason: '调整范围' },
    });
  let whole = '';
  let part = '';

  test('a part is neither planned nor amended beyond its whole', async () => {
    const areas = ['980101', '980102'];
    whole = await running('narrow-2026', { scope: await scopeAs({ authorities: areas, domains: ['food', 'price'] }) });
    const plan = async (change: object) =>
      (await planned('early-2026', { parent: 'narrow-2026', scope: await scopeAs(change) })).body;
    const inside = { authorities: ['980101'], domains: ['food'] };
    expect(await plan({ ...inside, domains: [] })).toMatchObject({
      ...{ code: 'campaign.part-wider', params: { part: 'early-2026', whole: 'narrow-2026', what: 'domain' } },
      zh: '子行动“行动 early-2026”（early-2026）的业务领域超出总行动“行动 narrow-2026”（narrow-2026）：不限。',
    });
    expect(await plan({ ...inside, from: '2026-01-01' })).toMatchObject({ params: { what: 'period' } });
    part = await running('inside-2026', { parent: 'narrow-2026', scope: await scopeAs(inside) });
    const beyond = await amend(part, 2, { ...inside, authorities: ['980100'] });
    expect(beyond).toMatchObject({
      status: 422,
      body: { code: 'campaign.part-wider', params: { what: 'authority', valueZh: '980100' } },
    });
    expect((await amend(part, 2, { ...inside, authorities: ['980102'] })).status).toBe(200);
  });

  test('a whole is not narrowed past a part, and the part is named; once the part is narrower, it is', async () => {
    const narrower = { authorities: ['980101'], domains: ['food', 'price'] };
    const refused = await amend(whole, 2, narrower);
    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: 'campaign.part-wider',
        params: { part: 'inside-2026', whole: 'narrow-2026', what: 'authority', valueEn: '980102' },
      },
    });
    const shorter = await amend(whole, 2, { ...narrower, authorities: ['980102'], to: '2026-08-31' });
    expect(shorter.body).toMatchObject({ params: { part: 'inside-2026', what: 'period' } });
    expect(shorter.body.en).toContain('goes beyond the whole');
    expect((await amend(part, 3, { ...narrower, domains: ['food'] })).status).toBe(200);
    expect((await amend(whole, 2, narrower)).status).toBe(200);
  });

  test('of a whole that is narrowed and a part that is widened at once, one is refused', async () => {
    const [narrowed, widened] = [
      { authorities: ['980101'], domains: ['food'] },
      { authorities: ['980101'], domains: ['price'] },
    ];
    const answers = await Promise.all([amend(whole, 3, narrowed), amend(part, 4, widened)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  test('a part that was cancelled holds nobody back', async () => {
    const inside = { authorities: ['980101'], domains: ['ip'] };
    const all = await running('both-2026', {
      scope: await scopeAs({ authorities: ['980100'], domains: ['ip', 'drug'] }),
    });
    const given = await planned('given-up-2026', { parent: 'both-2026', scope: await scopeAs(inside) });
    const at = `/api/office/${given.body.homeRegion}/${given.body.matterId}/acts`;
    const narrower = { authorities: ['980100'], domains: ['drug'] };
    expect((await amend(all, 2, narrower)).body.params).toMatchObject({ part: 'given-up-2026', what: 'domain' });
    const cancel = { actId: uuidv7(), verb: 'cancel', version: 1, body: { reason: '并入其他行动' } };
    expect((await city('POST', at, cancel)).status).toBe(200);
    expect((await amend(all, 2, narrower)).status).toBe(200);
  });
});

test('joined and left at once by several people, the counts stand', async () => {
  const matter = await clueOf(clerk, 'price', '多人同时操作');
  await settle();
  const moves = fc.sample(fc.boolean(), 12);
  await Promise.all(
    moves.map((joins) => {
      const codes = joins ? { add: ['whole-2026'], leave: [] } : { add: [], leave: ['whole-2026'] };
      return act(chief, matter, 'join-campaigns', { ...codes, reason: '试' });
    }),
  );
  await settle();
  expect(await findings()).toEqual([]);
});
