import { mostReplaySteps, type Instant, type MeetingView, type ReplayStep } from '@diem-cau/shared';
import type { StampedEvent } from '../meeting/events.ts';
import { applyEvent } from '../meeting/fold.ts';
import type { Meeting } from '../meeting/meeting.ts';
import { meetingView, viewChanges } from '../meeting/view.ts';

/** What is told at once at least, in milliseconds: at sixty times the speed a second is a picture of the browser. */
const leastStepMs = 1_000;

/** What lines bore is told as it was noted: what pages were told of it at once stands on no record. */
const viewOf = (meeting: Meeting): MeetingView => {
  const lines = new Map(
    [...meeting.rungs].map(
      ([endpointId, { rung, by }]) => [endpointId, by === 'line' ? { rung } : { rung, rungBy: by }] as const,
    ),
  );
  return meetingView(meeting, { audience: 'desk', seq: 0, record: 'sound', lines });
};

/** How long a step of a replay is, in milliseconds, so that there are never too many of them. */
const stepMsOf = (from: Instant, to: Instant): number =>
  Math.max(leastStepMs, Math.ceil((to - from) / (mostReplaySteps - 1)));

const changesOf = (before: MeetingView, after: MeetingView): ReplayStep['changes'] | null => {
  const changes = viewChanges(before, after);
  const known = new Set(before.seats.map(({ endpointId }) => endpointId));
  const isNew = after.seats.some(({ endpointId }) => !known.has(endpointId));
  return changes === null || !isNew ? changes : { ...changes, seats: after.seats };
};

/** How a record begins, and when. */
export interface ReplayOpening {
  readonly at: Instant;
  readonly view: MeetingView;
}

/** How a meeting stood when it was opened; null where its record does not begin with that. */
export const replayOpening = ([first]: readonly StampedEvent[]): ReplayOpening | null => {
  const meeting = first === undefined ? null : applyEvent(null, first);
  return meeting === null || first === undefined ? null : { at: first.at, view: viewOf(meeting) };
};

/**
 * Tells a meeting again, step by step; null where nothing changed that is seen, so that whoever takes the steps can pause between any two. Facts
 * that lie closer together than a step are told with the last of them. Of a clock that was set back no step goes back.
 * @param to how far it reaches
 */
export function* replaySteps(events: readonly StampedEvent[], to: Instant): Generator<ReplayStep | null> {
  const opening = replayOpening(events);
  if (opening === null) return;
  const stepMs = stepMsOf(opening.at, to);
  let meeting: Meeting | null = null;
  let told = opening.view;
  let at = opening.at;
  for (const [index, stamped] of events.entries()) {
    meeting = applyEvent(meeting, stamped);
    at = Math.max(at, stamped.at);
    const next = events[index + 1];
    const goesOn =
      next !== undefined &&
      Math.floor((Math.max(next.at, at) - opening.at) / stepMs) === Math.floor((at - opening.at) / stepMs);
    if (goesOn || meeting === null) continue;
    const view = viewOf(meeting);
    const changes = changesOf(told, view);
    told = view;
    yield changes === null ? null : { at, changes };
  }
}
