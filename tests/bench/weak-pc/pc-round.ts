import { setTimeout as delay } from 'node:timers/promises';
import type { EnrolledPc } from '../../../server/test/support/district.ts';
import type { Devices } from '../../browser/support/device-files.ts';
import { chromiumPath, communeScreen, EndpointBrowser } from '../../browser/support/endpoint-browser.ts';
import { CpuShare } from './cpu-share.ts';
import { countedBy, installPcProbe, type Counted } from './pc-probe.ts';

/** A camera of a PC as an office has it, and a voice without a pause. */
const devices: Devices = {
  colour: [40, 160, 60],
  pitch: 335,
  film: { width: 1280, height: 720, framesPerSecond: 30, frames: 15, grain: true },
  unbroken: true,
};

/** How long the PC has all its time after joining, how long it has little of it before it is measured, and how long it is; in milliseconds. */
const settlesMs = 15_000;
const slowMs = 30_000;
const measuredMs = 20_000;

/** A commune's PC in a meeting: how much of one core it has, and whether its pictures may give way. */
export interface SlowPc {
  readonly share: number;
  readonly givesWay: boolean;
}

/** What one round gave. */
export interface PcRound {
  /** How late the voices are played, the soonest of them, in milliseconds. */
  readonly voiceLateMs: number;
  /** The share of the time in which a voice was played at all, and what of that was made up, in percent, of the best one. */
  readonly playedPercent: number;
  readonly madeUpPercent: number;
  /** Of the own camera, of its layer that sends most; and the height of its largest that sends. */
  readonly ownFramesPerSecond: number;
  readonly ownHeight: number;
  /** All pictures that were received together: shown, and come. */
  readonly shownPerSecond: number;
  readonly camePerSecond: number;
  /** Long tasks of the main thread, in milliseconds of each second. */
  readonly longTasksMs: number;
  /** Of one core, in percent. */
  readonly cpuPercent: number;
  /** What the page said, and how long after the PC had become slow, in seconds. */
  readonly said: readonly string[];
}

const seconds = measuredMs / 1_000;
const pairs = <Each extends { readonly id: string }>(before: readonly Each[], now: readonly Each[]): [Each, Each][] =>
  now.flatMap((each) => {
    const then = before.find(({ id }) => id === each.id);
    return then === undefined ? [] : [[then, each]];
  });

const roundOf = (before: Counted, after: Counted, cpuMs: number, slowAtMs: number): PcRound => {
  const took = (after.atMs - before.atMs) / 1_000;
  const voices = pairs(before.voices, after.voices).filter(([then, now]) => now.emitted > then.emitted);
  const layers = pairs(before.layers, after.layers).map(([then, now]) => ({
    ...now,
    frames: now.frames - then.frames,
  }));
  const pictures = pairs(before.pictures, after.pictures);
  const sum = (of: 'came' | 'decoded'): number => pictures.reduce((all, [then, now]) => all + now[of] - then[of], 0);
  return {
    voiceLateMs: Math.min(...voices.map(([a, b]) => ((b.waited - a.waited) * 1_000) / (b.emitted - a.emitted))),
    playedPercent: Math.max(0, ...voices.map(([a, b]) => ((b.samples - a.samples) / 48_000 / took) * 100)),
    madeUpPercent: Math.min(...voices.map(([a, b]) => ((b.madeUp - a.madeUp) / (b.samples - a.samples)) * 100)),
    ownFramesPerSecond: Math.max(0, ...layers.map(({ frames }) => frames)) / took,
    ownHeight: Math.max(0, ...layers.filter(({ frames }) => frames > 0).map(({ height }) => height)),
    shownPerSecond: sum('decoded') / took,
    camePerSecond: sum('came') / took,
    longTasksMs: (after.longTasksMs - before.longTasksMs) / took,
    cpuPercent: cpuMs / seconds / 10,
    said: after.said
      .filter(({ atMs }) => atMs >= slowAtMs)
      .map(({ atMs, words }) => `${((atMs - slowAtMs) / 1_000).toFixed(0)} s: ${words === '' ? 'nothing' : words}`),
  };
};

/** Joins from a PC of its own, makes it slow, and measures what it still does. */
export const pcRound = async (pc: EnrolledPc, url: string, { share, givesWay }: SlowPc): Promise<PcRound> => {
  await using slow = CpuShare.open('pc');
  slow.limit(1);
  const program = slow.program(chromiumPath);
  const browser = await EndpointBrowser.open('grained', devices, communeScreen, { program, givesWay });
  try {
    const { page } = browser;
    const [name = '', value = ''] = pc.cookie.split('=');
    await browser.context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
    await installPcProbe(page);
    await page.goto(url);
    await page.getByTestId('join').click();
    await page.getByTestId('commune-page').waitFor();
    await page.getByTestId('mic-button').click();
    await delay(settlesMs);
    const { atMs: slowAtMs } = await countedBy(page);
    slow.limit(share);
    await delay(slowMs);
    const [before, cpuBefore] = [await countedBy(page), slow.usedMs];
    await delay(measuredMs);
    const cpuMs = slow.usedMs - cpuBefore;
    const after = await countedBy(page);
    return roundOf(before, after, cpuMs, slowAtMs);
  } finally {
    slow.limit(1);
    await browser.close();
  }
};
