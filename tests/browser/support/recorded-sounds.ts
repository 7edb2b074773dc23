import type { BrowserContext, Page } from 'playwright-core';
import { until } from './seen-and-heard.ts';

/** What a page plays of a recording now: the file, how loud it is, 0 … 1, and its strongest pitch in hertz. */
export interface RecordedSound {
  readonly file: string;
  readonly level: number;
  readonly pitch: number;
}

/** Lets what pages of this browser play of files be measured from their first sound on. */
export const measureFiles = async (context: BrowserContext): Promise<void> => {
  await context.addInitScript(() => {
    const playing = new Set<HTMLMediaElement>();
    Reflect.set(window, 'playingFiles', playing);
    const play = Reflect.get(HTMLMediaElement.prototype, 'play');
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement): Promise<void> {
      if (this.srcObject === null) playing.add(this);
      return Reflect.apply(play, this, []);
    };
  });
};

/** All files that a page plays, over `ms` milliseconds; none while it rests. */
export const filesPlayed = (page: Page, ms = 900): Promise<readonly RecordedSound[]> =>
  page.evaluate(async (time) => {
    const playing: unknown = Reflect.get(window, 'playingFiles');
    if (!(playing instanceof Set)) throw new Error('nothing is measured');
    let context: unknown = Reflect.get(window, 'measuring');
    if (!(context instanceof AudioContext)) {
      context = new AudioContext();
      Reflect.set(window, 'measuring', context);
    }
    if (!(context instanceof AudioContext)) throw new Error('no context');
    const by = context;
    await by.resume();
    const measure = async (audio: HTMLMediaElement) => {
      let analyser: unknown = Reflect.get(audio, 'analyser');
      if (!(analyser instanceof AnalyserNode)) {
        analyser = by.createAnalyser();
        Reflect.set(audio, 'analyser', analyser);
        if (analyser instanceof AnalyserNode) {
          by.createMediaElementSource(audio).connect(analyser);
          analyser.connect(by.destination);
        }
      }
      if (!(analyser instanceof AnalyserNode)) throw new Error('no analyser');
      analyser.fftSize = 8192;
      const wave = new Float32Array(analyser.fftSize);
      const spectrum = new Float32Array(analyser.frequencyBinCount);
      const loudest = { file: new URL(audio.currentSrc || location.href).pathname, level: 0, pitch: 0 };
      const end = performance.now() + time;
      while (performance.now() < end) {
        await new Promise((done) => setTimeout(done, 50));
        analyser.getFloatTimeDomainData(wave);
        const level = Math.sqrt(wave.reduce((sum, sample) => sum + sample * sample, 0) / wave.length);
        if (level <= loudest.level) continue;
        analyser.getFloatFrequencyData(spectrum);
        const strongest = spectrum.indexOf(Math.max(...spectrum));
        Object.assign(loudest, { level, pitch: (strongest * by.sampleRate) / analyser.fftSize });
      }
      return loudest;
    };
    const sounds = [...playing].filter(
      (each): each is HTMLMediaElement => each instanceof HTMLMediaElement && !each.paused,
    );
    return Promise.all(sounds.map(measure));
  }, ms);

/** The page plays files of this voice and of no other; an overtone of one may be another's voice. */
export const playsAlone = (page: Page, voice: number): Promise<readonly RecordedSound[]> =>
  until(
    () => filesPlayed(page),
    (sounds) =>
      sounds.some(({ level }) => level > 0.01) &&
      sounds.every(({ level, pitch }) => level <= 0.01 || Math.abs(pitch - voice) < 12),
    `only a voice of ${voice} Hz is played`,
    40_000,
  );
