import type { Page } from 'playwright-core';
import { until } from './seen-and-heard.ts';

/** A sound of the page's own as it was played: its loudest level, 0 … 1, and the pitch of that moment in hertz. */
export interface PlayedTone {
  readonly level: number;
  readonly pitch: number;
}

/** Measures from now on what a page plays besides the voices of others, which stand on it as elements. */
export const listenForTones = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const tones: { level: number; pitch: number }[] = [];
    Reflect.set(window, 'playedTones', tones);
    const play = Reflect.get(HTMLMediaElement.prototype, 'play');
    const measure = async (stream: MediaStream, volume: number): Promise<void> => {
      const context = new AudioContext();
      await context.resume();
      const analyser = context.createAnalyser();
      analyser.fftSize = 4096;
      context.createMediaStreamSource(stream).connect(analyser);
      const wave = new Float32Array(analyser.fftSize);
      const spectrum = new Float32Array(analyser.frequencyBinCount);
      const loudest = { level: 0, pitch: 0 };
      const end = performance.now() + 1_200;
      while (performance.now() < end) {
        await new Promise((done) => setTimeout(done, 20));
        analyser.getFloatTimeDomainData(wave);
        const level = volume * Math.sqrt(wave.reduce((sum, sample) => sum + sample * sample, 0) / wave.length);
        if (level <= loudest.level) continue;
        analyser.getFloatFrequencyData(spectrum);
        const strongest = spectrum.indexOf(Math.max(...spectrum));
        Object.assign(loudest, { level, pitch: (strongest * context.sampleRate) / analyser.fftSize });
      }
      await context.close();
      tones.push(loudest);
    };
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement): Promise<void> {
      if (!this.isConnected && this.srcObject instanceof MediaStream)
        void measure(this.srcObject, this.muted ? 0 : this.volume);
      return Reflect.apply(play, this, []);
    };
  });

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
