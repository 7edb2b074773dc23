import { Refusal, type MeetingId, type MeetingRecording, type RecordedFilm } from '@diem-cau/shared';
import type { Actor } from '../../domain/kit/actor.ts';
import { foldMeeting } from '../../domain/meeting/fold.ts';
import type { BookFactOf } from '../../domain/record/book-fact.ts';
import { whole, type Edition } from '../../domain/record/edition.ts';
import { filmChapters, filmPlan, filmRate, type FilmGround, type FilmStretch } from '../../domain/record/film-plan.ts';
import { BoundedQueue } from '../kit/bounded-queue.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Stopwatch } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { FilmOf, FilmStudio, FilmWords } from '../ports/recorded-film.ts';
import type { SoundFile } from '../ports/recorded-sound.ts';
import type { MeetingBooks } from './meeting-books.ts';
import type { RecordingAccesses } from './recording-accesses.ts';

/** What is known of a recording without its film. */
export type Unfilmed = Omit<MeetingRecording, 'film'>;

export interface FilmsPorts {
  readonly archive: Pick<MeetingArchive, 'events' | 'unfinished'>;
  readonly books: Pick<MeetingBooks, 'read' | 'write'>;
  readonly recordings: { readonly of: (meetingId: MeetingId, edition: Edition) => Promise<Unfilmed> };
  /** Which edition of a recording is given to whoever has no part in its meeting. */
  readonly open: (meetingId: MeetingId) => Promise<Edition>;
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

/** What films are told apart by. */
const nameOf = ({ meetingId, edition }: FilmOf): string => `${meetingId} ${edition}`;

/** A film that waits or is being made. */
interface Work extends FilmOf {
  readonly gone: AbortController;
  /** Resolves when nothing of it is made any more. */
  over: Promise<void>;
}

/** Films of recordings, stage and sound in one file: made one at a time when a meeting is over, behind whatever else the machine has to do. */
export class Films {
  readonly #ports: FilmsPorts;
  readonly #queue = new BoundedQueue({ atOnce: 1, mostWaiting });
  readonly #under = new Map<string, Under>();
  readonly #works = new Map<string, Work>();
  #closed = false;

  constructor(ports: FilmsPorts) {
    this.#ports = ports;
  }

  /** How the film of a recording stands: of the edition that is given. */
  async of({ meetingId, edition, deleted }: Unfilmed): Promise<RecordedFilm> {
    const { studio } = this.#ports;
    const film: FilmOf = { meetingId, edition };
    const under = this.#under.get(nameOf(film));
    if (deleted !== null) return { state: 'none' };
    if (under !== undefined) return under;
    const filmed = await this.#filmed(film);
    if (filmed !== null) {
      const { fileId, bytes, lengthMs } = filmed;
      return { state: 'ready', fileId, bytes, lengthMs };
    }
    return { state: (await studio.canMake()) ? 'none' : 'unavailable' };
  }

  /**
   * Has the film of this edition of a recording made, unless it is there or under way. Refuses with `not-found` where there is no picture, `no-ffmpeg`, `meeting-still-open`,
   * `recording-not-mixed` while its sound is not there yet, and `too-many-requests` where too many wait.
   */
  async ask(meetingId: MeetingId, edition: Edition): Promise<void> {
    const { recordings, studio } = this.#ports;
    const film: FilmOf = { meetingId, edition: edition.key };
    const name = nameOf(film);
    const recording = await recordings.of(meetingId, edition);
    const { pictures, tracks, mixed, deleted, to } = recording;
    if (deleted !== null || pictures.length === 0) throw new Refusal('not-found');
    if (!(await studio.canMake())) throw new Refusal('no-ffmpeg');
    const sealed = pictures.every(({ pieces }) => pieces.every(({ fileId, cut }) => fileId !== null || cut === true));
    if (to === null || recording.now !== null || !sealed) throw new Refusal('meeting-still-open');
    if (tracks.length > 0 && mixed.state !== 'ready') throw new Refusal('recording-not-mixed');
    if (this.#works.has(name) || this.#closed) return;
    if ((await this.#filmed(film)) !== null) {
      this.#under.delete(name);
      return;
    }
    if (this.#queue.waiting >= mostWaiting) throw new Refusal('too-many-requests');
    await studio.begin(film);
    if (this.#works.has(name)) return;
    this.#under.set(name, { state: 'waiting' });
    const work: Work = { ...film, gone: new AbortController(), over: Promise.resolve() };
    this.#works.set(name, work);
    work.over = this.#queue
      .run(() => this.#make(film, edition, work.gone.signal), { of: meetingId, gone: work.gone.signal })
      .catch((error: unknown) => this.#failed(film, error, work.gone.signal))
      .finally(() => this.#works.delete(name));
  }

  /** The film of an edition, to be taken away; noted. Refuses with `not-found`, and `recording-not-mixed` while it is made. */
  async file(meetingId: MeetingId, edition: Edition, actor: Actor): Promise<SoundFile> {
    const { recordings, studio, accesses } = this.#ports;
    const state = await this.of(await recordings.of(meetingId, edition));
    if (state.state === 'waiting' || state.state === 'making') throw new Refusal('recording-not-mixed');
    const file = state.state === 'ready' ? await studio.film({ meetingId, edition: edition.key }) : null;
    if (file === null) throw new Refusal('not-found');
    await accesses.taken(meetingId, 'film', actor);
    return file;
  }

  /** A meeting is over: once its files are in its book and its sound is `mixed` its whole film is made; until then it waits. Never rejects. */
  async over(meetingId: MeetingId, mixed: Promise<void> = Promise.resolve()): Promise<void> {
    const { recordings, studio, logger } = this.#ports;
    const film: FilmOf = { meetingId, edition: whole.key };
    const name = nameOf(film);
    try {
      // Else a page that looks in between would take it for one that nobody makes.
      if (!this.#works.has(name)) this.#under.set(name, { state: 'waiting' });
      const { pictures, deleted } = await recordings.of(meetingId, whole);
      // A hub that is killed before the sound is there goes on at its next start.
      if (pictures.length > 0 && deleted === null) await studio.begin(film);
      await mixed;
      await this.ask(meetingId, whole);
    } catch (error) {
      if (!(error instanceof Refusal)) logger.error({ meetingId, err: error }, 'a film was not begun');
    }
    if (!this.#works.has(name)) await this.#forgo(film);
  }

  /** Goes on with what a hub that was stopped or killed had begun, and makes those of meetings whose files it had `left` out of their books. Never rejects. */
  async takeUp(left: readonly MeetingId[] = []): Promise<void> {
    const begun = await this.#ports.studio.begun().catch(() => []);
    const ofWhole = begun.filter(({ edition }) => edition === whole.key).map(({ meetingId }) => meetingId);
    for (const meetingId of new Set([...ofWhole, ...left])) await this.over(meetingId);
    for (const film of begun.filter(({ edition }) => edition !== whole.key)) await this.#takeUp(film);
  }

  /** Nothing of a meeting is made any more when it resolves, but the whole film and that of the edition that is `kept`, if any: its files are going to be deleted. */
  async leave(meetingId: MeetingId, kept?: Edition): Promise<void> {
    const works = [...this.#works.values()].filter(
      (work) => work.meetingId === meetingId && (kept === undefined || ![whole.key, kept.key].includes(work.edition)),
    );
    for (const { gone } of works) gone.abort();
    await Promise.all(works.map(({ over }) => over));
    for (const work of works) {
      this.#under.delete(nameOf(work));
      if (kept !== undefined) await this.#forgo(work);
    }
    if (kept === undefined)
      for (const name of this.#under.keys()) if (name.startsWith(`${meetingId} `)) this.#under.delete(name);
  }

  /** Makes nothing any more; what was made of a film stays for the next start. Idempotent. */
  async close(): Promise<void> {
    this.#closed = true;
    const works = [...this.#works.values()];
    for (const { gone } of works) gone.abort();
    await Promise.all(works.map(({ over }) => over));
  }

  /** The film of an edition that somebody asked for before the hub ended: made where that is still given. */
  async #takeUp(film: FilmOf): Promise<void> {
    const { meetingId } = film;
    try {
      const open = await this.#ports.open(meetingId);
      if (open.key === film.edition) await this.ask(meetingId, open);
    } catch (error) {
      if (!(error instanceof Refusal)) this.#ports.logger.error({ meetingId, err: error }, 'a film was not begun');
    }
    if (!this.#works.has(nameOf(film))) await this.#forgo(film);
  }

  /** There is nothing to be made, or it is made already. */
  async #forgo(film: FilmOf): Promise<void> {
    const { studio, logger } = this.#ports;
    const { meetingId } = film;
    if (this.#under.get(nameOf(film))?.state === 'waiting') this.#under.delete(nameOf(film));
    // What a hub that ends leaves is taken up at its next start.
    if (this.#closed) return;
    await studio.letGo(film).catch((left: unknown) => logger.warn({ meetingId, err: left }, 'a film left files'));
  }

  /** What the book says of its film, where that is there. */
  async #filmed(film: FilmOf): Promise<BookFactOf<'recordingFilmed'> | null> {
    const { books, studio } = this.#ports;
    if ((await studio.film(film)) === null) return null;
    const book = await books.read(film.meetingId);
    const all = book.flatMap(({ fact }) => (fact.type === 'recordingFilmed' ? [fact] : []));
    return all.findLast(({ edition = whole.key }) => edition === film.edition) ?? null;
  }

  async #make(film: FilmOf, { key, cuts }: Edition, gone: AbortSignal): Promise<void> {
    const { recordings, studio, books, logger } = this.#ports;
    const { meetingId } = film;
    // All that there is: what of it is not shown says the plan.
    const { from, to, stage, pictures } = await recordings.of(meetingId, whole);
    if (from === null || to === null) throw new Error('a film is to be made of what is not over');
    const ground: FilmGround = { from, to, stage, pictures, cuts };
    const words = await this.#words(meetingId);
    const stretches = filmPlan(ground);
    await this.#makeAll(film, { stretches, words }, gone);
    if ((await studio.room()) < bytesOf(stretches)) throw new NoRoom();
    const made = await studio.join(film, { stretches, words, chapters: filmChapters(ground) }, gone);
    gone.throwIfAborted();
    const fact = { type: 'recordingFilmed', ...made, lengthMs: to - from, actor: hub } as const;
    await books.write(meetingId, () => [key === whole.key ? fact : { ...fact, edition: key }]);
    await studio.letGo(film);
    this.#under.delete(nameOf(film));
    logger.info({ meetingId, bytes: made.bytes }, 'the film of a recording is there');
  }

  /** All stretches, one after the other; beside a meeting that runs with a rest after each. */
  async #makeAll(
    film: FilmOf,
    { stretches, words }: { readonly stretches: readonly FilmStretch[]; readonly words: FilmWords },
    gone: AbortSignal,
  ): Promise<void> {
    const { studio, clock, archive, rest } = this.#ports;
    const whole = stretches.reduce((sum, { frames }) => sum + frames, 0);
    let [done, workedMs] = [0, 0];
    for (const stretch of stretches) {
      const givesWay = (await archive.unfinished()).length > 0;
      const percent = Math.floor((100 * done) / Math.max(1, whole));
      this.#under.set(nameOf(film), { state: 'making', percent, givesWay });
      if ((await studio.room()) < leastRoom) throw new NoRoom();
      const beganMs = clock.monotonicMs();
      await studio.make(film, stretch, words, gone);
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

  async #failed(film: FilmOf, error: unknown, gone: AbortSignal): Promise<void> {
    const { logger, studio } = this.#ports;
    const { meetingId } = film;
    this.#under.delete(nameOf(film));
    if (gone.aborted) return;
    this.#under.set(nameOf(film), { state: 'failed', why: error instanceof NoRoom ? 'no-room' : 'trouble' });
    logger.error({ meetingId, err: error }, 'the film of a recording could not be made');
    // What it was made of would take the room that is missing; asking makes it anew.
    await studio.letGo(film).catch((left: unknown) => logger.warn({ meetingId, err: left }, 'a film left files'));
  }
}

/** More than a film of these stretches takes: the bound of its rate, 1.5 Mbit/s, and its sound. */
const bytesOf = (stretches: readonly FilmStretch[]): number =>
  Math.ceil(stretches.reduce((sum, { frames }) => sum + frames / filmRate, 0) * 200_000);
