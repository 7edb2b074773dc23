import { EndpointId, Instant, OutageCause } from '@diem-cau/shared';
import { z } from 'zod';

const outage = {
  endpointId: EndpointId,
  /** Since when nothing had come; some seconds before it was noticed. */
  since: Instant,
  /** Missing in records of before it was told. */
  cause: OutageCause.optional(),
};

/**
 * Nothing came by the media of an endpoint while its page was in contact: it was there, and neither heard nor saw anything, nor was heard or
 * seen. It ends with its fact, or when its endpoint goes away.
 */
export const outageFacts = [
  z.strictObject({ type: z.literal('mediaOutageBegan'), ...outage }),
  z.strictObject({ type: z.literal('mediaOutageEnded'), ...outage }),
] as const;
