import { readdirSync } from 'node:fs';
import { inCheckout } from '../setup/paths.ts';

/** Arguments for vitest: its projects (`vitest.config.ts`), or files. */
export type Tests = readonly string[];

const folder = 'tests/browser';
const fileOf = (name: string): string => `${folder}/${name}.test.ts`;

/** They aim with a mouse at what is laid out just then, or hear and see many pages at once: nothing runs beside them but checks at the lowest priority. */
export const attentive = [
  ...['meeting', 'pages', 'panel', 'panel-presses', 'room-aimed', 'floor', 'floor-chair', 'firefox', 'second-camera'],
].map(fileOf);

/**
 * They open lines, which are network devices of this machine. A browser that is loading something lets go of it when the machine's network changes,
 * so that no other file with a browser runs beside any of them.
 */
export const [weakLine, gettingThrough, rungs] = [
  fileOf('weak-line'),
  fileOf('getting-through'),
  fileOf('rungs'),
] as const;

/** Two at once: one browser at a desk each, which plays no meeting, beside those in which three pages wait for minutes until something falls due. */
export const atDesks = [
  ...['checkpoints', 'plan', 'conclusions', 'papers', 'reports', 'roll-call', 'replay', 'chair-sheet'],
].map(fileOf);

/** They need neither a browser, nor a worker, nor a database. */
export const pureTests: Tests = ['--project=pure*'];

/** By themselves: they load the machine with all their might, or open lines. */
export const aloneTests: Tests = ['media', 'heavy', 'weak-line', 'getting-through', 'rungs'].map(
  (project) => `--project=${project}`,
);

/** They mostly wait, three at once, but begin many programs: with any browser beside them, hubs and recorders were late on slow cores. */
export const waitingTests: Tests = ['journeys', 'patient', 'adapters'].map((project) => `--project=${project}`);

/** So many files are begun together; which of them run at once is their project's matter. */
const batchSize = 4;
const inBatches = (files: Tests): readonly Tests[] =>
  files.flatMap((_, index) => (index % batchSize === 0 ? [files.slice(index, index + batchSize)] : []));

/** All other files of pages, those of a meeting's own troubles first: three pages of a meeting take more than one core, and two files at once make each other late on slow cores. */
const others = (): Tests => {
  const elsewhere = new Set([...attentive, ...atDesks, weakLine, gettingThrough, rungs]);
  const first = ['own-voice', 'led-meeting', 'recording', 'devices', 'trouble', 'room-lost'].map(fileOf);
  const all = readdirSync(inCheckout(folder)).filter((name) => name.endsWith('.test.ts'));
  const files = all.map((name) => `${folder}/${name}`).filter((file) => !elsewhere.has(file) && !first.includes(file));
  return [...first, ...files];
};

/** The browsers' files, batch after batch, those that aim first. */
export const browserTests = (): readonly Tests[] => [...inBatches(attentive), atDesks, ...inBatches(others())];
