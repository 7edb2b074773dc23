import { join } from 'node:path';
import { FilmFiles } from '../../src/adapters/files/recordings/film-files.ts';
import { PieceFolders } from '../../src/adapters/files/recordings/piece-folders.ts';
import { RecordedFiles } from '../../src/adapters/files/recordings/recorded-files.ts';
import { systemClock } from '../../src/adapters/system/clock.ts';
import { Films } from '../../src/application/record/films.ts';
import { RecordingAccesses } from '../../src/application/record/recording-accesses.ts';
import { Recordings, type RecordingsPorts } from '../../src/application/record/recordings.ts';
import type { MeetingArchive } from '../../src/application/ports/archive.ts';
import type { Clock } from '../../src/application/ports/clock.ts';
import type { Ledgers } from '../../src/application/ports/ledger.ts';
import { silentLogger } from './silent-logger.ts';

interface Ports extends Pick<RecordingsPorts, 'books'> {
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
    ...{ ...parts, sound: new RecordedFiles(folders, path) },
    leave: (meetingId) => films.leave(meetingId),
  });
  const films: Films = new Films({
    ...{ ...parts, recordings, studio: new FilmFiles(folders, { quota: 1e9, reserve: 0, path }) },
    rest: () => Promise.resolve(),
  });
  return { recordings, films, recordingAccesses };
};
