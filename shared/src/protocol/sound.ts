import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';

const Nothing = z.strictObject({});

/** Requests about how an endpoint's room sounds. */
export const soundRequests = {
  /** Lets an endpoint's microphone give way while others speak (`on`), or no more. Its page does it; nothing where it stands so already. */
  'sound.setHalfDuplex': { params: z.strictObject({ endpointId: EndpointId, on: z.boolean() }), result: Nothing },
  /** The same of the own endpoint. */
  'sound.setOwnHalfDuplex': { params: z.strictObject({ on: z.boolean() }), result: Nothing },
} as const;
