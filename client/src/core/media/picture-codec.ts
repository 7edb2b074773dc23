import { isOfKind, type ScreenCodec, type SourceId } from '@diem-cau/shared';
import type { types } from 'mediasoup-client';

/** In what the media server reads of AV1 where a whole picture begins: a browser that does not write it sends none. */
const writtenBeside = /dependency-descriptor/u;

/** Whether this browser can send pictures in a codec: of some it only tells that it reads them. */
const canSend = (name: string, { headerExtensions = [] }: types.RtpCapabilities): boolean =>
  RTCRtpSender.getCapabilities('video')?.codecs.some(({ mimeType }) => mimeType.toLowerCase() === name) === true &&
  (name !== 'video/av1' || headerExtensions.some(({ uri }) => writtenBeside.test(uri)));

/** The first of these codecs in which this browser can send, else VP8; undefined where it has not even that. */
export const sendable = (
  capabilities: types.RtpCapabilities,
  wanted: readonly ScreenCodec[],
): types.RtpCodecCapability | undefined => {
  const named = (name: string) => capabilities.codecs?.find(({ mimeType }) => mimeType.toLowerCase() === name);
  const name = wanted
    .map((each) => `video/${each.toLowerCase()}`)
    .find((each) => named(each) !== undefined && canSend(each, capabilities));
  return named(name ?? 'video/vp8');
};

/** Whether a screen is sent in another codec than it is to be. */
export const isOtherScreen = (
  source: SourceId,
  { rtpParameters }: types.Producer,
  { codec }: types.ProducerOptions,
): boolean =>
  isOfKind(source, 'screen') && rtpParameters.codecs[0]?.mimeType.toLowerCase() !== codec?.mimeType.toLowerCase();
