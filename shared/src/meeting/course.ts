import { z } from 'zod';
import { Instant } from '../kit/time.ts';
import { MeetingPolicy, MeetingType } from '../settings/meeting-types.ts';

/** Whether a meeting is going on, and since when. */
export const MeetingPhase = z.strictObject({
  phase: z.enum(['running', 'break', 'closed']),
  since: Instant,
  /** When the meeting is to go on after a break, as whoever conducts said; nothing happens by itself then, but what `asksReady` says. */
  until: Instant.optional(),
  /** All are asked then whether they are ready. */
  asksReady: z.boolean().optional(),
});
export type MeetingPhase = z.infer<typeof MeetingPhase>;

/** What a page knows of the meeting as a whole and of its course. */
export const CourseView = z.strictObject({
  title: z.string(),
  type: MeetingType,
  policy: MeetingPolicy,
  openedAt: Instant,
  phase: MeetingPhase,
  maxEndpoints: z.int().positive(),
  /** By how many milliseconds the hub's clock, which was set meanwhile, is ahead of the time by which the meeting's facts are dated. */
  clockAheadMs: z.int(),
});
export type CourseView = z.infer<typeof CourseView>;
