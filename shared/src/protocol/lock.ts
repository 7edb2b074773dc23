import { z } from 'zod';
import { EndpointId, MeetingId } from '../kit/ids.ts';

const Nothing = z.strictObject({});
const One = z.strictObject({ endpointId: EndpointId });

/** Requests about a locked meeting (khóa phòng họp). */
export const lockRequests = {
  /** Lets nobody new in; who dropped out comes back, and so does who conducts. Nothing where it is locked. */
  'lock.begin': { params: Nothing, result: Nothing },
  /** Lets all in again who are expected. */
  'lock.end': { params: Nothing, result: Nothing },
  /**
   * The endpoint that waits asks to come in (xin vào họp). Nothing where it asks already, or may come in. Refused with `not-expected`, and with
   * `too-many-requests` just after it was turned away.
   */
  'lock.knock': { params: z.strictObject({ meetingId: MeetingId }), result: Nothing },
  /** Lets an endpoint in, whether it asked or not: it joins when it wants. Refuses with `not-found`. */
  'lock.admit': { params: One, result: Nothing },
  /** Leaves it outside for now; it may ask again. Refuses with `not-found`. */
  'lock.turnAway': { params: One, result: Nothing },
} as const;
