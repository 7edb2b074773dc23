import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';
import { atDesks, attentive, gettingThrough, rungs, weakLine } from './scripts/checks/turns.ts';

interface Promised {
  /** How many of its files run at once, with those of others of the same group. */
  readonly atOnce?: number;
  readonly exclude?: string[];
  /** Whether each file reads all modules anew, as whoever leaves timers or state behind must; others share those that a file before them has read. */
  readonly isolate?: boolean;
  /** What has another number runs before or after it. */
  readonly groupOrder?: number;
}

/** The test folders, each with its own promise: some files at once, or one beside nothing else. */
const project = (
  name: string,
  include: string[],
  timeoutMs: number,
  { atOnce = 1, exclude = [], groupOrder = 0, isolate = true }: Promised = {},
) => ({
  test: {
    ...{ name, include, exclude, isolate, maxWorkers: atOnce },
    ...{ testTimeout: timeoutMs, hookTimeout: timeoutMs, sequence: { groupOrder } },
    // What is waited for comes late on a slow machine, beside other files.
    ...(name.startsWith('pure')
      ? {}
      : {
          expect: { poll: { timeout: 20_000 } },
          setupFiles: [
            'server/test/support/nothing-left.ts',
            ...(include.every((file) => file.startsWith('tests/browser/'))
              ? ['tests/browser/support/what-pages-show.ts']
              : []),
          ],
        }),
  },
});

/** They load the machine with all their might, use its line devices, or count what comes in a time. The other journeys wait. */
const heavy = [
  'server/test/journeys/{flood,hostile,http-flood,killed-hub,line,polling-flood,reading,recording}.test.ts',
];

/** Workers that hang and lines that lose: they wait for seconds of real time, as journeys do, and have hardly anything to do meanwhile. */
const patient = ['server/test/adapters/media/{hanging-worker,link-sample,voice-repair}.test.ts'];

/** The longest of those that run beside others. */
const long = [
  ...[
    'devices',
    'own-voice',
    'checks',
    'conclusions',
    'demo',
    'room-lost',
    'checkpoints',
    'plan',
    'pairing',
    'led-meeting',
    'trouble',
    'weak-line',
    'getting-through',
  ],
  ...['weak-link', 'polling', 'link-sample', 'hanging-worker', 'media-outage', 'seats', 'stage', 'standstill'],
  ...['recording-pictures', 'recording-withheld', 'recording-shortfall', 'sixty-six-endpoints', 'backup-drill'],
  ...['ending-hub', 'record-trouble', 'storage/trouble', 'ownership', 'contract', 'official-files', 'report-files'],
].map((name) => `/${name}.test.ts`);

/** 0 for what is begun first in its group, so that it does not run alone at the end; 2 for what is soon done, and fills the gaps. */
const rank = ({ moduleId, project: { name } }: TestSpecification): number =>
  long.some((end) => moduleId.endsWith(end)) ? 0 : name.startsWith('pure') ? 2 : 1;

/** A clone that was just made does not know yet how long its files take. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const group = (file: TestSpecification): number => file.project.config.sequence.groupOrder;
    return (await super.sort(files)).sort((a, b) => group(a) - group(b) || rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      project('pure', ['server/test/{application,config,scripts}/**/*.test.ts', 'client/test/**/*.test.ts'], 20_000, {
        atOnce: 2,
      }),
      // They have no clock and leave nothing behind; to read all modules anew for each file takes three times as long as its tests.
      project('pure-rules', ['shared/test/**/*.test.ts', 'server/test/domain/**/*.test.ts'], 20_000, {
        atOnce: 2,
        isolate: false,
      }),
      // One file at a time.
      project('meetings', ['tests/browser/**/*.test.ts'], 240_000, {
        exclude: [...attentive, ...atDesks, weakLine, gettingThrough, rungs],
      }),
      project('desks', [...atDesks], 240_000, { atOnce: 2 }),
      project('journeys', ['server/test/journeys/**/*.test.ts'], 120_000, {
        atOnce: 3,
        exclude: heavy,
        groupOrder: 1,
      }),
      project('patient', patient, 240_000, { atOnce: 3, groupOrder: 1 }),
      project('weak-line', [weakLine], 240_000, { atOnce: 3, groupOrder: 1 }),
      project('adapters', ['server/test/adapters/{storage,http,relay,signalling,files,system}/**/*.test.ts'], 60_000, {
        atOnce: 3,
        groupOrder: 1,
      }),
      project('getting-through', [gettingThrough], 240_000, { atOnce: 2, groupOrder: 2 }),
      project('rungs', [rungs], 240_000, { groupOrder: 3 }),
      project('media', ['server/test/adapters/media/**/*.test.ts'], 60_000, { exclude: patient }),
      project('heavy', heavy, 120_000),
      project('browser', [...attentive], 240_000),
    ],
  },
});
