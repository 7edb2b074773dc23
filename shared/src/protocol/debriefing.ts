import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';

const Nothing = z.strictObject({});

/** Requests about a debriefing (họp riêng): the meeting is over, and a chosen circle goes on talking, off the record. */
export const debriefingRequests = {
  /**
   * Closes the meeting for good, for everybody, and lets the leading endpoint and these go on in a debriefing. Refuses with
   * `chair-not-there`, `not-expected`, `debriefing-not-there` for one that is not in the meeting, `debriefing-alone`; then nothing is closed.
   */
  'debriefing.begin': {
    params: z.strictObject({ endpointIds: z.array(EndpointId).min(1).max(1000) }),
    result: Nothing,
  },
  /** Ends the debriefing that the page attends, for all. Refuses with `no-debriefing`. */
  'debriefing.end': { params: Nothing, result: Nothing },
} as const;
