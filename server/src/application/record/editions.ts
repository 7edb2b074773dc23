import { createHash } from 'node:crypto';
import { Refusal, type MeetingId, type WithheldStretch } from '@diem-cau/shared';
import { whole, type Edition } from '../../domain/record/edition.ts';
import { cutsFor, withheldIn } from '../../domain/record/withheld.ts';
import type { Stopwatch } from '../ports/clock.ts';
import type { MeetingBooks } from './meeting-books.ts';

/** A book is read anew after so long, in milliseconds: of a write that was not answered nobody knows when it is done. */
const readAnewMs = 2_000;
/** So many meetings' editions are remembered, the oldest forgotten first. */
const mostRemembered = 200;
/** Digits of a hash that tell editions apart. */
const keyDigits = 16;

/** What is given to whoever may not play what is withheld: all, where nothing is. */
export const openEdition = (withheld: readonly WithheldStretch[]): Edition => {
  if (withheld.length === 0) return whole;
  const cuts = cutsFor(withheld);
  const said = cuts.map(({ from, to }) => `${from}-${to}`).join(' ');
  return { key: createHash('sha256').update(said).digest('hex').slice(0, keyDigits), cuts };
};

/** Who is given which edition of a recording: asked before each answer, so that what is withheld is not given from then on. */
export class Editions {
  readonly #books: Pick<MeetingBooks, 'read'>;
  readonly #clock: Stopwatch;
  /** Read for many requests, until something is written into the meeting's book. */
  readonly #open = new Map<MeetingId, { readonly reading: Promise<Edition>; readonly sinceMs: number }>();

  constructor(books: Pick<MeetingBooks, 'read' | 'onWritten'>, clock: Stopwatch) {
    this.#books = books;
    this.#clock = clock;
    books.onWritten((meetingId) => this.#open.delete(meetingId));
  }

  /** The edition for whoever has no right to what is withheld. Refuses with `record-unreadable`. */
  open(meetingId: MeetingId): Promise<Edition> {
    const sinceMs = this.#clock.monotonicMs();
    const known = this.#open.get(meetingId);
    if (known !== undefined && sinceMs - known.sinceMs < readAnewMs) return known.reading;
    const reading = this.#books.read(meetingId).then((book) => openEdition(withheldIn(book)));
    this.#open.delete(meetingId);
    this.#open.set(meetingId, { reading, sinceMs });
    for (const oldest of this.#open.keys()) if (this.#open.size > mostRemembered) this.#open.delete(oldest);
    reading.catch(() => {
      if (this.#open.get(meetingId)?.reading === reading) this.#open.delete(meetingId);
    });
    return reading;
  }

  /**
   * The edition that is given: the one that is `asked` for by its key, or as `open`, else all to who `mayAll`. Refuses with `recording-withheld` where what is asked for is not given to them, or is
   * none any more, and with `record-unreadable`.
   */
  async given(meetingId: MeetingId, mayAll: boolean, asked?: string): Promise<Edition> {
    const open = await this.open(meetingId);
    if (asked === 'open' || asked === open.key) return open;
    if (asked === undefined) return mayAll ? whole : open;
    if (asked === whole.key && mayAll) return whole;
    throw new Refusal('recording-withheld');
  }
}
