import { EndpointId } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';

/** Whose microphone gives way while others speak. */
export const duplexFacts = [
  z.strictObject({ type: z.literal('halfDuplexSet'), endpointId: EndpointId, on: z.boolean(), actor: Actor }),
] as const;
