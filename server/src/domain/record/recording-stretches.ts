import type { Instant, RecordingStretch } from '@diem-cau/shared';
import type { StampedEvent } from '../meeting/events.ts';

/** The time line that grows: what it is now, and what it was. */
class TimeLine {
  readonly done: RecordingStretch[] = [];
  now: Omit<RecordingStretch, 'to'> | null = null;

  /** From `at` on it is something else; null for nothing more. What lasted no time is left out. */
  turn(at: Instant, next: Omit<RecordingStretch, 'to' | 'from'> | null): void {
    const { now } = this;
    const from = now === null ? at : Math.max(now.from, at);
    if (now !== null && from > now.from) this.done.push({ ...now, to: from });
    this.now = next === null ? null : { ...next, from };
  }
}

const follow = (line: TimeLine, { at, event }: StampedEvent): void => {
  const is = line.now?.is;
  switch (event.type) {
    case 'recordingBegan':
      if (is === undefined || is === 'ended') line.turn(at, { is: 'recorded' });
      return;
    case 'recordingPaused':
      if (is === 'recorded' || is === 'failed') line.turn(at, { is: 'paused' });
      return;
    case 'recordingResumed':
      if (is === 'paused') line.turn(at, { is: 'recorded' });
      return;
    case 'recordingEnded':
      if (is !== undefined) line.turn(at, { is: 'ended' });
      return;
    case 'recordingFailed':
      if (is === 'recorded') line.turn(event.since, { is: 'failed', cause: event.cause });
      else if (is === 'failed') line.turn(at, { is: 'failed', cause: event.cause });
      return;
    case 'hubReturned':
      if (is === 'recorded') line.turn(event.downSince, { is: 'failed', cause: 'hub' });
      return;
    case 'recordingRecovered':
      if (is === 'failed') line.turn(at, { is: 'recorded' });
      return;
    case 'meetingClosed':
      line.turn(at, null);
      return;
    default:
  }
};

/**
 * The time line of a meeting's recording, from its beginning without holes, as its facts tell it: what goes on has no end, and what came after it was ended for
 * good is no part of it.
 */
export const recordingStretches = (events: readonly StampedEvent[]): readonly RecordingStretch[] => {
  const line = new TimeLine();
  for (const event of events) {
    follow(line, event);
    if (event.event.type === 'meetingClosed') break;
  }
  const all = line.now === null ? line.done : [...line.done, { ...line.now, to: null }];
  return all.at(-1)?.is === 'ended' ? all.slice(0, -1) : all;
};
