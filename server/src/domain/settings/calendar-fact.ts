import { CalendarDay, Day, type Instant } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../kit/actor.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';

/** What the administrator said of the calendar; the last word on a day counts. */
export const CalendarFact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('daySet'), day: CalendarDay, actor: Actor }),
  z.strictObject({ type: z.literal('dayCleared'), day: Day, actor: Actor }),
]);
export type CalendarFact = z.infer<typeof CalendarFact>;

/** A day that was set, and by whom. */
export interface SetDay {
  readonly day: CalendarDay;
  readonly actor: Actor;
  readonly at: Instant;
}

/** The days in force, by day. */
export const setDays = (facts: readonly StampedFact<CalendarFact>[]): ReadonlyMap<Day, SetDay> => {
  const days = new Map<Day, SetDay>();
  for (const { at, fact } of facts) {
    if (fact.type === 'daySet') days.set(fact.day.day, { day: fact.day, actor: fact.actor, at });
    else days.delete(fact.day);
  }
  return days;
};
