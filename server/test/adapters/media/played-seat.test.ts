import { MeetingId } from '@diem-cau/shared';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loopOfIvf, loopOfOgg } from '../../../src/adapters/media/loop-files.ts';
import { cameraPackets, microphonePacket } from '../../../src/adapters/media/loop-packets.ts';
import type { MediasoupPlane } from '../../../src/adapters/media/media-plane.ts';
import { PlayedMedia } from '../../../src/adapters/media/played-media.ts';
import { endpoint, openSeat, seatOf, startPlane, takeSeat, wanted } from './media-harness.ts';

const folder = resolve(import.meta.dirname, '../../../../data/demo');
const filesOf = (end: string): string[] => readdirSync(folder).filter((name) => name.endsWith(end));
const read = (name: string): Buffer => readFileSync(join(folder, name));
const patience = { timeout: 15_000, interval: 50 };
const listener = { from: '127.0.0.1', consumersOpened: () => Promise.resolve(), consumersClosed: () => undefined };

describe('the loops that are checked in', () => {
  it.each(filesOf('.ivf'))('%s begins with a key picture and has one each second', (name) => {
    const { frames, frameMs } = loopOfIvf(read(name));
    expect(frames.length).toBeGreaterThan(20);
    const isKey = (frame: Buffer): boolean => (frame.readUInt8(0) & 1) === 0;
    const perSecond = Math.round(1000 / frameMs);
    for (const [index, frame] of frames.entries()) if (index % perSecond === 0) expect(isKey(frame)).toBe(true);
  });

  it.each(filesOf('.ogg'))('%s holds some seconds of speech in packets of 20 ms', (name) => {
    const { frames, frameMs } = loopOfOgg(read(name));
    expect(frames.length * frameMs).toBeGreaterThan(4_000);
    expect(frames.length * frameMs).toBeLessThan(12_000);
    expect(frames.filter((packet) => packet.length > 12).length).toBeGreaterThan(frames.length / 2);
  });

  it('are refused where they are of another kind', () => {
    expect(() => loopOfIvf(read('voice-1.ogg'))).toThrow('IVF');
    expect(() => loopOfOgg(read('picture-1.ivf'))).toThrow('Ogg');
  });
});

describe('the packets of a loop', () => {
  it('give the picture back, the last one marked, numbered on over 65535', () => {
    const picture = Buffer.from(Array.from({ length: 3_000 }, (_, index) => index % 251));
    const packets = cameraPackets({ ssrc: 7, sequence: 0xffff - 1 }, picture, 1_000);
    expect(Buffer.concat(packets.map((packet) => packet.subarray(13)))).toEqual(picture);
    expect(packets.map((packet) => packet.readUInt16BE(2))).toEqual([0xffff, 0, 1]);
    expect(packets.map((packet) => packet.readUInt8(1) >> 7)).toEqual([0, 0, 1]);
    expect(new Set(packets.map((packet) => packet.readUInt32BE(4)))).toEqual(new Set([90_000]));
    expect(packets.map((packet) => packet.readUInt8(12))).toEqual([0x10, 0, 0]);
  });

  it('say of a voice whether it speaks', () => {
    const level = (size: number): number =>
      microphonePacket({ ssrc: 7, sequence: 0 }, Buffer.alloc(size), 0).readUInt8(17) & 0x7f;
    expect(level(60)).toBeLessThan(55);
    expect(level(4)).toBe(127);
  });
});

describe('a played seat', () => {
  const meeting = MeetingId.parse('played');
  const played = new PlayedMedia(folder);
  const voices: string[] = [];
  let plane: MediasoupPlane;
  beforeAll(async () => {
    plane = await startPlane({ played });
    plane.listen({
      voices: (_, heard) => voices.push(...heard.map(({ endpointId }) => endpointId)),
      lost: () => undefined,
    });
  });
  afterAll(() => plane.close());

  it('is seen and heard by a real endpoint, and no more once it is shut', async () => {
    const seat = await openSeat(plane, seatOf('an-binh', meeting), played.capabilities, listener);
    for (const source of ['camera', 'microphone'] as const) {
      await seat.produce(source, {});
      await seat.setSending(source, true);
    }
    const room = await takeSeat(plane, 'room', { variant: 'wrtc', meeting });
    await room.seat.receive([wanted('an-binh', 'camera'), wanted('an-binh', 'microphone')]);
    await vi.waitFor(() => {
      expect(room.media.arrived(endpoint('an-binh'), 'camera')).toMatchObject({ width: 480 });
      expect(room.media.arrived(endpoint('an-binh'), 'camera')?.frames).toBeGreaterThan(5);
      expect(room.media.arrived(endpoint('an-binh'), 'microphone')?.loudness).toBeGreaterThan(0.01);
      expect(voices).toContain('an-binh');
    }, patience);
    expect(await seat.linkSample()).toEqual({ lossUp: 0, lossDown: 0, roundTripMs: 20 });

    await seat.setSending('microphone', false);
    await vi.waitFor(() => {
      voices.splice(0);
      return new Promise((done) => setTimeout(done, 700)).then(() => expect(voices).toEqual([]));
    }, patience);
    seat.close();
    room.close();
  });

  it('is given to nobody who does not know the word', async () => {
    for (const capabilities of [{ played: 'guessed' }, { played: undefined }, {}])
      await expect(openSeat(plane, seatOf('an-binh', meeting), capabilities, listener)).rejects.toMatchObject({
        code: 'media-refused',
      });
  });

  it('gives way to a PC of the endpoint', async () => {
    const seat = await openSeat(plane, seatOf('hoa-lac', meeting), played.capabilities, listener);
    await seat.produce('camera', {});
    const pc = await takeSeat(plane, 'hoa-lac', { meeting });
    await expect(seat.produce('microphone', {})).rejects.toMatchObject({ code: 'media-unavailable' });
    pc.close();
  });
});
