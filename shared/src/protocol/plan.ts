import { z } from 'zod';
import { ExtensionMinutes, PlannedMinutes } from '../meeting/plan.ts';

const Nothing = z.strictObject({});

/** Requests about when a meeting is to be over. Nothing happens by itself then. */
export const planRequests = {
  /** Says in how many minutes from now it is to be over, or with null leaves that open; extensions of before count no more. */
  'plan.set': { params: z.strictObject({ minutes: PlannedMinutes.nullable() }), result: Nothing },
  /**
   * Extends it, from the planned end, or from now where that has passed. Nothing where the same was pressed less than a second ago. Refuses
   * with `no-planned-end`.
   */
  'plan.extend': { params: z.strictObject({ minutes: ExtensionMinutes }), result: Nothing },
  /** Takes the last extension back; nothing where there is none. */
  'plan.takeBack': { params: Nothing, result: Nothing },
} as const;
