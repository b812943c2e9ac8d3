import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CASE_REGION, tellCase } from '../../apps/server/testing/case-story.ts';
import { drawStage, frozenDraw } from '../../apps/server/testing/draw-stage.ts';
import { frozenBriefing } from '../../apps/server/testing/frozen-briefing.ts';
import { multipartOf } from '../../apps/server/testing/multipart.ts';
import { publishedCase } from '../../apps/server/testing/published-case.ts';
import { type Caller, opening, type TestServer, testServer } from '../../apps/server/testing/test-server.ts';
import { uuidv7 } from '../../kernel/id.ts';
import { filed } from '../../modules/cases/model/case/testing/story.ts';
import { SharedBackground } from '../../modules/incidents/index.ts';
import { importJobs } from '../../modules/intake/index.ts';
import { learnSubjects } from '../../modules/parties/index.ts';
import { storeInventedModel } from '../../modules/triage/testing/store-invented-model.ts';
import { startJobWorker } from '../../platform/jobs/worker.ts';

let server: TestServer;
let owner: pg.Client;
/** As the product connects, but without its helper: nobody made a setting. */
let bare: pg.Client;
let tables: readonly string[];

async function act(by: Caller, matter: string, verb: string, version: number, body: object): Promise<void> {
  const done = await by('POST', `/api/matters/${matter}/acts`, { actId: uuidv7(), verb, version, body });
  expect(done.status, done.text).toBe(200);
}

async function upload(by: Caller, url: string, content: string, name: string) {
  const { payload, headers } = multipartOf(content, name);
  return server.send({ method: 'POST', url, headers: { cookie: by.cookie, 'x-qingyuan': '1', ...headers }, payload });
}

async function importAndUndo(clerk: Caller): Promise<void> {
  const jobs = startJobWorker(server.store.db, importJobs(server.intake), { pollMs: 5 });
  const { body } = await upload(clerk, '/api/imports', '甲,乙\n标题,内容\n', 'table.csv');
  const url = `/api/imports/${body.batchId}`;
  await clerk('POST', `${url}/mapping`, { mapping: { title: '甲', text: '乙' } });
  const reaches = async (state: string): Promise<void> => {
    for (let tries = 0; (await clerk('GET', url)).body.state !== state; tries += 1) {
      if (tries > 1_000) throw new Error(`the import is never ${state}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  await clerk('POST', `${url}/commit`, {});
  await reaches('committed');
  await clerk('POST', `${url}/undo`, {});
  await reaches('undone');
  await jobs.stop();
}

async function issueNotice(clerk: Caller, officer: Caller): Promise<void> {
  const { body } = await clerk('POST', '/api/matters', opening('complaint'));
  const matter = `${body.homeRegion}/${body.matterId}`;
  await act(officer, matter, 'accept', 1, {});
  const asked = { template: 'complaint-accepted', templateVersion: '2026-04-15', recipient: 'complainant' };
  const done = await officer('POST', `/api/matters/${matter}/notices`, { actId: uuidv7(), version: 2, ...asked });
  expect(done.status, done.text).toBe(201);
  const gone = { actId: uuidv7(), version: 3, reason: '有误。' };
  const back = await officer('POST', `/api/matters/${matter}/notices/${done.body.actId}/withdraw`, gone);
  expect(back.status, back.text).toBe(200);
}

/** A case that lies too long, with a file, a draft and a dossier asked for; numbers reserved for the spot; a night's look. */
async function workOnCase(officer: Caller, chief: Caller): Promise<void> {
  const days = { occurredOn: '2025-09-01', endedOn: '2025-09-20', discoveredOn: '2025-10-09' };
  const url = `/api/cases/${CASE_REGION}/${await tellCase(server, [filed('2025-10-13', days)])}`;
  const done = [
    await upload(officer, `${url}/evidence-files`, '流水', '流水.csv'),
    await officer('PUT', `${url}/documents/draft/1/1`, { version: 0, texts: {} }),
    await officer('POST', `${url}/dossier`, {}),
    await officer('POST', '/api/cases/number-blocks', { id: uuidv7(), device: '执法手机', count: 1 }),
    await chief('POST', '/api/integrity/run'),
  ];
  expect(done.map(({ status, text }) => (status < 300 ? 'done' : text))).toEqual(done.map(() => 'done'));
}

/** Firms that are classed, and a draw whose lists are frozen. */
async function freezeLists(officer: Caller, chief: Caller): Promise<void> {
  const stage = await drawStage(server, officer, chief);
  const firms = [{ code: stage.codes[0], risk: 'high', credit: 'none' }];
  await officer('PUT', '/api/inspections/classes', { source: '分级', asOf: '2026-05-31', firms });
  await frozenDraw(stage, officer, chief, { groups: [{ id: 'all', risks: [], credits: [], number: 1 }] });
}

/** Two complaints of one complainant, of which one is said to be of another person. */
async function correctedComplaint(clerk: Caller, officer: Caller): Promise<void> {
  await clerk('POST', '/api/matters', opening('complaint'));
  const { body } = await clerk('POST', '/api/matters', opening('complaint'));
  while ((await server.workers.find(({ name }) => name === 'propose')?.run()) ?? 0);
  const url = `/api/matters/${body.homeRegion}/${body.matterId}/habits/correction`;
  expect((await officer('POST', url, { reason: '电话系他人借用' })).status).toBe(200);
}

/** A list, a matter whose operator is on it, and what an officer said of that. */
async function watchedOperator(clerk: Caller, officer: Caller): Promise<void> {
  await owner.query(
    `with list as (
       insert into watch_list (home_region, id, authority, name, source, basis, purpose, until_day)
       values ('980101', $1, '980101', '名单', '市局', '《办法》', '核查', '2099-12-31') returning id)
     insert into watch_entry (home_region, list_id, id, authority, subject, kind, name, batch_id)
     select '980101', id, $2, '980101', sha256('s'), 'organisation', '列名商行', $2 from list`,
    [uuidv7(), uuidv7()],
  );
  await clerk('POST', '/api/matters', opening('clue', { respondent: { name: '列名商行' } }));
  while ((await server.workers.find(({ name }) => name === 'propose')?.run()) ?? 0);
  const { body } = await officer('GET', '/api/watch-lists/hits');
  const [{ id, matter }] = body.items;
  const url = `/api/watch-lists/hits/${matter.homeRegion}/${matter.id}/${id}/verdict`;
  expect((await officer('POST', url, { verdict: 'is', reason: '经核一致' })).status).toBe(200);
}

/** Two matters of which somebody says that they are the same. */
async function spokenPair(clerk: Caller, officer: Caller): Promise<void> {
  const [one, other] = [
    (await clerk('POST', '/api/matters', opening('report'))).body,
    (await clerk('POST', '/api/matters', opening('report'))).body,
  ];
  const word = {
    actId: uuidv7(),
    said: 'same',
    reason: '同一件',
    other: { region: other.homeRegion, id: other.matterId },
  };
  expect((await officer('POST', `/api/matters/${one.homeRegion}/${one.matterId}/same`, word)).status).toBe(200);
}

/** Clues about one stall in one event: the incident that they are, who they are about, and what both are weighed by. */
async function groupAndResolve(clerk: Caller, officer: Caller): Promise<void> {
  const respondent = { name: '老王烧烤', address: '南门路8号' };
  const places: { region: string; id: string }[] = [];
  for (let n = 0; n < 2; n += 1) {
    const { body } = await clerk('POST', '/api/matters', opening('clue', { respondent }));
    places.push({ region: body.homeRegion, id: body.matterId });
  }
  while ((await server.workers.find(({ name }) => name === 'propose')?.run()) ?? 0);
  const [matter, subject] = places;
  const incident = { actId: uuidv7(), title: '烧烤摊扰民', reason: '多人反映', matters: places };
  const word = { matter, subject, said: 'same', reason: '经现场核对招牌' };
  const done = [await officer('POST', '/api/incidents', incident), await officer('POST', '/api/subjects/words', word)];
  expect(done.map(({ status, text }) => (status < 300 ? 'done' : text))).toEqual(done.map(() => 'done'));
  const now = server.clock.now();
  await new SharedBackground().keep(server.store, now);
  expect(await learnSubjects(server.store, server.directory, now, 1)).toBe(1);
}

/** A firm in online settlement whose manager has opened an account and is signed in. */
async function enrolledFirm(officer: Caller): Promise<void> {
  const id = uuidv7();
  const code = '91980101MA00000158';
  const firm = { actId: id, region: CASE_REGION, name: '某公司', code, address: '东街1号', understood: true };
  const send = (url: string, payload: object) =>
    server.send({ method: 'POST', url, headers: { 'x-qingyuan': '1' }, payload });
  await send('/public/firm-applications', { ...firm, contact: { name: '周经理', phone: '13912345678' } });
  const steps: readonly (readonly [string, object])[] = [
    ['verify', { papers: '营业执照', manager: '周经理' }],
    ['send-letter', { addressee: '周经理', address: '东街1号', way: 'post' }],
  ];
  for (const [at, [verb, body]] of steps.entries()) {
    const asked = { actId: uuidv7(), verb, version: at + 1, body };
    const done = await officer('POST', `/api/office/${CASE_REGION}/${id}/acts`, asked);
    expect(done.status, done.text).toBe(200);
  }
  const letter = await officer('POST', `/api/firms/${CASE_REGION}/${id}/letters/l1/code`);
  const account = { name: '周经理', login: 'zhou', password: '听泉里的一只蓝鹿跑过石桥边' };
  const opened = await send('/api/firm/activation', { firmCode: code, code: letter.body.code, ...account });
  expect(opened.status, opened.text).toBe(200);
}

/** Something of everything that the product keeps, made by the product. */
async function fill(): Promise<void> {
  const [clerk, officer, chief, keeper] = (await Promise.all(
    ['clerk', 'officer', 'chief', 'keeper'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller, Caller];
  const { body } = await clerk('POST', '/api/matters', opening('clue'));
  const matter = `${body.homeRegion}/${body.matterId}`;
  await act(clerk, matter, 'assign', 1, { to: '980101' });
  await act(officer, matter, 'claim', 2, {});
  await upload(officer, `/api/matters/${matter}/files?actId=${uuidv7()}`, '记录', 'a.txt');
  const asked = { purpose: 'contact', reason: '核实联系方式' };
  expect((await officer('POST', `/api/matters/${matter}/acts/1/identity-requests`, asked)).status).toBe(201);
  await keeper('POST', `/api/matters/${matter}/acts/1/identity`, { reason: '核实联系方式' });
  await officer('POST', '/api/hand-over', { id: uuidv7(), to: server.people.second, reason: '轮岗' });
  await clerk('PUT', `/api/views/${uuidv7()}`, { name: '在办食品', filter: { queue: 'office', domain: 'food' } });
  const figures = { figures: 'clue.received', from: '2026-01-01', to: '2026-12-31' };
  await clerk('PUT', `/api/figures/views/${uuidv7()}`, { name: '收到线索', query: figures, shared: 'area' });
  const again = await server.send({
    method: 'POST',
    url: '/api/matters',
    headers: { cookie: clerk.cookie, 'x-qingyuan': '1', 'idempotency-key': 'k-1', 'content-type': 'application/json' },
    payload: JSON.stringify({ ...opening('clue'), actId: undefined }),
  });
  expect(again.status, again.text).toBe(201);
  await importAndUndo(clerk);
  for (const name of ['propose', 'counts', 'seal'])
    while ((await server.workers.find((worker) => worker.name === name)?.run()) ?? 0);
  const bulletin = { actId: uuidv7(), title: '清零通报', from: '2026-05-01', to: '2026-05-31' };
  expect((await chief('POST', '/api/bulletins', bulletin)).status).toBe(200);
  await clerk('POST', '/api/matters', opening('report'));
  await correctedComplaint(clerk, officer);
  await groupAndResolve(clerk, officer);
  await issueNotice(clerk, officer);
  await watchedOperator(clerk, officer);
  await owner.query(`update person set licence_no = 'L-1' where login = 'officer'`);
  await publishedCase(server, officer);
  await spokenPair(clerk, officer);
  await storeInventedModel(server.store, CASE_REGION, { at: new Date(), serves: true });
  await workOnCase(officer, chief);
  await freezeLists(officer, chief);
  await enrolledFirm(officer);
  await frozenBriefing(officer, chief, {
    title: '线索通报',
    kind: 'weekly',
    period: { from: '2026-01-01', to: '2026-12-31' },
    cells: [{ id: 'f1', figures: ['clues.received'] }],
    sections: [{ id: 's1', kind: 'text', heading: '情况', text: '收到{{f1}}' }],
  });
}

beforeAll(async () => {
  server = await testServer();
  const url = server.store.pool.options.connectionString ?? '';
  owner = new pg.Client({ connectionString: url });
  bare = new pg.Client({ connectionString: url, options: '-c role=qingyuan_app' });
  await Promise.all([owner.connect(), bare.connect()]);
  await fill();
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity order by relname`,
  );
  tables = rows.map(({ name }) => name);
});
afterAll(async () => {
  await Promise.all([owner.end(), bare.end()]);
  await server.end();
});

const countOf = async (client: pg.Client, table: string): Promise<number> =>
  Number((await client.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]?.n);

/** Tables that show a row to who made these settings; a refusal by error shows nothing. */
async function openTables(settings: Readonly<Record<string, string>>): Promise<string[]> {
  const open: string[] = [];
  for (const table of tables) {
    await bare.query('begin');
    try {
      for (const [name, value] of Object.entries(settings))
        await bare.query('select set_config($1, $2, true)', [name, value]);
      if ((await countOf(bare, table)) > 0) open.push(table);
    } catch {
      // The value is no list, no number: the query fails and nothing was seen.
    } finally {
      await bare.query('rollback');
    }
  }
  return open;
}

/** Tables into which a copy of one of their own rows can be put without any setting. */
async function openToInsert(change: Readonly<Record<string, unknown>> = {}): Promise<string[]> {
  const open: string[] = [];
  for (const table of tables) {
    const { rows } = await owner.query<{ row: object }>(`select to_jsonb(t) as row from ${table} t limit 1`);
    const row = JSON.stringify({ ...rows[0]?.row, ...change });
    await bare.query('begin');
    try {
      await bare.query(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`, [row]);
      open.push(table);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : error;
      // 42501: refused by row security or by grant, before any key was looked at.
      if (code !== '42501') open.push(`${table} (${String(code)})`);
    } finally {
      await bare.query('rollback');
    }
  }
  return open;
}

test('every table with row security holds something here, or this test says nothing of it', async () => {
  expect(tables.length).toBeGreaterThanOrEqual(15);
  const empty: string[] = [];
  for (const table of tables) if ((await countOf(owner, table)) === 0) empty.push(table);
  expect(empty).toEqual([]);
});

describe('nothing is seen', () => {
  const wrong: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['with no setting at all', {}],
    ['with empty settings', { 'app.scope': '', 'app.matters': '', 'app.moving': '', 'app.clearance': '' }],
    ['with the scope of nowhere', { 'app.scope': '999999%', 'app.clearance': '0' }],
    ['with a scope that is SQL', { 'app.scope': `%' or true or '1' like '`, 'app.clearance': '0' }],
    ['with a clearance that is no number', { 'app.scope': '999999%', 'app.clearance': '99 or true' }],
    ['with a negative clearance', { 'app.scope': '999999%', 'app.clearance': '-1' }],
    [
      'with matters that are no ids',
      { 'app.matters': `') or true --`, 'app.moving': '00000000-0000-0000-0000-000000000000' },
    ],
    ['with a clearance alone', { 'app.clearance': '9' }],
  ];
  test.each(wrong)('%s', async (_, settings) => {
    expect(await openTables(settings)).toEqual([]);
  });

  test('through the pool outside a transaction', async () => {
    for (const table of tables) {
      const { rows } = await server.store.db.query<{ n: number }>({ text: `select count(*)::int as n from ${table}` });
      expect(rows, table).toEqual([{ n: 0 }]);
    }
  });

  test('after a transaction that had its settings, on the same connection', async () => {
    await bare.query('begin');
    for (const [name, value] of [
      ['app.scope', '%'],
      ['app.clearance', '99'],
    ])
      await bare.query('select set_config($1, $2, true)', [name, value]);
    expect(await countOf(bare, 'matter')).toBeGreaterThan(0);
    await bare.query('commit');
    expect(await openTables({})).toEqual([]);
  });
});

test('nothing is put in, changed or taken away without a setting', async () => {
  expect(await openToInsert()).toEqual([]);
  expect(await openToInsert({ matter_id: null, id: uuidv7(), act_id: uuidv7() })).toEqual([]);
  for (const table of tables) {
    const before = await countOf(owner, table);
    for (const statement of [`update ${table} set home_region = home_region`, `delete from ${table}`]) {
      const touched = await bare.query(statement).then(
        ({ rowCount }) => rowCount,
        (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
      );
      expect([0, '42501'], statement).toContain(touched);
    }
    expect(await countOf(owner, table)).toBe(before);
  }
});

describe('the same questions find', () => {
  test('a policy that lets everybody read, and one that lets everybody write', async () => {
    await owner.query('create policy slip on stat for select using (true)');
    await owner.query('create policy slip on outbox for insert with check (true)');
    try {
      expect(await openTables({})).toEqual(['stat']);
      expect(await openToInsert({ act_id: uuidv7() })).toContain('outbox');
    } finally {
      await owner.query('drop policy slip on stat');
      await owner.query('drop policy slip on outbox');
    }
  });

  test('row security switched off', async () => {
    await owner.query('alter table act_private disable row level security');
    try {
      expect(await openTables({})).toEqual(['act_private']);
    } finally {
      await owner.query('alter table act_private enable row level security');
    }
  });
});
