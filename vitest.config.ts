import { defineConfig } from 'vitest/config';

/** The test folders, each with its own promise; whatever starts real processes runs one file at a time. */
const project = (name: string, include: string[], timeoutMs: number, fileParallelism = true) => ({
  test: { name, include, testTimeout: timeoutMs, hookTimeout: timeoutMs, fileParallelism },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project(
        'pure',
        [
          'shared/test/**/*.test.ts',
          'server/test/{domain,application,config,scripts}/**/*.test.ts',
          'client/test/**/*.test.ts',
        ],
        20_000,
      ),
      project('adapters', ['server/test/adapters/{storage,http,signalling,reports,system}/**/*.test.ts'], 60_000),
      project('media', ['server/test/adapters/media/**/*.test.ts'], 60_000, false),
      project('journeys', ['server/test/journeys/**/*.test.ts'], 120_000, false),
      project('browser', ['tests/browser/**/*.test.ts'], 240_000, false),
    ],
  },
});
