import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureSamples, toneOf } from '../../../src/core/sound/heard.ts';
import { swells } from '../../../src/core/sound/speech.ts';
import { looksAt } from './looks.ts';
import {
  cutOff,
  hertzPerBin,
  noise,
  sampleRate,
  samplesOfLook,
  spectrumOf,
  speech,
  together,
  whistle,
} from './sounds.ts';

const steady = (hertz: number, levelDb: number) => whistle(0.3, hertz, { fromDb: levelDb, toDb: levelDb });

describe('the level of a piece of sound', () => {
  it('is told to a decibel, whatever it is', () => {
    fc.assert(
      fc.property(fc.double({ min: -80, max: -8, noNaN: true }), (levelDb) => {
        expect(measureSamples(noise(0.3, levelDb)).levelDb).toBeCloseTo(levelDb, 0);
        expect(measureSamples(steady(440, levelDb)).levelDb).toBeCloseTo(levelDb, 0);
      }),
      { numRuns: 15 },
    );
    expect(measureSamples(new Float32Array(100)).levelDb).toBe(-100);
  });

  it('has tops that are cut off where it is too loud, and only there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (seed) => {
        expect(measureSamples(speech(2, -26, seed)).cut).toBe(false);
        expect(measureSamples(cutOff(speech(2, 0, seed))).cut).toBe(true);
      }),
      { numRuns: 8 },
    );
    const loud = steady(300, -3.2);
    expect(measureSamples(loud).cut, 'a sine that just fits').toBe(false);
    expect(measureSamples(cutOff(steady(300, 3))).cut).toBe(true);
  });

  it('tells a click by how far its top stands out', () => {
    const click = new Float32Array(samplesOfLook);
    click.set([0.5, -0.5, 0.3], 700);
    expect(measureSamples(click).crestDb).toBeGreaterThan(25);
    expect(measureSamples(speech(2, -26)).crestDb).toBeLessThan(21);
  });
});

describe('a tone', () => {
  it('is found with its pitch and level where it stands out of the noise', () => {
    fc.assert(
      fc.property(fc.integer({ min: 220, max: 5_000 }), fc.integer({ min: -40, max: -10 }), (hertz, levelDb) => {
        const tone = toneOf(spectrumOf(together(steady(hertz, levelDb), noise(0.3, levelDb - 15))), hertzPerBin);
        expect(tone?.hertz).toBeGreaterThan(hertz - 4);
        expect(tone?.hertz).toBeLessThan(hertz + 4);
        expect(Math.abs((tone?.levelDb ?? 0) - levelDb)).toBeLessThan(2);
      }),
      { numRuns: 20 },
    );
  });

  it('is none in noise, in silence, where it is soft, or where two stand side by side', () => {
    expect(toneOf(spectrumOf(noise(0.3, -20)), hertzPerBin)).toBeNull();
    expect(toneOf(spectrumOf(new Float32Array(sampleRate)), hertzPerBin)).toBeNull();
    expect(toneOf(spectrumOf(steady(900, -60)), hertzPerBin)).toBeNull();
    expect(toneOf(spectrumOf(together(steady(770, -20), steady(1_336, -20))), hertzPerBin)).toBeNull();
  });
});

describe('how often a sound swells', () => {
  const looks = (sound: Float32Array) =>
    looksAt(sound, false).map(({ levelDb }, index) => ({ atMs: index * 100, spanMs: 100, levelDb, voice: true }));

  it('is often of speech, and seldom of anything else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const voice = together(speech(10, -40, seed), noise(10, -70));
        expect(swells(looks(voice))).toBeGreaterThanOrEqual(4);
      }),
      { numRuns: 8 },
    );
    const fan = together(noise(10, -70), new Float32Array([...new Float32Array(sampleRate), ...noise(9, -45)]));
    expect(swells(looks(fan))).toBe(1);
    expect(swells(looks(noise(10, -60)))).toBe(0);
  });
});
