import { closingShownMs, type ClosingSummary, type EndpointId } from '@diem-cau/shared';
import { timeInMeeting } from '../../domain/meeting/course/meeting-time.ts';
import type { MeetingDigests } from './meeting-digests.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';

export interface ClosingPorts {
  readonly archive: Pick<MeetingArchive, 'find' | 'unfinished'>;
  readonly digests: Pick<MeetingDigests, 'of'>;
  readonly clock: Clock;
}

/** So many of the newest meetings are looked at: more than a district ends in ten minutes. */
const mostLookedAt = 20;

/** Tells endpoints how the meeting went that has just ended for them. */
export class Closings {
  readonly #ports: ClosingPorts;

  constructor(ports: ClosingPorts) {
    this.#ports = ports;
  }

  /** The meeting with this endpoint on its list that closed last, not longer ago than it is shown; else null. */
  async lastOf(endpointId: EndpointId): Promise<ClosingSummary | null> {
    const { archive, digests, clock } = this.#ports;
    const { meetingIds } = await archive.find({ words: [], limit: mostLookedAt, offset: 0 });
    const running = new Set(await archive.unfinished());
    const ended = meetingIds.filter((meetingId) => !running.has(meetingId));
    let last: ClosingSummary | null = null;
    for await (const digest of digests.of(ended, () => undefined)) {
      const { meetingId, title, openedAt, closedAt, durationMs, clockSet, endpoints } = digest;
      if (closedAt === null) continue;
      if (timeInMeeting({ clockSet, lastAt: closedAt }, clock.now()) - closedAt >= closingShownMs) continue;
      if (!endpoints.some((each) => each.endpointId === endpointId) || (last?.closedAt ?? 0) > closedAt) continue;
      const seen = endpoints.map(({ name, leads, attended, dropOuts }) => ({ name, leads, attended, dropOuts }));
      last = { meetingId, title, openedAt, closedAt, durationMs, endpoints: seen };
    }
    return last;
  }
}
