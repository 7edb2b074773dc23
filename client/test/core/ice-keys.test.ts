import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { IceKeys } from '../../src/core/media/ice-keys.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The hub's side, as mediasoup keeps it: the newest keys, and those before until somebody comes by the newest. */
class FakeHub {
  newest = 0;
  before: number | null = null;
  /** Answers get lost on the way. */
  deaf: 'no' | 'asked' | 'unasked' = 'no';

  ask(): number {
    if (this.deaf === 'unasked') throw new Error('no way');
    this.before = this.newest;
    this.newest++;
    if (this.deaf === 'asked') throw new Error('the answer was lost');
    return this.newest;
  }

  /** Somebody comes by these keys; whether they are let in. */
  opens(keys: number): boolean {
    if (keys === this.newest) {
      this.before = null;
      return true;
    }
    return keys === this.before;
  }
}

const set = () => {
  const hub = new FakeHub();
  const used = { keys: 0 };
  const keys = new IceKeys(
    0,
    async () => hub.ask(),
    (next) => (used.keys = next),
  );
  return { hub, used, keys };
};

test('spare keys are fetched a while after packets pass, once', async () => {
  const { hub, keys } = set();
  expect(keys.turn()).toBeNull();
  keys.flows();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(hub.newest).toBe(0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(hub.newest).toBe(1);
  expect(keys.turn()).toBe(1);
});

test('while nothing gets through, two keys take turns; what passed by the newest leaves none before it', async () => {
  const { hub, keys } = set();
  await keys.fetch();
  expect([keys.turn(), keys.turn(), keys.turn()]).toEqual([1, 0, 1]);
  expect(hub.opens(1)).toBe(true);
  keys.flows();
  expect(keys.turn()).toBeNull();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(keys.turn()).toBe(2);
});

test('keys that came after an answer was lost are used at once', async () => {
  const { hub, used, keys } = set();
  hub.deaf = 'asked';
  await expect(keys.fetch()).rejects.toThrow('the answer was lost');
  hub.deaf = 'no';
  await expect(keys.fetch()).resolves.toBe('used');
  expect(used.keys).toBe(2);
  expect(hub.opens(used.keys)).toBe(true);
});

test('it is asked again when it fails, and not once closed', async () => {
  const { hub, keys } = set();
  hub.deaf = 'unasked';
  keys.flows();
  await vi.advanceTimersByTimeAsync(20_000);
  hub.deaf = 'no';
  await vi.advanceTimersByTimeAsync(5_000);
  expect(hub.newest).toBe(1);
  const closed = set();
  closed.keys.flows();
  closed.keys.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(closed.hub.newest).toBe(0);
});

test('whatever is lost in whatever order: of two turns, or after one answer, one opens', async () => {
  for (let seed = 1; seed <= 400; seed++) {
    let state = seed;
    const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const { hub, used, keys } = set();
    const use = (next: number | null): void => {
      if (next !== null) used.keys = next;
    };
    for (let step = 0; step < 30; step++) {
      const chance = random();
      hub.deaf = chance < 0.2 ? 'asked' : chance < 0.3 ? 'unasked' : 'no';
      if (random() < 0.5) await keys.fetch().catch(() => undefined);
      else use(keys.turn());
      // The line is whole now and then: a packet comes by what is in use.
      if (random() < 0.4 && hub.opens(used.keys)) keys.flows();
    }
    hub.deaf = 'no';
    let opened = hub.opens(used.keys);
    for (let round = 0; round < 2 && !opened; round++) {
      use(keys.turn());
      opened = hub.opens(used.keys);
    }
    if (!opened) {
      if ((await keys.fetch()) === 'spare') use(keys.turn());
      opened = hub.opens(used.keys);
    }
    expect(opened, `seed ${seed}`).toBe(true);
    keys.close();
  }
});
