import { watchedKey, type MeetingId, type WatchedRecord } from '@diem-cau/shared';
import { Gatherer } from '../../kit/gatherer.ts';
import { tellAll, type Page } from './page.ts';

/**
 * What became other in the record of a meeting: what people wrote in its book, its course (opening, who comes and goes, breaks, closing), or
 * only what comes and goes many times a minute, such as who speaks.
 */
export type RecordChange = 'book' | 'course' | 'talk';

/** How long changes are gathered before those who watch are told, in milliseconds: one who confirms roll after roll is followed. */
const ofMeetingMs: Readonly<Record<RecordChange, number>> = { book: 300, course: 300, talk: 15_000 };
/** The same of a list, which goes over all meetings when it is read. */
const ofListMs = 1_000;
/** What is counted up to now grows while a meeting is open, in minutes: those who watch it are told so, in milliseconds. */
const growthMs = 60_000;

/**
 * The pages that watch records, open ones and closed ones, and what each of them watches. They are told that something changed, never what:
 * each reads it again with its own right.
 */
export class RecordWatchers {
  /** Whether something grows by itself as long as it lasts. */
  readonly #grows: (watched: WatchedRecord) => boolean;
  readonly #watched = new Map<Page, ReadonlyMap<string, WatchedRecord>>();
  readonly #gatherer = new Gatherer<string>((key) => this.#tell(key));

  constructor(grows: (watched: WatchedRecord) => boolean) {
    this.#grows = grows;
  }

  /** The page watches these from now on, and nothing else. */
  watch(page: Page, watched: readonly WatchedRecord[]): void {
    if (page.departed !== null) return;
    this.#watched.set(page, new Map(watched.map((each) => [watchedKey(each), each])));
    for (const each of watched) this.#growOn(each);
  }

  /** The page is gone, or watches nothing any more. */
  leave(page: Page): void {
    this.#watched.delete(page);
  }

  /** The record of a meeting changed; whoever watches it, or a list in which it shows, is told soon. */
  changed(meetingId: MeetingId, change: RecordChange): void {
    this.#gatherer.note(watchedKey({ meetingId }), ofMeetingMs[change]);
    if (change !== 'talk') this.#gatherer.note(watchedKey({ list: 'meetings' }), ofListMs);
    if (change === 'book') this.#gatherer.note(watchedKey({ list: 'tasks' }), ofListMs);
  }

  /** A list changed that is made of something else than records. */
  listChanged(list: 'checks' | 'tasks'): void {
    this.#gatherer.note(watchedKey({ list }), ofListMs);
  }

  /** Tells nobody anything any more. Idempotent. */
  close(): void {
    this.#watched.clear();
    this.#gatherer.close();
  }

  #tell(key: string): void {
    const pages = [...this.#watched].filter(([, watched]) => watched.has(key));
    const changed = pages[0]?.[1].get(key);
    if (changed === undefined) return;
    tellAll(
      pages.map(([page]) => page),
      'record.changed',
      { changed },
    );
    this.#growOn(changed);
  }

  #growOn(watched: WatchedRecord): void {
    if (this.#grows(watched)) this.#gatherer.note(watchedKey(watched), growthMs);
  }
}
