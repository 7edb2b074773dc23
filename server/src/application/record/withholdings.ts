import { Refusal, mostWithheld, type Instant, type MeetingId, type WithholdingOrder } from '@diem-cau/shared';
import type { Actor } from '../../domain/kit/actor.ts';
import { whole, type Edition } from '../../domain/record/edition.ts';
import { isWithheld, withheldIn } from '../../domain/record/withheld.ts';
import { openEdition } from './editions.ts';
import type { Films, Unfilmed } from './films.ts';
import type { Book, MeetingBooks } from './meeting-books.ts';

export interface WithholdingsPorts {
  readonly books: Pick<MeetingBooks, 'write'>;
  readonly recordings: {
    readonly of: (meetingId: MeetingId, edition: Edition) => Promise<Unfilmed>;
    readonly changed: (meetingId: MeetingId, edition: Edition) => Promise<void>;
  };
  readonly films: Pick<Films, 'leave'>;
}

/** Where a recording ends by now: what its pieces have beyond its end belongs to it. */
const endOf = ({ from, to, tracks, pictures }: Unfilmed): Instant => {
  const pieces = [...tracks.flatMap(({ segments }) => segments), ...pictures.flatMap(({ pieces: its }) => its)];
  return pieces.reduce((end, piece) => Math.max(end, piece.from + piece.lengthMs), to ?? from ?? 0);
};

/** Keeps stretches of recordings from whoever has no part in their meeting, and gives them back. What was recorded stays as it is. */
export class Withholdings {
  readonly #ports: WithholdingsPorts;

  constructor(ports: WithholdingsPorts) {
    this.#ports = ports;
  }

  /**
   * Withholds a stretch from now on; of what is withheld already nothing is noted anew. Refuses with `not-found` where nothing was recorded or it is deleted,
   * `outside-recording`, and `too-many-withheld`.
   */
  async withhold(meetingId: MeetingId, { from, to, reason }: WithholdingOrder, actor: Actor): Promise<void> {
    const recording = await this.#ports.recordings.of(meetingId, whole);
    if (recording.from === null || recording.deleted !== null) throw new Refusal('not-found');
    if (from < recording.from || to > endOf(recording)) throw new Refusal('outside-recording');
    await this.#write(meetingId, (book) => {
      const withheld = withheldIn(book);
      if (isWithheld(withheld, { from, to })) return [];
      if (withheld.length >= mostWithheld) throw new Refusal('too-many-withheld');
      return [{ type: 'recordingWithheld', from, to, reason, actor }];
    });
  }

  /** Gives back what of this stretch is withheld; nothing is noted where that is none of it. Refuses with `not-found` for an unknown meeting. */
  async release(meetingId: MeetingId, { from, to, reason }: WithholdingOrder, actor: Actor): Promise<void> {
    await this.#write(meetingId, (book) =>
      withheldIn(book).some((each) => each.from < to && from < each.to)
        ? [{ type: 'recordingReleased', from, to, reason, actor }]
        : [],
    );
  }

  /** What was made of other editions is not wanted any more, and what is wanted is made in the background. */
  async #write(meetingId: MeetingId, decide: Parameters<MeetingBooks['write']>[1]): Promise<void> {
    const { books, films, recordings } = this.#ports;
    const book: Book = await books.write(meetingId, decide);
    const open = openEdition(withheldIn(book));
    void films.leave(meetingId, open).then(() => recordings.changed(meetingId, open));
  }
}
