import { expect, it } from 'vitest';
import { meetingId, seatOf, startPlane } from './media-harness.ts';

const listener = { from: '127.0.0.1', consumersOpened: () => Promise.resolve(), consumersClosed: () => undefined };

it('the relay counts each connection by itself, so that a display takes nothing of its endpoint’s seat', async () => {
  const ended: string[] = [];
  const plane = await startPlane({
    relayShare: (name) => ({
      access: () => ({ username: name, credential: '', forMs: 1 }),
      end: () => void ended.push(name),
    }),
  });
  try {
    const capabilities = plane.routerRtpCapabilities;
    const seat = seatOf('room');
    const media = await plane.open(seat, capabilities, listener);
    const display = { meetingId, name: 'room/display/1', endpointId: seat.endpointId, sends: false };
    const beside = await plane.open(display, capabilities, listener);
    for (const [each, name] of [
      [media, seat.name],
      [beside, display.name],
    ] as const) {
      expect(each.offer.relay?.username).toBe(name);
      expect(each.relayAccess()?.username).toBe(name);
    }
    // It ends with the media, and nobody else's.
    beside.close();
    expect(ended).toEqual([display.name]);
  } finally {
    await plane.close();
  }
});
