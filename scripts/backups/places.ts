import { resolve } from 'node:path';
import { checkout, inCheckout } from '../setup/paths.ts';

/** Where a hub keeps what is to be saved: its data folder, its certificates, and its PostgreSQL where it has one. */
export type Places = { dataDir: string; certsDir: string; databaseUrl: string | undefined };

/** What the hub itself would take from the environment, unless the command line names other folders. */
export function placesOf(named: { data?: string | undefined; certs?: string | undefined }): Places {
  const { HUB_DATA_DIR, DATABASE_URL } = process.env;
  return {
    dataDir: named.data === undefined ? resolve(checkout, HUB_DATA_DIR || 'var') : resolve(named.data),
    certsDir: named.certs === undefined ? inCheckout('certs') : resolve(named.certs),
    databaseUrl: DATABASE_URL || undefined,
  };
}

/** The SQLite file in a data folder. */
export const sqliteName = 'hub.sqlite';

/** The folder of recordings in a data folder. */
export const recordingsFolder = 'recordings';

/** Files of a data folder that belong to the database or to the process that has it open, and to no backup. */
export const isOfTheProcess = (name: string): boolean => /^hub\.(sqlite|lock|owner)/.test(name);

/** Files of certs/ that belong to the checkout. */
export const isOfTheCheckout = (name: string): boolean => name === 'README.md' || name === '.gitignore';

/** Folders into which a restore has moved what was there before. */
export const asideName = (stamp: string): string => `before-restore-${stamp}`;

/** An instant as part of a name: local time, sorts by date. */
export function stampOf(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
}
