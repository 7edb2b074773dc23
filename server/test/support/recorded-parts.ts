import { join } from 'node:path';
import { FilmFiles } from '../../src/adapters/files/recordings/film-files.ts';
import { PieceFolders } from '../../src/adapters/files/recordings/piece-folders.ts';
import { RecordedFiles } from '../../src/adapters/files/recordings/recorded-files.ts';
import { systemClock } from '../../src/adapters/system/clock.ts';
import { Editions } from '../../src/application/record/editions.ts';
import { Films } from '../../src/application/record/films.ts';
import { RecordingAccesses } from '../../src/application/record/recording-accesses.ts';
import { Recordings } from '../../src/application/record/recordings.ts';
import { Withholdings } from '../../src/application/record/withholdings.ts';
import type { MeetingBooks } from '../../src/application/record/meeting-books.ts';
import type { MeetingArchive } from '../../src/application/ports/archive.ts';
import type { Clock } from '../../src/application/ports/clock.ts';
import type { Ledgers } from '../../src/application/ports/ledger.ts';
import { silentLogger } from './silent-logger.ts';

interface Ports {
  readonly books: Pick<MeetingBooks, 'read' | 'write' | 'onWritten'>;
  readonly archive: MeetingArchive;
  readonly ledgers: Ledgers;
  readonly clock: Clock;
}

/** Recordings, their films, and who took them, in a data folder of their own. */
export const recordedParts = ({ archive, ledgers, books, clock }: Ports, dataDir: string) => {
  const time = { ...systemClock, now: () => clock.now() };
  const recordingAccesses = new RecordingAccesses(ledgers, time);
  const folders = new PieceFolders(join(dataDir, 'recordings'));
  const path = process.env['PATH'] ?? '';
  const parts = { archive, books, accesses: recordingAccesses, clock: time, logger: silentLogger };
  const recordings: Recordings = new Recordings({
    ...{ ...parts, sound: new RecordedFiles(folders, { quota: 1e9, reserve: 0, path }) },
    leave: (meetingId) => films.leave(meetingId),
  });
  const editions = new Editions(books, time);
  const films: Films = new Films({
    open: (meetingId) => editions.open(meetingId),
    ...{ ...parts, recordings, studio: new FilmFiles(folders, { quota: 1e9, reserve: 0, path }) },
    rest: () => Promise.resolve(),
  });
  return {
    recordings,
    recordingHearts: { of: () => Promise.resolve(null) },
    films,
    editions,
    recordingAccesses,
    withholdings: new Withholdings({ books, recordings, films }),
  };
};
