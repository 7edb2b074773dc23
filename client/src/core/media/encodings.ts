import { cameraLayers } from '@diem-cau/shared';
import type { types } from 'mediasoup-client';

/**
 * The simulcast layers of a camera, lowest first, for a picture of `captureHeight` pixels: an old camera of 480 lines sends the two
 * layers that fit into it.
 */
export const cameraEncodings = (captureHeight: number): types.RtpEncodingParameters[] => {
  const fitting = cameraLayers.filter((layer) => layer.height <= captureHeight);
  return (fitting.length > 0 ? fitting : cameraLayers.slice(0, 1)).map((layer, index, layers) => ({
    // Whatever the camera gives, the highest layer is its whole picture.
    scaleResolutionDownBy: index === layers.length - 1 ? 1 : Math.max(1, captureHeight / layer.height),
    maxBitrate: layer.maxBitrate,
    scalabilityMode: 'L1T3',
  }));
};

/** As much as a screen is ever sent with, in bit/s. */
export const screenTakes = 1_500_000;

/** A screen is one layer: sharp text at few frames. */
export const screenEncodings: types.RtpEncodingParameters[] = [{ maxBitrate: screenTakes, scalabilityMode: 'L1T1' }];

/** As much as a voice is sent with at most, in bit/s, without the heads of its packets. */
export const voiceTakes = 24_000;

/**
 * Speech of a whole room in one channel; 24 kbit/s, silence costs nearly nothing. A lost packet is asked for again, and what is lost in
 * spite of that is mended from the packet after it.
 */
export const microphoneCodec: types.ProducerCodecOptions = {
  opusStereo: false,
  opusDtx: true,
  opusFec: true,
  opusNack: true,
  opusMaxAverageBitrate: voiceTakes,
};
