import type { MeetingId } from '@diem-cau/shared';
import { MeetingDigest, digestVersion, meetingDigest } from '../domain/meeting-digest.ts';
import type { MeetingBooks } from './meeting-books.ts';
import type { MeetingArchive } from './ports/archive.ts';
import type { Digests } from './ports/digests.ts';

/** Meetings that are held in memory at once. */
const batch = 25;

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

  /** The digests of these meetings in their order; none for a meeting that is not known. */
  async *of(meetingIds: readonly MeetingId[]): AsyncGenerator<MeetingDigest> {
    const heads = await this.#books.heads();
    for (let from = 0; from < meetingIds.length; from += batch) {
      const some = meetingIds.slice(from, from + batch);
      const lastSeqs = await this.#archive.lastSeqs(some);
      const stored = await this.#digests.read(some);
      for (const meetingId of some) {
        const stamp = `${digestVersion}:${lastSeqs.get(meetingId) ?? 0}:${heads.get(meetingId) ?? 0}`;
        const known = stored.get(meetingId);
        const digest =
          known?.stamp === stamp ? MeetingDigest.parse(JSON.parse(known.body)) : await this.#derive(meetingId, stamp);
        if (digest !== null) yield digest;
      }
    }
  }

  async #derive(meetingId: MeetingId, stamp: string): Promise<MeetingDigest | null> {
    const digest = meetingDigest(await this.#archive.events(meetingId), await this.#books.read(meetingId));
    if (digest !== null && digest.closedAt !== null)
      await this.#digests.write(meetingId, stamp, JSON.stringify(digest));
    return digest;
  }
}
