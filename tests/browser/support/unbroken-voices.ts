import type { Page } from 'playwright-core';

/**
 * Listens from now on whether a page plays a voice that never falls silent, ten times a second, whichever element carries it, and notes the longest time in
 * which it did not. `longestGap` tells it.
 */
export const listenForGaps = (page: Page, endpointId: string): Promise<void> =>
  page.evaluate((id) => {
    const context = new AudioContext();
    const wave = new Float32Array(2_048);
    const heard = { lastMs: performance.now(), longestMs: 0 };
    let analysed: { stream: MediaStream; analyser: AnalyserNode } | null = null;
    const listen = (): void => {
      const element = document.querySelector<HTMLAudioElement>(
        `audio[data-endpoint="${id}"][data-source="microphone"]`,
      );
      const stream = element?.srcObject;
      const plays = stream instanceof MediaStream && element?.paused === false && !element.muted;
      if (plays && analysed?.stream !== stream) {
        const analyser = context.createAnalyser();
        analyser.fftSize = wave.length;
        context.createMediaStreamSource(stream).connect(analyser);
        analysed = { stream, analyser };
      }
      if (plays) analysed?.analyser.getFloatTimeDomainData(wave);
      const nowMs = performance.now();
      if (plays && Math.sqrt(wave.reduce((sum, sample) => sum + sample * sample, 0) / wave.length) > 0.005)
        heard.lastMs = nowMs;
      heard.longestMs = Math.max(heard.longestMs, nowMs - heard.lastMs);
    };
    Reflect.set(window, `gapOf-${id}`, heard);
    void context.resume().then(() => setInterval(listen, 100));
  }, endpointId);

/** The longest time in which a page did not play the voice of an endpoint since `listenForGaps`, in milliseconds. */
export const longestGap = (page: Page, endpointId: string): Promise<number> =>
  page.evaluate((id) => {
    const heard: unknown = Reflect.get(window, `gapOf-${id}`);
    return typeof heard === 'object' && heard !== null ? Number(Reflect.get(heard, 'longestMs')) : Infinity;
  }, endpointId);
