import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { burstSamples, findBurst } from '../../../src/core/checks/burst.ts';

const rate = 48_000;
const length = 32_768;
const silence = (): Float32Array => new Float32Array(length);

/** Noise by a seed, so that a failure can be seen again. */
const noise = (loudness: number, seed: number): Float32Array => {
  let state = seed + 1;
  return silence().map(() => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return loudness * (state / 2 ** 31 - 1);
  });
};

/** Syllables of a quarter of a second with overtones, as voices are. */
const voice = (pitch: number): Float32Array =>
  silence().map((_, index) => {
    const time = index / rate;
    const syllable = Math.max(0, Math.sin(4 * Math.PI * time)) ** 0.5;
    return (
      0.25 * syllable * [1, 2, 3, 4, 5, 6].reduce((sum, n) => sum + Math.sin(2 * Math.PI * pitch * n * time) / n, 0)
    );
  });

const withBurst = (ground: Float32Array, at: number, gain: number): Float32Array => {
  const mixed = ground.slice();
  burstSamples(rate).forEach((sample, index) => (mixed[at + index] = (mixed[at + index] ?? 0) + gain * sample));
  return mixed;
};

describe('the burst of the loudspeaker', () => {
  it('is found where it is and as soft as it is, also below a louder noise', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.nat(99),
        (at, gain, seed) => {
          const found = findBurst(withBurst(noise(gain / 4, seed), at, gain), rate);
          expect(found).not.toBeNull();
          expect(Math.abs((found?.at ?? -1e6) - at)).toBeLessThan(rate / 1_000);
          expect(Math.abs((found?.loss ?? 1e6) + 20 * Math.log10(gain))).toBeLessThan(3);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('is found with the echoes of a room upon it', () => {
    const echoes = [0, 900, 2_300, 4_100].reduce(
      (sum, late, n) => withBurst(sum, 6_000 + late, 0.3 / (n + 1)),
      noise(0.01, 5),
    );
    expect(Math.abs((findBurst(echoes, rate)?.at ?? 0) - 6_000)).toBeLessThan(100);
  });

  it('is not found in silence, in noise, in voices, in a click, or cut off', () => {
    const click = silence();
    click.fill(0.9, 9_000, 9_200);
    const cut = withBurst(new Float32Array(length + 12_000), length - 3_000, 0.5).slice(0, length);
    for (const heard of [silence(), noise(0.5, 7), click, cut, ...[110, 220, 330, 440, 700].map(voice)])
      expect(findBurst(heard, rate)).toBeNull();
  });
});
