/** A level from 0 (silence) to 1 (as loud as can be) of samples in -1 … 1: speech lies around the middle. */
export const levelOf = (samples: Float32Array): number => {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
  const decibels = 10 * Math.log10(power + 1e-12);
  // From -60 dB, a quiet room, to -10 dB, a voice close to the microphone.
  return Math.min(1, Math.max(0, (decibels + 60) / 50));
};

const everyMs = 80;
/** How far the level falls at most from one telling to the next, so that the gaps between syllables do not make it jump. */
const fall = 0.07;

/** Tells the level of a microphone about twelve times a second; returns what ends it. */
export const meterLevel = (track: MediaStreamTrack, tell: (level: number) => void): (() => void) => {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  const source = context.createMediaStreamSource(new MediaStream([track]));
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let told = 0;
  const timer = setInterval(() => {
    // A context that was made before any press may be asleep.
    if (context.state === 'suspended') void context.resume();
    analyser.getFloatTimeDomainData(samples);
    told = Math.max(levelOf(samples), told - fall);
    tell(told);
  }, everyMs);
  return () => {
    clearInterval(timer);
    source.disconnect();
    void context.close();
  };
};
