import { AssignedWork, ConclusionId, EndpointId } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';

const actor = Actor;
const conclusionId = ConclusionId;

/** Which conclusions were sent to the endpoints whom they concern, and who received which. */
export const receiptFacts = [
  /** All whom it concerns from now on; anew where it was changed: then nobody has received it. */
  z.strictObject({
    type: z.literal('conclusionSent'),
    conclusionId,
    assigned: AssignedWork,
    to: z.array(EndpointId),
    actor,
  }),
  /** `work` is how what was on the screen began. */
  z.strictObject({
    type: z.literal('conclusionReceived'),
    conclusionId,
    endpointId: EndpointId,
    work: z.string(),
    actor,
  }),
  /** `removed`: it is in force no more; `taken-back`: by whoever sent it; `concerns-nobody`: it was changed, and nobody here is named by it. */
  z.strictObject({
    type: z.literal('conclusionRecalled'),
    conclusionId,
    cause: z.enum(['removed', 'taken-back', 'concerns-nobody']),
    work: z.string(),
    actor,
  }),
] as const;
