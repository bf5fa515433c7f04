import { defineConfig } from 'vitest/config';

// Slow machines are welcome: a test that hangs still ends.
const patience = { testTimeout: 60_000, hookTimeout: 120_000, teardownTimeout: 60_000 };
// What waits for processes and browsers is asked twice where nobody watches; the report says where.
const again = { retry: process.env.CI === undefined ? 0 : 1 };

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // One PostgreSQL for all projects.
    globalSetup: ['test/setup.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'packages/**/*.test.ts',
            'test/demo/**/*.test.ts',
            'test/disclosure/**/*.test.ts',
          ],
          ...patience,
        },
      },
      {
        extends: true,
        test: { name: 'tree', include: ['test/tree/**/*.test.ts'], ...patience },
      },
      {
        extends: true,
        test: { name: 'network', include: ['test/network/**/*.test.ts'], ...patience, ...again },
      },
      {
        extends: true,
        test: { name: 'browser', include: ['test/browser/**/*.test.ts'], ...patience, ...again },
      },
    ],
  },
});
