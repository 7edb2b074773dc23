import type { Page } from 'playwright-core';
import { until } from './seen-and-heard.ts';

/** A sound of the page's own as it was played: its loudest level, 0 … 1, and the pitch of that moment in hertz. */
export interface PlayedTone {
  readonly level: number;
  readonly pitch: number;
}

/**
 * Measures from now on what a page plays besides the voices of others, which stand on it as elements.
 * @param opensAfterMs how long its loudspeaker takes to open
 */
export const listenForTones = (page: Page, opensAfterMs = 0): Promise<void> =>
  page.evaluate((opensAfter) => {
    const tones: { level: number; pitch: number }[] = [];
    Reflect.set(window, 'playedTones', tones);
    const play = Reflect.get(HTMLMediaElement.prototype, 'play');
    const measure = async (audio: HTMLMediaElement, stream: MediaStream): Promise<void> => {
      const volume = audio.muted ? 0 : audio.volume;
      const context = new AudioContext();
      await context.resume();
      const analyser = context.createAnalyser();
      // As long as a page of a busy computer may be kept from looking: 0.34 s at 48 kHz.
      analyser.fftSize = 16_384;
      context.createMediaStreamSource(stream).connect(analyser);
      const wave = new Float32Array(analyser.fftSize);
      const spectrum = new Float32Array(analyser.frequencyBinCount);
      const loudest = { level: 0, pitch: 0 };
      // It is over when the page lets it be.
      const end = performance.now() + 10_000;
      while (!audio.paused && performance.now() < end) {
        await new Promise((done) => setTimeout(done, 20));
        analyser.getFloatTimeDomainData(wave);
        const level = (volume * wave.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)) / Math.SQRT2;
        if (level <= loudest.level) continue;
        analyser.getFloatFrequencyData(spectrum);
        const strongest = spectrum.indexOf(Math.max(...spectrum));
        Object.assign(loudest, { level, pitch: (strongest * context.sampleRate) / analyser.fftSize });
      }
      await context.close();
      tones.push(loudest);
    };
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement): Promise<void> {
      const { srcObject } = this;
      if (this.isConnected || !(srcObject instanceof MediaStream)) return Reflect.apply(play, this, []);
      const opened = new Promise((done) => setTimeout(done, opensAfter)).then(() => Reflect.apply(play, this, []));
      void opened.then(() => measure(this, srcObject));
      return opened;
    };
  }, opensAfterMs);

/** The tones that were played since `listenForTones`, once there are as many; that there are no more is for the test to say. */
export const playedTones = (page: Page, count: number): Promise<readonly PlayedTone[]> =>
  until(
    () =>
      page.evaluate((): PlayedTone[] => {
        const tones: unknown = Reflect.get(window, 'playedTones');
        return Array.isArray(tones) ? tones : [];
      }),
    (tones) => tones.length >= count,
    `${count} tones were played`,
  );
