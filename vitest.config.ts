import { defineConfig } from 'vitest/config';
import { CountReporter } from './scripts/count-reporter.ts';

export default defineConfig({
  test: {
    include: ['{kernel,rules,platform,modules,apps,world,tests}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/global-setup.ts'],
    // `npm test` adds these counts to its own checks.
    reporters: process.env.QY_TEST_COUNTS === undefined ? ['default'] : ['default', new CountReporter()],
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    // Against what hangs, not a measure: a test of seconds takes a minute where much else runs.
    testTimeout: 180_000,
    // Hooks seed worlds and start servers: on a machine that does much else they take minutes.
    hookTimeout: 300_000,
  },
});
