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

const watched = (restart: () => Promise<void> = () => Promise.resolve()) => {
  const transport = new FakeTransport();
  const flows: TransportFlow[] = [];
  const restarts = vi.fn(restart);
  const broken = vi.fn();
  const watch = new TransportWatch(transport, restarts, (flow) => flows.push(flow), broken);
  return { transport, flows, restarts, broken, watch };
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a short loss heals alone', async () => {
  const { transport, flows, restarts } = watched();
  transport.become('disconnected');
  await vi.advanceTimersByTimeAsync(1_500);
  transport.become('connected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(restarts).not.toHaveBeenCalled();
  expect(flows).toEqual(['mending', 'connected']);
});

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
  const { transport, broken, watch } = watched();
  watch.begin();
  transport.become('connecting');
  transport.become('connected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(broken).not.toHaveBeenCalled();
});

test('a longer loss is mended by one restart', async () => {
  const { transport, restarts, broken } = watched();
  transport.become('disconnected');
  await vi.advanceTimersByTimeAsync(2_000);
  transport.become('connecting');
  transport.become('connected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(restarts).toHaveBeenCalledTimes(1);
  expect(broken).not.toHaveBeenCalled();
});

test('a transport that failed is restarted at once, and reported once when that does not help', async () => {
  const { transport, restarts, broken } = watched();
  transport.become('failed');
  expect(restarts).toHaveBeenCalledTimes(1);
  transport.become('failed');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(broken).toHaveBeenCalledTimes(1);
});

test('a refused restart is reported at once', async () => {
  const { transport, broken } = watched(() => Promise.reject(new Error('the hub does not know it')));
  transport.become('failed');
  await vi.advanceTimersByTimeAsync(0);
  expect(broken).toHaveBeenCalledTimes(1);
});

test('while the hub cannot be reached it is not given up before its time', async () => {
  const { transport, broken } = watched(() => Promise.reject(new HubUnreachable('down')));
  transport.become('failed');
  await vi.advanceTimersByTimeAsync(7_000);
  expect(broken).not.toHaveBeenCalled();
});

test('a closed watch does nothing more', async () => {
  const { transport, restarts, broken, watch } = watched();
  transport.become('disconnected');
  watch.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(restarts).not.toHaveBeenCalled();
  expect(broken).not.toHaveBeenCalled();
});
