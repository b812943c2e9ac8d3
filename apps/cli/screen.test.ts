import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  folder = mkdtempSync(join(tmpdir(), 'qy-cli-screen-'));
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

test('a list is imported, a table is screened against it, every hit with reasons and contradictions; undone, none is left', async () => {
  const list = join(folder, 'list.csv');
  const head = '名单,来源,依据,用途,名单有效期至,名称,统一社会信用代码,行政区划代码';
  const row = (name: string, code = '') => `失信名单,省局,《甲办法》第三条,线索核查,2099-12-31,${name},${code},980101`;
  writeFileSync(list, [head, row('杭州鸿泰餐饮管理有限公司'), row('宁波禾谷茶业有限公司', codeOf(1))].join('\n'));
  const imported = await qingyuan('import', 'watch-list', list);
  expect(imported.out + imported.err).toContain('Added 2');

  const asked = join(folder, 'asked.csv');
  writeFileSync(
    asked,
    [
      '企业名称,信用代码,区划代码',
      '杭州红泰餐饮管理有限公司,,980102',
      `另一个名字,${codeOf(1)},980101`,
      '龙门客栈,,',
    ].join('\n'),
  );
  const out = join(folder, 'hits.csv');
  const screened = await qingyuan('screen', asked, '--out', out);
  expect([screened.code, screened.out.includes('3 rows'), screened.out.includes('2 hits')]).toEqual([0, true, true]);
  const [, first = '', second = ''] = readFileSync(out, 'utf8').split('\r\n');
  expect(first).toContain('another county (-0.5)');
  expect(second).toContain('The same credit code (+9)');
  expect(second).toContain('宁波禾谷茶业有限公司');

  const batch = /Batch ([0-9a-f-]{36})/.exec(imported.out)?.[1] ?? '';
  expect((await qingyuan('import', 'watch-list', '--undo', batch)).out).toContain('2 entries taken away');
  expect((await qingyuan('screen', asked, '--out', out)).out).toContain('0 hits');
}, 300_000);
