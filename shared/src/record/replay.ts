import { z } from 'zod';
import { Instant } from '../kit/time.ts';
import { MeetingChanges, MeetingView } from '../meeting/view.ts';
import { withChanges } from '../meeting/with-changes.ts';

/** A replay has so many steps at most: what a browser holds and goes through at ease. A meeting of an hour is told to the second. */
export const mostReplaySteps = 3_600;

/** What was other in a meeting at an instant than before it. Where a seat is new, all seats stand there, in the directory's order. */
export const ReplayStep = z.strictObject({ at: Instant, changes: MeetingChanges });
export type ReplayStep = z.infer<typeof ReplayStep>;

/** A meeting told again from its record alone, as whoever conducts it at a desk saw it. */
export const MeetingReplay = z.strictObject({
  from: Instant,
  /** Its closing; of a meeting that goes on, when it was asked for. */
  to: Instant,
  /** How it stood when it was opened. */
  opening: MeetingView,
  /** In the order of time. */
  steps: z.array(ReplayStep).max(mostReplaySteps),
});
export type MeetingReplay = z.infer<typeof MeetingReplay>;

/** How a meeting stood from an instant on. */
export interface ReplayFrame {
  readonly at: Instant;
  readonly view: MeetingView;
}

/** All that is seen in a replay, from the opening on; views share what did not change. */
export const replayFrames = ({ from, opening, steps }: MeetingReplay): readonly ReplayFrame[] => {
  const frames: ReplayFrame[] = [{ at: from, view: opening }];
  let view = opening;
  for (const { at, changes } of steps) {
    // Where a seat is new, all of them stand in the step.
    view = withChanges(view, changes) ?? withChanges({ ...view, seats: changes.seats ?? [] }, changes) ?? view;
    frames.push({ at, view });
  }
  return frames;
};

/** The frame that is seen at an instant: the last one that had begun, the first one before all. */
export const frameAt = (frames: readonly ReplayFrame[], at: Instant): ReplayFrame | null => {
  let [low, high] = [0, frames.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((frames[middle]?.at ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return frames[Math.max(0, low - 1)] ?? null;
};
