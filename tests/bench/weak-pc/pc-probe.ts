import type { Page } from 'playwright-core';

/** What a page has counted since it was loaded, and what it has said of its line and its PC, in turn. Times by its own clock, in milliseconds. */
export interface Counted {
  readonly atMs: number;
  /** Long tasks of its main thread: those of 50 ms and more, together. */
  readonly longTasksMs: number;
  readonly said: readonly { readonly atMs: number; readonly words: string }[];
  readonly voices: readonly {
    readonly id: string;
    readonly waited: number;
    readonly emitted: number;
    readonly samples: number;
    readonly madeUp: number;
  }[];
  readonly pictures: readonly { readonly id: string; readonly came: number; readonly decoded: number }[];
  /** Frames that have left it, by layer of its camera. */
  readonly layers: readonly { readonly id: string; readonly frames: number; readonly height: number }[];
}

/** Lets a page count, from its next loading on. It takes next to nothing of its PC: it looks at its own sentences only. */
export const installPcProbe = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const connections = new Set<RTCPeerConnection>();
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.add(this);
      }
    };
    let longTasksMs = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasksMs += duration;
    }).observe({ entryTypes: ['longtask'] });
    const said: { atMs: number; words: string }[] = [];
    setInterval(() => {
      const words = document.querySelector('[data-testid="rung"]')?.textContent ?? '';
      if (words !== (said.at(-1)?.words ?? '')) said.push({ atMs: performance.now(), words });
    }, 500);
    const counted = async (): Promise<object> => {
      const stats: Record<string, unknown>[] = [];
      for (const connection of connections)
        if (connection.connectionState !== 'closed')
          (await connection.getStats()).forEach((each: Record<string, unknown>) => void stats.push(each));
      const of = (type: string, kind: string): Record<string, unknown>[] =>
        stats.filter((each) => each['type'] === type && each['kind'] === kind);
      const number = (each: Record<string, unknown>, field: string): number => Number(each[field] ?? 0);
      const id = (each: Record<string, unknown>): string => String(each['id']);
      return {
        atMs: performance.now(),
        longTasksMs,
        said,
        voices: of('inbound-rtp', 'audio').map((each) => ({
          id: id(each),
          waited: number(each, 'jitterBufferDelay'),
          emitted: number(each, 'jitterBufferEmittedCount'),
          samples: number(each, 'totalSamplesReceived'),
          madeUp: number(each, 'concealedSamples') - number(each, 'silentConcealedSamples'),
        })),
        pictures: of('inbound-rtp', 'video').map((each) => ({
          id: id(each),
          came: number(each, 'framesReceived'),
          decoded: number(each, 'framesDecoded'),
        })),
        layers: of('outbound-rtp', 'video').map((each) => ({
          id: id(each),
          frames: number(each, 'framesSent'),
          height: number(each, 'frameHeight'),
        })),
      };
    };
    Reflect.set(window, 'pcProbe', counted);
  });

/** What a page with a probe has counted. */
export const countedBy = (page: Page): Promise<Counted> =>
  page.evaluate(() => {
    const counted: unknown = Reflect.get(window, 'pcProbe');
    if (typeof counted !== 'function') throw new Error('the page has no probe');
    return counted();
  });
