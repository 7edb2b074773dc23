import {
  Refusal,
  numberOf,
  type EndpointId,
  type FileId,
  type KeepingDecision,
  type MeetingId,
  type MixedSound,
} from '@diem-cau/shared';
import { actorName, type Actor } from '../../domain/kit/actor.ts';
import { timeInMeeting } from '../../domain/meeting/course/meeting-time.ts';
import { foldMeeting } from '../../domain/meeting/fold.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import type { StampedEvent } from '../../domain/meeting/events.ts';
import { recordedStage } from '../../domain/record/recorded-stage.ts';
import { recordingStretches } from '../../domain/record/recording-stretches.ts';
import { keepingOf } from '../../domain/record/recording-keeping.ts';
import type { BookFactOf } from '../../domain/record/book-fact.ts';
import { breathe } from '../kit/breathe.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { RecordedSound, SoundFile, TrackForm, WholeLength } from '../ports/recorded-sound.ts';
import { unreadableRecord } from '../kit/unreadable-record.ts';
import type { Unfilmed } from './films.ts';
import type { Book, MeetingBooks } from './meeting-books.ts';
import { isSound, picturesOf, tracksOf } from './recorded-tracks.ts';
import type { RecordingAccesses } from './recording-accesses.ts';

export interface RecordingsPorts {
  readonly archive: Pick<MeetingArchive, 'events'>;
  readonly books: Pick<MeetingBooks, 'read' | 'write'>;
  readonly sound: RecordedSound;
  readonly accesses: RecordingAccesses;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Nothing of a meeting's files is read any more when it resolves: they are going to be deleted. */
  readonly leave: (meetingId: MeetingId) => Promise<void>;
}

/** Which track, by its number among its endpoint's, and as what. */
interface WantedTrack {
  readonly endpointId: EndpointId;
  readonly nth: number;
  readonly as: TrackForm;
}

/** So many pieces are hashed before they are noted together. */
const portion = 500;

const hub: Actor = { by: 'hub' };

const isClosed = ({ course }: Meeting): boolean => course.phase.phase === 'closed';

/** What a book says of a meeting's recording. */
interface Noted {
  readonly kept: ReadonlyMap<number, FileId>;
  readonly mixed: BookFactOf<'recordingMixed'> | null;
  readonly deleted: Unfilmed['deleted'];
}

const notedIn = (book: Book): Noted => {
  const kept = new Map<number, FileId>();
  let mixed: Noted['mixed'] = null;
  let deleted: Noted['deleted'] = null;
  for (const { at, fact } of book) {
    if (fact.type === 'recordingKept') for (const { number, fileId } of fact.files) kept.set(number, fileId);
    if (fact.type === 'recordingMixed') mixed = fact;
    if (fact.type === 'recordingDeleted') deleted = { at, by: actorName(fact.actor) };
  }
  return { kept, mixed, deleted };
};

/** What recordings are: their time lines from the record, their tracks from the files, and what was noted of both. */
export class Recordings {
  readonly #ports: RecordingsPorts;
  /** Meetings whose voices are being mixed, or could not be. */
  readonly #mixing = new Map<MeetingId, 'making' | 'failed'>();
  /** Of these nothing is given any more, also where files are there yet. */
  readonly #deleted = new Set<MeetingId>();

  constructor(ports: RecordingsPorts) {
    this.#ports = ports;
  }

  /** The recording of a meeting, be it never, running or over. Refuses with `not-found`, `record-unreadable`. */
  async of(meetingId: MeetingId): Promise<Unfilmed> {
    const { sound, books } = this.#ports;
    const { meeting, events } = await this.#meeting(meetingId);
    const book = await books.read(meetingId);
    const noted = notedIn(book);
    const pieces = noted.deleted === null ? await sound.pieces(meetingId) : [];
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
      mixed: await this.#mixed(meetingId, noted),
      deleted: noted.deleted,
      keeping: keepingOf(meeting, book, stretches[0]?.from ?? null),
    };
  }

  /** A piece of sound, or of a picture, to be played; noted. Refuses with `not-found`. */
  async piece(
    meetingId: MeetingId,
    number: number,
    actor: Actor,
    is: 'sound' | 'picture' = 'sound',
  ): Promise<SoundFile> {
    const { sound, accesses } = this.#ports;
    const piece = await sound.piece(meetingId, number);
    if (piece === null || isSound(piece) !== (is === 'sound') || this.#deleted.has(meetingId))
      throw new Refusal('not-found');
    const { endpointId, path, bytes } = piece;
    await accesses.played(meetingId, endpointId, actor);
    return { path, bytes };
  }

  /** One microphone's whole track, to be taken away; made and noted. Refuses with `not-found`, and with `no-ffmpeg` what needs that. */
  async track(meetingId: MeetingId, { endpointId, nth, as }: WantedTrack, actor: Actor): Promise<SoundFile> {
    const { sound, accesses } = this.#ports;
    const piece = (await sound.pieces(meetingId)).find(
      (each) => isSound(each) && each.endpointId === endpointId && numberOf(each.source) === nth,
    );
    if (piece === undefined || this.#deleted.has(meetingId)) throw new Refusal('not-found');
    if (as === 'speech' && !(await sound.canMix())) throw new Refusal('no-ffmpeg');
    const length = await this.#length(meetingId);
    await accesses.taken(meetingId, endpointId, actor);
    return sound.makeTrack(meetingId, piece, length, as);
  }

  /**
   * All voices in one file, to play or to take away; noted. Refuses with `not-found`, with `no-ffmpeg` where they can't be mixed here, and with
   * `recording-not-mixed` while that is being done: which asking begins.
   */
  async all(meetingId: MeetingId, to: 'play' | 'take', actor: Actor): Promise<SoundFile> {
    const { sound, accesses, books } = this.#ports;
    const file = await sound.mixed(meetingId, to);
    if (file === null) {
      if (!(await sound.pieces(meetingId)).some(isSound)) throw new Refusal('not-found');
      if (!(await sound.canMix())) throw new Refusal('no-ffmpeg');
      // Files come into the book when the meeting is over.
      if (notedIn(await books.read(meetingId)).kept.size === 0) throw new Refusal('meeting-still-open');
      void this.#mix(meetingId);
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
    if (this.#mixing.get(meetingId) === 'making') throw new Refusal('recording-not-mixed');
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
    const { from, deleted } = await this.of(meetingId);
    if (from === null || deleted !== null) throw new Refusal('not-found');
    await books.write(meetingId, () => [{ type: 'recordingKeepingDecided', ...decision, actor }]);
  }

  /** A meeting was closed and nothing of it is written any more: its files go into its book, and its voices into one file. Never rejects. */
  async over(meetingId: MeetingId): Promise<void> {
    const { logger, sound, books } = this.#ports;
    try {
      if (!(await this.#seal(meetingId)) || !(await sound.canMix())) return;
      const { mixed } = notedIn(await books.read(meetingId));
      if (mixed === null || (await sound.mixed(meetingId, 'take')) === null) await this.#mix(meetingId);
    } catch (error) {
      logger.error({ meetingId, err: error }, 'the files of a recording are not in the book of its meeting yet');
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
  async #length(meetingId: MeetingId): Promise<WholeLength> {
    const { events } = await this.#meeting(meetingId);
    const stretches = recordingStretches(events);
    const from = stretches[0]?.from;
    if (from === undefined) throw new Refusal('not-found');
    const clockSet = events.flatMap(({ event }) => (event.type === 'clockSet' ? [event] : []));
    return { from, to: stretches.at(-1)?.to ?? timeInMeeting({ clockSet, lastAt: from }, this.#ports.clock.now()) };
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

  async #mix(meetingId: MeetingId): Promise<void> {
    const { sound, books, logger } = this.#ports;
    if (this.#mixing.get(meetingId) === 'making') return;
    this.#mixing.set(meetingId, 'making');
    try {
      const { fileId, bytes, lengthMs } = await sound.mix(meetingId, await this.#length(meetingId));
      await books.write(meetingId, () => [{ type: 'recordingMixed', fileId, bytes, lengthMs, actor: hub }]);
      this.#mixing.delete(meetingId);
    } catch (error) {
      this.#mixing.set(meetingId, 'failed');
      logger.error({ meetingId, err: error }, 'the voices of a recording could not be mixed');
    }
  }

  async #mixed(meetingId: MeetingId, { mixed, deleted }: Noted): Promise<MixedSound> {
    const { sound } = this.#ports;
    const state = this.#mixing.get(meetingId);
    if (deleted !== null) return { state: 'none' };
    if (state !== undefined) return { state };
    if (mixed !== null && (await sound.mixed(meetingId, 'take')) !== null) {
      const { fileId, bytes, lengthMs } = mixed;
      return { state: 'ready', fileId, bytes, lengthMs };
    }
    return { state: (await sound.canMix()) ? 'none' : 'unavailable' };
  }
}
