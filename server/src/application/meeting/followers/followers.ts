import type { MeetingView } from '@diem-cau/shared';
import type { StampedEvent } from '../../../domain/meeting/events.ts';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import type { Logger } from '../../ports/logger.ts';

/** How a meeting stands after a turn. */
export interface Settled {
  readonly meeting: Meeting;
  /** What was written since the last time; only for telling what happened, never for finding out what holds now. */
  readonly facts: readonly StampedEvent[];
  readonly record: MeetingView['record'];
}

/** Makes one thing follow a meeting: compares how it stands with what was made true last, by states and never by kinds of facts. */
export interface Follower {
  readonly name: string;
  readonly follow: (settled: Settled) => void | Promise<void>;
}

/** Lets all follow, one after the other; one that fails keeps none of the others. False where one failed and has to try again. */
export const followAll = async (followers: readonly Follower[], settled: Settled, logger: Logger): Promise<boolean> => {
  let all = true;
  for (const { name, follow } of followers)
    try {
      await follow(settled);
    } catch (error) {
      all = false;
      const { meetingId, seq } = settled.meeting;
      logger.error({ meetingId, seq, follower: name, err: error }, 'what was written could not be made true yet');
    }
  return all;
};
