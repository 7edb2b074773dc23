import type { Page } from 'playwright-core';

/** What a page waits for at most, in milliseconds. */
export const patienceMs = 8_000;

/** Times of a page's own clock, in milliseconds since 1970; null for what did not come in time. */
export interface FirstFrame {
  /** When the hub's word that this endpoint speaks came. */
  readonly announcedAt: number | null;
  /** When the first frame of its picture stood large on the page. */
  readonly frameAt: number | null;
}

/** What is waited for while something else fails that ends the part: then nobody asks how it came out. */
const awaitedLater = <Value>(promise: Promise<Value>): Promise<Value> => {
  promise.catch(() => undefined);
  return promise;
};

/** Waits in a commune's page, whose announcements are tapped, until an endpoint that does not stand on its stage does. */
export const firstFrame = (page: Page, endpointId: string): Promise<FirstFrame> =>
  awaitedLater(
    page.evaluate(
      async ([id, patience]) => {
        const awaited: unknown = Reflect.get(window, 'awaited');
        if (!(awaited instanceof Map)) throw new Error('announcements are not tapped');
        const text = `"speaker":"${id}"`;
        awaited.set(text, 0);
        const watched = new WeakSet<HTMLVideoElement>();
        const until = performance.now() + patience;
        let frame = 0;
        const look = (video: HTMLVideoElement): void => {
          video.requestVideoFrameCallback((now, { width }) => {
            // Chromium shows a stream without a frame as a black picture of 2x2.
            if (width <= 2) look(video);
            else frame ||= now;
          });
        };
        while (frame === 0 && performance.now() < until) {
          for (const video of document.querySelectorAll<HTMLVideoElement>('[data-testid="stage-video"]'))
            if (video.dataset['endpoint'] === id && !watched.has(video)) {
              watched.add(video);
              look(video);
            }
          await new Promise((done) => setTimeout(done, 4));
        }
        const announced = Number(awaited.get(text));
        awaited.delete(text);
        const since1970 = (at: number): number | null => (at > 0 ? performance.timeOrigin + at : null);
        return { announcedAt: since1970(announced), frameAt: since1970(frame) };
      },
      [endpointId, patienceMs] as const,
    ),
  );

/** When a page hears this endpoint, in milliseconds since 1970 by the page's own clock, from now on; null when it takes too long. */
export const heardAt = (page: Page, endpointId: string): Promise<number | null> =>
  awaitedLater(
    page.evaluate(
      async ([id, patience]) => {
        const context = new AudioContext();
        const analyser = context.createAnalyser();
        // 5 ms at 48 kHz.
        analyser.fftSize = 256;
        const wave = new Float32Array(analyser.fftSize);
        const until = performance.now() + patience;
        let [stream, heard]: [MediaStream | null, number | null] = [null, null];
        let input: MediaStreamAudioSourceNode | null = null;
        while (heard === null && performance.now() < until) {
          const element = document.querySelector<HTMLAudioElement>(
            `audio[data-endpoint="${id}"][data-source="microphone"]`,
          );
          const now = element?.srcObject;
          if (now instanceof MediaStream && now !== stream && element?.paused === false) {
            input?.disconnect();
            stream = now;
            input = context.createMediaStreamSource(now);
            input.connect(analyser);
          }
          analyser.getFloatTimeDomainData(wave);
          if (wave.some((sample) => Math.abs(sample) > 0.02)) heard = performance.timeOrigin + performance.now();
          else await new Promise((done) => setTimeout(done, 3));
        }
        await context.close();
        return heard;
      },
      [endpointId, patienceMs] as const,
    ),
  );

/** How far a page's clock is ahead of this process's, in milliseconds, by the fastest of some questions. */
export const clockAhead = async (page: Page): Promise<number> => {
  let [best, ahead] = [Infinity, 0];
  for (let question = 0; question < 20; question += 1) {
    const askedAt = performance.now();
    const there = await page.evaluate(() => performance.timeOrigin + performance.now());
    const took = performance.now() - askedAt;
    if (took < best) [best, ahead] = [took, there - (performance.timeOrigin + askedAt + took / 2)];
  }
  return ahead;
};
