import { TransportId, type TransportOffer } from '@diem-cau/shared';
import type { WebRtcTransport } from 'mediasoup/types';
import type { MediaWorker } from './media-worker.ts';

/** What a page that comes from there needs to agree on a transport. */
export const transportOffer = (worker: MediaWorker, transport: WebRtcTransport, from: string): TransportOffer => ({
  id: TransportId.parse(transport.id),
  iceParameters: transport.iceParameters,
  iceCandidates: worker.candidates(transport, from),
  dtlsParameters: transport.dtlsParameters,
});
