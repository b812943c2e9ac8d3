import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { spawnCli } from './testing/qingyuan.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'qy-cli-regions-'));
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

test('changes of regions are imported once, and a wrong line keeps all of them out', async () => {
  const file = join(folder, 'changes.csv');
  const changes = (...lines: readonly string[]) => {
    writeFileSync(file, ['原代码,新代码,类型,日期,依据', ...lines].join('\n'));
    return spawnCli(['regions', 'changes', file], { DATA_DIR: folder, DATABASE_URL: database.url });
  };
  const wrong = await changes('980101,980102,合并,2026-02-01,测试批复', '980103,980104,变更代码,2026-02-30,测试批复');
  expect([
    wrong.code,
    wrong.err.includes('figures.regions.day'),
    wrong.err.includes('figures.regions.has-invalid'),
  ]).toEqual([1, true, true]);
  const once = await changes('980101,980102,合并,2026-02-01,测试批复');
  expect([once.code, once.out]).toEqual([0, expect.stringContaining('1 added, 0 unchanged')]);
  const again = await changes('980101,980102,合并,2026-02-01,测试批复');
  expect(again.out).toContain('0 added, 1 unchanged');
}, 300_000);
