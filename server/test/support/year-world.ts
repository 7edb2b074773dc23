import { PeriodReports } from '../../src/application/reports/period-reports.ts';
import { Calendar } from '../../src/application/settings/calendar.ts';
import { Corrections } from '../../src/application/record/corrections.ts';
import { KeptReports } from '../../src/application/reports/kept-reports.ts';
import { MeetingBooks } from '../../src/application/record/meeting-books.ts';
import { MeetingDigests } from '../../src/application/record/meeting-digests.ts';
import { ParameterKeeping } from '../../src/application/settings/parameters.ts';
import { createReportFiles } from '../../src/adapters/files/reports/report-files.ts';
import type { Storage } from '../../src/adapters/storage/storage.ts';
import { FakeMint } from '../fakes/clock.ts';

/** What makes reports of a storage, put together as the hub does it, on a day that stands still. */
export const yearWorld = (storage: Storage, now: number) => {
  const { archive, directory, checks, ledgers, files } = storage;
  const clock = { now: () => now };
  const books = new MeetingBooks(ledgers, archive, clock);
  const parameters = new ParameterKeeping(ledgers, directory, clock);
  const reports = new PeriodReports({
    archive,
    digests: new MeetingDigests(archive, books, storage.digests),
    directory,
    checks,
    parameters,
    calendar: new Calendar(ledgers, clock),
    clock,
    timeZone: 'Asia/Ho_Chi_Minh',
    hubName: () => 'Huyện Bình Gia',
  });
  return {
    books,
    parameters,
    reports,
    corrections: new Corrections({ archive, books, clock, changed: () => undefined }),
    keptReports: new KeptReports({
      ledgers,
      files,
      reports,
      reportFiles: createReportFiles(),
      clock,
      mint: new FakeMint(),
    }),
  };
};

export type YearWorld = ReturnType<typeof yearWorld>;
