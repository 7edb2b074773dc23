import { measureSamples, toneOf, type Heard } from '../../../src/core/sound/heard.ts';
import { hertzPerBin, sampleRate, samplesOfLook, spectrumOf } from './sounds.ts';

/** As long as an analyser's piece, 85 ms. */
const piece = Math.round(0.085 * sampleRate);

/** What each look at a sound finds, a tenth of a second apart. @param tones whether tones are looked for, which takes a test its time */
export const looksAt = (sound: Float32Array, tones = true): readonly Heard[] =>
  Array.from({ length: Math.floor(sound.length / samplesOfLook) }, (_, index) => {
    const until = sound.subarray(0, (index + 1) * samplesOfLook);
    return {
      ...measureSamples(until.subarray(Math.max(0, until.length - piece))),
      tone: tones ? toneOf(spectrumOf(until), hertzPerBin) : null,
    };
  });
