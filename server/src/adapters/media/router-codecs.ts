import type { MediaParameters } from '@diem-cau/shared';
import { ortc } from 'mediasoup';
import type { RouterRtpCodecCapability, RtpHeaderExtensionUri } from 'mediasoup/types';

/**
 * The codecs of every meeting. Opus speaks mono with forward error correction and falls silent in pauses (DTX); of the video codecs
 * the first that the page knows is used: VP8 for simulcast, H.264 constrained baseline for PCs that have it in hardware, VP9. A screen is
 * sent in AV1 or VP9 where everybody reads it (docs/adr/0026-screen-codec.md).
 */
export const routerCodecs: RouterRtpCodecCapability[] = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    parameters: { stereo: 0, 'sprop-stereo': 0, useinbandfec: 1, usedtx: 1, minptime: 10 },
  },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
  {
    kind: 'video',
    mimeType: 'video/H264',
    clockRate: 90_000,
    parameters: { 'packetization-mode': 1, 'profile-level-id': '42e01f', 'level-asymmetry-allowed': 1 },
  },
  { kind: 'video', mimeType: 'video/VP9', clockRate: 90_000, parameters: { 'profile-id': 0 } },
  { kind: 'video', mimeType: 'video/AV1', clockRate: 90_000 },
];

/**
 * The header extensions that are negotiated. abs-capture-time is not among them: negotiated, it stops simulcast consumers from ever
 * changing their layer, since mediasoup 3.27.1 waits for a packet that carries it before it switches, and browsers put it into few.
 */
export const spokenExtensions = [
  'urn:ietf:params:rtp-hdrext:sdes:mid',
  'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension',
  'urn:3gpp:video-orientation',
  'urn:ietf:params:rtp-hdrext:toffset',
  'http://www.webrtc.org/experiments/rtp-hdrext/playout-delay',
] as const satisfies readonly RtpHeaderExtensionUri[];

const spoken: ReadonlySet<RtpHeaderExtensionUri> = new Set(spokenExtensions);
const { codecs, headerExtensions } = ortc.generateRouterRtpCapabilities(routerCodecs);

/** What pages are told that the hub speaks. */
export const offeredCapabilities: MediaParameters = {
  codecs,
  headerExtensions: headerExtensions?.filter(({ uri }) => spoken.has(uri)),
};
