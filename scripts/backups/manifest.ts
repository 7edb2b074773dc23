import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../setup/setup-error.ts';

/** How much is in a copy: it is counted in the copy itself. */
export type Figures = { meetings: number; events: number };

/** What a backup says about itself, in `backup.json`, which is written last: a folder without it is no backup. */
export type Manifest = Figures & {
  format: 1;
  /** One more than that of any other in the same folder: by which they are newer, wherever the clock stood. Earlier ones have none. */
  number?: number;
  /** ISO 8601. */
  savedAt: string;
  database: 'sqlite' | 'postgresql';
  sha256: string;
};

/** The manifest's name, and those of the copies beside it. */
export const manifestName = 'backup.json';
export const databaseNames = { sqlite: 'hub.sqlite', postgresql: 'hub.dump' } as const;
export const dataFolder = 'data';
export const certsFolder = 'certs';

const isManifest = (value: unknown): value is Manifest => {
  if (typeof value !== 'object' || value === null) return false;
  const of = (name: string): unknown => Reflect.get(value, name);
  return (
    of('format') === 1 &&
    (of('number') === undefined || Number.isInteger(of('number'))) &&
    typeof of('savedAt') === 'string' &&
    (of('database') === 'sqlite' || of('database') === 'postgresql') &&
    typeof of('sha256') === 'string' &&
    Number.isInteger(of('meetings')) &&
    Number.isInteger(of('events'))
  );
};

/** Reads what a backup says about itself; throws SetupError for a folder that is none, or of a newer program. */
export function readManifest(folder: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(folder, manifestName), 'utf8'));
  } catch {
    value = null;
  }
  if (isManifest(value)) return value;
  throw new SetupError(
    `${folder} không phải là bản sao lưu hoàn chỉnh (thiếu hoặc hỏng ${manifestName}), hoặc do bản phần mềm mới hơn tạo ra.`,
    `${folder} is not a complete backup (${manifestName} is missing or broken), or a newer program made it.`,
  );
}

/** Which of the backups beside it this one is; 0 for one that does not say so. */
export const numberIn = (folder: string): number => {
  try {
    return readManifest(folder).number ?? 0;
  } catch {
    return 0;
  }
};
