import { Refusal, type MeetingId } from '@diem-cau/shared';
import { BookFact } from '../../domain/record/book-fact.ts';
import type { StampedFact } from '../../domain/kit/stamped-fact.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ledger, Ledgers } from '../ports/ledger.ts';
import { BoundedQueue } from '../kit/bounded-queue.ts';
import { readable } from '../kit/unreadable-record.ts';

/** A meeting's book as it stands. */
export type Book = readonly StampedFact<BookFact>[];

const prefix = 'book:';

/** Books that are written at once, each by one writer; what more may wait, over all and for one of them. */
const bounds = { atOnce: 4, mostWaiting: 200, mostOfOne: 20 } as const;

/** What people add to the records of meetings: roll calls, corrections, papers. One book for each meeting, one writer at a time. */
export class MeetingBooks {
  readonly #ledgers: Ledgers;
  readonly #archive: Pick<MeetingArchive, 'has'>;
  readonly #clock: Clock;
  readonly #writing = new BoundedQueue(bounds);
  readonly #listeners = new Set<(meetingId: MeetingId) => void>();

  constructor(ledgers: Ledgers, archive: Pick<MeetingArchive, 'has'>, clock: Clock) {
    this.#ledgers = ledgers;
    this.#archive = archive;
    this.#clock = clock;
  }

  /**
   * The facts of a meeting's book in order; empty where nobody wrote anything, for an unknown meeting too. Throws Refusal
   * `record-unreadable` when one of them can't be read.
   */
  read(meetingId: MeetingId): Promise<Book> {
    return readable('Sổ của cuộc họp.', () => this.#of(meetingId).facts());
  }

  /**
   * Adds what `decide` makes of the book as it stands; nothing else is written meanwhile. Gives the book with it. Throws what `decide`
   * throws, and Refusal `not-found` for an unknown meeting, `too-many-requests` when too many wait.
   */
  write(
    meetingId: MeetingId,
    decide: (book: Book) => readonly BookFact[] | Promise<readonly BookFact[]>,
  ): Promise<Book> {
    const writing = async (): Promise<Book> => {
      if (!(await this.#archive.has(meetingId))) throw new Refusal('not-found');
      const ledger = this.#of(meetingId);
      const book = await ledger.facts();
      const facts = await decide(book);
      if (facts.length === 0) return book;
      try {
        return [...book, ...(await ledger.append(book.at(-1)?.seq ?? 0, facts, this.#clock.now()))];
      } finally {
        // Also when it failed: what was not answered may be on the disk.
        for (const listener of this.#listeners) listener(meetingId);
      }
    };
    return this.#writing.run(writing, { of: meetingId });
  }

  /** Hears of each meeting whose book was written, or may have been, and must not throw; the function returned stops that. */
  onWritten(listener: (meetingId: MeetingId) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The last number in the book of each meeting that has one: tells whether a book has grown. */
  async heads(): Promise<ReadonlyMap<string, number>> {
    const heads = await this.#ledgers.heads(prefix);
    return new Map([...heads].map(([name, seq]) => [name.slice(prefix.length), seq]));
  }

  #of(meetingId: MeetingId): Ledger<BookFact> {
    return this.#ledgers.ledger(`${prefix}${meetingId}`, BookFact);
  }
}
