import { Refusal, type ConclusionId, type EndpointId, type MeetingId } from '@diem-cau/shared';
import type { Actor } from '../../domain/kit/actor.ts';
import {
  followConclusions,
  recallConclusion,
  sendConclusion,
  type InForce,
} from '../../domain/meeting/receipts/receiving.ts';
import type { Turn } from '../kit/bounded-queue.ts';
import type { Logger } from '../ports/logger.ts';
import type { LiveMeeting } from './live-meeting.ts';
import type { OpenMeetings } from './open-meetings.ts';

/** The conclusions in force of a meeting, and who saved them last. */
export interface SavedConclusions {
  readonly rows: readonly InForce[];
  readonly actor: Actor;
}

interface MeetingConclusionsPorts {
  /** The conclusions of a meeting as its book has them; null where nobody saved any. */
  readonly conclusions: (meetingId: MeetingId) => Promise<SavedConclusions | null>;
  readonly meetings: Pick<OpenMeetings, 'find' | 'live' | 'all'>;
  readonly logger: Logger;
}

/** A conclusion of a meeting, and whom it is sent to; null for all that it names. */
interface Sending {
  readonly meetingId: MeetingId;
  readonly conclusionId: ConclusionId;
  readonly to: readonly EndpointId[] | null;
}

/** Who acts, and by whose turn. */
interface By {
  readonly actor: Actor;
  readonly turn: Turn;
}

/** A book that could not be read is read again so many times, after so many milliseconds each. */
const again = { times: 30, afterMs: 2_000 } as const;

/** Conclusions on the screens of open meetings: sent from the meeting's book, and following it from then on. */
export class MeetingConclusions {
  readonly #ports: MeetingConclusionsPorts;
  /** Meetings whose book is being read; true where it was written meanwhile. */
  readonly #reading = new Map<MeetingId, boolean>();
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(ports: MeetingConclusionsPorts) {
    this.#ports = ports;
  }

  /** Sends a conclusion in force; gives how many endpoints it concerns by then. Refuses with `meeting-not-open`, `not-found`, and as `sendConclusion`. */
  async send({ meetingId, conclusionId, to }: Sending, { actor, turn }: By): Promise<number> {
    const live = this.#ports.meetings.live(meetingId);
    const saved = await this.#ports.conclusions(meetingId);
    const row = saved?.rows.find((each) => each.conclusionId === conclusionId);
    if (row === undefined) throw new Refusal('not-found', ['Kết luận này không thuộc cuộc họp.']);
    await live.act((now) => sendConclusion(now, row, to, actor), { turn });
    // Saved anew while it was sent: nothing stood there yet that could follow.
    this.written(meetingId);
    return live.meeting.receipts.get(conclusionId)?.to.length ?? 0;
  }

  /** Takes a conclusion from the screens. Refuses with `meeting-not-open`. */
  recall({ meetingId, conclusionId }: Omit<Sending, 'to'>, { actor, turn }: By): Promise<void> {
    return this.#ports.meetings.live(meetingId).act((now) => recallConclusion(now, conclusionId, actor), { turn });
  }

  /** Somebody wrote in the book of a meeting: what stands on its screens follows. */
  written(meetingId: MeetingId): void {
    const live = this.#ports.meetings.find(meetingId);
    if (live === undefined || live.meeting.receipts.size === 0) return;
    if (this.#reading.has(meetingId)) this.#reading.set(meetingId, true);
    else void this.#follow(live, again.times);
  }

  /** Meetings are taken up again: what was written just before the hub went down is followed now. */
  takenUp(): void {
    for (const { meetingId } of this.#ports.meetings.all) this.written(meetingId);
  }

  /** Idempotent. */
  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  async #follow(live: LiveMeeting, tries: number): Promise<void> {
    const { meetingId } = live;
    try {
      do {
        this.#reading.set(meetingId, false);
        const saved = await this.#ports.conclusions(meetingId);
        if (saved !== null)
          await live.see('conclusions as they were saved', (now) => followConclusions(now, saved.rows, saved.actor));
      } while (this.#reading.get(meetingId) === true);
    } catch (error) {
      this.#ports.logger.warn({ meetingId, err: error }, 'the conclusions of an open meeting could not be read');
      this.#later(meetingId, tries - 1);
    } finally {
      this.#reading.delete(meetingId);
    }
  }

  #later(meetingId: MeetingId, tries: number): void {
    if (tries <= 0) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      const live = this.#ports.meetings.find(meetingId);
      if (live !== undefined && !this.#reading.has(meetingId)) void this.#follow(live, tries);
    }, again.afterMs);
    this.#timers.add(timer);
  }
}
