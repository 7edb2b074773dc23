import type { WebRtcTransport } from 'mediasoup/types';
import { z } from 'zod';
import type { ConnectionListener } from '../../application/ports/media-plane.ts';
import { answered } from './answered.ts';

/** What the worker says of its estimate of a line (mediasoup's `bwe` trace), in bit/s. */
const Estimate = z.object({ availableBitrate: z.number(), desiredBitrate: z.number() });

/** Tells what the worker reckons of a page's line as it pushes it; it is never asked for it. Rejects where it will not say. */
export const followEstimate = (
  transport: WebRtcTransport,
  tell: NonNullable<ConnectionListener['estimated']>,
): Promise<void> => {
  transport.on('trace', ({ type, info }) => {
    const { data } = Estimate.safeParse(info);
    if (type === 'bwe' && data !== undefined) tell({ bears: data.availableBitrate, wished: data.desiredBitrate });
  });
  return answered(transport.enableTraceEvent(['bwe']));
};
