import { z } from 'zod';
import { ConsumerId, EndpointId, TransportId } from '../kit/ids.ts';
import type { GrantedRight } from '../kit/rights.ts';
import { PictureId, SourceId, type SourceKind } from './source-id.ts';

/** The right to send each kind of source, however many of it. */
export const sendRights: Readonly<Record<SourceKind, GrantedRight>> = {
  microphone: 'sendMicrophone',
  camera: 'sendCamera',
  screen: 'sendScreen',
};

/**
 * RTP, ICE and DTLS parameters are opaque here: mediasoup checks them at the hub and mediasoup-client in the page, each more
 * strictly than a schema could. They must be plain objects; their size is bounded by the message's.
 */
export const MediaParameters = z.record(z.string().max(64), z.unknown());
export type MediaParameters = z.infer<typeof MediaParameters>;

/** All that a page needs to open one transport. */
export const TransportOffer = z.strictObject({
  id: TransportId,
  iceParameters: MediaParameters,
  iceCandidates: z.array(MediaParameters).max(64),
  dtlsParameters: MediaParameters,
});
export type TransportOffer = z.infer<typeof TransportOffer>;

/** What lets a page in at the relay, which stands at the very port by which the page itself came, over TLS and in the open (TURN). */
export const RelayAccess = z.strictObject({
  username: z.string().max(128),
  credential: z.string().max(128),
  /** How long it holds, in milliseconds from now. */
  forMs: z.int().positive(),
});
export type RelayAccess = z.infer<typeof RelayAccess>;

/** The transports of a connection, none to send for one that only receives; and the relay for where no other way leads to them, null without one. */
export const MediaOffer = z.strictObject({
  send: TransportOffer.nullable(),
  receive: TransportOffer,
  relay: RelayAccess.nullable(),
});
export type MediaOffer = z.infer<typeof MediaOffer>;

/** A stream that the hub sends to a page. */
export const ConsumerOffer = z.strictObject({
  consumerId: ConsumerId,
  producerId: z.string().max(64),
  endpointId: EndpointId,
  source: SourceId,
  kind: z.enum(['audio', 'video']),
  rtpParameters: MediaParameters,
});
export type ConsumerOffer = z.infer<typeof ConsumerOffer>;

/** A picture that stands on a page, and its size there in device pixels: the layer that is sent follows it. */
export const ShownPicture = z.strictObject({
  endpointId: EndpointId,
  source: PictureId,
  width: z.int().min(0).max(16384),
  height: z.int().min(0).max(16384),
});
export type ShownPicture = z.infer<typeof ShownPicture>;

/**
 * So many pictures are received and decoded by a page at once, whatever stands on it: the largest grid of tiles and the stage (`client/src/core/layout/roll-grid.ts`);
 * more endpoints stand on further pages of tiles. 19 small ones take a PC of 2026 half of one core.
 */
export const mostPicturesAtOnce = 25;

/** In which a screen is sent, the leanest first (docs/adr/0026-screen-codec.md); who reads nothing else reads the last one. */
export const screenCodecs = ['AV1', 'VP9', 'VP8'] as const;
export const ScreenCodec = z.enum(screenCodecs);
export type ScreenCodec = z.infer<typeof ScreenCodec>;

/** The camera's simulcast layers as fractions of 1280x720, lowest first; heights in pixels, rates in bit/s. */
export const cameraLayers = [
  { scaleDownBy: 4, height: 180, maxBitrate: 140_000 },
  { scaleDownBy: 2, height: 360, maxBitrate: 500_000 },
  { scaleDownBy: 1, height: 720, maxBitrate: 1_500_000 },
] as const;
