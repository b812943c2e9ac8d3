import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commitWatchList, screeningErrors, undoWatchList, watchListKind } from '../../modules/parties/index.ts';
import { clerkAt, codeOf } from '../../modules/parties/testing.ts';
import { proposeMapping, validate } from '../../platform/import/index.ts';
import { openTable } from '../../platform/tables/index.ts';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let [officer, clerk, neighbour, keeper]: (Caller | undefined)[] = [];
const folder = mkdtempSync(join(tmpdir(), 'qy-watch-'));
const cityKeeper = clerkAt('980100');
let files = 0;

const HEADER = '名单,来源,依据,用途,名单有效期至,类型,名称,别名,统一社会信用代码,行政区划代码,法定代表人,出生年份';
const UNTIL = '2027-12-31';
const row = (
  name: string,
  more: {
    list?: string;
    code?: string;
    region?: string;
    who?: string;
    kind?: string;
    year?: string;
    until?: string;
    basis?: string;
    aliases?: string;
  } = {},
) =>
  [
    more.list ?? '严重违法名单',
    '市局',
    more.basis ?? '《甲办法》第三条',
    '线索核查',
    more.until ?? UNTIL,
    more.kind ?? '单位',
    name,
    more.aliases ?? '',
    more.code ?? '',
    more.region ?? '',
    more.who ?? '',
    more.year ?? '',
  ].join(',');

async function stage(lines: readonly string[]) {
  const path = join(folder, `list-${files++}.csv`);
  writeFileSync(path, [HEADER, ...lines].join('\n'));
  const kind = watchListKind(() => server.ledger.clock.now());
  const table = await openTable(path);
  await table.close();
  return validate(path, kind, proposeMapping(table.headers, kind).mapping, {
    authority: cityKeeper.authority,
    stagingDir: join(folder, 'staging'),
    errorSheet: `${path}.errors.csv`,
    texts: screeningErrors,
  });
}
const put = async (lines: readonly string[]) =>
  commitWatchList(await stage(lines), cityKeeper, { store: server.store });

async function receive(by: Caller, respondent: object, more: object = {}): Promise<string> {
  const { status, body } = await by('POST', '/api/matters', opening('clue', { title: '线索', respondent, ...more }));
  expect(status).toBe(201);
  return `${body.homeRegion}/${body.matterId}`;
}
const propose = async (): Promise<void> => {
  while ((await server.workers.find(({ name }) => name === 'propose')?.run()) ?? 0);
};
const listedOf = async (by: Caller, matter: string) =>
  (
    (await by('GET', `/api/matters/${matter}`)).body.proposals as {
      kind: string;
      title: { zh: string };
      reason: { zh: string };
      parts: { part: string; weight: number }[];
    }[]
  ).filter(({ kind }) => kind === 'listed');
const caller = (one: Caller | undefined): Caller => {
  if (one === undefined) throw new Error('not signed in');
  return one;
};

beforeAll(async () => {
  server = await testServer();
  [officer, clerk, neighbour, keeper] = await Promise.all(
    ['officer', 'clerk', 'neighbour', 'keeper'].map((login) => server.signIn(login)),
  );
});
afterAll(async () => {
  await server.end();
  rmSync(folder, { recursive: true, force: true });
});

describe('importing a list', () => {
  test('one without a named basis is refused, as is one that has ended, and a number of a person', async () => {
    const staged = await stage([
      row('甲公司', { basis: '' }),
      row('乙公司', { list: '旧名单', until: '2020-01-01' }),
      row('丙公司', { list: '三号名单', who: '张三13912345678' }),
    ]);
    expect(staged).toMatchObject({ valid: 0, invalid: 3 });
    const sheet = await readFile(staged.errorSheet ?? '', 'utf8');
    for (const code of ['screening.list.basis', 'screening.list.ended', 'screening.entry.personal'])
      expect(sheet).toContain(code);
  });

  test('again it changes nothing; undone it is gone, and only it', async () => {
    const first = await put([row('白沙旧货店', { code: codeOf(1) })]);
    expect(await put([row('白沙旧货店', { code: codeOf(1) })])).toMatchObject({ imported: 0, unchanged: 1 });
    const second = await put([row('白沙旧货店', { code: codeOf(1) }), row('短命商行')]);
    expect(second).toMatchObject({ imported: 1, unchanged: 1 });
    expect(await undoWatchList(second.batchId, cityKeeper, { store: server.store })).toMatchObject({ undone: 1 });
    const lists = async () => (await caller(officer)('GET', '/api/watch-lists')).body.items;
    expect(await lists()).toMatchObject([
      { name: '严重违法名单', basis: '《甲办法》第三条', entries: 1, ended: false },
    ]);
    await expect(undoWatchList(second.batchId, cityKeeper, { store: server.store })).rejects.toMatchObject({
      code: 'import.batch-not-committed',
    });
    await expect(undoWatchList(first.batchId, clerkAt('980201'), { store: server.store })).rejects.toMatchObject({
      code: 'import.batch-not-found',
    });
  });
});

describe('a matter against an operator', () => {
  beforeAll(async () => {
    await put([
      row('江阳鸿泰餐饮管理有限公司', { region: '980102', who: '李四' }),
      row('Acme Trading Company Ltd', { aliases: 'Acme Trade' }),
      row('王五', { kind: '个人', year: '1975' }),
    ]);
  });

  test('by its code it is told with what speaks for it; a like name elsewhere with what contradicts it', async () => {
    const byCode = await receive(caller(clerk), { name: '另一个名字', code: codeOf(1) });
    const byName = await receive(caller(clerk), { name: '江阳红泰餐饮管理有限公司', region: '980101' });
    const stranger = await receive(caller(clerk), { name: '龙门客栈' });
    await propose();
    const [code] = await listedOf(caller(officer), byCode);
    expect(code?.parts).toEqual(expect.arrayContaining([expect.objectContaining({ part: 'code', weight: 9 })]));
    const [name] = await listedOf(caller(officer), byName);
    expect(name?.title.zh).toBe('严重违法名单：江阳鸿泰餐饮管理有限公司');
    expect(name?.reason.zh).toContain('不得据此处理');
    expect(name?.parts.find(({ part }) => part === 'region')?.weight).toBeLessThan(0);
    expect(await listedOf(caller(officer), stranger)).toEqual([]);
  });

  test('a verdict is kept with its reason; a false hit is not told again for the same operator', async () => {
    const { body } = await caller(officer)('GET', '/api/watch-lists/hits');
    const hit = body.items.find(
      (each: { operator: { name: string } }) => each.operator.name === '江阳红泰餐饮管理有限公司',
    );
    expect(hit).toMatchObject({
      entry: { name: '江阳鸿泰餐饮管理有限公司', representative: '李四', masked: false },
      verdict: null,
    });
    const url = `/api/watch-lists/hits/${hit.matter.homeRegion}/${hit.matter.id}/${hit.id}/verdict`;
    expect((await caller(officer)('POST', url, { verdict: 'is-not' })).status).toBe(400);
    expect(
      (await caller(officer)('POST', url, { verdict: 'is-not', reason: '登记机关不同，经核不是同一家' })).status,
    ).toBe(200);
    await propose();
    expect(await listedOf(caller(officer), `${hit.matter.homeRegion}/${hit.matter.id}`)).toEqual([]);
    const again = await receive(caller(clerk), { name: '江阳红泰餐饮管理有限公司', region: '980101' });
    await propose();
    expect(await listedOf(caller(officer), again)).toEqual([]);
    const decided = (await caller(officer)('GET', '/api/watch-lists/hits?state=decided')).body.items;
    expect(decided[0]).toMatchObject({ verdict: { verdict: 'is-not', reason: '登记机关不同，经核不是同一家' } });
  });

  test('nobody is screened but the operator: not who reports, not who is named besides', async () => {
    const reporter = { name: 'Acme Trading Company', phone: '13912345678' };
    const matter = await receive(
      caller(clerk),
      { name: '龙门客栈' },
      { text: '王五和 Acme Trading Company Ltd 都可以作证', reporter },
    );
    await propose();
    expect(await listedOf(caller(officer), matter)).toEqual([]);
  });
});

describe('who sees what', () => {
  test('hits go with the matters: a neighbour sees none of ours and decides none', async () => {
    const ours = (await caller(officer)('GET', '/api/watch-lists/hits')).body.items;
    expect(ours.length).toBeGreaterThan(0);
    expect((await caller(neighbour)('GET', '/api/watch-lists/hits')).body.items).toEqual([]);
    const [hit] = ours;
    const url = `/api/watch-lists/hits/${hit.matter.homeRegion}/${hit.matter.id}/${hit.id}/verdict`;
    expect(await caller(neighbour)('POST', url, { verdict: 'is', reason: '试试看' })).toMatchObject({
      status: 404,
      body: { code: 'screening.hit.not-found' },
    });
  });

  test('who handles no matter sees no list; who only receives sees representatives masked and decides nothing', async () => {
    expect((await caller(keeper)('GET', '/api/watch-lists')).status).toBe(403);
    expect((await caller(keeper)('GET', '/api/watch-lists/hits')).status).toBe(403);
    await receive(caller(clerk), { name: '江阳鸿泰餐饮管理有限公司', region: '980102' });
    await propose();
    const answer = await caller(clerk)('GET', '/api/watch-lists/hits');
    expect(answer.body.mayDecide).toBe(false);
    expect(answer.text).not.toContain('李四');
    expect(answer.text).toContain('李**');
    const [hit] = answer.body.items;
    const url = `/api/watch-lists/hits/${hit.matter.homeRegion}/${hit.matter.id}/${hit.id}/verdict`;
    expect((await caller(clerk)('POST', url, { verdict: 'is', reason: '试试看' })).status).toBe(403);
  });

  test('nobody from outside', async () => {
    for (const url of ['/api/watch-lists', '/api/watch-lists/hits'])
      expect((await server.send({ method: 'GET', url })).status).toBe(401);
  });
});

test('a list that has ended is not screened against any more', async () => {
  await put([row('落日商行', { list: '短期名单', until: '2026-12-31' })]);
  const before = await receive(caller(clerk), { name: '落日商行' });
  await propose();
  expect(await listedOf(caller(officer), before)).toHaveLength(1);
  const [list] = (await caller(officer)('GET', '/api/watch-lists')).body.items.filter(
    ({ name }: { name: string }) => name === '短期名单',
  );
  expect(list).toMatchObject({ ended: false, until: '2026-12-31' });
});
