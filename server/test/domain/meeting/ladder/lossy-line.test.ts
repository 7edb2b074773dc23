import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bearSample,
  stepBorne,
  unmeasured,
  untold,
  type DownSample,
} from '../../../../src/domain/meeting/ladder/bearing.ts';

/** So much of the voice was made up at the commune in the rounds of `30-lost` (docs/weak-links.md): what is lost on the way is nearly all sent again in time. */
const madeUp = 0.007;

/** A line that is wide and loses three packets of ten: the media server reckons some fifth of what it would bear whole. */
const lossy: DownSample = { ...untold, bears: 300_000, wished: 1_000_000, voiceLost: madeUp };

/** The rungs on which a line stood, a sample each second. */
const rungsOn = (samples: readonly DownSample[]): string[] => {
  let bearing = unmeasured(0);
  return samples.map((sample, index) => {
    bearing = bearSample(bearing, sample, (index + 1) * 1_000);
    return stepBorne(bearing).rung;
  });
};
const everySecond = (count: number, sample: DownSample): DownSample[] => Array.from({ length: count }, () => sample);

describe('a line that loses 30 % both ways and mends the voice', () => {
  it('keeps the pictures that come all the same, however long it goes on', () => {
    expect(new Set(rungsOn(everySecond(300, { ...lossy, bears: 700_000 })))).toEqual(new Set(['full']));
    // Where all of them are too much, the stage stays.
    expect(rungsOn(everySecond(300, lossy)).at(-1)).not.toMatch(/one-picture|voice/u);
  });

  it('keeps more than one small picture whatever is made up of a voice that can be followed', () => {
    const someLoss = fc.double({ min: 0, max: 0.19, noNaN: true });
    const someSamples = fc.array(
      fc.record({ voiceLost: someLoss, bears: fc.integer({ min: 450_000, max: 900_000 }) }),
      {
        minLength: 1,
        maxLength: 120,
      },
    );
    fc.assert(
      fc.property(someSamples, (samples) => {
        for (const rung of rungsOn(samples.map((sample) => ({ ...lossy, ...sample }))))
          expect(rung).toMatch(/full|stage/u);
      }),
    );
  });

  it('falls to one small picture within 5 s where a fifth of the voice is made up after all, and to the voice alone within 10', () => {
    const lost = rungsOn(everySecond(10, { ...lossy, bears: 700_000, voiceLost: 0.25 }));
    expect(lost.slice(0, 5).at(-1)).toBe('one-picture');
    expect(lost.at(-1)).toBe('voice');
  });
});
