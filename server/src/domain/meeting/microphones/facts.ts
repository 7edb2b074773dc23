import { EndpointId } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';

const endpointId = EndpointId;
const actor = Actor;

/** Which microphones are open, and who may open one. */
export const microphoneFacts = [
  z.strictObject({ type: z.literal('microphoneOpened'), endpointId }),
  z.strictObject({ type: z.literal('microphoneClosed'), endpointId, cause: z.enum(['own', 'muted-by-chair']) }),
  z.strictObject({ type: z.literal('microphoneWithheld'), endpointId, actor }),
  z.strictObject({ type: z.literal('microphoneAllowed'), endpointId, actor }),
  z.strictObject({ type: z.literal('allMicrophonesWithheld'), actor }),
  z.strictObject({ type: z.literal('allMicrophonesAllowed'), actor }),
] as const;
