import { EndpointId, Rung } from '@diem-cau/shared';
import { z } from 'zod';

/** How much lines, PCs and the hub's own line have borne, as far as that lasted. */
export const rungFacts = [
  /** By itself an endpoint has received this much for some time, and why not more; why not is of no matter where it is `full`. */
  z.strictObject({
    type: z.literal('rungChanged'),
    endpointId: EndpointId,
    rung: Rung,
    by: z.enum(['line', 'pc', 'hub']),
  }),
] as const;
