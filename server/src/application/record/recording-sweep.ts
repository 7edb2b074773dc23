import type { Instant, MeetingId, MeetingRecording } from '@diem-cau/shared';
import type { Actor } from '../../domain/kit/actor.ts';
import { whole, type Edition } from '../../domain/record/edition.ts';
import { guarded } from '../kit/guarded.ts';
import type { Clock, Stopwatch } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';

/** So often it is looked whose time is over, in milliseconds. */
export const sweepEveryMs = 30 * 60_000;

/** So long the hub has to run on, in milliseconds, while the time of a recording is over: somebody may yet decide otherwise, and a clock that was set wrong is set right. */
export const overdueMs = 3 * 60 * 60_000;

interface SweepPorts {
  /** Meetings of which there are files. */
  readonly meetings: () => Promise<readonly MeetingId[]>;
  readonly recordings: {
    readonly of: (meetingId: MeetingId, edition: Edition) => Promise<Pick<MeetingRecording, 'keeping'>>;
    readonly remove: (meetingId: MeetingId, actor: Actor) => Promise<void>;
  };
  readonly clock: Stopwatch;
  /** What time it is, as far as it is believed. */
  readonly upkeep: Clock;
  readonly logger: Logger;
}

/**
 * Deletes recordings whose time is over. The wall clock is not believed for that: their age goes by the time of the upkeep, which the running of the hub bears out
 * (`UpkeepClock`). One that has become due goes only after the hub has run on for `overdueMs` and it was due at each look since.
 */
export class RecordingSweep {
  readonly #ports: SweepPorts;
  /** Since when, by the monotonic clock, each was seen to be due. */
  readonly #dueSince = new Map<MeetingId, number>();
  #timer: NodeJS.Timeout | null = null;
  #sweeping: Promise<void> | null = null;

  constructor(ports: SweepPorts) {
    this.#ports = ports;
  }

  /** Looks from now on, the first time after a pause. Idempotent. */
  start(): void {
    this.#timer ??= setInterval(
      guarded(this.#ports.logger, 'recordings', () => void this.sweep()),
      sweepEveryMs,
    ).unref();
  }

  /** Looks once, one look at a time. Never rejects. */
  sweep(): Promise<void> {
    this.#sweeping ??= this.#sweep().finally(() => {
      this.#sweeping = null;
    });
    return this.#sweeping;
  }

  /** Ends after the look that goes on. Idempotent. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    await this.#sweeping;
  }

  async #sweep(): Promise<void> {
    const { meetings, logger } = this.#ports;
    const there = await meetings().catch((error: unknown) => {
      logger.warn({ err: error }, 'the recordings could not be looked through');
      return [] as readonly MeetingId[];
    });
    for (const meetingId of this.#dueSince.keys()) if (!there.includes(meetingId)) this.#dueSince.delete(meetingId);
    for (const meetingId of there)
      try {
        await this.#look(meetingId);
      } catch (error) {
        logger.warn({ meetingId, err: error }, 'a recording whose time may be over was left');
      }
  }

  async #look(meetingId: MeetingId): Promise<void> {
    const { recordings, clock, upkeep, logger } = this.#ports;
    const { keeping } = await recordings.of(meetingId, whole);
    if (!isDue(keeping.until, upkeep.now())) {
      this.#dueSince.delete(meetingId);
      return;
    }
    const nowMs = clock.monotonicMs();
    const since = this.#dueSince.get(meetingId);
    if (since === undefined) this.#dueSince.set(meetingId, nowMs);
    if (since === undefined || nowMs - since < overdueMs) return;
    await recordings.remove(meetingId, { by: 'hub' });
    this.#dueSince.delete(meetingId);
    logger.info({ meetingId }, 'a recording whose time is over was deleted');
  }
}

const isDue = (until: Instant | null, now: Instant): boolean => until !== null && now >= until;
