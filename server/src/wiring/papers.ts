import { UnfinishedUploads } from '../adapters/http/unfinished-uploads.ts';
import { zipPacker } from '../adapters/files/papers/dossier-zip.ts';
import { createOfficialFiles } from '../adapters/files/papers/official-files.ts';
import { createSignatureReader } from '../adapters/files/papers/signature-reader.ts';
import { Conclusions } from '../application/papers/conclusions.ts';
import { FloorBackgrounds } from '../application/papers/floor-backgrounds.ts';
import { SignedDocuments } from '../application/papers/signed-documents.ts';
import { Dossiers } from '../application/papers/dossiers.ts';
import { createMinutes } from '../application/papers/minutes.ts';
import { createNotices } from '../application/papers/notices.ts';
import { PaperModels } from '../application/papers/paper-models.ts';
import { WrittenReports, type WrittenReportsPorts } from '../application/papers/written-reports.ts';
import { Receipts } from '../application/papers/receipts.ts';
import { Tasks } from '../application/papers/tasks.ts';
import type { Clock } from '../application/ports/clock.ts';
import { MeetingBooks } from '../application/record/meeting-books.ts';
import type { Data } from './data.ts';
import type { RecordWing } from './record.ts';
import type { Settings } from './settings.ts';
import type { Start } from './start.ts';

/** What is written about meetings: minutes, notices, conclusions and their tasks, signed documents, whole dossiers. */
export const openPapers = async (
  { config: { timeZone, dataDir }, clock, mint, logger }: Start,
  { storage, upkeep, sampleData }: Data,
  { calendar, hubName }: Settings,
  { books, digests, records, rollCalls, turnIsOver }: RecordWing & Pick<WrittenReportsPorts, 'turnIsOver'>,
) => {
  const { archive, directory, ledgers, files } = storage;
  const officialFiles = createOfficialFiles(sampleData);
  const models = new PaperModels({ books, archive, directory, timeZone });
  const ports = { books, records, models, officialFiles, timeZone };
  const minutes = createMinutes(ports);
  const receipts = new Receipts(archive);
  const notices = createNotices({ ...ports, receipts, minutes, clock });
  const tasks = new Tasks({ books, archive, receipts, clock, timeZone });
  const unfinished = new UnfinishedUploads(dataDir, upkeep);
  await unfinished.sweep();
  return {
    minutes,
    notices,
    unfinished,
    signedDocuments: new SignedDocuments({ books, archive, files, signatures: createSignatureReader(logger) }),
    conclusions: new Conclusions({ books, archive, receipts, calendar, clock, mint, timeZone }),
    tasks,
    writtenReports: new WrittenReports({ ledgers, directory, tasks, clock, timeZone, turnIsOver }),
    floorBackgrounds: new FloorBackgrounds({ archive, digests, tasks, clock, timeZone }),
    dossiers: new Dossiers({
      ...{ archive, books, files, records, rollCalls, clock, timeZone, hubName },
      sources: [minutes, notices].map((papers) => papers.dossierFiles.bind(papers)),
      packer: zipPacker,
    }),
    /** Books, minutes and notices as they are written at another time. */
    deskAt: (deskClock: Clock) => {
      const deskPorts = { ...ports, books: new MeetingBooks(ledgers, archive, deskClock) };
      const deskMinutes = createMinutes(deskPorts);
      return {
        books: deskPorts.books,
        minutes: deskMinutes,
        notices: createNotices({ ...deskPorts, receipts, minutes: deskMinutes, clock: deskClock }),
      };
    },
  };
};

/** What was opened of the papers. */
export type PapersWing = Awaited<ReturnType<typeof openPapers>>;
