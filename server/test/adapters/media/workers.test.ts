import { MeetingId, Refusal } from '@diem-cau/shared';
import type { RouterDump, WebRtcServer, Worker } from 'mediasoup/types';
import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import pino from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMediaPlane, type MediasoupPlane } from '../../../src/adapters/media/media-plane.ts';
import { socketSupport, wantedBuffer } from '../../../src/adapters/media/socket-support.ts';
import { workerBin } from '../../support/worker-bin.ts';
import { freePorts, isFree, meetingId, seatOf, startPlane, takeSeat, wanted, watchMediasoup } from './media-harness.ts';

const made = watchMediasoup();
const patience = { timeout: 10_000, interval: 50 };
/** The pauses before the starts of a worker that does not stay, in milliseconds. */
const backOffs = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000];
const otherMeeting = MeetingId.parse('tap-huan');
const alive = <Thing extends { readonly closed: boolean }>(things: readonly Thing[]) =>
  things.filter(({ closed }) => !closed);

let plane: MediasoupPlane;
afterEach(() => plane.close());

const first = <Thing>([thing]: readonly Thing[]): Thing => {
  if (thing === undefined) throw new Error('there is none');
  return thing;
};
/** A socket for each address family that the machine has, all on the same number. */
const portsOf = async (server: WebRtcServer) => {
  const { udpSockets, tcpServers } = await server.dump();
  const unique = (sockets: readonly { port: number }[]) => [...new Set(sockets.map(({ port }) => port))];
  return { udp: unique(udpSockets), tcp: unique(tcpServers) };
};
/** The worker lists what it holds in no order of its own. */
const sorted = <Value>(value: Value): Value =>
  Array.isArray(value)
    ? (value.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))) as Value)
    : value;

const dumps = async (): Promise<RouterDump[]> => {
  const all = await Promise.all(alive(made.routers).map((router) => router.dump()));
  return all.map((dump) => {
    const order = <Key extends keyof RouterDump>(key: Key): RouterDump[Key] => sorted(dump[key]);
    return {
      ...dump,
      transportIds: order('transportIds'),
      rtpObserverIds: order('rtpObserverIds'),
      mapProducerIdConsumerIds: order('mapProducerIdConsumerIds'),
      mapConsumerIdProducerId: order('mapConsumerIdProducerId'),
      mapProducerIdObserverIds: order('mapProducerIdObserverIds'),
    };
  });
};

describe('the workers', () => {
  it('have exactly the configured ports, and give them back', async () => {
    const firstPort = await freePorts(2);
    plane = await startPlane({ workers: 2, firstPort });
    expect(plane.workerPids).toHaveLength(2);
    const ports = await Promise.all(alive(made.servers).map(portsOf));
    ports.sort((a, b) => first(a.udp) - first(b.udp));
    expect(ports).toEqual([
      { udp: [firstPort], tcp: [firstPort] },
      { udp: [firstPort + 1], tcp: [firstPort + 1] },
    ]);
    const { seat } = await takeSeat(plane, 'a');
    const candidates = [...seat.offer.send.iceCandidates, ...seat.offer.receive.iceCandidates];
    expect(new Set(candidates.map(({ port }) => port))).toEqual(new Set([firstPort]));
    expect(await isFree(firstPort)).toBe(false);
    await plane.close();
    expect(await isFree(firstPort)).toBe(true);
    expect(await isFree(firstPort + 1)).toBe(true);
  });

  it('announce every address, over UDP and TCP, UDP first', async () => {
    plane = await startPlane({ announcedAddresses: ['127.0.0.1', 'hub.example', '::1'] });
    const { seat } = await takeSeat(plane, 'a');
    const candidates = seat.offer.send.iceCandidates;
    const named = candidates.map(({ address, protocol }) => `${String(address)} ${String(protocol)}`);
    expect(named.sort()).toEqual(
      ['127.0.0.1', 'hub.example', '::1'].flatMap((address) => [`${address} tcp`, `${address} udp`]).sort(),
    );
    const priority = (wantedProtocol: string) =>
      candidates
        .filter(({ protocol }) => protocol === wantedProtocol)
        .map((candidate) => Number(candidate['priority']));
    expect(Math.min(...priority('udp'))).toBeGreaterThan(Math.max(...priority('tcp')));
  });

  it('say how many of them answer, and what is known to weaken media', async () => {
    plane = await startPlane({ workers: 2 });
    expect(plane.health).toMatchObject({ workersExpected: 2, workersAnswering: 2 });
    expect(plane.health.warnings).toContain('loopback-only');
    await plane.close();
    expect(plane.health.workersAnswering).toBe(0);
    plane = await startPlane({ announcedAddresses: ['127.0.0.1', '192.0.2.7'] });
    expect(plane.health.warnings).not.toContain('loopback-only');
  });

  it('have UDP sockets with the buffers that the system gives, and say so where it gives less', async ({ skip }) => {
    const firstPort = await freePorts(1);
    plane = await startPlane({ firstPort });
    const granted = await socketSupport();
    expect(plane.health.warnings.includes('small-socket-buffers')).toBe(granted.smallBuffers);
    let sockets: string;
    try {
      sockets = execFileSync('ss', ['-uamnH', `sport = :${firstPort}`], { encoding: 'utf8' });
    } catch {
      return skip('ss is not here to look at sockets');
    }
    // Linux tells double of what it gives.
    const buffers = [...sockets.matchAll(/rb(\d+).*?tb(\d+)/g)].map(
      ([, rb, tb]) => Math.min(Number(rb), Number(tb)) / 2,
    );
    expect(buffers).toHaveLength(granted.ipv6 ? 2 : 1);
    for (const each of buffers) expect(each >= wantedBuffer).toBe(!granted.smallBuffers);
  });

  it('are reached by an address that the machine got after their start, of either family', async () => {
    let addresses = ['127.0.0.1'];
    plane = await createMediaPlane(
      {
        workers: 1,
        firstPort: await freePorts(1),
        announcedAddresses: () => addresses,
        workerBin: workerBin(),
      },
      pino({ level: 'silent' }),
    );
    const announced = async (name: string) => {
      const { seat } = await takeSeat(plane, name);
      return new Set(seat.offer.send.iceCandidates.map(({ address }) => String(address)));
    };
    expect(await announced('a')).toEqual(new Set(['127.0.0.1']));
    expect(plane.health.warnings).toContain('loopback-only');
    addresses = ['192.0.2.7', '::1'];
    expect(await announced('b')).toEqual(new Set((await socketSupport()).ipv6 ? addresses : ['192.0.2.7']));
    expect(plane.health.warnings).not.toContain('loopback-only');
  });

  it('send a page whose address of theirs is gone for new ones when it loses its way, and only then', async () => {
    let addresses = ['192.0.2.7'];
    plane = await createMediaPlane(
      {
        workers: 1,
        firstPort: await freePorts(1),
        announcedAddresses: () => addresses,
        workerBin: workerBin(),
      },
      pino({ level: 'silent' }),
    );
    const { seat } = await takeSeat(plane, 'a');
    const { id } = seat.offer.receive;
    addresses = ['192.0.2.7', '192.0.2.8'];
    await expect(seat.restartIce(id)).resolves.toHaveProperty('usernameFragment');
    addresses = ['192.0.2.8'];
    await expect(seat.restartIce(id)).rejects.toThrow(new Refusal('not-found'));
    const { seat: renewed } = await takeSeat(plane, 'a');
    await expect(renewed.restartIce(renewed.offer.receive.id)).resolves.toHaveProperty('usernameFragment');
  });

  it('announce to each page what is meant for where it comes from', async () => {
    plane = await createMediaPlane(
      {
        workers: 1,
        firstPort: await freePorts(1),
        announcedAddresses: (from) => (from === '127.0.0.1' ? ['127.0.0.1'] : ['192.0.2.7', '192.0.2.8']),
        workerBin: workerBin(),
      },
      pino({ level: 'silent' }),
    );
    const { media, seat } = await takeSeat(plane, 'a');
    expect(seat.offer.receive.iceCandidates.map(({ address }) => address)).toEqual(['127.0.0.1', '127.0.0.1']);
    const there = await plane.open(seatOf('b'), media.rtpCapabilities, {
      from: '192.0.2.99',
      consumersOpened: () => Promise.resolve(),
      consumersClosed: () => undefined,
    });
    const told = there.offer.receive.iceCandidates.map(({ address }) => address);
    expect(new Set(told)).toEqual(new Set(['192.0.2.7', '192.0.2.8']));
  });

  it('do not start on a port that is taken, and say so', async () => {
    const port = await freePorts(1);
    const squatter = createSocket('udp4').bind(port, '0.0.0.0');
    await once(squatter, 'listening');
    await expect(startPlane({ firstPort: port }).then((started) => (plane = started))).rejects.toThrow(
      /address already in use/,
    );
    squatter.close();
    await vi.waitFor(() => expect(alive(made.workers)).toEqual([]));
  });

  it('do not start without a binary, and say so', async () => {
    await expect(startPlane({ workerBin: '/nowhere/mediasoup-worker' })).rejects.toThrow(/does not start.*ENOENT/);
  });

  it('share the meetings', async () => {
    plane = await startPlane({ workers: 2 });
    await takeSeat(plane, 'a');
    await takeSeat(plane, 'b', { meeting: otherMeeting });
    const routers = await Promise.all(
      alive(made.workers).map(async (worker: Worker) => (await worker.dump()).routerIds.length),
    );
    expect(routers).toEqual([1, 1]);
  });

  it('get a new meeting where the fewest streams are', async () => {
    plane = await startPlane({ workers: 2 });
    const busy = await takeSeat(plane, 'a');
    await takeSeat(plane, 'b', { meeting: otherMeeting });
    for (const source of ['camera', 'microphone', 'screen'] as const) await busy.send(source);
    const { seat } = await takeSeat(plane, 'c', { meeting: MeetingId.parse('dot-xuat') });
    const { seat: beside } = await takeSeat(plane, 'd', { meeting: otherMeeting });
    expect(first(seat.offer.send.iceCandidates)['port']).toBe(first(beside.offer.send.iceCandidates)['port']);
    expect(first(seat.offer.send.iceCandidates)['port']).not.toBe(first(busy.seat.offer.send.iceCandidates)['port']);
  });

  it('are replaced when they die; their meetings are reported lost and open again, the others go on', async () => {
    plane = await startPlane({ workers: 2 });
    const lost: MeetingId[] = [];
    plane.listen({ voices: () => undefined, lost: (id) => lost.push(id) });
    const a = await takeSeat(plane, 'a');
    await takeSeat(plane, 'b');
    await a.send('camera');
    const other = await takeSeat(plane, 'c', { meeting: otherMeeting });
    const port = first(a.seat.offer.send.iceCandidates)['port'];
    const [victim, survivor] = plane.workerPids;
    process.kill(victim ?? 0, 'SIGKILL');
    await vi.waitFor(() => expect(lost).toEqual([meetingId]), patience);
    await expect(a.seat.produce('screen', {})).rejects.toThrow(new Refusal('media-unavailable'));
    await expect(a.seat.restartIce(a.seat.offer.send.id)).rejects.toThrow(new Refusal('not-found'));
    expect(() => a.close()).not.toThrow();
    await expect(other.seat.restartIce(other.seat.offer.send.id)).resolves.toBeDefined();
    const again = await takeSeat(plane, 'a');
    await again.send('camera');
    await vi.waitFor(() => expect(plane.workerPids).toHaveLength(2), patience);
    expect(plane.workerPids).toContain(survivor);
    expect(plane.workerPids).not.toContain(victim);
    const ports = await Promise.all(alive(made.servers).map(portsOf));
    expect(ports.flatMap(({ udp }) => udp)).toContain(port);
    expect(lost).toEqual([meetingId]);
  });

  it('are refused as unavailable while none is up, also to a seat that is being opened just then', async () => {
    plane = await startPlane();
    let lost = 0;
    const refusals: Promise<unknown>[] = [];
    plane.listen({
      voices: () => undefined,
      lost: () => {
        lost += 1;
        refusals.push(takeSeat(plane, 'a').catch((error: unknown) => error));
      },
    });
    await takeSeat(plane, 'a');
    process.kill(first(plane.workerPids), 'SIGKILL');
    const late = await takeSeat(plane, 'b').catch((error: unknown) => error);
    await vi.waitFor(() => expect(lost).toBe(1), patience);
    expect(late).toEqual(new Refusal('media-unavailable'));
    expect(await refusals[0]).toEqual(new Refusal('media-unavailable'));
    await vi.waitFor(() => takeSeat(plane, 'a'), patience);
  });

  it('are waited for by whoever asks when they are up: then a seat is opened at the first try', async () => {
    plane = await startPlane();
    const lost = Promise.withResolvers<void>();
    plane.listen({ voices: () => undefined, lost: () => lost.resolve() });
    await takeSeat(plane, 'a');
    process.kill(first(plane.workerPids), 'SIGKILL');
    await lost.promise;
    expect(plane.workerPids).toEqual([]);
    await plane.whenUp();
    await takeSeat(plane, 'a');
    await plane.close();
    await plane.whenUp();
    expect(plane.workerPids).toEqual([]);
  });

  it('open no seat in a meeting that is closed just then', async () => {
    plane = await startPlane();
    const { rtpCapabilities } = (await takeSeat(plane, 'a', { meeting: otherMeeting })).media;
    plane.closeMeeting(otherMeeting);
    const silent = { from: '127.0.0.1', consumersOpened: () => Promise.resolve(), consumersClosed: () => undefined };
    const opening = plane.open(seatOf('a'), rtpCapabilities, silent).catch((error: unknown) => error);
    plane.closeMeeting(meetingId);
    expect(await opening).toEqual(new Refusal('media-unavailable'));
    await vi.waitFor(() => expect(alive(made.routers)).toEqual([]), patience);
  });

  it('come back again and again, more slowly each time', async () => {
    plane = await startPlane();
    const timers = vi.spyOn(globalThis, 'setTimeout');
    /** What was waited for before a start, so far. */
    const pauses = () => timers.mock.calls.map(([, ms]) => ms ?? 0).filter((ms) => backOffs.includes(ms));
    const backMs: number[] = [];
    for (const waited of [[], [500], [500, 1_000]]) {
      const pid = first(plane.workerPids);
      const diedAtMs = performance.now();
      process.kill(pid, 'SIGKILL');
      await vi.waitFor(() => expect(first(plane.workerPids)).not.toBe(pid), patience);
      backMs.push(performance.now() - diedAtMs);
      expect(pauses()).toEqual(waited);
    }
    timers.mockRestore();
    expect(backMs[1]).toBeGreaterThan(480);
    expect(backMs[2]).toBeGreaterThan(980);
  });

  it('keep nothing of 50 seats that were opened and closed', async () => {
    plane = await startPlane();
    const anchor = await takeSeat(plane, 'anchor');
    for (const source of ['camera', 'microphone'] as const) await anchor.send(source);
    await anchor.seat.receive([]);
    const [before] = await dumps();
    for (let round = 0; round < 5; round += 1) {
      const seats = await Promise.all(Array.from({ length: 10 }, (_, index) => takeSeat(plane, `e${index}`)));
      const wish = seats.flatMap(({ endpointId }) => [wanted(endpointId, 'camera'), wanted(endpointId, 'microphone')]);
      await Promise.all(seats.map(async (seat) => Promise.all([seat.send('camera'), seat.send('microphone')])));
      await Promise.all([anchor, ...seats].map(({ seat }) => seat.receive([...wish, wanted('anchor', 'camera')])));
      const [during] = await dumps();
      expect(during?.transportIds).toHaveLength(22);
      expect(during?.mapConsumerIdProducerId).toHaveLength(20 + 10 * 19);
      for (const seat of seats) seat.close();
      await vi.waitFor(async () => expect((await dumps())[0]?.transportIds).toHaveLength(2), patience);
    }
    await anchor.seat.receive([]);
    await vi.waitFor(async () => expect((await dumps())[0]).toEqual(before), patience);
    const worker = first(alive(made.workers));
    expect((await worker.dump()).routerIds).toHaveLength(1);
    plane.closeMeeting(meetingId);
    await vi.waitFor(async () => expect((await worker.dump()).routerIds).toEqual([]), patience);
    const { webRtcTransportIds, localIceUsernameFragments } = await first(alive(made.servers)).dump();
    expect([webRtcTransportIds, localIceUsernameFragments]).toEqual([[], []]);
  });
});
