import type { EndpointId, MeetingId } from '@diem-cau/shared';
import { communesOf, sentWork, type SentWork } from '../../domain/record/conclusion-receipts.ts';
import { breathe } from '../kit/breathe.ts';
import type { MeetingArchive } from '../ports/archive.ts';

/** What a meeting's record says of its conclusions. */
export interface ReceiptsOfMeeting {
  readonly sent: readonly SentWork[];
  readonly communes: readonly { readonly endpointId: EndpointId; readonly name: string }[];
}

/** So many meetings are remembered: years of those that had conclusions. */
const mostRemembered = 1_000;

/** Which conclusions endpoints received while their meetings went on, by the records of the meetings. */
export class Receipts {
  readonly #archive: Pick<MeetingArchive, 'events' | 'lastSeqs'>;
  /** By how far a record was when it was read: only one that has grown is read again. */
  readonly #known = new Map<MeetingId, { readonly seq: number; readonly of: ReceiptsOfMeeting }>();

  constructor(archive: Pick<MeetingArchive, 'events' | 'lastSeqs'>) {
    this.#archive = archive;
  }

  /** Of one meeting; nothing of an unknown one. Refuses with `record-unreadable`. */
  async of(meetingId: MeetingId): Promise<ReceiptsOfMeeting> {
    const seq = (await this.#archive.lastSeqs([meetingId])).get(meetingId) ?? 0;
    const known = this.#known.get(meetingId);
    if (known?.seq === seq) return known.of;
    const events = await this.#archive.events(meetingId);
    await breathe();
    const of = { sent: sentWork(events), communes: communesOf(events) };
    this.#known.delete(meetingId);
    this.#known.set(meetingId, { seq: events.at(-1)?.seq ?? 0, of });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= mostRemembered) break;
      this.#known.delete(oldest);
    }
    return of;
  }
}
