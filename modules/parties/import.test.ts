import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { proposeMapping, validate } from '../../platform/import/index.ts';
import { openStore, type Store } from '../../platform/store/store.ts';
import { openTable } from '../../platform/tables/index.ts';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { commitParties } from './commands/commit-parties.ts';
import { undoParties } from './commands/undo-parties.ts';
import { errors } from './errors.ts';
import { partiesKind } from './import-kind.ts';
import { clerkAt, codeOf } from './testing.ts';

let database: TestDatabase;
let store: Store;
let owner: pg.Client;
const folder = mkdtempSync(join(tmpdir(), 'qy-parties-'));
const clerk = clerkAt('980101');
const now = (): Date => new Date('2026-06-01T02:00:00Z');
const kind = partiesKind(now);

beforeAll(async () => {
  database = await testDatabase();
  store = openStore({ url: database.url, poolSize: 4 });
  owner = new pg.Client({ connectionString: database.adminUrl });
  await owner.connect();
});
beforeEach(() => owner.query('truncate party, party_change, import_batch'));
afterAll(async () => {
  await owner.end();
  await store.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const HEADER = '统一社会信用代码,企业名称,住所,登记状态,截至日期';
let files = 0;
async function stage(lines: readonly string[], header = HEADER) {
  const path = join(folder, `registry-${files++}.csv`);
  writeFileSync(path, [header, ...lines].join('\n'));
  const table = await openTable(path);
  await table.close();
  return validate(path, kind, proposeMapping(table.headers, kind).mapping, {
    authority: clerk.authority,
    stagingDir: join(folder, 'staging'),
    errorSheet: `${path}.errors.csv`,
    texts: errors,
  });
}
const put = async (lines: readonly string[], options: object = {}) =>
  commitParties(await stage(lines), clerk, { store, now, ...options });
const rows = async () =>
  (
    await owner.query(
      'select code, name, former_names, address, status, region, as_of::text, source from party order by code',
    )
  ).rows;

const one = (name = '白沙超市', status = '存续', asOf = '2026-05-01') =>
  `${codeOf(1)},${name},东街1号,${status},${asOf}`;
const two = `${codeOf(2, '980102', '92')},西区茶行,西街2号,在业,2026/5/1`;

describe('importing', () => {
  test('adds, and again changes nothing', async () => {
    expect(await put([one(), two, two])).toMatchObject({ imported: 2, changed: 0, unchanged: 0, duplicate: 1 });
    const before = (await owner.query('select *, xmin::text from party order by code')).rows;
    expect(before).toMatchObject([
      { code: codeOf(1), kind: 'enterprise', status: 'active', region: '980101', home_region: '980101' },
      { code: codeOf(2, '980102', '92'), kind: 'individual', region: '980102' },
    ]);
    expect(await put([two, one()])).toMatchObject({ imported: 0, changed: 0, unchanged: 2 });
    expect((await owner.query('select *, xmin::text from party order by code')).rows).toEqual(before);
  });

  test('brings up to date what differs; a name that was given up is still known', async () => {
    await put([one(), two]);
    expect(await put([one('白沙百货', '吊销，未注销', '2026-05-20'), two])).toMatchObject({ changed: 1, unchanged: 1 });
    expect((await rows())[0]).toMatchObject({
      name: '白沙百货',
      former_names: ['白沙超市'],
      status: 'revoked',
      as_of: '2026-05-20',
    });
    await put([one('白沙超市', '存续', '2026-05-21')]);
    expect((await rows())[0]).toMatchObject({ name: '白沙超市', former_names: ['白沙百货'] });
  });

  test('leaves what is older than what is held, and says so', async () => {
    await put([one()]);
    const done = await put([one('旧名商店', '存续', '2024-01-01')], { refusedSheet: join(folder, 'refused.csv') });
    expect(done).toMatchObject({ imported: 0, changed: 0, refused: 1 });
    expect(await readFile(join(folder, 'refused.csv'), 'utf8')).toContain('party.import.older');
    expect((await rows())[0]).toMatchObject({ name: '白沙超市' });
  });

  test('judges every row: check character, name, status, days, one code said twice', async () => {
    const wrong = `${codeOf(3).slice(0, 17)}${codeOf(3).endsWith('0') ? '1' : '0'}`;
    const staged = await stage([
      `${wrong},校验位错,,,`,
      `${codeOf(4)},（）,,,`,
      `${codeOf(5)},状态错,,飞走了,`,
      `${codeOf(6)},未来的日子,,,2027-01-01`,
      one(),
      one('另一个名字'),
    ]);
    expect(staged).toMatchObject({ total: 6, valid: 1, invalid: 5 });
    const sheet = await readFile(staged.errorSheet ?? '', 'utf8');
    for (const code of ['party.import.bad-code', 'party.import.bad-name', 'party.import.day-later'])
      expect(sheet).toContain(code);
    expect(sheet).toContain('import.duplicate-key');
    await expect(commitParties(staged, clerk, { store, now })).rejects.toMatchObject({ code: 'import.has-invalid' });
    expect(await rows()).toEqual([]);
  });

  test('goes on where it was cut off, under the same batch id, with the same counts', async () => {
    await put([one()]);
    const lines = [one('白沙百货', '存续', '2026-05-20'), two, `${codeOf(7)},东区粮行,,,`];
    const killed = commitParties(await stage(lines), clerk, {
      store,
      now,
      chunkSize: 1,
      onProgress: ({ done }) => {
        if (done === 2) throw new Error('killed');
      },
    });
    await expect(killed).rejects.toThrow('killed');
    const [begun] = (await owner.query(`select id from import_batch where state = 'committing'`)).rows;
    expect(await put(lines)).toMatchObject({ batchId: begun.id, resumed: true, imported: 2, changed: 1, unchanged: 0 });
  });

  test('keeps no telephone even when the file has one', async () => {
    const staged = await stage([`${codeOf(8)},电话商店,13912345678`], '统一社会信用代码,企业名称,联系电话');
    await commitParties(staged, clerk, { store, now });
    expect(JSON.stringify((await owner.query('select * from party, party_change')).rows)).not.toContain('13912345678');
  });
});

describe('undoing', () => {
  test('takes added rows away and puts changed ones back, word for word', async () => {
    await put([one()]);
    // All but when the row was written last, which is no fact of the registry.
    const all = async () => (await owner.query(`select to_jsonb(p) - 'touched_at' as row from party p`)).rows;
    const before = await all();
    const { batchId } = await put([one('白沙百货', '注销', '2026-05-20'), two]);
    expect(await undoParties(batchId, clerk, { store })).toEqual({ batchId, undone: 2, kept: [] });
    expect(await all()).toEqual(before);
    await expect(undoParties(batchId, clerk, { store })).rejects.toMatchObject({ code: 'import.batch-not-committed' });
    // Imported anew, it is there anew.
    expect(await put([one('白沙百货', '注销', '2026-05-20'), two])).toMatchObject({ imported: 1, changed: 1 });
  });

  test('keeps what a later import changed', async () => {
    const first = await put([one(), two]);
    await put([one('白沙百货', '存续', '2026-05-20')]);
    expect(await undoParties(first.batchId, clerk, { store })).toMatchObject({ undone: 1, kept: [codeOf(1)] });
    expect(await rows()).toMatchObject([{ name: '白沙百货' }]);
  });

  test('is for those within whose area it was done', async () => {
    const { batchId } = await put([one()]);
    await expect(undoParties(batchId, clerkAt('980201'), { store })).rejects.toMatchObject({
      code: 'import.batch-not-found',
    });
    expect(await rows()).toHaveLength(1);
  });
});
