import { DropCause, EndpointId, Instant } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';
import { ExpectedEndpoint } from '../expected-endpoint.ts';

const endpointId = EndpointId;

/** Who is expected, who is there, who went away. */
export const seatFacts = [
  z.strictObject({ type: z.literal('endpointAdded'), endpoint: ExpectedEndpoint, actor: Actor }),
  z.strictObject({ type: z.literal('endpointJoined'), endpointId }),
  z.strictObject({
    type: z.literal('endpointDropped'),
    endpointId,
    cause: DropCause,
    /** When it was heard last, where that is earlier than the fact: from then on it was away. Older records have none. */
    since: Instant.optional(),
  }),
  z.strictObject({ type: z.literal('endpointResumed'), endpointId }),
  z.strictObject({ type: z.literal('endpointLeft'), endpointId }),
  /** Another tab of the same endpoint took the seat; the endpoint was there all the time. */
  z.strictObject({ type: z.literal('seatTaken'), endpointId }),
] as const;
