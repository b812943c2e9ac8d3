import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Region } from '../../kernel/id.ts';
import { rebuildRegion } from '../../platform/ledger/rebuild.ts';
import { raw, sql } from '../../platform/store/sql.ts';
import type { Db, Statement } from '../../platform/store/types.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let clerk: Caller;
/** Past every rule, so that nothing hides. */
let owner: pg.Client;
let tables: readonly string[];

const system = <T>(work: (tx: Db) => Promise<T>): Promise<T> => server.store.transaction(SYSTEM_VIEWER, work);
const rowsOf = async <Row extends object>(statement: Statement): Promise<readonly Row[]> =>
  (await owner.query<Row>(statement.text, [...(statement.values ?? [])])).rows;

beforeAll(async () => {
  server = await testServer();
  clerk = await server.signIn('clerk');
  owner = new pg.Client({ connectionString: server.store.pool.options.connectionString });
  await owner.connect();
  tables = (
    await rowsOf<{ name: string }>(sql`
      select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'matter_id' order by 1`)
  ).map(({ name }) => name);
});
afterAll(async () => {
  await owner.end();
  await server.end();
});

const run = async (worker: string): Promise<void> => {
  while ((await server.workers.find(({ name }) => name === worker)?.run()) ?? 0);
};

/** Complains of a shop in words of its own. */
async function complain(shop: string, street: string, phone: string): Promise<string> {
  const asked = opening('complaint', {
    title: `${shop}多收停车费`,
    text: `在${street}的${shop}停车两小时，被${shop}收取四十元，现场没有公示收费标准，联系电话${phone}，订单号：${phone}77。`,
    respondent: { name: `${shop}商贸有限公司`, address: `${street}12号` },
    reporter: { name: '周某', phone },
  });
  const { status, body, text } = await clerk('POST', '/api/matters', asked);
  expect(status, text).toBe(201);
  return body.matterId;
}

/** In which tables something stands about a matter. */
async function standingIn(id: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const table of tables) {
    const rows = await rowsOf(sql`select from ${raw(table)} where matter_id = ${id}::uuid limit 1`);
    if (rows.length > 0) found.push(table);
  }
  return found;
}

/** All that stands in any table about a matter, byte for byte. */
async function allOf(id: string): Promise<readonly string[]> {
  const all: string[] = [];
  for (const table of tables)
    for (const { row } of await rowsOf<{ row: string }>(
      sql`select t::text as row from ${raw(table)} t where matter_id = ${id}::uuid order by 1`,
    ))
      all.push(`${table} ${row}`);
  return all;
}

const groupsOf = (id: string) =>
  rowsOf<{ id: string; size: number }>(sql`
    select g.id, g.size from event_member m join event_group g on g.id = m.group_id where m.matter_id = ${id}::uuid`);

/** As the ledger means it: personal part, salt and seal go, the act and its hash stay. */
const erase = (id: string) => system((tx) => tx.query(sql`delete from act_private where matter_id = ${id}::uuid`));

const MADE_OF_WORDS = ['likeness', 'proposal', 'reporter_mark', 'subject_key', 'text_sketch', 'watch_hit'];

/** A hit of a list, as screening keeps it: what its name was near. */
const hit = (id: string) =>
  system((tx) =>
    tx.query(sql`
      insert into watch_hit (home_region, matter_id, id, list_region, list_id, entry_id, subject, party, score, parts, made_at)
      values ('980101', ${id}, gen_random_uuid(), '980100', gen_random_uuid(), gen_random_uuid(),
        sha256('a'), sha256('b'), 0.9, '[]', now())`),
  );

test('what was made of a text to find what is alike goes with the text, wherever it stands, and nothing of another', async () => {
  const kept = await complain('听雨', '东街路', '13900001111');
  const erased = await complain('听雨', '东街路', '13900001112');
  const alone = await complain('杭州鸿泰', '南山大道', '13900002222');
  await run('propose');
  for (const id of [kept, erased, alone]) await hit(id);
  for (const id of [kept, erased, alone])
    expect(await standingIn(id)).toEqual(expect.arrayContaining(['event_member', ...MADE_OF_WORDS]));
  expect((await groupsOf(erased))[0]).toEqual({ ...(await groupsOf(kept))[0], size: 2 });
  const [lone] = await groupsOf(alone);
  expect(lone?.size).toBe(1);
  const others = await allOf(kept);
  const swept = async (): Promise<void> => {
    await run('sweep-erased');
    await run('sweep-habits');
  };

  await swept();
  expect(await standingIn(erased)).toEqual(expect.arrayContaining(MADE_OF_WORDS));

  for (const id of [erased, alone]) await erase(id);
  await swept();
  const left = await standingIn(erased);
  expect(left.filter((table) => MADE_OF_WORDS.includes(table))).toEqual([]);
  // All others are named here: a new table about matters has to say what becomes of its rows.
  expect(left).toEqual(['act', 'event_member', 'matter_cell', 'matter_text']);
  expect(await standingIn(alone)).toEqual(['act', 'matter_cell', 'matter_text']);
  expect(await allOf(kept)).toEqual(others);

  // It counts where it counted; of its text nothing is known, nor how near that was.
  const [member] = await rowsOf<{ own: boolean; likeness: number | null }>(sql`
    select teller = substring(sha256(matter_id::text::bytea) for 8) as own, likeness from event_member
    where matter_id = ${erased}::uuid`);
  expect(member).toEqual({ own: true, likeness: null });
  expect((await groupsOf(kept))[0]?.size).toBe(2);
  // The sums of a group of one are its text.
  expect(await rowsOf(sql`select from event_group where id = ${lone?.id}::uuid`)).toEqual([]);

  // Made anew from its acts it says nothing; looked at again, nothing of it comes back.
  await rebuildRegion(server.ledger, '980101' as Region);
  await system((tx) =>
    tx.query(sql`
      insert into outbox (home_region, act_id, topic, payload, available_at)
      values ('980101', ${alone}, 'propose', ${JSON.stringify({ matterId: alone })}::jsonb, now())`),
  );
  await run('propose');
  await run('sketches');
  await run('subject-keys');
  await swept();
  expect((await standingIn(alone)).filter((table) => MADE_OF_WORDS.includes(table))).toEqual([]);
  const everywhere = await rowsOf<{ name: string }>(sql`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
  for (const { name } of everywhere)
    for (const word of ['鸿泰', '南山大道', '13900002222']) {
      const found = await rowsOf(sql`select from ${raw(`"${name}"`)} t where t::text like ${`%${word}%`} limit 1`);
      expect(found, `${word} in ${name}`).toEqual([]);
    }
});
