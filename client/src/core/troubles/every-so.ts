/** Runs something again and again, never twice at once; returns what ends it. What it tells the hub it does not wait for: that may take seconds. */
export const everySo = (ms: number, run: () => Promise<void>): (() => void) => {
  let running = false;
  const timer = setInterval(() => {
    if (running) return;
    running = true;
    run()
      .catch((error: unknown) => console.warn('watching sources', error))
      .finally(() => {
        running = false;
      });
  }, ms);
  return () => clearInterval(timer);
};
