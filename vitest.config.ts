import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{kernel,rules,platform,modules,apps,world,tests}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/global-setup.ts'],
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
