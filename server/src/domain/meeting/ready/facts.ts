import { EndpointId, UnreadyReason } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';

const actor = Actor;

/** Whether all were asked if they are ready, and what they answered. */
export const readyFacts = [
  /** Also anew: what was answered before counts no more. By the hub at the end of a break that was timed so. */
  z.strictObject({ type: z.literal('readyAsked'), actor }),
  /** Not ready with a reason, ready without. */
  z.strictObject({
    type: z.literal('readyAnswered'),
    endpointId: EndpointId,
    reason: UnreadyReason.nullable(),
    actor,
  }),
  /** `left-alone`: nobody put an end to it for too long. The end of a break and of the meeting end it as well, without a fact of its own. */
  z.strictObject({ type: z.literal('readyEnded'), cause: z.enum(['stopped', 'left-alone']), actor }),
] as const;
