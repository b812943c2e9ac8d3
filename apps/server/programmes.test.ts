import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { followProgrammes } from '../../modules/programmes/index.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type Caller, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let cityHead: Caller;
let overseer: Caller;
let chief: Caller;
let officer: Caller;
let neighbour: Caller;
/** Who signed in days ago is asked again. */
async function signIn(): Promise<void> {
  [cityHead, overseer, chief, officer, neighbour] = (await Promise.all(
    ['cityclerk', 'overseer', 'chief', 'officer', 'neighbour'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller, Caller, Caller];
}
beforeAll(async () => {
  server = await testServer();
  server.clock.set(new Date('2026-06-02T02:00:00Z'));
  await signIn();
});
afterAll(() => server.end());

interface At {
  readonly homeRegion: string;
  readonly matterId: string;
}
const follow = (): Promise<number> => followProgrammes(server.ledger);
async function open(by: Caller, procedure: string, verb: string, body: object): Promise<At> {
  const answer = await by('POST', '/api/office', { actId: uuidv7(), procedure, verb, body });
  expect([answer.status, answer.text.slice(0, 400)]).toEqual([201, expect.anything()]);
  return answer.body;
}
const detail = async (by: Caller, { homeRegion, matterId }: At) =>
  (await by('GET', `/api/matters/${homeRegion}/${matterId}`)).body;
async function tried(by: Caller, at: At, verb: string, body: object = {}) {
  const { row } = await detail(by, at);
  return by('POST', `/api/office/${at.homeRegion}/${at.matterId}/acts`, {
    actId: uuidv7(),
    verb,
    version: row?.version ?? 1,
    body,
  });
}
async function act(by: Caller, at: At, verb: string, body: object = {}): Promise<void> {
  const answer = await tried(by, at, verb, body);
  expect([verb, answer.status, answer.status === 200 ? '' : answer.text]).toEqual([verb, 200, '']);
}
const facts = async (by: Caller, at: At) => (await detail(by, at)).facts;
async function tasksOf(by: Caller, { matterId }: At): Promise<(At & { title: string; state: string })[]> {
  const { body } = await by('GET', `/api/office?queue=all&procedure=task&origin=${matterId}`);
  return body.items
    .map((row: { id: string; homeRegion: string; title: string; state: string }) => ({
      ...row,
      matterId: row.id,
    }))
    .sort((a: { title: string }, b: { title: string }) => (a.title < b.title ? -1 : 1));
}
/** Everything that was followed once comes again, as after a kill between the act and its note that it was done. */
const deliverAgain = (topic: string) =>
  server.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query(sql`
      insert into outbox (home_region, topic, act_id, payload, available_at)
      select a.home_region, ${topic}, a.act_id, '{}', now() from act a
      where a.verb = any(${TOPICS[topic] ?? []})
      on conflict do nothing`),
  );
const TOPICS: Readonly<Record<string, readonly string[]>> = {
  'office-items': ['hold-meeting', 'hold', 'set-measure'],
  'office-task-told': ['set', 'accept-evidence', 'refuse', 'withdraw', 'reopen', 'decide-later'],
  'office-items-reopened': ['relapse'],
};

const document = '市监〔2026〕21号';
const on = '2026-06-02';
const decision = (title: string, owner: string): JsonObject => ({ title, owner, due: '2026-06-30', evidence: '台账' });
const plan = {
  title: '市场流通领域整治方案',
  order: { document: '省市监〔2026〕3号', issuer: '省市场监督管理局', on: '2026-05-20' },
  period: { from: '2026-06-01', to: '2026-12-31' },
  goals: ['线索清零'],
  steps: ['摸排线索'],
  duties: [{ area: '线索核查', duty: '按期核查', lead: '980101' }],
};
const meeting = (decisions: readonly JsonObject[]) => ({
  ...{ kind: 'party-group', title: '党组会议', on, minutes: '部署整治。', decisions },
  attended: [{ name: '林知微', post: '局长' }],
  absent: [{ name: '沈望舒', reason: '出差' }],
});
async function programmeWith(...decisions: readonly JsonObject[]): Promise<At> {
  const at = await open(cityHead, 'programme', 'plan', plan);
  await act(cityHead, at, 'start', { document });
  await act(cityHead, at, 'hold-meeting', meeting(decisions));
  return at;
}
async function done(task: At): Promise<void> {
  await act(officer, task, 'accept');
  await act(officer, task, 'submit-evidence', { text: '台账见附件' });
  await act(overseer, task, 'accept-evidence');
}

describe('decisions of a meeting', () => {
  test('become tasks of their owners, once however often the word comes', async () => {
    const at = await programmeWith(decision('一', '980101'), decision('二', '980102'));
    await follow();
    const tasks = await tasksOf(cityHead, at);
    expect(tasks.map(({ title, state }) => [title, state])).toEqual([
      ['一', 'set'],
      ['二', 'set'],
    ]);
    expect((await tasksOf(officer, at)).map(({ title }) => title)).toEqual(['一']);
    expect((await tasksOf(neighbour, at)).map(({ title }) => title)).toEqual(['二']);
    const known = (await facts(cityHead, at)).decisions;
    expect(known).toMatchObject({ d1: { state: 'open', task: tasks[0]?.matterId }, d2: { state: 'open' } });
    await deliverAgain('office-items');
    await deliverAgain('office-task-told');
    await follow();
    expect(await tasksOf(cityHead, at)).toEqual(tasks);
    expect((await facts(cityHead, at)).decisions).toEqual(known);
  });

  test('are done when another person accepted the evidence; word that comes late changes nothing', async () => {
    const at = await programmeWith(decision('丙', '980101'));
    await follow();
    const [task] = await tasksOf(cityHead, at);
    if (task === undefined) throw new Error('no task');
    const early = await tried(cityHead, at, 'conclude', { document, summary: '总结', lessons: [] });
    expect([early.status, early.body.params?.rule]).toEqual([409, 'programme.conclude.decisions']);
    await act(officer, task, 'accept');
    await act(officer, task, 'submit-evidence', { text: '台账' });
    const own = await tried(chief, task, 'accept-evidence');
    expect([own.status, own.body.params?.rule]).toEqual([409, 'task.accept-evidence.setter']);
    await act(overseer, task, 'refuse', { reason: '缺少签名' });
    await act(officer, task, 'submit-evidence', { text: '台账，已签名' });
    await act(overseer, task, 'accept-evidence');
    // Four words of one task are told now, in whatever order: each tells how it stands now.
    await follow();
    const told = (await facts(cityHead, at)).decisions;
    expect(told.d1).toMatchObject({ state: 'done', doneOn: on, late: false });
    await deliverAgain('office-task-told');
    await follow();
    expect((await facts(cityHead, at)).decisions).toEqual(told);
    await act(cityHead, at, 'conclude', { document, summary: '总结', lessons: ['专人核查'] });
    // Opened again after all: the programme that is over knows.
    await act(cityHead, task, 'reopen', { reason: '弄虚作假', due: '2026-07-31' });
    await follow();
    expect((await facts(cityHead, at)).decisions.d1).toMatchObject({ state: 'open', due: '2026-07-31' });
  });

  test('a task that only says that it came from there does not speak for it', async () => {
    const at = await programmeWith(decision('丁', '980101'));
    await follow();
    const before = (await facts(cityHead, at)).decisions;
    const origin = { procedure: 'programme', matter: at.matterId, region: at.homeRegion, item: 'd1' };
    const other = await open(cityHead, 'task', 'set', { ...decision('冒名', '980101'), origin });
    await act(cityHead, other, 'withdraw', { reason: '误设' });
    await follow();
    expect((await facts(cityHead, at)).decisions).toEqual(before);
  });
});

test('promises of a talk are tasks of the unit; kept when done, and none is forgotten at the close', async () => {
  const at = await open(cityHead, 'talk', 'propose', {
    ...{ title: '进度约谈', unit: '980101', reason: '进度滞后', figures: [] },
  });
  expect((await chief('GET', `/api/matters/${at.homeRegion}/${at.matterId}`)).status).toBe(404);
  await act(cityHead, at, 'summon', { document, on, place: '会议室', asked: [{ name: '苏景行' }] });
  expect((await detail(chief, at)).row.state).toBe('summoned');
  await act(overseer, at, 'hold', {
    ...{ on, led: { name: '林知微' }, attended: [{ name: '苏景行' }], absent: [], record: '说明原因' },
    promises: [
      { title: '清零', due: '2026-06-20', evidence: '台账' },
      { title: '增派人手', due: '2026-06-10', evidence: '文件' },
    ],
  });
  await follow();
  const [added, cleared] = await tasksOf(chief, at);
  if (added === undefined || cleared === undefined) throw new Error('a promise was lost');
  expect([added.title, cleared.title]).toEqual(['增派人手', '清零']);
  await done(cleared);
  await follow();
  const kept = await tried(cityHead, at, 'judge-promise', { promise: 'p2', result: 'kept', reason: '已完成' });
  expect([kept.status, kept.body.params?.rule]).toEqual([409, 'talk.judge-promise.evidence']);
  const close = await tried(cityHead, at, 'close', { opinion: '办结' });
  expect([close.status, close.body.params?.rule]).toEqual([409, 'talk.close.promises']);
  await act(cityHead, at, 'judge-promise', { promise: 'p1', result: 'kept', reason: '台账清零' });
  await act(cityHead, at, 'judge-promise', { promise: 'p2', result: 'not-kept', reason: '逾期' });
  await act(cityHead, at, 'close', { opinion: '办结' });
  expect((await detail(cityHead, at)).row.state).toBe('closed');
});

test('a rectification is opened from a letter, accepted when its measures are done, and opens their tasks on relapse', async () => {
  const letter = uuidv7();
  const at = await open(cityHead, 'rectification', 'open', {
    ...{ title: '河砂行业整治', domain: 'food', text: '监管漏洞', owner: '980101', problems: ['无照经营'] },
    origin: { procedure: 'recommendation', matter: letter, region: '980100' },
  });
  const { body: found } = await chief('GET', `/api/office?queue=all&procedure=rectification&origin=${letter}`);
  expect(found.items.map(({ id }: { id: string }) => id)).toEqual([at.matterId]);
  await act(cityHead, at, 'set-measure', { ...decision('建台账', '980101'), problem: 'b1' });
  const early = await tried(chief, at, 'submit', { report: '完成' });
  expect([early.status, early.body.params?.rule]).toEqual([409, 'rectification.submit.measures']);
  await follow();
  const [task] = await tasksOf(chief, at);
  if (task === undefined) throw new Error('no task');
  await done(task);
  await act(overseer, task, 'close');
  await follow();
  await act(chief, at, 'submit', { report: '完成' });
  expect((await tried(chief, at, 'accept', { opinion: '好' })).body.params?.rule).toBe('rectification.accept.setter');
  await act(overseer, at, 'accept', { opinion: '通过' });
  await act(overseer, at, 'relapse', { reason: '再次发现', measures: ['m1'], due: '2026-07-31' });
  await follow();
  await deliverAgain('office-items-reopened');
  await follow();
  const reopened = await detail(chief, task);
  expect([reopened.row.state, Object.keys(reopened.facts.reopened)]).toEqual(['working', ['o1']]);
  expect((await facts(chief, at)).measures.m1).toMatchObject({ state: 'open', due: '2026-07-31' });
  // The old word comes a third time, after the task was done anew.
  await act(officer, task, 'submit-evidence', { text: '已整改' });
  await act(overseer, task, 'accept-evidence');
  await deliverAgain('office-items-reopened');
  await follow();
  expect((await detail(chief, task)).row.state).toBe('accepted');
  expect((await facts(chief, at)).measures.m1).toMatchObject({ state: 'done' });
});

describe('boards', () => {
  test('who lags: tasks by authority, each number the list behind it; nothing of a neighbour', async () => {
    const body = { ...decision('逾期任务', '980102'), due: '2026-06-03' };
    await open(cityHead, 'task', 'set', body);
    server.clock.set(new Date('2026-06-05T02:00:00Z'));
    await signIn();
    const { body: board } = await cityHead('GET', '/api/task-board');
    const rowOf = (code: string) =>
      board.rows.find((row: { authority: { code: string } }) => row.authority.code === code);
    expect(board.rows[0].authority.code).toBe('980102');
    expect(rowOf('980102')).toMatchObject({ overdue: 1, set: 2, working: 0, oldestDue: '2026-06-03' });
    const { body: listed } = await cityHead('GET', '/api/office?queue=overdue&procedure=task&authority=980102');
    expect(listed.total).toBe(1);
    const { body: done } = await cityHead(
      'GET',
      '/api/figures/pivot?figures=task.done-on-time&from=2026-01-01&to=2026-12-31&authority=980101&rows=none',
    );
    expect(rowOf('980101').doneOnTime).toBe(done.cells[0].value);
    const { body: own } = await officer('GET', '/api/task-board');
    expect(own.rows.map((row: { authority: { code: string } }) => row.authority.code)).toEqual(['980101']);
    const outside = await officer('GET', '/api/task-board?authority=980102');
    expect([outside.status, outside.body.code]).toEqual([403, 'programmes.out-of-scope']);
  });

  test('letters by kind, and the letters behind a number', async () => {
    const clerk = await server.signIn('clerk');
    const letter = await clerk('POST', '/api/matters', {
      actId: uuidv7(),
      procedure: 'recommendation',
      verb: 'receive',
      body: {
        ...{ letterKind: 'court', title: '司法建议', channel: 'letter', text: '请整治' },
        incoming: { sender: '某法院', documentNo: '（2026）1号', documentDate: '2026-06-01' },
      },
    });
    expect(letter.status).toBe(201);
    const period = 'from=2026-01-01&to=2026-12-31';
    const { body: board } = await cityHead('GET', `/api/letters?${period}`);
    expect(
      board.kinds.map(({ kind, counts }: { kind: string; counts: JsonObject }) => [kind, counts.received]),
    ).toEqual([
      ['court', 1],
      ['procuratorate', 0],
      ['supervision', 0],
      ['police', 0],
    ]);
    expect(board.total.received).toBe(1);
    const { body: behind } = await cityHead('GET', `/api/letters/matters?figure=received&kind=court&${period}`);
    expect([behind.sum, behind.items[0].matter.id]).toEqual([1, letter.body.matterId]);
    const { body: none } = await cityHead('GET', `/api/letters/matters?figure=received&kind=police&${period}`);
    expect([none.sum, none.items]).toEqual([0, []]);
    expect((await neighbour('GET', `/api/letters?${period}`)).body.total.received).toBe(0);
    expect((await neighbour('GET', `/api/letters/matters?figure=received&${period}&authority=980101`)).status).toBe(
      403,
    );
  });
});

test('a talk cites what is counted, or is refused with the number that is', async () => {
  const cited = (value: number) => ({
    ...{ title: '约谈', unit: '980102', reason: '逾期' },
    figures: [{ figure: 'task.set', authority: '980102', from: '2026-06-01', to: '2026-06-30', value }],
  });
  const { body } = await cityHead(
    'GET',
    '/api/figures/pivot?figures=task.set&from=2026-06-01&to=2026-06-30&authority=980102&rows=none',
  );
  const counted = body.cells[0].value;
  const propose = (value: number) =>
    cityHead('POST', '/api/office', { actId: uuidv7(), procedure: 'talk', verb: 'propose', body: cited(value) });
  const wrong = await propose(counted + 1);
  expect([wrong.status, wrong.body.code, wrong.body.params?.counted]).toEqual([
    409,
    'programmes.figure-differs',
    counted,
  ]);
  expect((await propose(counted)).status).toBe(201);
});
