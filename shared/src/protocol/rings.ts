import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';

const Nothing = z.strictObject({});

/** Requests about calling an endpoint that is missing (gọi điểm cầu vắng). */
export const ringRequests = {
  /**
   * Lets the waiting page of an endpoint ring for a minute, until somebody there joins. Nothing where it rings already. Refuses with
   * `no-page-there`, with whom to call by telephone, where none of its pages waits; with `attends-here`, `endpoint-busy`, `forbidden` for the one
   * that leads, and `too-many-requests`.
   */
  'ring.begin': { params: z.strictObject({ endpointId: EndpointId }), result: Nothing },
  /** Takes that back; nothing where it does not ring. */
  'ring.end': { params: z.strictObject({ endpointId: EndpointId }), result: Nothing },
} as const;
