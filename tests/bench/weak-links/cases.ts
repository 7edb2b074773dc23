import { setTimeout as delay } from 'node:timers/promises';
import type { Impairment } from '../../../scripts/weak-line/impairment.ts';
import { lineClockMs } from '../../../scripts/weak-line/line.ts';
import { childrenOf } from '../process-use.ts';
import type { Scene } from './scene.ts';

/** What happens to the commune's line, or to the hub; each act resolves to its time by the line's clock. */
export interface Outage {
  readonly begin: (scene: Scene) => Promise<number>;
  /** Of what ends by itself, or at once, nothing: then what comes back is dated from the beginning. */
  readonly end?: (scene: Scene) => Promise<number>;
  readonly lastsMs: number;
  /** Until both voices are back, and what the record may be wrong by; as the aims say it. */
  readonly aim: string;
}

const whole = (scene: Scene): Promise<number> => scene.line.heal();
const hubPort = (scene: Scene): number => Number(new URL(scene.district.hub.url).port);
const mediaPort = (scene: Scene): number => Number(scene.district.hub.environment['HUB_MEDIA_PORT']);

const cut = (lastsMs: number, aim: string): Outage => ({ begin: ({ line }) => line.cut(), end: whole, lastsMs, aim });
const mediaCut = (lastsMs: number, aim: string): Outage => ({
  begin: (scene) => scene.line.impair({ noUdp: true, noTcpPorts: [mediaPort(scene)] }),
  end: whole,
  lastsMs,
  aim,
});
const signallingCut = (lastsMs: number): Outage => ({
  begin: (scene) => scene.line.impair({ noTcpPorts: [hubPort(scene)] }),
  end: whole,
  lastsMs,
  aim: '0 s: voice is not touched',
});

/** What breaks off and comes back, by name. */
export const outages: Readonly<Record<string, Outage>> = {
  'cut-5': cut(5_000, '≤ 0.5 s'),
  'cut-20': cut(20_000, '≤ 1 s'),
  'cut-120': cut(120_000, '≤ 2 s'),
  'media-5': mediaCut(5_000, '≤ 0.5 s'),
  'media-20': mediaCut(20_000, '≤ 1 s'),
  'media-120': mediaCut(120_000, '≤ 2 s'),
  'signalling-5': signallingCut(5_000),
  'signalling-20': signallingCut(20_000),
  'signalling-120': signallingCut(120_000),
  'new-address': { begin: ({ line }) => line.newAddress(), lastsMs: 0, aim: '≤ 2 s' },
  'udp-shut': { begin: ({ line }) => line.impair({ noUdp: true }), lastsMs: 0, aim: '≤ 2 s' },
  // Two seconds on, two off, for a minute.
  flapping: {
    begin: ({ line }) => line.cut(),
    end: async ({ line }) => {
      for (let times = 0; times < 14; times += 1) {
        await line.heal();
        await delay(2_000);
        await line.cut();
        await delay(2_000);
      }
      return line.heal();
    },
    lastsMs: 2_000,
    aim: 'in the meeting',
  },
  // The page is loaded where nothing passes but its own port.
  'one-port': {
    begin: async (scene) => {
      const at = await scene.line.impair({ noUdp: true, onlyTcpPorts: [hubPort(scene)] });
      await scene.reload(scene.commune);
      return at;
    },
    lastsMs: 0,
    aim: '≤ 5 s',
  },
  'hub-killed': {
    begin: async ({ district }) => {
      const at = lineClockMs();
      await district.hub.end('SIGKILL');
      return at;
    },
    end: async ({ district }) => {
      await district.hub.up();
      return lineClockMs();
    },
    lastsMs: 3_000,
    aim: '≤ 5 s',
  },
  'worker-killed': {
    begin: ({ district }) => {
      const [worker] = childrenOf(district.hub.pid);
      if (worker === undefined) throw new Error('the hub has no worker');
      process.kill(worker, 'SIGKILL');
      return Promise.resolve(lineClockMs());
    },
    lastsMs: 0,
    aim: '≤ 1 s',
  },
};

/** A line that is bad all the time, and the aim for what is concealed beyond the control run, in percentage points. */
export interface BadLine {
  readonly impairment: Partial<Impairment>;
  readonly aim: string;
}

/** What is measured while it lasts, by name; both directions alike. */
export const badLines: Readonly<Record<string, BadLine>> = {
  'loss-5': { impairment: { lossPercent: 5 }, aim: '≤ 1 point' },
  'loss-10': { impairment: { lossPercent: 10 }, aim: '≤ 2 points' },
  'loss-30': { impairment: { lossPercent: 30 }, aim: '≤ 8 points' },
  'bursts-5': { impairment: { lossPercent: 5, burst: 4 }, aim: '≤ 1 point' },
  'bursts-17': { impairment: { lossPercent: 17, burst: 8 }, aim: '≤ 8 points' },
  'rtt-600': { impairment: { delayMs: 300 }, aim: 'talks' },
};
