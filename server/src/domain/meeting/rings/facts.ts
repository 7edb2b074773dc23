import { EndpointId } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';

const endpointId = EndpointId;
const actor = Actor;

/** Which missing endpoints were called, so that their waiting pages rang, and what came of it. */
export const ringFacts = [
  z.strictObject({ type: z.literal('endpointRung'), endpointId, actor }),
  /** It came (`answered`), nobody there pressed in time (`given-up`), whoever conducts took it back, or the hub was down meanwhile. */
  z.strictObject({
    type: z.literal('ringEnded'),
    endpointId,
    cause: z.enum(['answered', 'given-up', 'taken-back', 'hub']),
    actor,
  }),
] as const;
