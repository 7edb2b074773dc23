import type { Instant, RecordedStand, RecordingStretch } from '@diem-cau/shared';
import type { StampedEvent } from '../meeting/events.ts';
import { applyEvent } from '../meeting/fold.ts';
import type { Meeting } from '../meeting/meeting.ts';
import { standOf, type StageStand } from '../meeting/recording/on-stage.ts';

const nobody: StageStand = { large: [], beside: [] };

const same = (one: StageStand, other: StageStand): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The stage as a meeting's facts tell it, from the beginning of its recording to its end; what lasted no time is left out. Linear in the events. */
export const recordedStage = (
  events: readonly StampedEvent[],
  stretches: readonly RecordingStretch[],
): readonly RecordedStand[] => {
  const begins = stretches[0]?.from;
  if (begins === undefined) return [];
  const ends = stretches.at(-1)?.to ?? Infinity;
  const stands: { from: Instant; stand: StageStand }[] = [];
  let meeting: Meeting | null = null;
  for (const event of events) {
    if (event.at >= ends) break;
    meeting = applyEvent(meeting, event);
    const stand = meeting === null ? nobody : standOf(meeting);
    const from = Math.max(event.at, begins);
    const last = stands.at(-1);
    if (last?.from === from) stands.pop();
    const before = stands.at(-1);
    if (before === undefined || !same(before.stand, stand)) stands.push({ from, stand });
  }
  return stands.map(({ from, stand }) => ({ from, large: [...stand.large], beside: [...stand.beside] }));
};
