/** What the loudspeaker plays to be found again: a tone that rises through the middle of speech, which nothing in a room sounds like. */
const burst = { seconds: 0.25, fromHertz: 500, toHertz: 3_200, loudness: 0.5 } as const;

/** The samples of the burst, faded in and out, for a rate in Hz. */
export const burstSamples = (rate: number): Float32Array<ArrayBuffer> => {
  const { seconds, fromHertz, toHertz, loudness } = burst;
  const length = Math.round(seconds * rate);
  const samples = new Float32Array(length);
  for (let index = 0; index < length; index += 1) {
    const time = index / rate;
    const phase = 2 * Math.PI * (fromHertz * time + ((toHertz - fromHertz) * time * time) / (2 * seconds));
    const fade = Math.sin((Math.PI * (index + 0.5)) / length) ** 0.5;
    samples[index] = loudness * fade * Math.sin(phase);
  }
  return samples;
};

/** Every fourth sample, each the mean of four: enough for the burst, at a sixteenth of the work. */
const thinned = (samples: Float32Array): Float32Array => {
  const thin = new Float32Array(Math.floor(samples.length / thinning));
  for (let index = 0; index < thin.length; index += 1)
    for (let each = 0; each < thinning; each += 1)
      thin[index] = (thin[index] ?? 0) + (samples[index * thinning + each] ?? 0) / thinning;
  return thin;
};
const thinning = 4;

/** The burst is sought in so many parts, each weighed by itself: what is loud for a moment is like one of them at most. */
const parts = 4;

/** Of 170 independent values in a part (seconds times width in Hz) chance makes a likeness of 0.1 over all parts; a room's own echoes leave 0.3 to 0.8. */
const leastLikeness = 0.25;

/** Where a burst was found. */
export interface FoundBurst {
  /** Of its first sample. */
  readonly at: number;
  /** How much softer it is than it was played, in dB. */
  readonly loss: number;
  /** 0 … 1: the share of what sounds there that is the burst. */
  readonly likeness: number;
}

const powersOf = (samples: Float32Array): Float64Array => {
  const sums = new Float64Array(samples.length + 1);
  for (let index = 0; index < samples.length; index += 1)
    sums[index + 1] = (sums[index] ?? 0) + (samples[index] ?? 0) ** 2;
  return sums;
};

/** Finds the burst in what a microphone took up at this rate; null where it is not in it as a whole. */
export const findBurst = (heard: Float32Array, rate: number): FoundBurst | null => {
  const sought = thinned(burstSamples(rate));
  const place = thinned(heard);
  const [ofSought, ofPlace] = [powersOf(sought), powersOf(place)];
  const part = Math.floor(sought.length / parts);
  const between = (sums: Float64Array, from: number, to: number): number => (sums[to] ?? 0) - (sums[from] ?? 0);
  let best = { at: 0, product: 0, likeness: 0 };
  for (let at = 0; at + part * parts <= place.length; at += 1) {
    let [whole, likeness] = [0, 0];
    for (let from = 0; from < part * parts; from += part) {
      let product = 0;
      for (let each = from; each < from + part; each += 1) product += (sought[each] ?? 0) * (place[at + each] ?? 0);
      const power = between(ofSought, from, from + part) * between(ofPlace, at + from, at + from + part);
      likeness += product / Math.sqrt(Math.max(power, 1e-18)) / parts;
      whole += product;
    }
    if (Math.abs(likeness) > best.likeness) best = { at, product: Math.abs(whole), likeness: Math.abs(likeness) };
  }
  if (best.likeness < leastLikeness) return null;
  const loss = -20 * Math.log10(best.product / between(ofSought, 0, part * parts));
  return { at: best.at * thinning, loss, likeness: best.likeness };
};
