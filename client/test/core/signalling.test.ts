import { Refusal } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { HubUnreachable } from '../../src/core/http.ts';
import { Signalling } from '../../src/core/signalling.ts';
import { FakeWire, settle } from '../fakes/fake-wire.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const connected = (): { wire: FakeWire; signalling: Signalling } => {
  const wire = new FakeWire();
  const signalling = new Signalling(wire);
  signalling.open();
  wire.connect();
  return { wire, signalling };
};

test('an answer is parsed and handed over', async () => {
  const { wire, signalling } = connected();
  wire.answer('media.produce', { producerId: 'p1' });
  await expect(signalling.ask('media.produce', { source: 'camera', rtpParameters: {} })).resolves.toEqual({
    producerId: 'p1',
  });
});

test('a refusal is thrown with its code and details', async () => {
  const { wire, signalling } = connected();
  wire.refuse('meeting.leave', 'not-in-meeting');
  const refusal = await signalling.ask('meeting.leave', {}).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({ code: 'not-in-meeting' });
});

test('an answer that does not fit the contract is not handed over', async () => {
  const { wire, signalling } = connected();
  wire.answer('media.produce', { producerId: 7 });
  await expect(signalling.ask('media.produce', { source: 'camera', rtpParameters: {} })).rejects.toBeInstanceOf(
    z.ZodError,
  );
});

test('without a connection nothing is asked', async () => {
  const { wire, signalling } = connected();
  wire.lose();
  await expect(signalling.ask('meeting.leave', {})).rejects.toBeInstanceOf(HubUnreachable);
  expect(wire.asked).toEqual([]);
});

test('a request without an answer throws HubUnreachable', async () => {
  const { signalling } = connected();
  await expect(signalling.ask('meeting.leave', {})).rejects.toBeInstanceOf(HubUnreachable);
});

test('a lost connection is opened again for ever, at most 1 s after an attempt that was refused', async () => {
  const { wire, signalling } = connected();
  wire.lose();
  expect(signalling.connection.getState()).toMatchObject({ state: 'lost' });
  for (let attempt = 2; attempt < 60; attempt++) {
    await vi.advanceTimersByTimeAsync(1_000);
    expect(wire.opened).toBe(attempt);
    wire.lose();
  }
});

test('an attempt that hangs gives way to another after 2 s, and now and then, ever more seldom, to one that may try each way', async () => {
  const { wire } = connected();
  wire.lose();
  await vi.advanceTimersByTimeAsync(300);
  const lasted: number[] = [];
  for (let [nowMs, before, opened] = [0, 0, wire.opened]; lasted.length < 130; nowMs += 100) {
    if (wire.opened > opened) {
      lasted.push(nowMs - before);
      [before, opened] = [nowMs, wire.opened];
    }
    await vi.advanceTimersByTimeAsync(100);
  }
  const patient = lasted.flatMap((ms, attempt) => (ms > 5_000 ? [attempt] : []));
  expect(patient.map((attempt) => attempt - (patient[0] ?? 0))).toEqual([0, 5, 15, 35, 75, 115]);
  expect(patient[0]).toBeLessThan(5);
  expect(Math.max(...lasted)).toBeLessThan(16_000);
  expect(Math.max(...lasted.filter((ms) => ms <= 5_000))).toBeLessThan(3_000);
});

test('an attempt is given longer while media come by the same line: it is slow then, and not cut', async () => {
  const { wire, signalling } = connected();
  const end = signalling.heedMedia(() => performance.now());
  wire.lose();
  await vi.advanceTimersByTimeAsync(300);
  const before = wire.opened;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(wire.opened).toBe(before);
  end();
  await vi.advanceTimersByTimeAsync(600);
  expect(wire.opened).toBe(before + 1);
});

test('a line that is slow is given the time that it needs', async () => {
  const { wire, signalling } = connected();
  const { lose, connect } = { lose: () => wire.lose(), connect: () => wire.connect() };
  lose();
  await vi.advanceTimersByTimeAsync(300);
  await vi.advanceTimersByTimeAsync(1_900);
  connect();
  lose();
  await vi.advanceTimersByTimeAsync(300);
  const before = wire.opened;
  await vi.advanceTimersByTimeAsync(3_400);
  expect(wire.opened).toBe(before);
  connect();
  expect(signalling.connection.getState().state).toBe('connected');
});

test('news of the line put another attempt in the place of one that may hang', async () => {
  const { wire, signalling } = connected();
  signalling.hurry();
  expect(wire.opened).toBe(1);
  wire.lose();
  await vi.advanceTimersByTimeAsync(300);
  expect(wire.opened).toBe(2);
  signalling.hurry();
  expect(wire.opened).toBe(2);
  await vi.advanceTimersByTimeAsync(600);
  signalling.hurry();
  expect(wire.opened).toBe(3);
});

describe('a wire that has fallen silent', () => {
  const silent = async (): Promise<ReturnType<typeof connected>> => {
    const parts = connected();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(parts.wire.opened).toBe(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(parts.wire.opened).toBe(2);
    expect(parts.signalling.connection.getState().state).toBe('connected');
    return parts;
  };

  test('is read first by a PC that was short of time, or asleep', async () => {
    const { wire, signalling } = connected();
    await vi.advanceTimersByTimeAsync(1_000);
    const late = vi.spyOn(performance, 'now').mockImplementation(() => Date.now() + 60_000);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(wire.opened).toBe(1);
    expect(signalling.connection.getState().state).toBe('connected');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(wire.opened).toBe(2);
    late.mockRestore();
  });

  test('is kept until another has come through; then all is asked anew', async () => {
    const { wire, signalling } = await silent();
    const states: string[] = [];
    signalling.connection.subscribe(({ state }) => states.push(state));
    wire.connect();
    expect(states).toEqual(['lost', 'connected']);
  });

  test('is kept for good when it speaks again', async () => {
    const { wire, signalling } = await silent();
    wire.hear();
    expect(wire.stayed).toBe(1);
    for (let second = 0; second < 30; second++) {
      await vi.advanceTimersByTimeAsync(1_000);
      wire.hear();
    }
    expect(wire.opened).toBe(2);
    expect(signalling.connection.getState().state).toBe('connected');
  });

  test('that breaks is lost; the attempt beside it goes on', async () => {
    const { wire, signalling } = await silent();
    wire.lose();
    expect(signalling.connection.getState().state).toBe('lost');
    expect(wire.opened).toBe(2);
    wire.connect();
    expect(signalling.connection.getState().state).toBe('connected');
  });

  test('is no matter on a PC that is short of time', async () => {
    const { wire } = connected();
    // The timers stood still for 30 s; what the hub said is read after them.
    vi.setSystemTime(Date.now() + 30_000);
    const now = performance.now();
    vi.spyOn(performance, 'now').mockImplementation(() => now + 30_000);
    await vi.advanceTimersByTimeAsync(500);
    expect(wire.opened).toBe(1);
  });
});

test('the first attempt after a loss comes within 300 ms, and at once when the network is back', async () => {
  const { wire, signalling } = connected();
  wire.lose();
  await vi.advanceTimersByTimeAsync(300);
  expect(wire.opened).toBe(2);
  for (let round = 0; round < 6; round++) {
    wire.lose();
    await vi.advanceTimersByTimeAsync(round < 5 ? 5_000 : 10);
  }
  const before = wire.opened;
  signalling.hurry();
  expect(wire.opened).toBe(before + 1);
});

test('since when the connection is lost does not move with each failed attempt', async () => {
  const { wire, signalling } = connected();
  wire.lose();
  const first = signalling.connection.getState();
  await vi.advanceTimersByTimeAsync(400);
  wire.lose();
  expect(signalling.connection.getState()).toEqual(first);
});

test('a browser that is not let in stays out; a hub that is only in trouble is asked again', async () => {
  const { wire, signalling } = connected();
  wire.lose();
  await vi.advanceTimersByTimeAsync(400);
  wire.refuseHandshake('internal');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(wire.opened).toBe(3);
  wire.refuseHandshake('not-signed-in');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(wire.opened).toBe(3);
  expect(signalling.connection.getState()).toEqual({ state: 'refused', code: 'not-signed-in' });
});

test('a task is acknowledged only when its listener has finished', async () => {
  const { wire, signalling } = connected();
  let finish: () => void = () => undefined;
  signalling.onTask('media.consumersOpened', () => new Promise<void>((resolve) => (finish = resolve)));
  const acknowledged: string[] = [];
  wire.listener.task('media.consumersOpened', { consumers: [] }, () => acknowledged.push('opened'));
  await settle();
  expect(acknowledged).toEqual([]);
  // Nothing waits for it.
  await expect(wire.give('hub.goingAway', {})).resolves.toBe(true);
  finish();
  await settle();
  expect(acknowledged).toEqual(['opened']);
});

test('a malformed task and one that fails are not acknowledged', async () => {
  const { wire, signalling } = connected();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  signalling.onTask('media.consumersOpened', () => Promise.reject(new Error('no link')));
  expect(await wire.give('media.consumersOpened', { consumers: 7 })).toBe(false);
  expect(await wire.give('media.consumersOpened', { consumers: [] })).toBe(false);
});

test('notices and tasks are heard in the order in which they come', async () => {
  const { wire, signalling } = connected();
  const heard: string[] = [];
  signalling.onNotice('media.consumersClosed', () => heard.push('closed'));
  signalling.onTask('media.consumersOpened', () => heard.push('opened'));
  wire.listener.notice('media.consumersClosed', { consumerIds: [] });
  wire.listener.task('media.consumersOpened', { consumers: [] }, () => undefined);
  wire.listener.notice('media.consumersClosed', { consumerIds: [] });
  await settle();
  expect(heard).toEqual(['closed', 'opened', 'closed']);
});

test('a malformed notice and a failing listener keep none of the next ones', async () => {
  const { wire, signalling } = connected();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const heard: unknown[] = [];
  const end = signalling.onNotice('meeting.seatTaken', (notice) => {
    heard.push(notice.meetingId);
    if (heard.length === 1) throw new Error('the first one fails');
  });
  for (const id of [42, 'a', 'b']) await wire.notify('meeting.seatTaken', { meetingId: id });
  end();
  await wire.notify('meeting.seatTaken', { meetingId: 'c' });
  expect(heard).toEqual(['a', 'b']);
});

test('a hub that has said that it goes away is looked for twice a second and more, and is no lost line', async () => {
  const { wire, signalling } = connected();
  await wire.give('hub.goingAway', {});
  await settle();
  wire.lose();
  expect(signalling.connection.getState()).toEqual({ state: 'lost', foretold: true });
  for (let attempt = 2; attempt < 30; attempt++) {
    await vi.advanceTimersByTimeAsync(500);
    expect(wire.opened).toBe(attempt);
    wire.lose();
  }
  wire.connect();
  wire.lose();
  expect(signalling.connection.getState()).toEqual({ state: 'lost', foretold: false });
});
