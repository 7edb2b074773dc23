// Loaded into the hub that is measured: at each SIGUSR2 it says how long its loop stood still at most since the last one, in milliseconds,
// and for how much of a stop the thread itself worked: on a machine that others use as well it also waits for them.
const tickMs = 2;
let [longest, busiest] = [0, 0];
let [at, worked] = [performance.now(), process.threadCpuUsage()];
setInterval(() => {
  const [now, used] = [performance.now(), process.threadCpuUsage()];
  longest = Math.max(longest, now - at - tickMs);
  busiest = Math.max(busiest, (used.user + used.system - worked.user - worked.system) / 1000);
  [at, worked] = [now, used];
}, tickMs).unref();
process.on('SIGUSR2', () => {
  process.stdout.write(`loop-stop ${longest.toFixed(1)} ${busiest.toFixed(1)}\n`);
  [longest, busiest] = [0, 0];
});
