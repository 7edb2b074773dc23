import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { FilmFiles } from '../adapters/files/recordings/film-files.ts';
import { PieceFolders } from '../adapters/files/recordings/piece-folders.ts';
import { RecordedFiles } from '../adapters/files/recordings/recorded-files.ts';
import { ForkedRecorders } from '../adapters/files/recordings/recorders.ts';
import { Closings } from '../application/record/closings.ts';
import { Corrections } from '../application/record/corrections.ts';
import { Editions } from '../application/record/editions.ts';
import { Films } from '../application/record/films.ts';
import { MeetingBooks } from '../application/record/meeting-books.ts';
import { MeetingDigests } from '../application/record/meeting-digests.ts';
import { MeetingRecords } from '../application/record/records.ts';
import { refreshDigests } from '../application/record/refresh-digests.ts';
import { RecordingAccesses } from '../application/record/recording-accesses.ts';
import { RecordingHearts } from '../application/record/recording-hearts.ts';
import { RecordingSweep } from '../application/record/recording-sweep.ts';
import { Recordings } from '../application/record/recordings.ts';
import { Replays } from '../application/record/replays.ts';
import { RollCalls } from '../application/record/roll-call.ts';
import { Withholdings } from '../application/record/withholdings.ts';
import { People } from '../application/people/people.ts';
import type { Data } from './data.ts';
import type { Settings } from './settings.ts';
import type { Start } from './start.ts';
import { closingMs } from './times.ts';

/** People, and what is known of meetings: their records, the books that people keep about them, rolls, corrections. */
export const openRecord = (
  { config, clock, mint, logger, holdings }: Start,
  { storage, upkeep }: Data,
  { ground }: Settings,
) => {
  const { timeZone } = config;
  const { archive, directory, ledgers } = storage;
  const books = new MeetingBooks(ledgers, archive, clock);
  const digests = new MeetingDigests(archive, books, storage.digests);
  const records = new MeetingRecords({ archive, books, directory, clock, timeZone }, digests, ground);
  const people = new People({ ledgers, directory, clock, mint, logger, timeZone });
  const folders = new PieceFolders(join(config.dataDir, 'recordings'));
  const recordingAccesses = new RecordingAccesses(ledgers, clock);
  const sound = new RecordedFiles(folders, config.recordings);
  const recordings: Recordings = new Recordings({
    ...{ archive, books, sound, accesses: recordingAccesses, clock, logger },
    leave: (meetingId) => films.leave(meetingId),
  });
  const editions = new Editions(books, clock);
  const films: Films = new Films({
    ...{ archive, books, recordings, accesses: recordingAccesses, clock, logger },
    open: (meetingId) => editions.open(meetingId),
    studio: new FilmFiles(folders, config.recordings),
    // Who is called back before the time is over goes on at once.
    rest: (ms, signal) => setTimeout(ms, undefined, { signal, ref: false }).catch(() => undefined),
  });
  const recordingSweep = new RecordingSweep({ meetings: () => sound.meetings(), recordings, clock, upkeep, logger });
  return {
    recordingAccesses,
    recordingSweep,
    recordings,
    films,
    editions,
    withholdings: new Withholdings({ books, recordings, films }),
    recordingHearts: new RecordingHearts({
      recorders: new ForkedRecorders(folders, config.recordings, logger.child({ part: 'recorder' })),
      room: () => sound.room(),
      ...{ clock, logger },
    }),
    books,
    digests,
    records,
    people,
    replays: new Replays(archive, clock),
    rollCalls: new RollCalls({ books, archive, people, directory, clock, timeZone }),
    closings: new Closings({ archive, digests, clock }),
    corrections: new Corrections({ archive, books, clock, changed: (meetingId) => records.forget(meetingId) }),
    /** Makes digests anew that an earlier version made, beside the meetings, until the hub ends. */
    refresh: (): void => {
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

/** What was opened of the record. */
export type RecordWing = ReturnType<typeof openRecord>;
