import { afterEach, expect, test, vi } from 'vitest';
import { browserSeatLock } from '../../src/core/seat-lock.ts';

type Granted = (lock: object | null) => unknown;
interface Asked {
  readonly signal?: AbortSignal;
  readonly ifAvailable?: boolean;
}

/** A browser whose lock is held by another tab, or by none; a busy one gives its answers only after a page's timers are over. */
const browser = ({ held, busy }: { held: boolean; busy: boolean }): void => {
  const request = async (_: string, { signal, ifAvailable = false }: Asked, granted: Granted): Promise<unknown> => {
    if (ifAvailable) return granted(held ? null : {});
    if (held || busy)
      await new Promise((_done, failed) => signal?.addEventListener('abort', () => failed(new Error('aborted'))));
    return granted({});
  };
  vi.stubGlobal('navigator', { locks: { request } });
};

afterEach(() => vi.unstubAllGlobals());

test.each([
  { held: false, busy: false, free: true },
  { held: true, busy: false, free: false },
  { held: false, busy: true, free: true },
  { held: true, busy: true, free: false },
])('a seat that another tab holds ($held) is not free, however late a busy PC ($busy) says so', async (given) => {
  browser(given);
  expect(await browserSeatLock().isFree()).toBe(given.free);
});

test('where a browser has no locks a seat counts as free', async () => {
  vi.stubGlobal('navigator', {});
  expect(await browserSeatLock().isFree()).toBe(true);
});

test.each([
  { afterMs: 0, soon: true },
  { afterMs: 40_000, soon: false },
])('says whether the other tab was gone as soon as one that is being closed (after $afterMs ms)', async (given) => {
  vi.useFakeTimers();
  const request = async (_: string, { ifAvailable = false }: Asked, granted: Granted): Promise<unknown> => {
    if (!ifAvailable) await new Promise((done) => setTimeout(done, given.afterMs));
    return granted({});
  };
  vi.stubGlobal('navigator', { locks: { request } });
  const freed = vi.fn<(soon: boolean) => void>();
  browserSeatLock().onFree(freed);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(freed.mock.calls).toEqual([[given.soon]]);
  vi.useRealTimers();
});
