import { MeetingId, Refusal } from '@diem-cau/shared';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MediasoupPlane } from '../../../src/adapters/media/media-plane.ts';
import {
  freePorts,
  isFree,
  meetingId,
  otherMeetingId,
  startPlane,
  takeSeat,
  wanted,
  watchMediasoup,
} from './media-harness.ts';

const made = watchMediasoup();
/** Far more than the 10 s that are aimed at: a slow machine is no fault. */
const patience = { timeout: 40_000, interval: 50 };
const unavailable = new Refusal('media-unavailable');

let plane: MediasoupPlane;
afterEach(() => plane.close());

const first = <Thing>([thing]: readonly Thing[]): Thing => {
  if (thing === undefined) throw new Error('there is none');
  return thing;
};
const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const outcome = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'done',
    (error: unknown) => error,
  );
const listening = (): MeetingId[] => {
  const lost: MeetingId[] = [];
  plane.listen({ voices: () => undefined, lost: (id) => lost.push(id) });
  return lost;
};
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe('a worker that hangs', () => {
  it('is killed and replaced like a dead one; the others go on meanwhile, and nobody waits for ever', async () => {
    plane = await startPlane({ workers: 2 });
    const lost = listening();
    const a = await takeSeat(plane, 'a');
    await a.send('camera');
    const b = await takeSeat(plane, 'b');
    const other = await takeSeat(plane, 'c', { meeting: otherMeetingId });
    const [victim, survivor] = plane.workerPids;
    if (victim === undefined || survivor === undefined) throw new Error('two workers were asked for');
    process.kill(victim, 'SIGSTOP');

    const { send, receive } = a.seat.offer;
    const waiting = Promise.all([
      outcome(a.seat.setSending('camera', false)),
      outcome(a.seat.restartIce(send.id)),
      outcome(a.seat.linkSample()),
      outcome(takeSeat(plane, 'd')),
      outcome(takeSeat(plane, 'e')),
      outcome(b.seat.receive([wanted('a', 'camera')])),
      outcome(a.seat.restartIce(receive.id)),
    ]);
    const elsewhere = await takeSeat(plane, 'f', { meeting: otherMeetingId });
    await elsewhere.send('microphone');
    await expect(other.seat.restartIce(other.seat.offer.send.id)).resolves.toBeDefined();
    expect(lost).toEqual([]);

    const [shut, ice, sample, ...rest] = await waiting;
    expect([shut, ice, sample]).toEqual([unavailable, unavailable, unavailable]);
    for (const each of rest) expect([unavailable, 'done']).toContainEqual(each);
    await vi.waitFor(() => expect(lost).toEqual([meetingId]), patience);
    const again = await takeSeat(plane, 'a');
    await again.send('camera');
    await vi.waitFor(() => expect(plane.workerPids).toHaveLength(2), patience);
    expect(runs(victim)).toBe(false);
    expect(plane.workerPids).toContain(survivor);
    expect(plane.health).toMatchObject({ workersExpected: 2, workersAnswering: 2 });
    expect(lost).toEqual([meetingId]);
  });

  it('gets no new meeting, and is not counted among those that answer', async () => {
    plane = await startPlane({ workers: 2 });
    await takeSeat(plane, 'a', { meeting: otherMeetingId });
    const [, victim] = plane.workerPids;
    if (victim === undefined) throw new Error('two workers were asked for');
    process.kill(victim, 'SIGSTOP');
    await vi.waitFor(() => expect(plane.health.workersAnswering).toBe(1), patience);
    // The other one has more to carry already, and yet it gets this one too.
    await takeSeat(plane, 'b', { meeting: MeetingId.parse('dot-xuat') });
    await vi.waitFor(() => expect(plane.health.workersAnswering).toBe(2), patience);
  });

  it('and has the only place is replaced in it, on its own ports', async () => {
    const firstPort = await freePorts(1);
    plane = await startPlane({ firstPort });
    const lost = listening();
    await takeSeat(plane, 'a');
    const victim = first(plane.workerPids);
    process.kill(victim, 'SIGSTOP');
    await vi.waitFor(() => expect(lost).toEqual([meetingId]), patience);
    const { seat } = await vi.waitFor(() => takeSeat(plane, 'a'), patience);
    expect(first(seat.offer.send.iceCandidates)['port']).toBe(firstPort);
    expect(first(plane.workerPids)).not.toBe(victim);
    expect(runs(victim)).toBe(false);
  });

  it('does not hold back the closing of the plane', async () => {
    const firstPort = await freePorts(2);
    plane = await startPlane({ workers: 2, firstPort });
    await takeSeat(plane, 'a');
    const pids = plane.workerPids;
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    const opening = outcome(takeSeat(plane, 'b'));
    await plane.close();
    expect(await opening).toEqual(unavailable);
    expect(pids.map(runs)).toEqual([false, false]);
    expect([await isFree(firstPort), await isFree(firstPort + 1)]).toEqual([true, true]);
  });

  it('for a moment only goes on, and what it opened too late is closed', async () => {
    plane = await startPlane();
    const lost = listening();
    const kept = await takeSeat(plane, 'a', { meeting: otherMeetingId });
    const pid = first(plane.workerPids);
    process.kill(pid, 'SIGSTOP');
    const refused = outcome(takeSeat(plane, 'b'));
    const unopened = outcome(takeSeat(plane, 'c', { meeting: otherMeetingId }));
    expect([await refused, await unopened]).toEqual([unavailable, unavailable]);
    process.kill(pid, 'SIGCONT');
    await expect(kept.seat.restartIce(kept.seat.offer.send.id)).resolves.toBeDefined();
    await takeSeat(plane, 'b');
    await takeSeat(plane, 'c', { meeting: otherMeetingId });
    const worker = first(made.workers.filter(({ closed }) => !closed));
    await vi.waitFor(async () => expect((await worker.dump()).routerIds).toHaveLength(2), patience);
    const server = first(made.servers.filter(({ closed }) => !closed));
    // Two transports each of a, b and c.
    await vi.waitFor(async () => expect((await server.dump()).webRtcTransportIds).toHaveLength(6), patience);
    await pause(7_000);
    expect([plane.workerPids, lost]).toEqual([[pid], []]);
  });
});

describe('a hub that stood still itself', () => {
  it('kills no worker that is well', async () => {
    plane = await startPlane();
    const lost = listening();
    const { seat } = await takeSeat(plane, 'a');
    const pid = first(plane.workerPids);
    const asked = outcome(seat.restartIce(seat.offer.send.id));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 8_000);
    expect(await asked).toBe('done');
    await pause(3_000);
    expect([plane.workerPids, lost]).toEqual([[pid], []]);
    expect(plane.health.workersAnswering).toBe(1);
  });
});
