import { setTimeout as delay } from 'node:timers/promises';
import type { DropCause } from '@diem-cau/shared';
import type { Impairment } from '../../../scripts/weak-line/impairment.ts';
import { lineClockMs } from '../../../scripts/weak-line/line.ts';
import { childrenOf } from '../process-use.ts';
import type { Commune, Scene } from './scene.ts';

/** What happens to a commune's line; each act resolves to its time by the line's clock. */
export interface Outage {
  readonly begin: (commune: Commune, scene: Scene) => Promise<number>;
  /** Of what ends by itself, or at once, nothing: then what comes back is dated from the beginning. */
  readonly end?: (commune: Commune, scene: Scene) => Promise<number>;
  readonly lastsMs: number;
  /** Until voices are back. */
  readonly aim: string;
  /** Both ends have to say that the line is lost. */
  readonly isSaid?: true;
  /** By which cause the record has it as an absence; null: as none. Left out where either may be true. */
  readonly absence?: DropCause | null;
  /** The record has instead, since when and until when nothing came by its media. */
  readonly isOutage?: boolean;
  /** It befalls the hub, so that the worst of all communes counts. */
  readonly ofHub?: true;
}

/** A line that is bad all the time, both directions alike. */
export interface BadLine {
  readonly impairment: Partial<Impairment>;
  /** How long it is watched after it has settled, in milliseconds. */
  readonly watchedMs: number;
  /** Of what is concealed beyond a control run of the same seconds. */
  readonly aim: string;
}

const hubPort = (scene: Scene): number => Number(new URL(scene.district.hub.url).port);
const mediaPort = (scene: Scene): number => Number(scene.district.hub.environment['HUB_MEDIA_PORT']);
const heal = ({ line }: Commune): Promise<number> => line.heal();

const cut = (lastsMs: number, aim: string, absence: DropCause | null): Outage => ({
  begin: ({ line }) => line.cut(),
  end: heal,
  lastsMs,
  aim,
  absence,
  isSaid: true,
});
const shutMediaPorts = ({ line }: Commune, scene: Scene): Promise<number> =>
  line.impair({ noUdp: true, noTcpPorts: [mediaPort(scene)] });
/** The pages' port stays open: where there is a relay, the media find their way by it (`ports-shut`). */
const mediaCut = (lastsMs: number, aim: string): Outage => ({
  begin: shutMediaPorts,
  end: heal,
  lastsMs,
  aim,
  absence: null,
  // Shorter ones are on no record.
  isOutage: lastsMs > 15_000,
  isSaid: true,
});
const signallingCut = (lastsMs: number): Outage => ({
  begin: ({ line }, scene) => line.impair({ noTcpPorts: [hubPort(scene)] }),
  end: heal,
  lastsMs,
  aim: '0 s: voice is not touched',
  absence: null,
});

const killHub = async ({ district: { hub } }: Scene): Promise<number> => {
  const at = lineClockMs();
  await hub.end('SIGKILL');
  return at;
};
const hubUp = async ({ district: { hub } }: Scene): Promise<number> => {
  await hub.up();
  return lineClockMs();
};

/** What breaks off and comes back, by name. */
export const outages: Readonly<Record<string, Outage>> = {
  'cut-5': cut(5_000, '≤ 0.5 s', null),
  'cut-20': cut(20_000, '≤ 1 s', 'link-lost'),
  'cut-120': cut(120_000, '≤ 2 s', 'link-lost'),
  'media-5': mediaCut(5_000, '≤ 0.5 s'),
  'media-20': mediaCut(20_000, '≤ 1 s'),
  'media-120': mediaCut(120_000, '≤ 2 s'),
  'signalling-5': signallingCut(5_000),
  'signalling-20': signallingCut(20_000),
  'signalling-120': signallingCut(120_000),
  'new-address': { begin: ({ line }) => line.newAddress(), lastsMs: 0, aim: '≤ 2 s', absence: null },
  // The cable is pulled out; two seconds later the PC is in a phone's network: another address, farther away, and narrow.
  hotspot: {
    begin: ({ line }) => line.cut(),
    end: async ({ line }) => {
      await line.impair({ rateKbps: 1_500, delayMs: 60, jitterMs: 15 });
      await line.newAddress();
      return line.impair({ cut: false });
    },
    lastsMs: 2_000,
    aim: '≤ 2 s',
    absence: null,
  },
  // With a relay on the pages' port.
  'ports-shut': {
    begin: shutMediaPorts,
    lastsMs: 0,
    aim: '≤ 2 s',
    absence: null,
  },
  'udp-shut': { begin: ({ line }) => line.impair({ noUdp: true }), lastsMs: 0, aim: '≤ 2 s', absence: null },
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
    absence: null,
  },
  // The page is loaded where nothing passes but its own port; counted from the reload on.
  'one-port': {
    begin: async ({ line, page }, scene) => {
      const at = await line.impair({ noUdp: true, onlyTcpPorts: [hubPort(scene)] });
      await page.reload();
      return at;
    },
    lastsMs: 0,
    aim: '≤ 5 s',
  },
  'hub-killed': {
    begin: (_, scene) => killHub(scene),
    end: (_, scene) => hubUp(scene),
    lastsMs: 3_000,
    aim: '≤ 5 s',
    absence: 'hub',
    ofHub: true,
  },
  'worker-killed': {
    begin: (_, { district }) => {
      const [worker] = childrenOf(district.hub.pid);
      if (worker === undefined) throw new Error('the hub has no worker');
      process.kill(worker, 'SIGKILL');
      return Promise.resolve(lineClockMs());
    },
    lastsMs: 0,
    aim: '≤ 1 s',
    absence: null,
    ofHub: true,
  },
  // A power cut in the district and a line that comes back five seconds after the hub.
  'hub-killed-and-cut': {
    begin: async ({ line }, scene) => {
      const [at] = await Promise.all([line.cut(), killHub(scene)]);
      return at;
    },
    end: async (commune, scene) => {
      await hubUp(scene);
      await delay(5_000);
      return heal(commune);
    },
    lastsMs: 10_000,
    aim: '≤ 5 s',
    ofHub: true,
  },
};

const aWhile = 15_000;

/** What is measured while it lasts, by name. */
export const badLines: Readonly<Record<string, BadLine>> = {
  'loss-5': { impairment: { lossPercent: 5 }, watchedMs: aWhile, aim: '≤ 1 point' },
  'loss-10': { impairment: { lossPercent: 10 }, watchedMs: aWhile, aim: '≤ 2 points' },
  'loss-30': { impairment: { lossPercent: 30 }, watchedMs: aWhile, aim: '≤ 8 points' },
  'bursts-5': { impairment: { lossPercent: 5, burst: 4 }, watchedMs: aWhile, aim: '≤ 1 point' },
  'bursts-17': { impairment: { lossPercent: 17, burst: 8 }, watchedMs: aWhile, aim: '≤ 8 points' },
  'rtt-600': { impairment: { delayMs: 300 }, watchedMs: 60_000, aim: 'talks, nothing restarts' },
};
