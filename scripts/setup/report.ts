/** Says what a set-up step does and how far it is: `[2/4] Worker mediasoup: building 120/261 …`. */
export type Step = {
  /** Prints one line of its own. */
  say(text: string): void;
  /** Prints how far a long piece of work is; redraws the line on a terminal, is sparing in a log file. */
  progress(text: string, done: number, total: number, note: string): void;
};

// In a log file a line at every tenth, or after this long without one, shows that it is alive and stays readable.
const logEveryMs = 30_000;

/** The step number `number` of `total`, called `title`, that prints to standard output. */
export function step(number: number, total: number, title: string): Step {
  const head = `[${number}/${total}] ${title}:`;
  const terminal = process.stdout.isTTY === true;
  let lastTenth = -1;
  let lastAt = Number.NEGATIVE_INFINITY;
  let open = false;

  return {
    say(text) {
      process.stdout.write(`${open ? '\n' : ''}${head} ${text}\n`);
      open = false;
    },
    progress(text, done, total, note) {
      const line = `${head} ${text} ${done}/${total} … ${note}`.trimEnd();
      if (terminal) {
        process.stdout.write(`\r${line}\u001b[K`);
        open = true;
        return;
      }
      const tenth = Math.floor((10 * done) / Math.max(total, 1));
      const now = performance.now();
      if (tenth === lastTenth && now - lastAt < logEveryMs) return;
      lastTenth = tenth;
      lastAt = now;
      process.stdout.write(`${line}\n`);
    },
  };
}
