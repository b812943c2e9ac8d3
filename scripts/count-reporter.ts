import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

/** What `npm test` adds up, read from the file named by QY_TEST_COUNTS. */
export interface TestCounts {
  passed: number;
  failed: number;
  /** Full names, so that what did not run is said aloud. */
  skipped: string[];
}

/**
 * Counts tests for the closing line of `npm test`. A file that cannot be loaded, a failing hook and an
 * error outside of any test are each one failure: none of them shows among the tests themselves.
 */
export class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const counts: TestCounts = { passed: 0, failed: unhandled.length, skipped: [] };
    for (const module of modules) count(module, counts);
    const file = process.env.QY_TEST_COUNTS;
    if (file === undefined) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(counts));
  }
}

function count(module: TestModule, counts: TestCounts): void {
  counts.failed += module.errors().length;
  for (const suite of module.children.allSuites()) counts.failed += suite.errors().length;
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    if (state === 'passed') counts.passed += 1;
    else if (state === 'failed') counts.failed += 1;
    else counts.skipped.push(`${module.relativeModuleId} › ${test.fullName}`);
  }
}
