import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AuthorityCode, uuidv7 } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { followSupervision } from '../../modules/supervision/index.ts';
import { assignRoles, createPerson, storePasswordHash } from '../../platform/identity/index.ts';
import { applyDue } from '../../platform/rollup/apply.ts';
import { multipartOf } from './testing/multipart.ts';
import { type Caller, PASSWORD, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let orderer: Caller;
let leader: Caller;
let colleague: Caller;
let visited: Caller;
let neighbour: Caller;
beforeAll(async () => {
  server = await testServer();
  server.clock.set(new Date('2026-06-10T02:00:00Z'));
  const { db } = server.store;
  // Of the same bureau as the team, with every post that opens things, and of no team.
  const id = await createPerson(db, { login: 'colleague', name: '同事' });
  await storePasswordHash(db, server.identity, id, await server.identity.slowHash.hash(PASSWORD));
  await assignRoles(
    db,
    server.identity,
    (['supervisor', 'head', 'custodian', 'campaign-office'] as const).map((role) => ({
      ...{ personId: id, authority: '980100' as AuthorityCode, role, validFrom: '2018-11-01' as PlainDate },
    })),
  );
  [orderer, leader, colleague, visited, neighbour] = (await Promise.all(
    ['overseer', 'cityclerk', 'colleague', 'chief', 'neighbour'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller, Caller, Caller];
});
afterAll(() => server.end());

const follow = (): Promise<number> => followSupervision(server.ledger, server.directory);
const QUESTIONS = [
  { id: 'q1', kind: 'yes-no', text: '是否建立线索台账？', required: true },
  { id: 'q2', kind: 'number', text: '本月受理线索多少件？', unit: '件' },
  { id: 'q3', kind: 'photo', text: '台账照片' },
];
const place = { kind: 'authority', authority: '980101', name: '听泉分局办事大厅' };
/** Named nowhere else: wherever it stands, it was told. */
const hidden = { kind: 'authority', authority: '980101', name: '揽星桥监管所' };
const team = () => ({ name: '第一组', leader: server.people.cityclerk ?? '', members: [] });

async function open(by: Caller, procedure: string, verb: string, body: object, more: object = {}) {
  const done = await by('POST', '/api/office', { actId: uuidv7(), procedure, verb, body, ...more });
  return { done, at: `${done.body.homeRegion}/${done.body.matterId}`, id: String(done.body.matterId) };
}
async function act(by: Caller, at: string, verb: string, body: object = {}) {
  const { body: detail } = await by('GET', `/api/matters/${at}`);
  return by('POST', `/api/office/${at}/acts`, { actId: uuidv7(), verb, version: detail.row?.version ?? 1, body });
}
async function well(by: Caller, at: string, verb: string, body: object = {}) {
  const done = await act(by, at, verb, body);
  expect([verb, done.status, done.text]).toEqual([verb, 200, done.text]);
  return done.body;
}

async function round() {
  const { at, id, done } = await open(orderer, 'survey', 'order', {
    title: '线索清零督导',
    order: { document: '市监督〔2026〕3号', issuer: '市局', on: '2026-06-01' },
    period: { from: '2026-06-01', to: '2026-06-30' },
  });
  expect(done.status, done.text).toBe(201);
  await well(orderer, at, 'set-team', team());
  await well(orderer, at, 'set-checklist', { title: '清单', questions: QUESTIONS });
  await well(orderer, at, 'start');
  return { at, id };
}
const checklist = { version: 1, title: '清单', questions: QUESTIONS };
const sealedBody = (survey: string) => ({
  team: team(),
  checklist,
  origin: { procedure: 'survey', matter: survey, region: '980100' },
  plan: { place: hidden, day: '2026-06-27', note: '先看暗格' },
});

test('an announced stop becomes a visit once, with team and checklist of its round', async () => {
  const { at, id } = await round();
  await well(orderer, at, 'add-stop', { team: 't1', place, day: '2026-06-10' });
  await Promise.all([follow(), follow()]);
  await follow();
  const { body } = await leader('GET', `/api/supervision/surveys/${at}`);
  expect(body.visits).toMatchObject([
    { state: 'planned', team: '第一组', sealed: false, place, day: '2026-06-10', questions: 3 },
  ]);
  const { body: mine } = await leader('GET', '/api/supervision/visits');
  expect(mine.visits).toMatchObject([{ title: '走访听泉分局办事大厅', day: '2026-06-10' }]);
  expect((await colleague('GET', '/api/supervision/visits')).body.visits).toEqual([]);
  const { body: list } = await leader('GET', `/api/office?origin=${id}`);
  expect(list.items).toHaveLength(1);
});

/** Tables in which the system itself reads where a visit goes, when, or what was noted. */
async function tablesThatTell(visit: string): Promise<string[]> {
  const { rows: tables } = await server.store.db.query<{ name: string }>({
    text: `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  });
  const told: string[] = [];
  for (const { name } of tables) {
    const rows = await server.store.transaction({ scope: '%', clearance: 99 }, async (tx) => {
      await tx.openMatters([visit]);
      return (await tx.query<{ row: string }>({ text: `select t::text as row from ${name} t` })).rows;
    });
    if (rows.some(({ row }) => /揽星桥|2026-06-27|暗格/.test(row))) told.push(name);
  }
  return told.sort();
}

describe('a sealed visit', () => {
  const secret = /揽星桥|2026-06-27|暗格/;

  test('is seen by nobody of the visited authority, and tells place and day to its team and who ordered it alone', async () => {
    const survey = await round();
    const sealed = await open(orderer, 'visit', 'order-unannounced', sealedBody(survey.id));
    expect(sealed.done.status, sealed.done.text).toBe(201);
    const { at } = sealed;
    for (const by of [visited, neighbour]) {
      expect((await by('GET', `/api/matters/${at}`)).status).toBe(404);
      expect((await by('GET', `/api/supervision/visits/${at}`)).status).toBe(404);
      expect((await by('GET', `/api/office?q=${encodeURIComponent('暗访')}`)).body.total).toBe(0);
      expect(JSON.stringify((await by('GET', '/api/office/counts')).body)).not.toContain('visit');
    }
    // Whoever sees that it exists learns nothing of it wherever they look.
    const looks = [
      `/api/matters/${at}`,
      `/api/office?origin=${survey.id}`,
      '/api/office?queue=office',
      `/api/office?q=${encodeURIComponent('揽星')}`,
      `/api/supervision/visits/${at}`,
      `/api/supervision/surveys/${survey.at}`,
      `/api/supervision/surveys/${survey.at}/tally`,
      '/api/supervision/board',
      `/api/matters/${at}/as-of?day=2026-06-10`,
      `/api/matters?q=${encodeURIComponent('揽星')}`,
    ];
    for (const url of looks) {
      const seen = await colleague('GET', url);
      expect(seen.status, url).toBe(200);
      expect(seen.text, url).not.toMatch(secret);
    }
    const bundle = await server.app.inject({
      method: 'GET',
      url: `/api/matters/${at}/bundle`,
      headers: { cookie: colleague.cookie },
    });
    expect([bundle.statusCode, bundle.payload.includes('order-unannounced')]).toEqual([200, true]);
    expect(bundle.payload).not.toMatch(secret);
    const { body: hers } = await colleague('GET', `/api/supervision/visits/${at}`);
    expect(hers).toMatchObject({
      place: null,
      day: null,
      note: '',
      sealedPlace: null,
      title: '暗访（密封）',
      mine: false,
    });
    // Nor does the post that opens identities, with its reason.
    const opened = await colleague('POST', `/api/matters/${at}/acts/1/identity`, { reason: '想看一看去哪里' });
    expect([opened.status, opened.body.code]).toEqual([403, 'intake.identity.refused']);
    for (const by of [leader, orderer]) {
      expect((await by('GET', `/api/supervision/visits/${at}`)).body).toMatchObject({
        day: '2026-06-27',
        sealedPlace: hidden,
      });
    }
    // A guess tells nobody whether it is right.
    for (const guess of [hidden, { ...hidden, name: '别处' }]) {
      const refused = await act(colleague, at, 'open', { on: '2026-06-10', place: guess });
      expect([refused.status, refused.body.params.rule]).toEqual([409, 'visit.team']);
    }
  });

  test('keeps its secret in the database as well, and its looks are on record', async () => {
    const survey = await round();
    const { at, id } = await open(orderer, 'visit', 'order-unannounced', sealedBody(survey.id));
    await leader('GET', `/api/supervision/visits/${at}`);
    expect(await tablesThatTell(id)).toEqual([]);
    const { rows: looks } = await server.store.transaction({ scope: '%', clearance: 99 }, (tx) =>
      tx.query<{ reader: string; reason: string }>({
        text: 'select reader, reason from access_log where matter_id = $1',
        values: [id],
      }),
    );
    expect(looks).toMatchObject([{ reader: server.people.cityclerk, reason: expect.stringContaining('暗访计划') }]);
    // Once it is open the same search finds it: it does look everywhere.
    await well(leader, at, 'open', { on: '2026-06-10', place: hidden });
    expect(await tablesThatTell(id)).toEqual(expect.arrayContaining(['act', 'matter']));
  });

  test('is opened at the place of its plan alone; then it counts, and not before', async () => {
    const survey = await round();
    const { at } = await open(orderer, 'visit', 'order-unannounced', sealedBody(survey.id));
    await applyDue(server.store);
    const stat = async () => {
      const { rows } = await server.store.transaction({ scope: '9801%', clearance: 0 }, (tx) =>
        tx.query<{ n: number }>({
          text: `select coalesce(sum(n), 0)::int as n from stat where measure = 'visit.unannounced'`,
        }),
      );
      return rows[0]?.n ?? -1;
    };
    const before = await stat();
    const elsewhere = await act(leader, at, 'open', { on: '2026-06-10', place: { ...hidden, name: '别处' } });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([409, 'supervision.visit.plan-differs']);
    await well(leader, at, 'open', { on: '2026-06-10', place: hidden });
    await applyDue(server.store);
    expect(await stat()).toBeGreaterThan(before);
    expect((await colleague('GET', `/api/supervision/visits/${at}`)).body).toMatchObject({
      place: hidden,
      sealedPlace: null,
    });
  });

  test('belongs to the authority that sends it, and asks what its round asks', async () => {
    const survey = await round();
    const below = await open(orderer, 'visit', 'order-unannounced', sealedBody(survey.id), { homeCode: '980101' });
    expect([below.done.status, below.done.body.code]).toEqual([422, 'supervision.visit.home']);
    const other = { ...sealedBody(survey.id), checklist: { ...checklist, questions: QUESTIONS.slice(0, 1) } };
    const differs = await open(orderer, 'visit', 'order-unannounced', other);
    expect([differs.done.status, differs.done.body.code]).toEqual([409, 'supervision.visit.checklist-differs']);
  });
});

const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('from the checklist to the finding, its order, its re-check and its clue', async () => {
  const survey = await round();
  await well(orderer, survey.at, 'add-stop', { team: 't1', place, day: '2026-06-10' });
  await follow();
  const { body: progress } = await leader('GET', `/api/supervision/surveys/${survey.at}`);
  const at = `${progress.visits[0].region}/${progress.visits[0].id}`;
  await well(leader, at, 'open', { on: '2026-06-10' });
  const bare = await act(leader, at, 'attach', { file: uuidv7(), sha256: 'a'.repeat(64), name: '照片.png' });
  expect(bare.body.code).toBe('supervision.attach.by-upload');
  const file = uuidv7();
  const { payload, headers } = multipartOf(photo, '台账.png', 'image/png');
  const sent = await server.send({
    ...{ method: 'POST', url: `/api/matters/${at}/files?actId=${file}`, payload },
    headers: { ...headers, cookie: leader.cookie, 'x-qingyuan': '1' },
  });
  expect(sent.status, sent.text).toBe(201);
  await well(leader, at, 'answer', {
    answers: [
      { question: 'q1', value: 'no', seen: 0 },
      { question: 'q2', value: 12, seen: 0 },
      { question: 'q3', photos: [file], seen: 0 },
    ],
  });
  await well(leader, at, 'find', {
    ...{ title: '线索台账缺失', domain: 'drug', severity: 'grave', text: '二季度没有登记。', on: '2026-06-10' },
    subject: { kind: 'authority', authority: '980101' },
    photos: [file],
  });
  await well(leader, at, 'close', { summary: '台账不全。' });
  await Promise.all([follow(), follow()]);
  const { body: list } = await leader('GET', `/api/office?procedure=finding&origin=${progress.visits[0].id}`);
  expect(list.items).toHaveLength(1);
  const finding = `${list.items[0].homeRegion}/${list.items[0].id}`;

  // Not before it is ordered does the authority concerned know of it; the visit it never sees.
  expect((await visited('GET', `/api/matters/${finding}`)).status).toBe(404);
  await well(leader, finding, 'order', {
    document: '督改1号',
    requirements: '补登。',
    due: '2026-06-20',
    to: '980101',
  });
  expect((await visited('GET', `/api/matters/${finding}`)).body.row).toMatchObject({
    state: 'ordered',
    due: '2026-06-20',
  });
  expect((await visited('GET', `/api/matters/${at}`)).status).toBe(404);
  const picture = await visited('GET', `/api/supervision/photos/${finding}/${file}`);
  expect([picture.status, picture.headers['content-type']]).toEqual([200, 'image/png']);
  expect((await visited('GET', `/api/supervision/photos/${at}/${file}`)).status).toBe(404);
  expect((await visited('GET', `/api/supervision/photos/${finding}/${uuidv7()}`)).status).toBe(404);

  // Nor does a finding of one's own open what lies with a visit that one does not see, or a file by a guess.
  const sha256 = createHash('sha256').update(photo).digest('hex');
  const borrowed = (by: Caller, hash: string) =>
    open(by, 'finding', 'record', {
      ...{ title: '借图', domain: 'drug', severity: 'slight', text: '借图。', on: '2026-06-10' },
      subject: { kind: 'authority', authority: '980102' },
      origin: { procedure: 'visit', matter: at.slice(7), region: at.slice(0, 6) },
      photos: [{ file, sha256: hash }],
    });
  expect((await borrowed(neighbour, sha256)).done.body.code).toBe('procedure.no-such-matter');
  expect((await borrowed(orderer, 'a'.repeat(64))).done.body.code).toBe('supervision.photo.none');
  const seen = await borrowed(colleague, sha256);
  expect(seen.done.status, seen.done.text).toBe(201);
  await well(colleague, seen.at, 'withdraw', { reason: '重复登记' });

  const early = await act(leader, finding, 'close');
  expect(early.body.params.rule).toBe('procedure.state');
  await well(visited, finding, 'reply', { text: '已补登。' });
  await well(leader, finding, 'recheck', { result: 'holds', on: '2026-06-10', text: '已登记。' });
  expect((await act(orderer, finding, 'refer', { to: '989999' })).body.code).toBe('identity.authority-unknown');
  await well(orderer, finding, 'refer', { to: '980102', text: '另有药店线索。' });
  await follow();
  await follow();
  const { body: clues } = await neighbour('GET', '/api/matters?procedure=clue');
  expect(clues.items.map(({ title }: { title: string }) => title)).toEqual(['督导转来：线索台账缺失']);
  await well(leader, finding, 'close');

  const { body: board } = await orderer('GET', `/api/supervision/board?survey=${survey.id}`);
  expect(board.rows).toMatchObject([
    { domain: 'drug', authority: '980101', found: 1, ordered: 1, rechecked: 1, rectified: 1, overdue: 0 },
  ]);
  expect((await neighbour('GET', '/api/supervision/board')).body.rows).toEqual([]);

  const { body: tally } = await orderer('GET', `/api/supervision/surveys/${survey.at}/tally?question=1.q1&value=no`);
  expect(tally.questions).toMatchObject([
    {
      visits: 1,
      answered: 1,
      counts: [
        { value: 'yes', n: 0 },
        { value: 'no', n: 1 },
        { value: 'not-applicable', n: 0 },
      ],
    },
    { answered: 1, sum: 12, median: 12 },
    { answered: 1 },
  ]);
  expect(tally.answers).toMatchObject([{ title: '走访听泉分局办事大厅', value: 'no' }]);
  expect((await visited('GET', `/api/supervision/surveys/${survey.at}/tally`)).status).toBe(404);
});

test('an overdue finding is overdue on the board', async () => {
  const { at } = await open(leader, 'finding', 'record', {
    ...{ title: '价签缺失', domain: 'price', severity: 'slight', text: '多个摊位没有价签。', on: '2026-06-10' },
    subject: { kind: 'market', authority: '980102', name: '城南市场' },
  });
  await well(leader, at, 'order', { document: '督改2号', requirements: '补齐。', due: '2026-06-11', to: '980102' });
  server.clock.set(new Date('2026-06-15T02:00:00Z'));
  const later = await server.signIn('overseer');
  const { body } = await later('GET', '/api/supervision/board?domain=price');
  expect(body.rows).toMatchObject([{ authority: '980102', found: 1, rectified: 0, overdue: 1 }]);
});
