import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { MeetingId } from '@diem-cau/shared';
import type { Consumer, Transport, WebRtcTransport } from 'mediasoup/types';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { MediasoupPlane } from '../../../src/adapters/media/media-plane.ts';
import { startPlane, takeSeat, wanted, watchMediasoup, type TestSeat } from './media-harness.ts';

const made = watchMediasoup();
const shades = { a: 60, b: 200 };
const patience = { timeout: 15_000, interval: 50 };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const Path = z.array(z.object({ iceSelectedTuple: z.object({ protocol: z.string() }) }));

let plane: MediasoupPlane;
let meeting: MeetingId;
let seats: TestSeat[] = [];
const voices: { endpointId: string; level: number }[][] = [];

beforeAll(async () => {
  plane = await startPlane();
  plane.listen({
    voices: (of, heard) => {
      if (of === meeting) voices.push([...heard]);
    },
    lost: () => undefined,
  });
});
afterAll(() => plane.close());
beforeEach(() => {
  meeting = MeetingId.parse(randomUUID());
  voices.splice(0);
});
afterEach(() => {
  for (const seat of seats) seat.close();
  seats = [];
  plane.closeMeeting(meeting);
});

async function join(name: 'a' | 'b'): Promise<TestSeat> {
  const appearance = { shade: shades[name], hertz: 440 };
  const seat = await takeSeat(plane, name, { variant: 'wrtc', appearance, meeting });
  seats.push(seat);
  return seat;
}

const arrived = (at: TestSeat, from: TestSeat, source: 'camera' | 'microphone') => {
  const found = at.media.arrived(from.endpointId, source);
  if (found === undefined) throw new Error(`no ${source} of ${from.endpointId} is open`);
  return found;
};
const framesMove = async (at: TestSeat, from: TestSeat) => {
  const { frames } = arrived(at, from, 'camera');
  await vi.waitFor(() => expect(arrived(at, from, 'camera').frames).toBeGreaterThan(frames + 3), patience);
};
const consumerOf = (to: TestSeat, from: TestSeat, source: string): Consumer => {
  const offer = to.opened.flat().findLast((one) => one.endpointId === from.endpointId && one.source === source);
  const consumer = made.consumers.find(({ id }) => id === offer?.consumerId);
  if (consumer === undefined) throw new Error('no such consumer');
  return consumer;
};
const packetsTo = async (consumer: Consumer) =>
  (await consumer.getStats()).find(({ type }) => type === 'outbound-rtp')?.packetCount ?? 0;

/** The way of one of an endpoint's transports is another from now on, as the worker tells it. */
const moves = (transportId: string): void => {
  const transports = made.transports.filter(isWebRtc);
  const [tuple = expect.fail()] = transports.flatMap(({ iceSelectedTuple }) => iceSelectedTuple ?? []);
  transports.find(({ id }) => id === transportId)?.emit('iceselectedtuplechange', tuple);
};
const isWebRtc = (transport: Transport): transport is WebRtcTransport => transport.type === 'webrtc';

describe('two endpoints with real WebRTC', () => {
  it('are sent whole pictures at once on another way, of whose last one something is missing', async () => {
    const [a, b] = [await join('a'), await join('b')];
    for (const source of ['camera', 'microphone'] as const) await a.send(source);
    await b.seat.receive([wanted('a', 'microphone'), wanted('a', 'camera')]);
    await vi.waitFor(() => expect(arrived(b, a, 'camera').frames).toBeGreaterThan(5), patience);
    const [picture, voice] = (['camera', 'microphone'] as const).map((source) =>
      vi.spyOn(consumerOf(b, a, source), 'requestKeyFrame'),
    );
    const asked = () => picture?.mock.calls.length;
    moves(b.seat.offer.receive.id);
    expect(asked()).toBe(1);
    moves(a.seat.offer.send.id);
    expect(asked()).toBe(2);
    moves(a.seat.offer.receive.id);
    expect(asked()).toBe(2);
    const scores = consumerOf(b, a, 'camera');
    for (const producerScore of [10, 0, 0, 7, 10]) scores.emit('score', { ...scores.score, producerScore });
    expect(asked()).toBe(3);
    expect(voice).not.toHaveBeenCalled();
    await framesMove(b, a);
    await b.seat.receive([{ ...wanted('a', 'camera'), paused: true }]);
    moves(b.seat.offer.receive.id);
    expect(asked()).toBe(3);
  });

  it('see and hear each other, and the hub hears who speaks', async () => {
    const [a, b] = [await join('a'), await join('b')];
    for (const seat of [a, b]) for (const source of ['camera', 'microphone'] as const) await seat.send(source);
    await a.seat.receive([wanted('b', 'microphone'), wanted('b', 'camera')]);
    await b.seat.receive([wanted('a', 'microphone'), wanted('a', 'camera')]);
    for (const [at, from] of [
      [a, b],
      [b, a],
    ] as const) {
      await vi.waitFor(() => expect(arrived(at, from, 'microphone').loudness).toBeGreaterThan(0.05), patience);
      await vi.waitFor(() => expect(arrived(at, from, 'camera').frames).toBeGreaterThan(5), patience);
    }
    expect(Math.abs(arrived(a, b, 'camera').shade - shades.b)).toBeLessThan(15);
    expect(Math.abs(arrived(b, a, 'camera').shade - shades.a)).toBeLessThan(15);
    await vi.waitFor(
      () =>
        expect(
          voices
            .at(-1)
            ?.map(({ endpointId }) => endpointId)
            .sort(),
        ).toEqual(['a', 'b']),
      patience,
    );
    expect(voices.at(-1)?.[0]?.level).toBeGreaterThan(-55);
    expect(voices.at(-1)?.[0]?.level).toBeLessThanOrEqual(0);
  });

  it('do not hear a source that was prepared and never opened', async () => {
    const [a, b] = [await join('a'), await join('b')];
    await a.media.send('microphone');
    await b.seat.receive([wanted('a', 'microphone')]);
    await vi.waitFor(() => arrived(b, a, 'microphone'), patience);
    await pause(1500);
    expect(await packetsTo(consumerOf(b, a, 'microphone'))).toBe(0);
    expect(arrived(b, a, 'microphone').loudness).toBe(0);
    expect(voices).toEqual([]);
    await a.seat.setSending('microphone', true);
    await vi.waitFor(() => expect(arrived(b, a, 'microphone').loudness).toBeGreaterThan(0.05), patience);
  });

  it('hear nothing of an endpoint that was muted at the server and goes on sending', async () => {
    const [a, b] = [await join('a'), await join('b')];
    await a.send('microphone');
    await b.seat.receive([wanted('a', 'microphone')]);
    await vi.waitFor(() => expect(arrived(b, a, 'microphone').loudness).toBeGreaterThan(0.05), patience);
    await vi.waitFor(() => expect(voices.at(-1)).toHaveLength(1), patience);
    await a.seat.setSending('microphone', false);
    const consumer = consumerOf(b, a, 'microphone');
    await pause(300);
    const before = await packetsTo(consumer);
    const heard = voices.length;
    await pause(1500);
    expect(await packetsTo(consumer)).toBe(before);
    expect(arrived(b, a, 'microphone').loudness).toBeLessThan(0.001);
    expect(voices.slice(heard - 1).at(-1)).toEqual([]);
    expect(voices.filter((none) => none.length === 0)).toHaveLength(1);
    await a.seat.setSending('microphone', true);
    await vi.waitFor(() => expect(arrived(b, a, 'microphone').loudness).toBeGreaterThan(0.05), patience);
  });

  it('pay nothing for a paused picture, and get it back', async () => {
    const [a, b] = [await join('a'), await join('b')];
    await a.send('camera');
    await b.seat.receive([wanted('a', 'camera', { paused: true })]);
    await vi.waitFor(() => arrived(b, a, 'camera'), patience);
    const consumer = consumerOf(b, a, 'camera');
    await pause(1000);
    expect(await packetsTo(consumer)).toBe(0);
    await b.seat.receive([wanted('a', 'camera')]);
    await framesMove(b, a);
    await b.seat.receive([wanted('a', 'camera', { paused: true })]);
    await pause(300);
    const before = await packetsTo(consumer);
    await pause(1000);
    expect(await packetsTo(consumer)).toBe(before);
    await b.seat.receive([wanted('a', 'camera')]);
    await framesMove(b, a);
    expect(b.opened).toHaveLength(1);
  });

  it('are told what a line bears while a picture flows', async () => {
    const [a, b] = [await join('a'), await join('b')];
    await a.send('camera');
    await b.seat.receive([wanted('a', 'camera')]);
    await vi.waitFor(() => expect(b.estimates.length).toBeGreaterThan(1), patience);
    expect(Math.max(...b.estimates.map(({ bears }) => bears))).toBeGreaterThan(0);
    expect(Math.max(...b.estimates.map(({ wished }) => wished))).toBeGreaterThan(0);
    expect(a.estimates).toEqual([]);
  });

  it('get the layer that is asked for', async () => {
    const [a, b] = [await join('a'), await join('b')];
    await a.send('camera');
    await b.seat.receive([wanted('a', 'camera', { layer: 0 })]);
    await vi.waitFor(() => expect(arrived(b, a, 'camera').width).toBe(320), patience);
    await b.seat.receive([wanted('a', 'camera', { layer: 1 })]);
    await vi.waitFor(() => expect(arrived(b, a, 'camera').width).toBe(640), patience);
    await b.seat.receive([wanted('a', 'camera', { layer: 0 })]);
    await vi.waitFor(() => expect(arrived(b, a, 'camera').width).toBe(320), patience);
    await framesMove(b, a);
  });

  it('rank a screen above the stage, and the stage above thumbnails', async () => {
    const [a, b] = [await join('a'), await join('b')];
    for (const source of ['camera', 'screen', 'microphone'] as const) await a.send(source);
    await b.seat.receive([wanted('a', 'camera'), wanted('a', 'screen'), wanted('a', 'microphone')]);
    await vi.waitFor(() => expect(b.media.receiving).toHaveLength(3), patience);
    const priority = async (source: string) => (await consumerOf(b, a, source).dump()).priority;
    await vi.waitFor(async () => expect(await priority('screen')).toBeGreaterThan(await priority('camera')), patience);
    const thumbnail = await priority('camera');
    await b.seat.receive([wanted('a', 'camera', { layer: 2 }), wanted('a', 'screen')]);
    expect(await priority('camera')).toBeGreaterThan(thumbnail);
    expect(await priority('screen')).toBeGreaterThan(await priority('camera'));
  });

  it('come through over TCP where UDP does not', async () => {
    const [a, b] = [await join('a'), await join('b')];
    const { send } = a.seat.offer;
    const overTcp = { ...send, iceCandidates: send.iceCandidates.filter(({ protocol }) => protocol === 'tcp') };
    expect(overTcp.iceCandidates).toHaveLength(1);
    a.media.open({ ...a.seat.offer, send: overTcp }, a.seat);
    await a.send('camera');
    await b.seat.receive([wanted('a', 'camera')]);
    await vi.waitFor(() => expect(arrived(b, a, 'camera').frames).toBeGreaterThan(5), patience);
    const [stats] = Path.parse(await made.transports.find(({ id }) => id === send.id)?.getStats());
    expect(stats?.iceSelectedTuple.protocol).toBe('tcp');
  });
});
