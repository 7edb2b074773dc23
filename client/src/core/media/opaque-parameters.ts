import { numberOf, type ConsumerOffer, type TransportOffer } from '@diem-cau/shared';
import type { types } from 'mediasoup-client';
import { z } from 'zod';

/** mediasoup-client checks its parameters more strictly than a schema here could: only the outermost shape is looked at. */
const opaque = <Parameters extends object>(...fields: readonly string[]) =>
  z.custom<Parameters>(
    (value) => typeof value === 'object' && value !== null && fields.every((field) => field in value),
    'not the parameters that were expected',
  );

/** What the hub's router speaks. */
export const RouterCapabilities = opaque<types.RtpCapabilities>('codecs');
/** Parameters of one stream. */
const StreamParameters = opaque<types.RtpParameters>('codecs');
export const IceParameters = opaque<types.IceParameters>('usernameFragment', 'password');
const IceCandidates = z.array(opaque<types.IceCandidate>('port', 'protocol'));
const DtlsParameters = opaque<types.DtlsParameters>('fingerprints');

/** A transport's offer as mediasoup-client takes it. */
export const transportOptions = (offer: TransportOffer): types.TransportOptions => ({
  id: offer.id,
  iceParameters: IceParameters.parse(offer.iceParameters),
  iceCandidates: IceCandidates.parse(offer.iceCandidates),
  dtlsParameters: DtlsParameters.parse(offer.dtlsParameters),
});

/** One lip-synchronised group for each endpoint's first camera and microphone; any other source is a group of its own. */
const groupOf = ({ endpointId, source }: ConsumerOffer): string =>
  source === 'screen' || numberOf(source) > 1 ? `${endpointId}-${source.replace(':', '-')}` : endpointId;

/** A stream's offer as mediasoup-client takes it. */
export const consumerOptions = (offer: ConsumerOffer): types.ConsumerOptions => ({
  id: offer.consumerId,
  producerId: offer.producerId,
  kind: offer.kind,
  rtpParameters: StreamParameters.parse(offer.rtpParameters),
  streamId: groupOf(offer),
});
