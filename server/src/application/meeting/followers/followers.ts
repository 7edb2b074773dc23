import type { MeetingView } from '@diem-cau/shared';
import type { StampedEvent } from '../../../domain/meeting/events.ts';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import type { Logger } from '../../ports/logger.ts';

/** How a meeting stands after a turn, and how it stood before. */
export interface Settled {
  /** The meeting as it was when all had followed it last; the same as now where only the record's state changed. */
  readonly before: Meeting;
  readonly meeting: Meeting;
  /** What was written since the last time; only for telling what happened, never for finding out what holds now. */
  readonly facts: readonly StampedEvent[];
  readonly record: MeetingView['record'];
}

/** Makes one thing follow a meeting: compares states, and never looks for what holds in the kinds or fields of facts. */
export interface Follower {
  readonly name: string;
  /** The meeting stands like this now; what can't be made true yet throws, and is asked for again. */
  settled(now: Settled): void | Promise<void>;
  /** Lets go of what it holds: timers, listeners. Idempotent. */
  close(): void;
}

/** Lets all follow, one after the other; one that fails keeps none of the others. False where one failed and has to try again. */
export const followAll = async (followers: readonly Follower[], now: Settled, logger: Logger): Promise<boolean> => {
  let all = true;
  for (const follower of followers)
    try {
      await follower.settled(now);
    } catch (error) {
      all = false;
      const { meetingId, seq } = now.meeting;
      logger.error(
        { meetingId, seq, follower: follower.name, err: error },
        'what was written could not be made true yet',
      );
    }
  return all;
};
