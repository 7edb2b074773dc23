/** The largest piece of sound that an analyser gives: 0.68 s at 48 kHz, more than lies between two looks. */
const samplesAtOnce = 32_768;

/** Hears whether anything at all comes from a microphone. */
export interface Ear {
  /** The loudest sample of the last half second and more, 0 … 1; null while nobody listens, as before the first press on a page. */
  peak(): number | null;
  /** Idempotent. */
  close(): void;
}

/** Listens to a track for as long as it is open. The browser's own words (`audioLevel`) are too coarse: they call a quiet room zero. */
export const openEar = (track: MediaStreamTrack): Ear => {
  const context = new AudioContext({ latencyHint: 'playback' });
  const analyser = context.createAnalyser();
  analyser.fftSize = samplesAtOnce;
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let closed = false;
  return {
    peak: () => {
      if (context.state !== 'running') {
        if (context.state === 'suspended') void context.resume();
        return null;
      }
      analyser.getFloatTimeDomainData(samples);
      return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
    },
    close: () => {
      if (!closed) void context.close();
      closed = true;
    },
  };
};
