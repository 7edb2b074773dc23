import { isMainThread } from 'node:worker_threads';

// Loaded into the hub that is measured: at each SIGUSR2 it says how long the loop of its meetings stood still since the last one, at most
// and in 99 of 100 turns, in milliseconds, and for how much of a stop the thread itself worked: on a machine that others use as well it
// also waits for them.
const tickMs = 2;
let stops: number[] = [];
let [longest, busiest] = [0, 0];
let [at, worked] = [performance.now(), process.threadCpuUsage()];
const tick = (): void => {
  const [now, used] = [performance.now(), process.threadCpuUsage()];
  stops.push(now - at - tickMs);
  longest = Math.max(longest, now - at - tickMs);
  busiest = Math.max(busiest, (used.user + used.system - worked.user - worked.system) / 1000);
  [at, worked] = [now, used];
};
if (isMainThread) {
  setInterval(tick, tickMs).unref();
  process.on('SIGUSR2', () => {
    const sorted = stops.sort((one, two) => one - two);
    const usual = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
    process.stdout.write(`loop-stop ${longest.toFixed(1)} ${busiest.toFixed(1)} ${usual.toFixed(1)}\n`);
    [longest, busiest, stops] = [0, 0, []];
  });
}
