import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { PcSystem } from '@diem-cau/shared';
import type { DemoFiles } from '../application/demo/demo-directory.ts';

const inCheckout = (...names: readonly string[]): string => resolve(import.meta.dirname, '../../..', ...names);
const dataFile = (name: string): string => inCheckout('data', name);

/** The directory of the demo, and the ways of a map. */
export const demoFiles: DemoFiles = {
  directory: () => readFile(dataFile('binh-gia-2023.csv')),
  ways: () => readFile(dataFile('binh-gia-2023-distances.csv')),
};

/** Where the pictures and voices of played endpoints lie. */
export const demoMediaDir = dataFile('demo');

/** The norms by which savings are worked out until the office enters its own. */
export const savingsNorms = (): Promise<Uint8Array> => readFile(dataFile('savings-norms.csv'));

/** The file that prepares a PC of this system, before it is made for one endpoint. */
export const pcTemplate = (system: PcSystem): Promise<string> =>
  readFile(dataFile(system === 'windows' ? 'pc/windows.ps1' : 'pc/linux.sh'), 'utf8');

/** The description of the routes for other programs, as `npm run openapi` wrote it. */
export const apiDocument = (): Promise<string> => readFile(inCheckout('docs', 'openapi.json'), 'utf8');
