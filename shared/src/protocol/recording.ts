import { z } from 'zod';

const Nothing = z.strictObject({});
const request = { params: Nothing, result: Nothing };

/** Requests about recording a meeting (ghi âm): of who leads it, by the right `recordMeeting`. Each does nothing where it is so already. */
export const recordingRequests = {
  /**
   * Begins to record each endpoint's sound, and goes on where it is paused or was ended. Where two begin at once the first one counts, and both are answered.
   * Refused with `recording-forbidden` where the type of the meeting says that none is recorded, with `no-room-to-record` where disk or quota are full.
   */
  'recording.begin': request,
  /** Nothing is kept from now on until it goes on: for what must not be recorded. Nothing where it does not run. */
  'recording.pause': request,
  /** Ends it, as the meeting's closing does. Refused with `recording-required` where the type of the meeting says that it is always recorded. */
  'recording.end': request,
} as const;
