import { EndpointId, Rung } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';

/** What people set of the ladder by hand; what a line bears by itself stands on no record. */
export const ladderFacts = [
  /** An endpoint receives at most this from now on; all that its line bears where it is `full`. */
  z.strictObject({ type: z.literal('receptionLimited'), endpointId: EndpointId, rung: Rung, actor: Actor }),
] as const;
