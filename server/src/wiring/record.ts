import { zipPacker } from '../adapters/reports/archive-zip.ts';
import { createOfficialFiles } from '../adapters/reports/official-files.ts';
import { createReportFiles } from '../adapters/reports/report-files.ts';
import { createSignatureReader } from '../adapters/reports/signature-reader.ts';
import type { Storage } from '../adapters/storage/storage.ts';
import { Calendar } from '../application/settings/calendar.ts';
import { Closings } from '../application/record/closings.ts';
import { Conclusions } from '../application/papers/conclusions.ts';
import { Corrections } from '../application/record/corrections.ts';
import { dayOf } from '../application/kit/days.ts';
import { Documents } from '../application/papers/documents.ts';
import type { Holdings } from '../application/running/holdings.ts';
import { KeptReports } from '../application/reports/kept-reports.ts';
import { marksGround } from '../application/record/marks-ground.ts';
import { MeetingArchives } from '../application/papers/meeting-archive.ts';
import { MeetingBooks } from '../application/record/meeting-books.ts';
import { MeetingDigests } from '../application/record/meeting-digests.ts';
import { createMinutes } from '../application/papers/minutes.ts';
import { createNotices } from '../application/papers/notices.ts';
import { PaperModels } from '../application/papers/paper-models.ts';
import { ParameterKeeping } from '../application/settings/parameters.ts';
import { People } from '../application/people/people.ts';
import { PeriodReports } from '../application/reports/period-reports.ts';
import type { Clock, Mint } from '../application/ports/clock.ts';
import type { Logger } from '../application/ports/logger.ts';
import { MeetingRecords } from '../application/record/records.ts';
import { refreshDigests } from '../application/record/refresh-digests.ts';
import { RollCalls } from '../application/record/roll-call.ts';
import { Tasks } from '../application/papers/tasks.ts';
import { closingMs } from './times.ts';

/** What the record's wing is made with. */
export interface RecordPorts {
  readonly storage: Storage;
  readonly hubName: () => string;
  readonly sampleData: boolean;
  readonly clock: Clock;
  readonly mint: Mint;
  readonly logger: Logger;
  /** IANA name of the office's zone. */
  readonly timeZone: string;
}

/** All that is made of what was written down: records, rolls, papers, tasks, reports, and the parameters that they are worked out by. */
export const openRecord = ({ storage, hubName, sampleData, clock, mint, logger, timeZone }: RecordPorts) => {
  const { archive, directory, ledgers, files } = storage;
  const books = new MeetingBooks(ledgers, archive, clock);
  const digests = new MeetingDigests(archive, books, storage.digests);
  const calendar = new Calendar(ledgers, clock);
  const parameters = new ParameterKeeping(ledgers, directory, clock);
  const ground = async () => marksGround(timeZone, await calendar.workingDays(), await parameters.table());
  const records = new MeetingRecords(archive, books, directory, clock, timeZone, digests, ground);
  const people = new People({ ledgers, directory, clock, mint, logger, timeZone });
  const rollCalls = new RollCalls({ books, archive, people, directory, clock, timeZone });
  const officialFiles = createOfficialFiles(sampleData);
  const models = new PaperModels({ books, archive, directory, timeZone });
  const minutes = createMinutes({ books, records, models, officialFiles, timeZone });
  const notices = createNotices({ books, records, minutes, models, officialFiles, clock, timeZone });
  const reports = new PeriodReports({ archive, digests, directory, parameters, calendar, clock, timeZone, hubName });
  const reportFiles = createReportFiles();
  const paperFiles = [minutes, notices].map((papers) => papers.archiveFiles.bind(papers));
  return {
    ...{ digests, calendar, parameters, records, people, rollCalls, minutes, notices, reports, reportFiles },
    books,
    closings: new Closings({ archive, digests, clock }),
    documents: new Documents({ books, archive, files, signatures: createSignatureReader(logger) }),
    conclusions: new Conclusions({ books, archive, calendar, clock, mint, timeZone }),
    tasks: new Tasks({ books, archive, clock, timeZone }),
    corrections: new Corrections({ archive, books, clock, changed: (meetingId) => records.forget(meetingId) }),
    keptReports: new KeptReports({ ledgers, files, reports, reportFiles, clock, mint }),
    meetingArchives: new MeetingArchives({
      ...{ archive, books, files, records, rollCalls, clock, timeZone, hubName },
      sources: paperFiles,
      packer: zipPacker,
    }),
    /** The usual longest length of a meeting today, in milliseconds. */
    longestMs: async () =>
      marksGround(timeZone, new Map(), await parameters.table()).longestMs(dayOf(clock.now(), timeZone)),
    /** Books, minutes and notices as they are written at another time. */
    deskAt: (deskClock: Clock) => {
      const deskBooks = new MeetingBooks(ledgers, archive, deskClock);
      const ports = { books: deskBooks, records, models, officialFiles, timeZone };
      const deskMinutes = createMinutes(ports);
      const deskNotices = createNotices({ ...ports, minutes: deskMinutes, clock: deskClock });
      return { books: deskBooks, minutes: deskMinutes, notices: deskNotices };
    },
    /** Makes digests anew that an earlier version made, beside the meetings, until the hub ends. */
    refresh: (holdings: Holdings): void => {
      const stopping = new AbortController();
      const refreshing = refreshDigests(archive, digests, logger, stopping.signal).catch((error: unknown) =>
        logger.warn({ err: error }, 'digests could not be made anew; the next report makes them'),
      );
      holdings.hold('digests', closingMs.digests, () => {
        stopping.abort();
        return refreshing;
      });
    },
  };
};
