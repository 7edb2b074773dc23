import { Refusal, type MeetingId, type MeetingRecording, type RecordedFilm } from '@diem-cau/shared';
import type { Actor } from '../../domain/kit/actor.ts';
import { foldMeeting } from '../../domain/meeting/fold.ts';
import type { BookFactOf } from '../../domain/record/book-fact.ts';
import { filmChapters, filmPlan, filmRate, type FilmGround, type FilmStretch } from '../../domain/record/film-plan.ts';
import { BoundedQueue } from '../kit/bounded-queue.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Stopwatch } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { FilmStudio, FilmWords } from '../ports/recorded-film.ts';
import type { SoundFile } from '../ports/recorded-sound.ts';
import type { MeetingBooks } from './meeting-books.ts';
import type { RecordingAccesses } from './recording-accesses.ts';

/** What is known of a recording without its film. */
export type Unfilmed = Omit<MeetingRecording, 'film'>;

export interface FilmsPorts {
  readonly archive: Pick<MeetingArchive, 'events' | 'unfinished'>;
  readonly books: Pick<MeetingBooks, 'read' | 'write'>;
  readonly recordings: { readonly of: (meetingId: MeetingId) => Promise<Unfilmed> };
  readonly studio: FilmStudio;
  readonly accesses: Pick<RecordingAccesses, 'taken'>;
  readonly clock: Stopwatch;
  readonly logger: Logger;
  /** Resolves after so many milliseconds, or as soon as `gone` is aborted. */
  readonly rest: (ms: number, gone: AbortSignal) => Promise<void>;
}

/** So many films wait for their turn. */
const mostWaiting = 50;
/** Beside a meeting that runs, each stretch is followed by a rest so many times as long as it took: a quarter of a core's time at the lowest priority. */
const restsTimes = 3;
/** A film that takes longer to make, rests apart, is given up; in milliseconds. Six hours of a stage of nine take some three on a weak machine. */
const longestWorkMs = 12 * 60 * 60_000;
/** With less room no further stretch is made, in bytes: more than a minute takes, at the bound of its rate. */
const leastRoom = 64 * 1024 * 1024;

const hub: Actor = { by: 'hub' };

/** There is no room for the rest. */
class NoRoom extends Error {}

type Under = Extract<RecordedFilm, { state: 'waiting' | 'making' | 'failed' }>;

/** A film that waits or is being made. */
interface Work {
  readonly gone: AbortController;
  /** Resolves when nothing of it is made any more. */
  over: Promise<void>;
}

/** Films of recordings, stage and sound in one file: made one at a time when a meeting is over, behind whatever else the machine has to do. */
export class Films {
  readonly #ports: FilmsPorts;
  readonly #queue = new BoundedQueue({ atOnce: 1, mostWaiting });
  readonly #under = new Map<MeetingId, Under>();
  readonly #works = new Map<MeetingId, Work>();
  #closed = false;

  constructor(ports: FilmsPorts) {
    this.#ports = ports;
  }

  /** How the film of a recording stands. */
  async of({ meetingId, deleted }: Unfilmed): Promise<RecordedFilm> {
    const { studio } = this.#ports;
    const under = this.#under.get(meetingId);
    if (deleted !== null) return { state: 'none' };
    if (under !== undefined) return under;
    const filmed = await this.#filmed(meetingId);
    if (filmed !== null) {
      const { fileId, bytes, lengthMs } = filmed;
      return { state: 'ready', fileId, bytes, lengthMs };
    }
    return { state: (await studio.canMake()) ? 'none' : 'unavailable' };
  }

  /**
   * Has the film of a recording made, unless it is there or under way. Refuses with `not-found` where there is no picture, `no-ffmpeg`, `meeting-still-open`,
   * `recording-not-mixed` while its sound is not there yet, and `too-many-requests` where too many wait.
   */
  async ask(meetingId: MeetingId): Promise<void> {
    const { recordings, studio } = this.#ports;
    const recording = await recordings.of(meetingId);
    const { pictures, tracks, mixed, deleted, to } = recording;
    if (deleted !== null || pictures.length === 0) throw new Refusal('not-found');
    if (!(await studio.canMake())) throw new Refusal('no-ffmpeg');
    const sealed = pictures.every(({ pieces }) => pieces.every(({ fileId }) => fileId !== null));
    if (to === null || recording.now !== null || !sealed) throw new Refusal('meeting-still-open');
    if (tracks.length > 0 && mixed.state !== 'ready') throw new Refusal('recording-not-mixed');
    if (this.#works.has(meetingId) || this.#closed) return;
    if ((await this.#filmed(meetingId)) !== null) {
      this.#under.delete(meetingId);
      return;
    }
    if (this.#queue.waiting >= mostWaiting) throw new Refusal('too-many-requests');
    await studio.begin(meetingId);
    if (this.#works.has(meetingId)) return;
    this.#under.set(meetingId, { state: 'waiting' });
    const work: Work = { gone: new AbortController(), over: Promise.resolve() };
    this.#works.set(meetingId, work);
    work.over = this.#queue
      .run(() => this.#make(meetingId, work.gone.signal), { of: meetingId, gone: work.gone.signal })
      .catch((error: unknown) => this.#failed(meetingId, error, work.gone.signal))
      .finally(() => this.#works.delete(meetingId));
  }

  /** The film, to be taken away; noted. Refuses with `not-found`, and `recording-not-mixed` while it is made. */
  async file(meetingId: MeetingId, actor: Actor): Promise<SoundFile> {
    const { recordings, studio, accesses } = this.#ports;
    const state = await this.of(await recordings.of(meetingId));
    if (state.state === 'waiting' || state.state === 'making') throw new Refusal('recording-not-mixed');
    const file = state.state === 'ready' ? await studio.film(meetingId) : null;
    if (file === null) throw new Refusal('not-found');
    await accesses.taken(meetingId, 'film', actor);
    return file;
  }

  /** A meeting is over: once its files are in its book and its sound is `mixed` its film is made; until then it waits. Never rejects. */
  async over(meetingId: MeetingId, mixed: Promise<void> = Promise.resolve()): Promise<void> {
    const { recordings, studio, logger } = this.#ports;
    try {
      // Else a page that looks in between would take it for one that nobody makes.
      if (!this.#works.has(meetingId)) this.#under.set(meetingId, { state: 'waiting' });
      const { pictures, deleted } = await recordings.of(meetingId);
      // A hub that is killed before the sound is there goes on at its next start.
      if (pictures.length > 0 && deleted === null) await studio.begin(meetingId);
      await mixed;
      await this.ask(meetingId);
    } catch (error) {
      if (!(error instanceof Refusal)) logger.error({ meetingId, err: error }, 'a film was not begun');
    }
    if (!this.#works.has(meetingId)) await this.#forgo(meetingId);
  }

  /** Goes on with what a hub that was stopped or killed had begun, and makes those of meetings whose files it had `left` out of their books. Never rejects. */
  async takeUp(left: readonly MeetingId[] = []): Promise<void> {
    const begun = await this.#ports.studio.begun().catch(() => []);
    for (const meetingId of new Set([...begun, ...left])) await this.over(meetingId);
  }

  /** Nothing of a meeting is made any more when it resolves: its files are going to be deleted. */
  async leave(meetingId: MeetingId): Promise<void> {
    const work = this.#works.get(meetingId);
    work?.gone.abort();
    await work?.over;
    this.#under.delete(meetingId);
  }

  /** Makes nothing any more; what was made of a film stays for the next start. Idempotent. */
  async close(): Promise<void> {
    this.#closed = true;
    const works = [...this.#works.values()];
    for (const { gone } of works) gone.abort();
    await Promise.all(works.map(({ over }) => over));
  }

  /** There is nothing to be made, or it is made already. */
  async #forgo(meetingId: MeetingId): Promise<void> {
    const { studio, logger } = this.#ports;
    if (this.#under.get(meetingId)?.state === 'waiting') this.#under.delete(meetingId);
    // What a hub that ends leaves is taken up at its next start.
    if (this.#closed) return;
    await studio.letGo(meetingId).catch((left: unknown) => logger.warn({ meetingId, err: left }, 'a film left files'));
  }

  /** What the book says of its film, where that is there. */
  async #filmed(meetingId: MeetingId): Promise<BookFactOf<'recordingFilmed'> | null> {
    const { books, studio } = this.#ports;
    if ((await studio.film(meetingId)) === null) return null;
    const book = await books.read(meetingId);
    return book.flatMap(({ fact }) => (fact.type === 'recordingFilmed' ? [fact] : [])).at(-1) ?? null;
  }

  async #make(meetingId: MeetingId, gone: AbortSignal): Promise<void> {
    const { recordings, studio, books, logger } = this.#ports;
    const { from, to, stage, pictures } = await recordings.of(meetingId);
    if (from === null || to === null) throw new Error('a film is to be made of what is not over');
    const ground: FilmGround = { from, to, stage, pictures };
    const words = await this.#words(meetingId);
    const stretches = filmPlan(ground);
    await this.#makeAll(meetingId, { stretches, words }, gone);
    if ((await studio.room()) < bytesOf(stretches)) throw new NoRoom();
    const film = { stretches, words, chapters: filmChapters(ground) };
    const made = await studio.join(meetingId, film, gone);
    gone.throwIfAborted();
    await books.write(meetingId, () => [{ type: 'recordingFilmed', ...made, lengthMs: to - from, actor: hub }]);
    await studio.letGo(meetingId);
    this.#under.delete(meetingId);
    logger.info({ meetingId, bytes: made.bytes }, 'the film of a recording is there');
  }

  /** All stretches, one after the other; beside a meeting that runs with a rest after each. */
  async #makeAll(
    meetingId: MeetingId,
    { stretches, words }: { readonly stretches: readonly FilmStretch[]; readonly words: FilmWords },
    gone: AbortSignal,
  ): Promise<void> {
    const { studio, clock, archive, rest } = this.#ports;
    const whole = stretches.reduce((sum, { frames }) => sum + frames, 0);
    let [done, workedMs] = [0, 0];
    for (const stretch of stretches) {
      const givesWay = (await archive.unfinished()).length > 0;
      const percent = Math.floor((100 * done) / Math.max(1, whole));
      this.#under.set(meetingId, { state: 'making', percent, givesWay });
      if ((await studio.room()) < leastRoom) throw new NoRoom();
      const beganMs = clock.monotonicMs();
      await studio.make(meetingId, stretch, words, gone);
      const tookMs = clock.monotonicMs() - beganMs;
      done += stretch.frames;
      workedMs += tookMs;
      if (workedMs > longestWorkMs) throw new Error('a film takes too long');
      if (givesWay) await rest(restsTimes * tookMs, gone);
      gone.throwIfAborted();
    }
  }

  async #words(meetingId: MeetingId): Promise<FilmWords> {
    const meeting = foldMeeting(await this.#ports.archive.events(meetingId));
    const seats = [...(meeting?.seats ?? [])].map(([endpointId, { endpoint }]) => [endpointId, endpoint.name] as const);
    return { title: meeting?.course.title ?? '', names: new Map<string, string>(seats) };
  }

  async #failed(meetingId: MeetingId, error: unknown, gone: AbortSignal): Promise<void> {
    const { logger, studio } = this.#ports;
    this.#under.delete(meetingId);
    if (gone.aborted) return;
    this.#under.set(meetingId, { state: 'failed', why: error instanceof NoRoom ? 'no-room' : 'trouble' });
    logger.error({ meetingId, err: error }, 'the film of a recording could not be made');
    // What it was made of would take the room that is missing; asking makes it anew.
    await studio.letGo(meetingId).catch((left: unknown) => logger.warn({ meetingId, err: left }, 'a film left files'));
  }
}

/** More than a film of these stretches takes: the bound of its rate, 1.5 Mbit/s, and its sound. */
const bytesOf = (stretches: readonly FilmStretch[]): number =>
  Math.ceil(stretches.reduce((sum, { frames }) => sum + frames / filmRate, 0) * 200_000);
