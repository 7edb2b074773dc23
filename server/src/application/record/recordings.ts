import { Refusal, numberOf, type EndpointId, type KeepingDecision, type MeetingId } from '@diem-cau/shared';
import type { Actor } from '../../domain/kit/actor.ts';
import { timeInMeeting } from '../../domain/meeting/course/meeting-time.ts';
import { foldMeeting } from '../../domain/meeting/fold.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import type { StampedEvent } from '../../domain/meeting/events.ts';
import { recordedStage } from '../../domain/record/recorded-stage.ts';
import { recordingStretches } from '../../domain/record/recording-stretches.ts';
import { keepingOf } from '../../domain/record/recording-keeping.ts';
import { whole, type Edition } from '../../domain/record/edition.ts';
import { withheldIn } from '../../domain/record/withheld.ts';
import type { BookFactOf } from '../../domain/record/book-fact.ts';
import { breathe } from '../kit/breathe.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { RecordedSound, SoundFile, TrackForm, WholeLength } from '../ports/recorded-sound.ts';
import { unreadableRecord } from '../kit/unreadable-record.ts';
import { Mixes } from './mixes.ts';
import { deletedFiles } from './deleted-files.ts';
import { openEdition } from './editions.ts';
import type { Unfilmed } from './films.ts';
import type { MeetingBooks } from './meeting-books.ts';
import { notedIn } from './noted-recording.ts';
import { bytesOfTrack, givenPieces, isSound, picturesOf, tracksOf } from './recorded-tracks.ts';
import type { RecordingAccesses } from './recording-accesses.ts';

export interface RecordingsPorts {
  readonly archive: Pick<MeetingArchive, 'events' | 'has'>;
  readonly books: Pick<MeetingBooks, 'read' | 'write'>;
  readonly sound: RecordedSound;
  readonly accesses: Pick<RecordingAccesses, 'played' | 'taken'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
  /** Nothing of a meeting's files is read any more when it resolves: they are going to be deleted. */
  readonly leave: (meetingId: MeetingId) => Promise<void>;
}

/** Which track, by its number among its endpoint's, and as what. */
interface WantedTrack {
  readonly endpointId: EndpointId;
  readonly nth: number;
  readonly as: TrackForm;
  readonly edition: Edition;
}

/** Which piece, by its number, what it has to be of, and to what end. */
interface WantedPiece {
  readonly number: number;
  readonly is: 'sound' | 'picture';
  readonly to: 'play' | 'take';
  readonly edition: Edition;
}

/** All voices in one, to what end. */
interface WantedMix {
  readonly to: 'play' | 'take';
  readonly edition: Edition;
}

/** So many pieces are hashed before they are noted together. */
const portion = 500;

const hub: Actor = { by: 'hub' };

/** How many files of a book are not among those that are there. */
const missingOf = (kept: ReadonlyMap<number, unknown>, there: readonly { readonly number: number }[]): number => {
  const numbers = new Set(there.map(({ number }) => number));
  return [...kept.keys()].filter((number) => !numbers.has(number)).length;
};

const isClosed = ({ course }: Meeting): boolean => course.phase.phase === 'closed';

/** What recordings are: their time lines from the record, their tracks from the files, and what was noted of both. */
export class Recordings {
  readonly #ports: RecordingsPorts;
  readonly #mixes: Mixes;
  /** Of these nothing is given any more, also where files are there yet. */
  readonly #deleted = new Set<MeetingId>();

  constructor(ports: RecordingsPorts) {
    this.#ports = ports;
    this.#mixes = new Mixes({ ...ports, length: (meetingId, edition) => this.#length(meetingId, edition) });
  }

  /** What is given of a meeting's recording, be it never, running or over. Refuses with `not-found`, `record-unreadable`. */
  async of(meetingId: MeetingId, edition: Edition): Promise<Unfilmed> {
    const { sound, books } = this.#ports;
    const { meeting, events } = await this.#meeting(meetingId);
    const book = await books.read(meetingId);
    const noted = notedIn(book);
    const there = noted.deleted === null ? await sound.pieces(meetingId) : [];
    const pieces = givenPieces(there, edition);
    await breathe();
    const stretches = recordingStretches(events);
    await breathe();
    const last = stretches.at(-1);
    return {
      meetingId,
      now: isClosed(meeting) ? null : meeting.recording,
      from: stretches[0]?.from ?? null,
      to: last?.to ?? null,
      stretches: [...stretches],
      tracks: tracksOf(pieces.filter(isSound), noted, meeting),
      pictures: picturesOf(pieces, noted, meeting),
      stage: noted.deleted === null ? [...recordedStage(events, stretches)] : [],
      bytes: pieces.reduce((sum, { bytes }) => sum + bytes, 0),
      missing: noted.deleted === null ? missingOf(noted.kept, there) : 0,
      edition: edition.key,
      withheld: [...withheldIn(book)],
      mixed: noted.deleted === null ? await this.#mixes.of(meetingId, noted.mixed, edition) : { state: 'none' },
      deleted: noted.deleted && { ...noted.deleted, files: deletedFiles(book, meeting, edition) },
      keeping: keepingOf(meeting, book, stretches[0]?.from ?? null),
    };
  }

  /**
   * What is given of a piece of sound, or of a picture; noted. Refuses with `not-found`, `recording-withheld` where nothing of it is, and `no-room-for-file` where
   * some of it is withheld and a copy without that has no room.
   */
  async piece(meetingId: MeetingId, { number, is, to, edition }: WantedPiece, actor: Actor): Promise<SoundFile> {
    const { archive, sound, accesses } = this.#ports;
    // Files without a meeting are nobody's.
    const piece = (await archive.has(meetingId)) ? await sound.piece(meetingId, number) : null;
    if (piece === null || isSound(piece) !== (is === 'sound') || this.#deleted.has(meetingId))
      throw new Refusal('not-found');
    const [given] = givenPieces([piece], edition);
    if (given === undefined) throw new Refusal('recording-withheld');
    const file = given.cut === true ? await sound.without(meetingId, number, edition) : piece;
    if (file === null) throw new Refusal('not-found');
    await accesses[to === 'play' ? 'played' : 'taken'](meetingId, piece.endpointId, actor);
    return { path: file.path, bytes: file.bytes };
  }

  /** One microphone's whole track, to be taken away; made and noted. Refuses with `not-found`, with `no-room-for-file`, and with `no-ffmpeg` what needs that. */
  async track(meetingId: MeetingId, { endpointId, nth, as, edition }: WantedTrack, actor: Actor): Promise<SoundFile> {
    const { sound, accesses } = this.#ports;
    const pieces = (await sound.pieces(meetingId)).filter(
      (each) => isSound(each) && each.endpointId === endpointId && numberOf(each.source) === nth,
    );
    const [piece] = pieces;
    if (piece === undefined || this.#deleted.has(meetingId)) throw new Refusal('not-found');
    if (as === 'speech' && !(await sound.canMix())) throw new Refusal('no-ffmpeg');
    const length = await this.#length(meetingId, edition);
    if ((await sound.room()) < bytesOfTrack(pieces, length, as)) throw new Refusal('no-room-for-file');
    await accesses.taken(meetingId, endpointId, actor);
    return sound.makeTrack(meetingId, piece, length, as);
  }

  /**
   * All voices in one file, to play or to take away; noted. Refuses with `not-found`, with `no-ffmpeg` where they can't be mixed here, and with
   * `recording-not-mixed` while that is being done: which asking begins.
   */
  async all(meetingId: MeetingId, { to, edition }: WantedMix, actor: Actor): Promise<SoundFile> {
    const { sound, accesses, books } = this.#ports;
    if (this.#deleted.has(meetingId)) throw new Refusal('not-found');
    const file = await sound.mixed(meetingId, to, edition);
    if (file === null) {
      if (!(await sound.pieces(meetingId)).some(isSound)) throw new Refusal('not-found');
      if (!(await sound.canMix())) throw new Refusal('no-ffmpeg');
      // Files come into the book when the meeting is over.
      if (notedIn(await books.read(meetingId)).kept.size === 0) throw new Refusal('meeting-still-open');
      void this.#mixes.make(meetingId, edition);
      throw new Refusal('recording-not-mixed');
    }
    await (to === 'play' ? accesses.played(meetingId, 'all', actor) : accesses.taken(meetingId, 'all', actor));
    return file;
  }

  /** Deletes the files of a closed meeting; that they were, and their hashes, stay. Refuses with `not-found`, `meeting-still-open`, `recording-not-mixed`. */
  async remove(meetingId: MeetingId, actor: Actor): Promise<void> {
    const { sound, books } = this.#ports;
    const { meeting, events } = await this.#meeting(meetingId);
    if (!isClosed(meeting)) throw new Refusal('meeting-still-open');
    const pieces = await sound.pieces(meetingId);
    if (pieces.length === 0) throw new Refusal('not-found');
    // What is not in the book yet may still be written.
    const { kept } = notedIn(await books.read(meetingId));
    if (pieces.some(({ number }) => !kept.has(number))) throw new Refusal('meeting-still-open');
    if (this.#mixes.isMaking(meetingId)) throw new Refusal('recording-not-mixed');
    const from = recordingStretches(events)[0]?.from ?? null;
    let stays = false;
    // First the fact: what is said to be deleted and is there yet goes at the next start.
    await books.write(meetingId, (book) => {
      // Somebody decided otherwise just now.
      stays = actor.by === 'hub' && keepingOf(meeting, book, from).until === null && notedIn(book).deleted === null;
      return stays || notedIn(book).deleted !== null ? [] : [{ type: 'recordingDeleted', actor }];
    });
    if (stays) return;
    this.#deleted.add(meetingId);
    await this.#ports.leave(meetingId);
    await sound.remove(meetingId);
  }

  /** Notes that the recording is kept for good, or goes by its rule after all. Refuses with `not-found` where there is none. */
  async decide(meetingId: MeetingId, decision: KeepingDecision, actor: Actor): Promise<void> {
    const { books } = this.#ports;
    const { from, deleted } = await this.of(meetingId, whole);
    if (from === null || deleted !== null) throw new Refusal('not-found');
    await books.write(meetingId, () => [{ type: 'recordingKeepingDecided', ...decision, actor }]);
  }

  /** A meeting was closed and nothing of it is written any more: its files go into its book, and its voices into one file. Never rejects. */
  async over(meetingId: MeetingId): Promise<void> {
    const { logger, sound, books } = this.#ports;
    try {
      if (!(await this.#seal(meetingId)) || !(await sound.canMix())) return;
      const book = await books.read(meetingId);
      const { mixed } = notedIn(book);
      const editions = new Map([whole, openEdition(withheldIn(book))].map((edition) => [edition.key, edition]));
      for (const edition of editions.values())
        if (!mixed.has(edition.key) || (await sound.mixed(meetingId, 'take', edition)) === null)
          await this.#mixes.make(meetingId, edition);
    } catch (error) {
      logger.error({ meetingId, err: error }, 'the files of a recording are not in the book of its meeting yet');
    }
  }

  /** What is withheld has changed: other editions are let go of, and the voices of this one mixed where the meeting is over. Never rejects. */
  async changed(meetingId: MeetingId, edition: Edition): Promise<void> {
    const { sound, books, logger } = this.#ports;
    try {
      await sound.keepOnly(meetingId, edition);
      const { kept } = notedIn(await books.read(meetingId));
      if (kept.size > 0) await this.over(meetingId);
    } catch (error) {
      logger.warn({ meetingId, err: error }, 'what was made of a recording is not up to date yet');
    }
  }

  /**
   * Deals with what a hub that was killed has left: files of closed meetings that are in no book, or were to be deleted. Never rejects.
   * @returns the meetings whose files were in no book yet: nothing else was made of them either
   */
  async takeUp(): Promise<readonly MeetingId[]> {
    const { logger, sound, books } = this.#ports;
    const left: MeetingId[] = [];
    for (const meetingId of await sound.meetings().catch(() => []))
      try {
        const { meeting } = await this.#meeting(meetingId);
        await sound.tidy(meetingId);
        if (!isClosed(meeting)) continue;
        const { kept, deleted } = notedIn(await books.read(meetingId));
        if (deleted !== null) await sound.remove(meetingId);
        else {
          if ((await sound.pieces(meetingId)).some(({ number }) => !kept.has(number))) left.push(meetingId);
          await this.over(meetingId);
        }
      } catch (error) {
        logger.warn({ meetingId, err: error }, 'the files of a recording belong to no meeting that can be read');
      }
    return left;
  }

  async #meeting(meetingId: MeetingId): Promise<{ meeting: Meeting; events: readonly StampedEvent[] }> {
    const events = await this.#ports.archive.events(meetingId);
    if (events.length === 0) throw new Refusal('not-found');
    await breathe();
    const meeting = foldMeeting(events);
    if (meeting === null) throw unreadableRecord('Sự kiện số 1.', new Error('it does not begin with an opening'));
    return { meeting, events };
  }

  /** From when until when a whole file goes: of one that goes on until now. */
  async #length(meetingId: MeetingId, edition: Edition): Promise<WholeLength> {
    const { events } = await this.#meeting(meetingId);
    const stretches = recordingStretches(events);
    const from = stretches[0]?.from;
    if (from === undefined) throw new Refusal('not-found');
    const clockSet = events.flatMap(({ event }) => (event.type === 'clockSet' ? [event] : []));
    const to = stretches.at(-1)?.to ?? timeInMeeting({ clockSet, lastAt: from }, this.#ports.clock.now());
    return { from, to, edition };
  }

  /** Whether it has any sound. */
  async #seal(meetingId: MeetingId): Promise<boolean> {
    const { sound, books } = this.#ports;
    const pieces = await sound.pieces(meetingId);
    const { kept } = notedIn(await books.read(meetingId));
    const left = pieces.filter(({ number }) => !kept.has(number));
    for (let from = 0; from < left.length; from += portion) {
      const files: BookFactOf<'recordingKept'>['files'] = [];
      for (const { number, endpointId, source, from: at, lengthMs } of left.slice(from, from + portion))
        files.push({ number, endpointId, source, from: at, lengthMs, ...(await sound.seal(meetingId, number)) });
      await books.write(meetingId, (book) => {
        const { kept: already } = notedIn(book);
        const anew = files.filter(({ number }) => !already.has(number));
        return anew.length === 0 ? [] : [{ type: 'recordingKept', files: anew, actor: hub }];
      });
    }
    return pieces.some(isSound);
  }
}
