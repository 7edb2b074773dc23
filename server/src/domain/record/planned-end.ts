import type { Instant, PlannedEnd } from '@diem-cau/shared';
import { actorName } from '../kit/actor.ts';
import type { StampedEvent } from '../meeting/events.ts';
import { beginning, extendedEnd, minuteMs } from '../meeting/plan/planning.ts';

/** For how long a meeting was planned at last, and who extended that; null where nobody planned when it ends. */
export const plannedEnd = (events: readonly StampedEvent[]): PlannedEnd | null => {
  let begins: Instant = 0;
  let planned: { readonly minutes: number; readonly endsAt: Instant } | null = null;
  let extensions: { minutes: number; at: Instant; by: string; from: Instant }[] = [];
  for (const { at, event } of events) {
    if (event.type === 'meetingOpened') begins = beginning({ openedAt: at, scheduledAt: event.scheduledAt ?? null });
    if (event.type === 'endPlanned') {
      const { minutes } = event;
      planned = minutes === null ? null : { minutes, endsAt: begins + minutes * minuteMs };
      extensions = [];
    }
    if (event.type === 'meetingExtended' && planned !== null) {
      const { minutes, actor } = event;
      extensions.push({ minutes, at, by: actorName(actor), from: planned.endsAt });
      planned = { ...planned, endsAt: extendedEnd(planned.endsAt, at, minutes) };
    }
    if (event.type === 'extensionTakenBack' && planned !== null)
      planned = { ...planned, endsAt: extensions.pop()?.from ?? planned.endsAt };
  }
  return planned === null
    ? null
    : { ...planned, extensions: extensions.map(({ minutes, at, by }) => ({ minutes, at, by })) };
};
