#!/usr/bin/env node
// `npm test`: dependencies, build, checks, tests. `npm test -- platform/store` runs only those tests.
// The last line says the outcome: `N passed, N failed`, a check counting as one test.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { checkNode } from './lib/node-version.mjs';
import { ROOT } from './lib/run.mjs';
import { BootstrapError, explain, guarded } from './lib/say.mjs';

const filters = process.argv.slice(2);

await guarded(async () => {
  checkNode();
  await ensureDependencies(ROOT);
  const results = [await build()];
  if (filters.length === 0) {
    const { runChecks } = await import('../scripts/check.mjs');
    results.push(...(await runChecks()));
  }
  const tests = runTests();
  const passed = tests.passed + results.filter(({ ok }) => ok).length;
  const failed = tests.failed + results.filter(({ ok }) => !ok).length;
  for (const name of tests.skipped) console.log(`↓ skipped: ${name}`);
  for (const { name } of results.filter(({ ok }) => !ok)) console.log(`✗ check failed: ${name}`);
  const skipped = tests.skipped.length > 0 ? `, ${tests.skipped.length} skipped` : '';
  console.log(`${passed} passed, ${failed} failed${skipped}`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
});

/** The browser tests drive the built pages; a build that fails is a failed check, and the rest still runs. */
async function build() {
  try {
    await ensureBuild(ROOT);
    return { name: 'build', ok: true };
  } catch (error) {
    if (!(error instanceof BootstrapError)) throw error;
    console.log(explain(error));
    return { name: 'build', ok: false };
  }
}

function runTests() {
  const counts = join(ROOT, '.build', `test-counts-${process.pid}.json`);
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...filters], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, QY_TEST_COUNTS: counts },
  });
  try {
    const result = JSON.parse(readFileSync(counts, 'utf8'));
    // Vitest knows of a failure that no count shows (say, clearing up at the end): never a green line then.
    return status !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
  } catch {
    return { passed: 0, failed: 1, skipped: [] };
  } finally {
    rmSync(counts, { force: true });
  }
}
