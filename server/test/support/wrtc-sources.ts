import wrtc from '@roamhq/wrtc';
import { randomUUID } from 'node:crypto';

/** As much of a MediaStreamTrack as tests touch. */
export interface Track {
  readonly kind: string;
  stop(): void;
}

/** A device of a test: its track, and how to switch it off. */
export interface SyntheticSource {
  readonly track: Track;
  stop(): void;
}

/** Of a picture, in pixels, both even. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const usualSize: PictureSize = { width: 640, height: 360 };
const frameIntervalMs = 66;
const sampleRate = 48_000;
const samplesPerChunk = sampleRate / 100;
const tau = 2 * Math.PI;

/** A camera that shows one grey, `shade` of 0 to 255, with a small square in the corner that flickers so that frames differ. */
export function syntheticCamera(shade: number, { width, height } = usualSize): SyntheticSource {
  const source = new wrtc.nonstandard.RTCVideoSource();
  const data = new Uint8Array(width * height * 1.5).fill(128).fill(shade, 0, width * height);
  let count = 0;
  const timer = setInterval(() => {
    count += 1;
    for (let row = 0; row < 32; row += 1) data.fill((count * 37) % 256, row * width, row * width + 32);
    source.onFrame({ width, height, data });
  }, frameIntervalMs);
  return { track: source.createTrack(), stop: () => clearInterval(timer) };
}

/** A microphone that hears a steady tone of `hertz`. */
export function syntheticMicrophone(hertz: number): SyntheticSource {
  const source = new wrtc.nonstandard.RTCAudioSource();
  let position = 0;
  const timer = setInterval(() => {
    const samples = new Int16Array(samplesPerChunk);
    for (let index = 0; index < samplesPerChunk; index += 1)
      samples[index] = 8000 * Math.sin((tau * hertz * (position + index)) / sampleRate);
    position = (position + samplesPerChunk) % sampleRate;
    source.onData({ samples, sampleRate, bitsPerSample: 16, channelCount: 1, numberOfFrames: samplesPerChunk });
  }, 10);
  return { track: source.createTrack(), stop: () => clearInterval(timer) };
}

/** A device without any media, for endpoints that only talk to the hub. */
export function silentSource(kind: 'audio' | 'video'): SyntheticSource {
  const track = Object.assign(new EventTarget(), {
    id: randomUUID(),
    kind,
    label: kind,
    readyState: 'live',
    enabled: true,
    muted: false,
    stop: () => undefined,
  });
  return { track, stop: () => undefined };
}
