import { DebriefingEnd, EndpointId, MeetingId } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';

/** That a circle went on talking when the meeting was closed, and until when; what was said and done there is on no record. */
export const debriefingFacts = [
  /** In the same moment as the closing, and before it. The circle bears the names of that moment, the leading endpoint's first. */
  z.strictObject({
    type: z.literal('debriefingBegan'),
    debriefingId: MeetingId,
    circle: z.array(z.strictObject({ endpointId: EndpointId, name: z.string() })),
    actor: Actor,
  }),
  /** The one fact that may follow a closing. */
  z.strictObject({ type: z.literal('debriefingEnded'), cause: DebriefingEnd, actor: Actor }),
] as const;
