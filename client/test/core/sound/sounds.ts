/** Sounds of a test's own making, as samples from -1 to 1, and what an analyser makes of them. */

/** Samples a second; a look of a tenth of a second has the same share of it as at 48 kHz. */
export const sampleRate = 16_000;
const fftSize = 2_048;
export const hertzPerBin = sampleRate / fftSize;
export const samplesOfLook = sampleRate / 10;

/** Numbers from 0 to 1 by chance, the same for the same seed (mulberry32). */
export const chance = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const amplitudeOf = (levelDb: number): number => 10 ** (levelDb / 20);

/** Noise of a room or a fan at this level. */
export const noise = (seconds: number, levelDb: number, seed = 1): Float32Array => {
  const by = chance(seed);
  // Of even chance from -a to a the level is a / √3.
  const height = amplitudeOf(levelDb) * Math.sqrt(3);
  return Float32Array.from({ length: Math.round(seconds * sampleRate) }, () => (2 * by() - 1) * height);
};

/** A tone that grows from one level to another, and stands there. */
export const whistle = (
  seconds: number,
  hertz: number,
  { fromDb = -60, toDb = -15, growSeconds = 1 } = {},
): Float32Array =>
  Float32Array.from({ length: Math.round(seconds * sampleRate) }, (_, index) => {
    const share = Math.min(1, index / sampleRate / growSeconds);
    const height = amplitudeOf(fromDb + (toDb - fromDb) * share) * Math.SQRT2;
    return height * Math.sin((2 * Math.PI * hertz * index) / sampleRate);
  });

/**
 * Somebody speaks: syllables of 110 to 260 ms with short gaps, phrases with pauses between; a pitch that glides, with overtones through a
 * formant. Its level while it sounds is about the one given.
 */
export const speech = (seconds: number, levelDb: number, seed = 1): Float32Array => {
  const by = chance(seed);
  const between = (from: number, to: number): number => from + (to - from) * by();
  const samples = new Float32Array(Math.round(seconds * sampleRate));
  let at = Math.round(between(0, 0.3) * sampleRate);
  let left = 6;
  while (at < samples.length) {
    const length = Math.round(between(0.11, 0.26) * sampleRate);
    const [pitch, glide, formant, strength] = [
      between(110, 240),
      between(-0.2, 0.2),
      between(400, 1_500),
      between(0.5, 1),
    ];
    const overtones = Array.from({ length: Math.floor(1_800 / pitch) }, (_, index) => {
      const away = ((index + 1) * pitch - formant) / 500;
      return { times: index + 1, height: Math.exp(-away * away) + 0.25 / (index + 1) };
    }).filter(({ height }) => height > 0.05);
    for (let index = 0; index < length && at + index < samples.length; index += 1) {
      const share = index / length;
      const phase = (2 * Math.PI * pitch * index * (1 + (glide * share) / 2)) / sampleRate;
      let value = 0;
      for (const { times, height } of overtones) value += height * Math.sin(times * phase);
      samples[at + index] = value * strength * Math.sqrt(Math.sin(Math.PI * share));
    }
    left -= 1;
    const pause = left === 0 ? between(0.35, 0.9) : between(0.03, 0.09);
    if (left === 0) left = Math.round(between(4, 10));
    at += length + Math.round(pause * sampleRate);
  }
  const sounding = samples.filter((sample) => sample !== 0);
  const power = sounding.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, sounding.length);
  return samples.map((sample) => (sample * amplitudeOf(levelDb)) / Math.sqrt(power));
};

/** Sounds one after the other. */
export const oneAfterAnother = (...sounds: readonly Float32Array[]): Float32Array => {
  const whole = new Float32Array(sounds.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const sound of sounds) {
    whole.set(sound, at);
    at += sound.length;
  }
  return whole;
};

/** Sounds at the same time; as long as the first. */
export const together = (first: Float32Array, ...others: readonly Float32Array[]): Float32Array =>
  first.map((sample, index) => others.reduce((sum, other) => sum + (other[index] ?? 0), sample));

/** A sound that comes so much later, and weaker by so many decibels. */
export const echoOf = (sound: Float32Array, delayMs: number, weakerDb: number): Float32Array => {
  const delay = Math.round((delayMs / 1_000) * sampleRate);
  const share = amplitudeOf(-weakerDb);
  return sound.map((_, index) => share * (sound[index - delay] ?? 0));
};

/** As a device captures what is too loud for it. */
export const cutOff = (sound: Float32Array): Float32Array => sound.map((sample) => Math.max(-1, Math.min(1, sample)));

/** The spectrum as an `AnalyserNode` without smoothing gives it: Blackman window, decibels. */
export const spectrumOf = (samples: Float32Array): Float32Array => {
  const real = new Float64Array(fftSize);
  const imaginary = new Float64Array(fftSize);
  for (let index = 0; index < fftSize; index += 1) {
    const turn = (2 * Math.PI * index) / fftSize;
    const window = 0.42 - 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn);
    real[reversed(index)] = window * (samples[samples.length - fftSize + index] ?? 0);
  }
  for (let size = 2; size <= fftSize; size *= 2)
    for (let start = 0; start < fftSize; start += size)
      for (let index = 0; index < size / 2; index += 1) {
        const turn = (-2 * Math.PI * index) / size;
        const [low, high] = [start + index, start + index + size / 2];
        const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
        const x = (real[high] ?? 0) * cos - (imaginary[high] ?? 0) * sin;
        const y = (real[high] ?? 0) * sin + (imaginary[high] ?? 0) * cos;
        real[high] = (real[low] ?? 0) - x;
        imaginary[high] = (imaginary[low] ?? 0) - y;
        real[low] = (real[low] ?? 0) + x;
        imaginary[low] = (imaginary[low] ?? 0) + y;
      }
  return Float32Array.from({ length: fftSize / 2 }, (_, bin) => {
    const power = ((real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2) / fftSize ** 2;
    return 10 * Math.log10(power + 1e-20);
  });
};

const bits = Math.log2(fftSize);
const reversed = (index: number): number => {
  let result = 0;
  for (let bit = 0; bit < bits; bit += 1) if ((index & (1 << bit)) !== 0) result |= 1 << (bits - 1 - bit);
  return result;
};
