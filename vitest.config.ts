import { defineConfig } from 'vitest/config';

/** The test folders, each with its own promise; whatever starts real processes runs one file at a time. */
const project = (
  name: string,
  include: string[],
  timeoutMs: number,
  { fileParallelism = true, exclude = [] }: { fileParallelism?: boolean; exclude?: string[] } = {},
) => ({
  test: { name, include, exclude, testTimeout: timeoutMs, hookTimeout: timeoutMs, fileParallelism },
});

/** They wait for seconds of real time (a hung worker, a standstill, a hub that ends) and load no core: two at once, beside other files. */
const waiting = [
  'server/test/adapters/media/hanging-worker.test.ts',
  'server/test/journeys/{ending-hub,hanging-worker,record-trouble,standstill,two-hubs,weak-link}.test.ts',
];

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
      project('adapters', ['server/test/adapters/{storage,http,relay,signalling,files,system}/**/*.test.ts'], 60_000),
      project('waiting', waiting, 120_000),
      project('media', ['server/test/adapters/media/**/*.test.ts'], 60_000, {
        fileParallelism: false,
        exclude: waiting,
      }),
      project('journeys', ['server/test/journeys/**/*.test.ts'], 120_000, { fileParallelism: false, exclude: waiting }),
      project('browser', ['tests/browser/**/*.test.ts'], 240_000, { fileParallelism: false }),
    ],
  },
});
