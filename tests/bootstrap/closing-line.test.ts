import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectPath } from '../../platform/paths.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qy-count-'));
  const reporter = JSON.stringify(projectPath('scripts', 'count-reporter.ts'));
  writeFileSync(
    join(folder, 'vitest.config.ts'),
    `import { CountReporter } from ${reporter};
     export default { test: { globals: true, reporters: [new CountReporter()] } };`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs one test file in a project of its own and gives what the reporter counted. */
function count(body: string): { passed: number; failed: number; skipped: string[] } {
  writeFileSync(join(folder, 'a.test.ts'), body);
  const counts = join(folder, 'counts.json');
  spawnSync(process.execPath, [projectPath('node_modules', 'vitest', 'vitest.mjs'), 'run', '--root', folder], {
    env: { ...process.env, QY_TEST_COUNTS: counts },
    stdio: 'ignore',
  });
  return JSON.parse(readFileSync(counts, 'utf8'));
}

test('passed, failed and skipped tests are counted, the skipped by name', () => {
  const result = count(`
    test('good', () => {});
    test('bad', () => { throw new Error('bad'); });
    test.skip('left out', () => {});`);
  expect(result).toEqual({ passed: 1, failed: 1, skipped: ['a.test.ts › left out'] });
});

test('a file that cannot be loaded is a failure', () => {
  expect(count("import './none.ts';\ntest('never', () => {});")).toMatchObject({ passed: 0, failed: 1 });
});

test('a failing hook is a failure', () => {
  expect(
    count("describe('s', () => { afterAll(() => { throw new Error('x'); }); test('good', () => {}); });"),
  ).toMatchObject({
    passed: 1,
    failed: 1,
  });
});

test('an error outside of any test is a failure', () => {
  expect(
    count(
      "test('good', () => { setTimeout(() => { throw new Error('later'); }, 0); });\ntest('wait', () => new Promise((r) => setTimeout(r, 50)));",
    ).failed,
  ).toBe(1);
});
