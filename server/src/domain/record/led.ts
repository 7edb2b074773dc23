import type { Led } from '@diem-cau/shared';
import { overAt } from '../meeting/course/emptiness.ts';
import type { StampedEvent } from '../meeting/events.ts';

/** Who led in the chair's place, from when until when, in their order: until it went back, another was given it, or the meeting was over; null where they still lead. */
export const ledBy = (events: readonly StampedEvent[]): readonly Led[] => {
  const all: Led[] = [];
  const end = (at: number): void => {
    const last = all.at(-1);
    if (last?.to === null) all[all.length - 1] = { ...last, to: Math.max(at, last.from) };
  };
  for (const { at, event } of events) {
    if (event.type === 'leadPassed') {
      end(at);
      all.push({ name: event.to.name, cause: event.cause, from: at, to: null });
    }
    if (event.type === 'leadReturned') end(at);
    // Nothing counts after the closing.
    if (event.type === 'meetingClosed') {
      end(overAt(event, at));
      break;
    }
  }
  return all;
};
