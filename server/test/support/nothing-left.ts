import { setTimeout as delay } from 'node:timers/promises';
import { aroundAll } from 'vitest';
import { childrenOf } from '../../../tests/bench/process-use.ts';

/** What is ending by itself is waited for so long, in milliseconds. */
const endsWithinMs = 5_000;

const startedBy = (pid: number): number[] => childrenOf(pid).flatMap((child) => [child, ...startedBy(child)]);

const kill = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
};

/**
 * Ends with a test file whatever it has started: hubs, workers, browsers, sound servers. A file whose beginning failed has nothing in its hands yet to
 * close, and what it left running would take the machine from all that come after it, so that one failure would bring on the next.
 */
aroundAll(async (runFile) => {
  try {
    await runFile();
  } finally {
    const end = performance.now() + endsWithinMs;
    while (startedBy(process.pid).length > 0 && performance.now() < end) await delay(100);
    startedBy(process.pid).forEach(kill);
  }
});
