import { Refusal, type MeetingId } from '@diem-cau/shared';
import { MeetingDigest, digestVersion, meetingDigest } from '../../domain/record/meeting-digest.ts';
import type { MeetingBooks } from './meeting-books.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Digests, StoredDigest } from '../ports/digests.ts';
import { breathe } from '../kit/breathe.ts';
import { isUnreadable, readable } from '../kit/unreadable-record.ts';

/** Hears of a meeting whose record can't be read, and why. */
type Unreadable = (meetingId: MeetingId, error: unknown) => void;

/** Meetings whose digests are read and kept at once: what waits for the others of its batch outlives the collection of short-lived things. */
const batch = 5;

/** A digest that was kept for this state of its meeting; null where there is none, or where what was kept can't be read any more. */
const kept = (digest: StoredDigest | undefined, stamp: string): MeetingDigest | null => {
  if (digest?.stamp !== stamp) return null;
  try {
    return MeetingDigest.parse(JSON.parse(digest.body));
  } catch {
    return null;
  }
};

/** Digests of meetings, kept so that a report need not fold every event of a year again; stale ones are made anew. */
export class MeetingDigests {
  readonly #archive: Pick<MeetingArchive, 'events' | 'lastSeqs'>;
  readonly #books: Pick<MeetingBooks, 'read' | 'heads'>;
  readonly #digests: Digests;

  constructor(
    archive: Pick<MeetingArchive, 'events' | 'lastSeqs'>,
    books: Pick<MeetingBooks, 'read' | 'heads'>,
    digests: Digests,
  ) {
    this.#archive = archive;
    this.#books = books;
    this.#digests = digests;
  }

  /**
   * The digests of these meetings in their order; none for a meeting that is not known. A year takes seconds when all of them have to be
   * made anew, and SQLite answers without waiting: whoever else asks the hub gets a turn between two meetings.
   * @param unreadable told of each meeting whose record can't be read: it has no digest, and keeps none of the others
   */
  async *of(meetingIds: readonly MeetingId[], unreadable: Unreadable): AsyncGenerator<MeetingDigest> {
    const heads = await this.#books.heads();
    for (let from = 0; from < meetingIds.length; from += batch) {
      const some = meetingIds.slice(from, from + batch);
      const lastSeqs = await this.#archive.lastSeqs(some);
      const stored = await this.#digests.read(some);
      const made = new Map<MeetingId, StoredDigest>();
      for (const meetingId of some) {
        await breathe();
        const stamp = `${digestVersion}:${lastSeqs.get(meetingId) ?? 0}:${heads.get(meetingId) ?? 0}`;
        const known = kept(stored.get(meetingId), stamp);
        if (known !== null) {
          yield known;
          continue;
        }
        const digest = await this.#derived(meetingId, unreadable);
        if (digest === null) continue;
        if (digest.closedAt !== null) made.set(meetingId, { stamp, body: JSON.stringify(digest) });
        yield digest;
      }
      await this.#keep(made);
    }
  }

  /** Null for a meeting that is not known or can't be read. */
  async #derived(meetingId: MeetingId, unreadable: Unreadable): Promise<MeetingDigest | null> {
    try {
      const [events, book] = [await this.#archive.events(meetingId), await this.#books.read(meetingId)];
      await breathe();
      return await readable('Nhật ký.', () => meetingDigest(events, book));
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      unreadable(meetingId, error);
      return null;
    }
  }

  /** Where nothing can be written, as on a full disk, they are made anew the next time as well. */
  async #keep(made: ReadonlyMap<MeetingId, StoredDigest>): Promise<void> {
    try {
      await this.#digests.write(made);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
