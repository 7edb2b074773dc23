import { Refusal } from '@diem-cau/shared';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HubUnreachable } from '../../src/core/http.ts';
import { TransportWatch, type TransportFlow, type WatchedTransport } from '../../src/core/media/transport-watch.ts';

class FakeTransport implements WatchedTransport {
  connectionState = 'new';
  #listener: (state: string) => void = () => undefined;

  on(_event: 'connectionstatechange', listener: (state: string) => void): void {
    this.#listener = listener;
  }

  become(state: string): void {
    this.connectionState = state;
    this.#listener(state);
  }
}

/** @param restart resolves to whether the hub answered for the new round */
const watched = (restart: () => Promise<boolean> = () => Promise.resolve(true)) => {
  const transport = new FakeTransport();
  const flows: TransportFlow[] = [];
  const restarts = vi.fn(restart);
  const broken = vi.fn();
  const watch = new TransportWatch(transport, { restart: restarts, changed: (flow) => flows.push(flow), broken });
  return { transport, flows, restarts, broken, watch };
};

const connected = (restart?: () => Promise<boolean>) => {
  const parts = watched(restart);
  parts.watch.begin();
  parts.transport.become('connecting');
  parts.transport.become('connected');
  parts.flows.length = 0;
  return parts;
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a first connection has a limit, also where the browser does not even try', async () => {
  const { flows, broken, watch } = watched();
  watch.begin();
  expect(flows).toEqual(['connecting']);
  await vi.advanceTimersByTimeAsync(19_000);
  expect(broken).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(broken).toHaveBeenCalledTimes(1);
});

test('a first connection that is there in time is left alone', async () => {
  const { restarts, broken, transport, watch } = watched();
  watch.begin();
  transport.become('connecting');
  transport.become('connected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(restarts).not.toHaveBeenCalled();
  expect(broken).not.toHaveBeenCalled();
});

test('no packet where some should come: a new round at once, and none once packets come', async () => {
  const { flows, restarts, broken, watch } = connected();
  watch.silent();
  expect(restarts).toHaveBeenCalledTimes(1);
  expect(flows).toEqual(['mending']);
  watch.silent();
  expect(restarts).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(100);
  watch.flows();
  expect(flows).toEqual(['mending', 'connected']);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(restarts).toHaveBeenCalledTimes(1);
  expect(broken).not.toHaveBeenCalled();
});

test.each(['disconnected', 'failed'])('a transport that the browser calls %s is begun anew at once', (state) => {
  const { flows, restarts, transport } = connected();
  transport.become(state);
  expect(restarts).toHaveBeenCalledTimes(1);
  expect(flows).toEqual(['mending']);
  transport.become('connecting');
  transport.become('connected');
  expect(flows).toEqual(['mending', 'connected']);
});

test('it is begun anew every 3 s, for ever, while the hub does not answer', async () => {
  const { restarts, broken, watch } = connected(() => Promise.reject(new HubUnreachable('down')));
  watch.silent();
  for (let round = 1; round < 100; round++) {
    expect(restarts).toHaveBeenCalledTimes(round);
    await vi.advanceTimersByTimeAsync(3_000);
  }
  expect(broken).not.toHaveBeenCalled();
});

test('of a hub that was near the second round comes sooner, and all later ones as ever', async () => {
  for (const [roundTripMs, firstMs] of [
    [20, 1_500],
    [600, 3_000],
  ] as const) {
    const { restarts, watch } = connected(() => Promise.resolve(false));
    watch.silent(roundTripMs);
    await vi.advanceTimersByTimeAsync(firstMs - 1);
    expect(restarts).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(restarts).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(2_999);
    expect(restarts).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(restarts).toHaveBeenCalledTimes(3);
    watch.close();
  }
});

test('a round has its whole time from when the browser has begun it', async () => {
  const { restarts, watch } = connected(() => Promise.resolve(false));
  watch.silent();
  await vi.advanceTimersByTimeAsync(2_500);
  watch.began();
  await vi.advanceTimersByTimeAsync(2_500);
  expect(restarts).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(500);
  expect(restarts).toHaveBeenCalledTimes(2);
  watch.flows();
  watch.began();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(restarts).toHaveBeenCalledTimes(2);
});

test('nor is it given up while keys are left and the hub was not asked, or the page is on its way back', async () => {
  for (const restart of [() => Promise.resolve(false), () => Promise.reject(new Refusal('not-in-meeting'))]) {
    const { broken, watch } = connected(restart);
    watch.silent();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(broken).not.toHaveBeenCalled();
  }
});

test('rounds that the hub answered for and that helped nothing end in a new link, once', async () => {
  const { broken, transport, watch } = connected();
  watch.silent();
  await vi.advanceTimersByTimeAsync(15_000);
  expect(broken).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(6_000);
  expect(broken).toHaveBeenCalledTimes(1);
  transport.become('failed');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(broken).toHaveBeenCalledTimes(1);
});

test('a transport that the hub does not know is reported at once', async () => {
  const { broken, watch } = connected(() => Promise.reject(new Refusal('not-found')));
  watch.silent();
  await vi.advanceTimersByTimeAsync(0);
  expect(broken).toHaveBeenCalledTimes(1);
});

test('news that the way may be free begins another round at once, and none where all is well', async () => {
  const { restarts, watch } = connected();
  watch.hurry();
  expect(restarts).not.toHaveBeenCalled();
  watch.silent();
  await vi.advanceTimersByTimeAsync(500);
  watch.hurry();
  expect(restarts).toHaveBeenCalledTimes(2);
});

test('a closed watch does nothing more', async () => {
  const { transport, restarts, broken, watch } = connected();
  watch.close();
  watch.silent();
  transport.become('disconnected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(restarts).not.toHaveBeenCalled();
  expect(broken).not.toHaveBeenCalled();
});
