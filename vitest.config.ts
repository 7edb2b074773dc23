import { defineConfig } from 'vitest/config';

interface Promised {
  readonly fileParallelism?: boolean;
  readonly exclude?: string[];
  /** What has another number runs before or after it. */
  readonly groupOrder?: number;
}

/** The test folders, each with its own promise: two files at once, or one beside nothing else. */
const project = (
  name: string,
  include: string[],
  timeoutMs: number,
  { fileParallelism = true, exclude = [], groupOrder = 0 }: Promised = {},
) => ({
  test: {
    ...{ name, include, exclude, fileParallelism },
    ...{ testTimeout: timeoutMs, hookTimeout: timeoutMs, sequence: { groupOrder } },
  },
});

/** They load the machine with all their might, use its line devices, or count what comes in a time. The other journeys wait. */
const heavy = [
  'server/test/journeys/{flood,hostile,http-flood,killed-hub,line,polling,reading,twenty-endpoints}.test.ts',
];

/** They aim with a mouse at what is laid out just then, or hear and see many pages at once: nothing runs beside them. The other browsers mostly wait. */
const attentive = ['tests/browser/{firefox,floor,floor-chair,meeting,pages,room-aimed,second-camera}.test.ts'];

/**
 * They open lines, which are network devices of this machine. A browser that is loading something lets go of it when the machine's network changes,
 * so that no other file with a browser runs beside either of them.
 */
const weakLine = 'tests/browser/weak-line.test.ts';
const gettingThrough = 'tests/browser/getting-through.test.ts';

/** Workers that hang, lines that lose, browsers whose devices are silent or whose hub is away: they wait for seconds of real time. */
const waiting = ['server/test/adapters/media/{hanging-worker,link-sample}.test.ts', 'tests/browser/**/*.test.ts'];

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
      project('waiting', waiting, 240_000, { exclude: [...attentive, weakLine, gettingThrough] }),
      project('journeys', ['server/test/journeys/**/*.test.ts'], 120_000, { exclude: heavy, groupOrder: 1 }),
      project('weak-line', [weakLine], 240_000, { groupOrder: 1 }),
      project('adapters', ['server/test/adapters/{storage,http,relay,signalling,files,system}/**/*.test.ts'], 60_000, {
        groupOrder: 2,
      }),
      project('getting-through', [gettingThrough], 240_000, { groupOrder: 2 }),
      project('media', ['server/test/adapters/media/**/*.test.ts'], 60_000, {
        fileParallelism: false,
        exclude: waiting,
      }),
      project('heavy', heavy, 120_000, { fileParallelism: false }),
      project('browser', attentive, 240_000, { fileParallelism: false }),
    ],
  },
});
