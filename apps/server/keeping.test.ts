import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Region, uuidv7 } from '../../kernel/id.ts';
import { jpegWithMetadata } from '../../platform/files/test-pictures.ts';
import { runCheck } from '../../platform/ledger/check.ts';
import { raw, sql } from '../../platform/store/sql.ts';
import type { Statement } from '../../platform/store/types.ts';
import { multipartOf } from './testing/multipart.ts';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

const DAY = 86_400_000;

let server: TestServer;
let clerk: Caller;
let keeper: Caller;
let chief: Caller;
/** Past every rule, so that nothing hides. */
let owner: pg.Client;

const rowsOf = async <Row extends object>(statement: Statement): Promise<readonly Row[]> =>
  (await owner.query<Row>(statement.text, [...(statement.values ?? [])])).rows;

beforeAll(async () => {
  server = await testServer();
  [clerk, keeper, chief] = (await Promise.all(['clerk', 'keeper', 'chief'].map((login) => server.signIn(login)))) as [
    Caller,
    Caller,
    Caller,
  ];
  owner = new pg.Client({ connectionString: server.store.pool.options.connectionString });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await server.end();
});

const run = async (worker: string): Promise<void> => {
  while ((await server.workers.find(({ name }) => name === worker)?.run()) ?? 0);
};

const place = (id: string): string => `/api/matters/980101/${id}`;

async function act(by: Caller, id: string, verb: string, body: object) {
  const { body: matter } = await clerk('GET', place(id));
  return by('POST', `${place(id)}/acts`, { actId: uuidv7(), verb, version: matter.row.version, body });
}

async function attach(id: string, content: Buffer, name: string): Promise<string> {
  const { payload, headers } = multipartOf(content, name);
  const { status, body, text } = await server.send({
    method: 'POST',
    url: `${place(id)}/files?actId=${uuidv7()}`,
    headers: { cookie: clerk.cookie, 'x-qingyuan': '1', ...headers },
    payload,
  });
  expect(status, text).toBe(201);
  return body.sha256;
}

async function reported(title: string): Promise<string> {
  const opened = await clerk(
    'POST',
    '/api/matters',
    opening('report', { title, text: `${title}，现场在南山大道。`, respondent: { name: `${title}经营部` } }),
  );
  expect(opened.status, opened.text).toBe(201);
  return opened.body.matterId;
}

/** Concluded by one, confirmed by another. */
async function cleared(id: string, text = '不属于本机关管辖。'): Promise<void> {
  const told = { text, channel: '农业农村部门' };
  const concluded = await act(clerk, id, 'no-power', told);
  expect(concluded.status, concluded.text).toBe(200);
  const confirmed = await act(chief, id, 'clear', {});
  expect(confirmed.status, confirmed.text).toBe(200);
}

const contents = (): readonly string[] =>
  ['working', 'sealed'].flatMap((store) =>
    readdirSync(join(server.dataDir, 'files', store), { recursive: true })
      .map(String)
      .filter((name) => /[0-9a-f]{64}$/.test(name))
      .map((name) => name.slice(-64)),
  );

const TERM = { schedule: '保管期限表第 12 项', keepUntil: '2026-06-30' };

/** In which tables any of these words stands. */
async function standing(...words: readonly string[]): Promise<readonly string[]> {
  const tables = await rowsOf<{ name: string }>(sql`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
  const found: string[] = [];
  for (const { name } of tables)
    for (const word of words) {
      const rows = await rowsOf(sql`select from ${raw(`"${name}"`)} t where t::text like ${`%${word}%`} limit 1`);
      if (rows.length > 0) found.push(`${word} in ${name}`);
    }
  return found;
}

test('what is over is erased when its time has passed: one proposes, a head approves; acts, figures and others stay', async () => {
  const gone = await reported('鹭岛茶行卖假茶');
  const kept = await reported('梧桐药房夜间无人');
  const photo = jpegWithMetadata(6);
  const note = Buffer.from('两份一样的材料\n');
  await attach(gone, photo, '茶行门口.jpg');
  const shared = await attach(gone, note, '材料.txt');
  expect(await attach(kept, note, '材料.txt')).toBe(shared);
  await run('propose');
  await cleared(gone, '已当面告知向农业农村部门反映。');
  await cleared(kept);
  await run('counts');

  expect(await act(keeper, gone, 'propose-erasure', TERM)).toMatchObject({
    status: 409,
    body: { params: { rule: 'report.propose-erasure.over' } },
  });
  server.clock.set(new Date(server.clock.now().getTime() + 40 * DAY));
  [clerk, keeper, chief] = (await Promise.all(['clerk', 'keeper', 'chief'].map((login) => server.signIn(login)))) as [
    Caller,
    Caller,
    Caller,
  ];
  expect(await act(chief, gone, 'erase', { final: true })).toMatchObject({
    status: 409,
    body: { params: { rule: 'report.erase.proposed' } },
  });
  expect((await act(clerk, gone, 'propose-erasure', TERM)).body).toMatchObject({ params: { rule: 'procedure.role' } });
  const early = { ...TERM, keepUntil: '2026-06-01' };
  expect((await act(keeper, gone, 'propose-erasure', early)).body.params.rule).toBe('report.propose-erasure.after-end');
  expect((await act(keeper, gone, 'propose-erasure', TERM)).status).toBe(200);
  expect((await act(keeper, gone, 'erase', { final: true })).body).toMatchObject({
    params: { rule: 'procedure.role' },
  });

  const waiting = await chief('GET', '/api/keeping?show=proposed');
  expect(waiting.body.items).toMatchObject([{ id: gone, proposal: { ...TERM, by: { name: 'keeper先生' } } }]);
  expect((await keeper('GET', '/api/keeping')).body.items.map(({ id }: { id: string }) => id)).toEqual(
    expect.arrayContaining([gone, kept]),
  );
  expect((await clerk('GET', '/api/keeping')).body.code).toBe('intake.keeping.refused');

  const before = await rowsOf(sql`select measure, day, authority, n from stat order by 1, 2, 3, 4`);
  expect((await act(chief, gone, 'erase', { final: true })).status).toBe(200);
  await run('erasures');
  await run('sweep-erased');
  await run('counts');

  // Who reported is sealed; the words are nowhere, in no table and no index of words.
  expect(await standing('鹭岛', '茶行', '卖假茶', '当面告知')).toEqual([]);
  expect(await standing('梧桐药房')).not.toEqual([]);
  expect(await rowsOf(sql`select from act_private where matter_id = ${gone}::uuid`)).toEqual([]);
  expect(await rowsOf(sql`select from file where matter_id = ${gone}::uuid`)).toEqual([]);
  // Of two contents the one that another report holds too is still there, and no other.
  expect(contents()).toEqual([shared]);

  const { body } = await chief('GET', place(gone));
  expect(body).toMatchObject({ row: { title: '', state: 'cleared' }, facts: { schedule: TERM.schedule } });
  expect(body.acts.map(({ verb }: { verb: string }) => verb)).toEqual(
    expect.arrayContaining(['receive', 'attach', 'clear', 'propose-erasure', 'erase']),
  );
  expect((await act(keeper, gone, 'propose-erasure', TERM)).body.params.rule).toBe('report.propose-erasure.erased');
  expect((await keeper('GET', '/api/keeping')).body.items.map(({ id }: { id: string }) => id)).toEqual([kept]);

  // Figures are as they were, and the proof holds without the words.
  expect(await rowsOf(sql`select measure, day, authority, n from stat order by 1, 2, 3, 4`)).toEqual(before);
  await run('seal');
  expect(await findings()).toEqual([]);
});

const findings = async () => (await runCheck(server.ledger, '980101' as Region)).findings;

test('a head may keep it longer, and then it is kept', async () => {
  const id = await reported('碧潭泳馆水质');
  await cleared(id);
  expect((await act(keeper, id, 'propose-erasure', { ...TERM, keepUntil: '2026-07-10' })).body.params.rule).toMatch(
    /over|after-end/,
  );
  const until = '2031-06-30';
  expect((await act(chief, id, 'keep-longer', { until, reason: '信访复查中' })).status).toBe(200);
  const { body } = await keeper('GET', '/api/keeping');
  expect(body.items.find((each: { id: string }) => each.id === id)).toMatchObject({ keptUntil: until, proposal: null });
  server.clock.set(new Date(server.clock.now().getTime() + 40 * DAY));
  [keeper, chief, clerk] = (await Promise.all(['keeper', 'chief', 'clerk'].map((login) => server.signIn(login)))) as [
    Caller,
    Caller,
    Caller,
  ];
  expect((await act(keeper, id, 'propose-erasure', { ...TERM, keepUntil: '2026-07-31' })).body.params.rule).toBe(
    'report.propose-erasure.after-end',
  );
});
