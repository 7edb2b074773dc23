import { EndpointId, LinkGrade } from '@diem-cau/shared';
import { z } from 'zod';

/** How good the lines are. */
export const linkFacts = [
  /** How good an endpoint's line has been since the last such fact; worst share of packets lost (0 to 1) and round trip of the sample. */
  z.strictObject({
    type: z.literal('linkGraded'),
    endpointId: EndpointId,
    grade: LinkGrade,
    loss: z.number().min(0).max(1),
    roundTripMs: z.number().min(0).nullable(),
  }),
] as const;
