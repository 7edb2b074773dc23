import type { Producer, WebRtcTransport } from 'mediasoup/types';
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

/** The worker bounds nobody below this, in bit/s (its `AbsoluteMinOutgoingBitrate`); it takes 0 for no bound. */
const leastBound = 30_000;

/** Lets all pictures on a transport together take so many bit/s at most, or as many as its line bears. Rejects where the worker will not. */
export const boundLine = (transport: WebRtcTransport, pictures: number | null): Promise<void> =>
  answered(transport.setMaxOutgoingBitrate(pictures === null ? 0 : Math.max(leastBound, Math.round(pictures))));

/** What comes of a source now, in bit/s; null where there is none. Rejects where the worker will not say. */
export const rateOf = async (producer: Producer | undefined): Promise<number | null> => {
  if (producer === undefined || producer.closed) return null;
  return (await answered(producer.getStats())).reduce((sum, { bitrate }) => sum + bitrate, 0);
};

/** How many bytes have come over these transports. Rejects where the worker will not say. */
export const arrivedBy = async (transports: readonly WebRtcTransport[]): Promise<number> => {
  const stats = await Promise.all(transports.map((transport) => answered(transport.getStats())));
  return stats.flat().reduce((sum, { bytesReceived }) => sum + bytesReceived, 0);
};
