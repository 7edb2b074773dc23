import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PeriodReport, ReportQuery } from '@diem-cau/shared';
import { openStorage, type Storage } from '../../../../src/adapters/storage/storage.ts';
import { neighbours, recordYear, theYear } from '../../../support/recorded-year.ts';
import { binhLa } from '../../../support/year/places.ts';
import { testPostgres, type TestPostgres } from '../../../support/throwaway-postgres.ts';
import { yearWorld, type YearWorld } from '../../../support/year-world.ts';
import { lookedBackOn } from './reckoned-day.ts';

/** The query for the whole year, units as they were on the day. */
export const year: ReportQuery = { from: '2025-01-01', to: '2025-12-31', units: 'day' };

export const databases = ['SQLite', 'PostgreSQL'] as const;

/** A database with the recorded year and its neighbours in it, and the report on it. */
export interface LoadedYear extends YearWorld {
  readonly storage: Storage;
  readonly report: PeriodReport;
  /** Closes the database and removes it. */
  remove(): Promise<void>;
}

/** Loads the year as hubs write it; Bình La's endpoint, which was given up in September, is deactivated by now. */
export const loadYear = async (database: (typeof databases)[number]): Promise<LoadedYear> => {
  const folder = mkdtempSync(join(tmpdir(), 'diem-cau-year-'));
  const postgres: TestPostgres | null = database === 'PostgreSQL' ? await testPostgres() : null;
  const storage = await openStorage({
    dataDir: folder,
    databaseUrl: postgres === null ? null : await postgres.emptyDatabase(),
  });
  await recordYear(storage, { meetings: [...neighbours, ...theYear] });
  const givenUp = (await storage.directory.endpoints()).filter(({ name }) => name === binhLa);
  await storage.directory.save({ units: [], endpoints: givenUp.map((each) => ({ ...each, active: false })) });
  const world = yearWorld(storage, Date.parse(`${lookedBackOn}T08:00:00+07:00`));
  return {
    ...world,
    storage,
    report: await world.reports.report(year),
    remove: async () => {
      await storage.close();
      await postgres?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
