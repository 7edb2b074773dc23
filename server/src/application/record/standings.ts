import { partOf, type MeetingId, type MeetingPart, type PartHolders, type Principal } from '@diem-cau/shared';
import { digestedParts } from '../../domain/record/meeting-digest.ts';
import type { MeetingDigests } from './meeting-digests.ts';

export interface StandingsPorts {
  /** Who has a part in a meeting that is going on; null for any other. */
  readonly live: (meetingId: MeetingId) => PartHolders | null;
  readonly digests: Pick<MeetingDigests, 'of'>;
}

/** Who has which part in a meeting, while it goes on and afterwards. */
export class Standings {
  readonly #ports: StandingsPorts;
  /** Of closed meetings, whose parts never change. */
  readonly #closed = new Map<MeetingId, PartHolders>();

  constructor(ports: StandingsPorts) {
    this.#ports = ports;
  }

  /** Somebody's part in a meeting; null for nobody's, and where the meeting is unknown or can't be read. */
  async part(principal: Principal, meetingId: MeetingId): Promise<MeetingPart | null> {
    const holders = this.#ports.live(meetingId) ?? this.#closed.get(meetingId) ?? (await this.#read(meetingId));
    return holders === null ? null : partOf(holders, principal);
  }

  async #read(meetingId: MeetingId): Promise<PartHolders | null> {
    for await (const digest of this.#ports.digests.of([meetingId], () => undefined)) {
      const holders = digestedParts(digest);
      if (digest.closedAt !== null) this.#closed.set(meetingId, holders);
      return holders;
    }
    return null;
  }
}
