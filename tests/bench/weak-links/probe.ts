import type { Page } from 'playwright-core';
import { lineClockMs } from '../../../scripts/weak-line/line.ts';

/** What a page plays and says at a moment of the line's clock: of the one other endpoint in its meeting. */
export interface Sample {
  readonly at: number;
  readonly heard: boolean;
  /** Frames shown since the page was opened. */
  readonly frames: number;
  /** Whether a sentence or a mark says that something is wrong with a line. */
  readonly said: boolean;
}

/** Samples of 48 kHz that a page's ear was given, and those that were made up in place of lost ones, without comfort noise. */
export interface Concealment {
  readonly concealed: number;
  readonly all: number;
}

/** Lets a page, from its next loading on, look every 50 ms at what it plays of another endpoint. */
export const installProbe = (page: Page, otherId: string): Promise<unknown> =>
  page.addInitScript((id) => {
    const connections = new Set<RTCPeerConnection>();
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.add(this);
      }
    };
    const samples: { at: number; heard: boolean; frames: number; said: boolean }[] = [];
    const shown = new WeakMap<HTMLVideoElement, number>();
    const trouble = /Mất kết nối (từ|với)|Đang kết nối lại|Đang trở lại|Máy chủ (đang khởi động lại|ngắt)/u;
    let [frames, stream]: [number, MediaStream | null] = [0, null];
    let [context, input]: [AudioContext | null, AudioNode | null] = [null, null];
    let analyser: AnalyserNode | null = null;
    const wave = new Float32Array(2048);
    const hears = (): boolean => {
      const element = document.querySelector<HTMLAudioElement>(
        `audio[data-endpoint="${id}"][data-source="microphone"]`,
      );
      const now = element?.srcObject;
      if (!(now instanceof MediaStream) || element?.paused !== false || element.muted) return false;
      if (now !== stream || analyser === null) {
        context ??= new AudioContext();
        void context.resume();
        analyser ??= context.createAnalyser();
        analyser.fftSize = wave.length;
        input?.disconnect();
        stream = now;
        input = context.createMediaStreamSource(now);
        input.connect(analyser);
      }
      analyser.getFloatTimeDomainData(wave);
      return wave.some((sample) => Math.abs(sample) > 0.01);
    };
    const look = (): void => {
      const videos = [
        ...document.querySelectorAll<HTMLVideoElement>(`video[data-endpoint="${id}"][data-source="camera"]`),
      ];
      const fresh = videos.map((video) => {
        const { totalVideoFrames } = video.getVideoPlaybackQuality();
        const before = shown.get(video) ?? 0;
        shown.set(video, totalVideoFrames);
        return totalVideoFrames - before;
      });
      // The same picture may stand in several places.
      frames += Math.max(0, ...fresh);
      samples.push({ at: performance.now(), heard: hears(), frames, said: trouble.test(document.body.textContent) });
    };
    addEventListener('DOMContentLoaded', () => setInterval(look, 50));
    const concealment = async (): Promise<{ concealed: number; all: number }> => {
      let [concealed, all] = [0, 0];
      for (const connection of connections) {
        if (connection.connectionState === 'closed') continue;
        (await connection.getStats()).forEach((each: Record<string, unknown>) => {
          if (each['type'] !== 'inbound-rtp' || each['kind'] !== 'audio') return;
          concealed += Number(each['concealedSamples']) - Number(each['silentConcealedSamples']);
          all += Number(each['totalSamplesReceived']);
        });
      }
      return { concealed, all };
    };
    Object.assign(window, { probe: { samples, concealment } });
  }, otherId);

/** A page with a probe, whose samples are kept here by the line's clock. */
export class Watched {
  readonly page: Page;
  readonly samples: Sample[] = [];
  #ahead = 0;

  constructor(page: Page) {
    this.page = page;
  }

  /** Learns how the page's clock stands to the line's, by the fastest of some questions; after each loading. */
  async compareClocks(): Promise<void> {
    let best = Infinity;
    for (let question = 0; question < 20; question += 1) {
      const askedAt = lineClockMs();
      const there = await this.page.evaluate(() => performance.now());
      const took = lineClockMs() - askedAt;
      if (took < best) [best, this.#ahead] = [took, askedAt + took / 2 - there];
    }
  }

  /** Fetches what the page has noted since the last time. */
  async read(): Promise<void> {
    const fresh = await this.page.evaluate(() => {
      const probe: unknown = Reflect.get(window, 'probe');
      const noted: unknown = typeof probe === 'object' && probe !== null ? Reflect.get(probe, 'samples') : [];
      return Array.isArray(noted) ? noted.splice(0) : [];
    });
    for (const sample of fresh) this.samples.push({ ...sample, at: sample.at + this.#ahead });
  }

  concealment(): Promise<Concealment> {
    return this.page.evaluate(async () => {
      const probe: unknown = Reflect.get(window, 'probe');
      const ask: unknown = typeof probe === 'object' && probe !== null ? Reflect.get(probe, 'concealment') : null;
      if (typeof ask !== 'function') throw new Error('the page has no probe');
      return ask();
    });
  }
}
