import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EarlyPart } from '../../src/core/early-part.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A browser that, as Chromium does, never asks again for a part that did not come. */
const scene = () => {
  const hub = { isThere: true, hangs: false };
  const asked: string[] = [];
  let lost = false;
  const load = async (): Promise<string> => {
    asked.push('part');
    if (hub.hangs) await new Promise(() => undefined);
    lost ||= !hub.isThere;
    if (lost) throw new TypeError('Failed to fetch dynamically imported module');
    return 'polling';
  };
  return { hub, asked, part: new EarlyPart(load, () => Promise.resolve(hub.isThere)) };
};

test('a part that is needed while the hub is away is had when the hub is back', async () => {
  const { hub, part } = scene();
  hub.isThere = false;
  expect(await part.get()).toBeNull();
  expect(await part.get()).toBeNull();
  hub.isThere = true;
  expect(await part.get()).toBe('polling');
});

test('a part that came in time is had while the hub is away, and asked for once', async () => {
  const { hub, asked, part } = scene();
  part.soon();
  expect(asked).toEqual([]);
  part.soon();
  await vi.advanceTimersByTimeAsync(60_000);
  hub.isThere = false;
  expect(await part.get()).toBe('polling');
  part.soon();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual(['part']);
});

test('a part that hangs holds nobody up, and is not asked for twice', async () => {
  const { hub, asked, part } = scene();
  hub.hangs = true;
  for (const _ of [1, 2]) {
    const got = part.get();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await got).toBeNull();
  }
  expect(asked).toEqual(['part']);
});
