/** One narrow tone that stands out of a sound; its level in decibels below full scale, as of a sine of that strength. */
export interface Tone {
  readonly hertz: number;
  readonly levelDb: number;
}

/** What a short piece of sound is like; levels in decibels below full scale (root mean square of a sample 1). */
export interface Heard {
  readonly levelDb: number;
  /** How far its loudest sample lies above its level: speech 10 to 18 dB, a click of a key more. */
  readonly crestDb: number;
  /** Tops are cut off. */
  readonly cut: boolean;
  readonly tone: Tone | null;
}

/** Below this nothing is told apart, in decibels. */
export const silenceDb = -100;

/**
 * So near to full scale a sample counts as cut off where as many in a row are: the rule of digital level meters ("overs", three samples at
 * full scale), a little below it, since browsers resample.
 */
const fullScale = 0.985;
const overs = 3;

/** One over in a piece of sound may be chance. */
const cutFrom = 2;

/** How strong a sound is, and whether its tops are cut off. */
export const measureSamples = (samples: Float32Array): Omit<Heard, 'tone'> => {
  let power = 0;
  let peak = 0;
  let run = 0;
  let runs = 0;
  for (const sample of samples) {
    const height = Math.abs(sample);
    power += sample * sample;
    if (height > peak) peak = height;
    run = height >= fullScale ? run + 1 : 0;
    if (run === overs) runs += 1;
  }
  const levelDb = Math.max(silenceDb, 10 * Math.log10(power / Math.max(1, samples.length) + 1e-12));
  return { levelDb, crestDb: 20 * Math.log10(peak + 1e-6) - levelDb, cut: runs >= cutFrom };
};

/** Feedback howls "between about 200 and 5000 Hz" (S. Braun, Evaluation of various algorithms to detect acoustic feedback, Graz 2012, section 1). */
const lowestHertz = 200;
const highestHertz = 5_500;

/** What an analyser's Blackman window makes of a sine: its peak stands so far below the sine's own level, in decibels; the lobe reaches so many bins. */
const windowDb = 10.5;
const lobe = 3;

/** A tone has this share of all power, more than any voice has in one overtone (peak to total, PTPR), and stands so far above what is near it (PNPR). */
const leastShare = 0.7;
const aboveNearDb = 15;
const nearBins = { from: 6, to: 10 };

/** A softer tone disturbs nobody, in decibels. */
const softestDb = -50;

/**
 * The tone that stands out of a spectrum as an `AnalyserNode` gives it (decibels, Blackman window); null where none does. The criteria are
 * those that T. van Waterschoot and M. Moonen compare (Comparative evaluation of howling detection criteria, 126th AES Convention, 2009).
 */
export const toneOf = (spectrum: Float32Array, hertzPerBin: number): Tone | null => {
  const from = Math.ceil(lowestHertz / hertzPerBin);
  const to = Math.min(spectrum.length - nearBins.to - 1, Math.floor(highestHertz / hertzPerBin));
  const at = (bin: number): number => spectrum[bin] ?? silenceDb;
  let best = from;
  for (let bin = from; bin <= to; bin += 1) if (at(bin) > at(best)) best = bin;
  const levelDb = at(best) + windowDb;
  if (best > to || !(levelDb >= softestDb)) return null;
  for (let away = nearBins.from; away <= nearBins.to; away += 1)
    if (Math.max(at(best - away), at(best + away)) > at(best) - aboveNearDb) return null;
  let all = 0;
  let own = 0;
  for (let bin = lobe; bin < spectrum.length; bin += 1) {
    const power = 10 ** (at(bin) / 10);
    all += power;
    if (Math.abs(bin - best) <= lobe) own += power;
  }
  if (own / all < leastShare) return null;
  // Between two bins, by the parabola through the three of the peak.
  const [left, top, right] = [at(best - 1), at(best), at(best + 1)];
  const bend = left - 2 * top + right;
  return { hertz: (best + (bend === 0 ? 0 : (left - right) / (2 * bend))) * hertzPerBin, levelDb };
};
