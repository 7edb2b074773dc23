import type { PictureId } from '@diem-cau/shared';
import type { Page } from 'playwright-core';

/** What a page shows of another endpoint's source: frames decoded since the picture was there, and the colour of its ground. */
export interface SeenPicture {
  readonly frames: number;
  readonly width: number;
  readonly height: number;
  /** RGB of a spot in the lower half, where the film has its ground only. */
  readonly colour: readonly [number, number, number];
}

/** Looks at the largest picture that a page shows of an endpoint; null when it shows none. */
export const seen = (page: Page, endpointId: string, source: PictureId): Promise<SeenPicture | null> =>
  page.evaluate(
    ([id, kind]) => {
      const videos = [
        ...document.querySelectorAll<HTMLVideoElement>(`video[data-endpoint="${id}"][data-source="${kind}"]`),
      ]
        .filter((video) => video.videoWidth > 0)
        .sort((a, b) => b.clientWidth - a.clientWidth);
      const [video] = videos;
      if (video === undefined) return null;
      const canvas = document.createElement('canvas');
      canvas.width = 64;
      canvas.height = 36;
      const brush = canvas.getContext('2d');
      if (brush === null) return null;
      brush.drawImage(video, 0, 0, 64, 36);
      const [r = 0, g = 0, b = 0] = brush.getImageData(32, 28, 1, 1).data;
      return {
        frames: video.getVideoPlaybackQuality().totalVideoFrames,
        width: video.videoWidth,
        height: video.videoHeight,
        colour: [r, g, b] as [number, number, number],
      };
    },
    [endpointId, source] as const,
  );

/** Sound that a page plays of an endpoint over `ms` milliseconds: the loudest level, 0 … 1, and its strongest pitch in hertz. */
export const heard = (page: Page, endpointId: string, ms = 1_200): Promise<{ level: number; pitch: number }> =>
  page.evaluate(
    async ([id, time]) => {
      const element = document.querySelector<HTMLAudioElement>(
        `audio[data-endpoint="${id}"][data-source="microphone"]`,
      );
      const stream = element?.srcObject;
      if (!(stream instanceof MediaStream) || element?.paused !== false || element.muted) return { level: 0, pitch: 0 };
      const context = new AudioContext();
      await context.resume();
      const analyser = context.createAnalyser();
      analyser.fftSize = 8192;
      context.createMediaStreamSource(stream).connect(analyser);
      const wave = new Float32Array(analyser.fftSize);
      const spectrum = new Float32Array(analyser.frequencyBinCount);
      let level = 0;
      let pitch = 0;
      const end = performance.now() + time;
      while (performance.now() < end) {
        await new Promise((done) => setTimeout(done, 60));
        analyser.getFloatTimeDomainData(wave);
        const rms = Math.sqrt(wave.reduce((sum, sample) => sum + sample * sample, 0) / wave.length);
        if (rms > level) {
          level = rms;
          analyser.getFloatFrequencyData(spectrum);
          const strongest = spectrum.indexOf(Math.max(...spectrum));
          pitch = (strongest * context.sampleRate) / analyser.fftSize;
        }
      }
      await context.close();
      return { level, pitch };
    },
    [endpointId, ms] as const,
  );

/** Whether a pitch is one of the four that a test's voice of this pitch has, its own and its overtones. */
export const ofVoice = (pitch: number, voice: number): boolean => {
  const overtone = Math.round(pitch / voice);
  return overtone >= 1 && overtone <= 4 && Math.abs(pitch / voice - overtone) < 0.1;
};

/** Whether a colour is that of the sender's film, as far as a video codec leaves it. */
export const sameColour = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((value, index) => Math.abs(value - (b[index] ?? 0)) < 40);

/** Waits until `look` gives a value for which `good` holds; fails with the last value seen. */
export const until = async <Value>(
  look: () => Promise<Value>,
  good: (value: Value) => boolean,
  what: string,
  ms = 40_000,
): Promise<Value> => {
  const end = performance.now() + ms;
  for (;;) {
    const value = await look();
    if (good(value)) return value;
    if (performance.now() > end) throw new Error(`${what}: still ${JSON.stringify(value)} after ${ms} ms`);
    await new Promise((done) => setTimeout(done, 150));
  }
};
