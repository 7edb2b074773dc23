import { setTimeout as delay } from 'node:timers/promises';

/** What a hub is started with, so that its loop can be measured. */
export const measuredLoop = { NODE_OPTIONS: `--import ${new URL('loop-meter.ts', import.meta.url).href}` };

/** Stops of a hub's loop as it measured them itself, in milliseconds: the longest, how long its thread worked in one, and the p99. */
export interface LoopStops {
  readonly wall: number;
  readonly own: number;
  readonly p99: number;
}

/** The stops of the hub's loop since they were read last. */
export const loopStops = async (output: () => string, pid: number): Promise<LoopStops> => {
  const before = output().length;
  process.kill(pid, 'SIGUSR2');
  for (let waited = 0; waited < 200; waited += 1) {
    const told = /loop-stop (\S+) (\S+) (\S+)/u.exec(output().slice(before));
    if (told !== null) return { wall: Number(told[1]), own: Number(told[2]), p99: Number(told[3]) };
    await delay(50);
  }
  return { wall: Number.NaN, own: Number.NaN, p99: Number.NaN };
};
