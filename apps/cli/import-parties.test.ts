import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuthorityCode } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { codeOf } from '../../modules/parties/testing.ts';
import { putAuthorities } from '../../platform/identity/index.ts';
import { openStore } from '../../platform/store/store.ts';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { spawnCli } from './testing/qingyuan.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'qy-cli-parties-'));
  const store = openStore({ url: database.url, poolSize: 1 });
  await putAuthorities(store.db, [
    {
      ...{ code: '980000' as AuthorityCode, parentCode: null, nameZh: '省局', nameEn: 'Province', shortZh: '' },
      ...{ validFrom: '2018-11-01' as PlainDate, validTo: null, powers: [] },
    },
  ]);
  await store.close();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const qingyuan = (...args: string[]) => spawnCli(args, { DATA_DIR: folder, DATABASE_URL: database.url });

test('a registry is imported once, again 0 rows, and taken back by its batch only as what it is', async () => {
  const file = join(folder, 'registry.csv');
  writeFileSync(
    file,
    ['统一社会信用代码,企业名称,经营状态', `${codeOf(1)},白沙超市,存续`, `${codeOf(2)},白沙茶行,注销`].join('\n'),
  );
  const once = await qingyuan('import', 'parties', file);
  expect(once.out + once.err).toContain('Added 2, updated 0, unchanged 0');
  const again = await qingyuan('import', 'parties', file);
  expect(again.out).toContain('0 rows changed');
  const batch = /Batch ([0-9a-f-]{36})/.exec(once.out)?.[1] ?? '';
  // Its rows are no matters: voiding them would find none and call the batch undone.
  const asClues = await qingyuan('import', 'clues', '--undo', batch);
  expect([asClues.code, asClues.err.includes('import.batch-not-found')]).toEqual([1, true]);
  const undone = await qingyuan('import', 'parties', '--undo', batch);
  expect(undone.out).toContain('2 put back, 0 kept');
  expect([once, again, undone].map(({ code }) => code)).toEqual([0, 0, 0]);
}, 300_000);

test('one bad row: an error sheet, and nothing imported', async () => {
  const file = join(folder, 'bad.csv');
  writeFileSync(file, ['信用代码,名称', `${codeOf(3)},东区粮行`, '12345,没有代码'].join('\n'));
  const refused = await qingyuan('import', 'parties', file);
  expect([refused.code, refused.err.includes('import.has-invalid')]).toEqual([1, true]);
  expect(refused.out).toContain('bad.errors.xlsx');
}, 300_000);
