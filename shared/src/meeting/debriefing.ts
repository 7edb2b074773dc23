import { z } from 'zod';
import { EndpointId, MeetingId } from '../kit/ids.ts';
import { Instant } from '../kit/time.ts';

/** A debriefing (họp riêng) is over by itself after so many minutes: it is a word among a few, no meeting without a record. */
export const debriefingMinutes = 60;

/** It is over when the leading endpoint has been away for so many seconds: long enough for a page that is loaded anew. */
export const debriefingRoomSeconds = 120;

/** What a page knows of a debriefing. */
const Debriefing = z.discriminatedUnion('is', [
  /** The meeting is closed, and these endpoints go on in a conference of their own, into which their pages move. */
  z.strictObject({ is: z.literal('next'), meetingId: MeetingId, endpointIds: z.array(EndpointId).max(1001) }),
  /** This is one: when its meeting was closed, and when it is over by itself. */
  z.strictObject({ is: z.literal('this'), closedAt: Instant, endsAt: Instant }),
]);

/** Missing in every meeting that goes on, and in one that was closed for all. */
export const DebriefingView = z.strictObject({ debriefing: Debriefing.optional() });
export type DebriefingView = z.infer<typeof DebriefingView>;

/** Why a debriefing was over: the chair ended it, the room was away, its time was over, the hub went down. */
export const DebriefingEnd = z.enum(['ended', 'room-away', 'time-over', 'hub']);
export type DebriefingEnd = z.infer<typeof DebriefingEnd>;
