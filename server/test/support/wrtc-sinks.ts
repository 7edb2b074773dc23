import wrtc from '@roamhq/wrtc';
import { asGiven } from './as-given.ts';
import type { Track } from './wrtc-sources.ts';

/** What arrived of one stream so far. */
export interface Arrived {
  /** Pictures since the stream was opened. */
  readonly frames: number;
  readonly width: number;
  /** Brightness in the middle of the last picture, 0 to 255. */
  readonly shade: number;
  /** Loudness of the last 10 ms, 0 to 1; 0 before anything was heard. */
  readonly loudness: number;
  /** How loud a tone of so many hertz is in the last 100 ms, 0 to 1; 0 before anything was heard. */
  loudnessAt(hertz: number): number;
}

export interface Sink {
  arrived(): Arrived;
  stop(): void;
}

const nothing: Arrived = { frames: 0, width: 0, shade: 0, loudness: 0, loudnessAt: () => 0 };

/** Chunks of 10 ms in which a tone is looked for. */
const heardChunks = 10;

/** Amplitude of one tone in a sound, 0 to 1: its share of the discrete Fourier transform. */
const amplitudeAt = (hertz: number, samples: readonly number[], sampleRate: number): number => {
  const turn = (2 * Math.PI * hertz) / sampleRate;
  const real = samples.reduce((sum, sample, index) => sum + sample * Math.cos(turn * index), 0);
  const imaginary = samples.reduce((sum, sample, index) => sum + sample * Math.sin(turn * index), 0);
  return (2 * Math.hypot(real, imaginary)) / Math.max(1, samples.length) / 32_768;
};

/** Looks at the pictures of a track. */
export function videoSink(track: Track): Sink {
  const sink = new wrtc.nonstandard.RTCVideoSink(asGiven(track));
  let arrived = nothing;
  sink.onframe = ({ frame }: { frame: { width: number; height: number; data: Uint8Array } }) => {
    const { width, height, data } = frame;
    const shade = data[Math.floor(height / 2) * width + Math.floor(width / 2)] ?? 0;
    arrived = { ...arrived, frames: arrived.frames + 1, width, shade };
  };
  return { arrived: () => arrived, stop: () => sink.stop() };
}

/** Listens to a track. */
export function audioSink(track: Track): Sink {
  const sink = new wrtc.nonstandard.RTCAudioSink(asGiven(track));
  let arrived = nothing;
  let chunks: Int16Array[] = [];
  sink.ondata = ({ samples, sampleRate }: { samples: Int16Array; sampleRate: number }) => {
    // The buffer is used again for the next chunk.
    chunks = [...chunks, samples.slice()].slice(-heardChunks);
    const heard = chunks;
    const loudnessAt = (hertz: number): number =>
      amplitudeAt(
        hertz,
        heard.flatMap((chunk) => [...chunk]),
        sampleRate,
      );
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
    arrived = { ...arrived, loudness: Math.sqrt(power) / 32_768, loudnessAt };
  };
  return { arrived: () => arrived, stop: () => sink.stop() };
}

/** A stream that is only talked about. */
export function silentSink(): Sink {
  return { arrived: () => nothing, stop: () => undefined };
}
