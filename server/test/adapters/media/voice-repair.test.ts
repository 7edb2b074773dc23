import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { MediasoupPlane } from '../../../src/adapters/media/media-plane.ts';
import { LossyLine } from '../../support/lossy-line.ts';
import { freePorts, startPlane, takeSeat, wanted, type TestSeat } from './media-harness.ts';

let plane: MediasoupPlane;
let line: LossyLine;
let room: TestSeat;
let commune: TestSeat;

/** Two endpoints that hear each other; the commune's line loses a tenth of the voices each way. */
beforeAll(async () => {
  const firstPort = await freePorts(1);
  plane = await startPlane({ firstPort });
  line = await LossyLine.to(firstPort);
  line.trouble = { lossUp: 0.1, lossDown: 0.1, delayMs: 0 };
  room = await takeSeat(plane, 'room', { variant: 'wrtc' });
  commune = await takeSeat(plane, 'commune', { variant: 'wrtc' });
  commune.media.open(line.offer(commune.seat.offer), {
    connect: (transportId, dtls) => commune.seat.connect(transportId, dtls),
    produce: (source, rtpParameters) => commune.seat.produce(source, rtpParameters),
  });
  for (const seat of [room, commune]) await seat.send('microphone');
  await room.seat.receive([wanted('commune', 'microphone')]);
  await commune.seat.receive([wanted('room', 'microphone')]);
});
afterAll(async () => {
  for (const seat of [room, commune]) seat.close();
  line.close();
  await plane.close();
});

it('a lost packet of a voice is asked for again and comes, on the way to the hub and on the way from it', async () => {
  await vi.waitFor(() => {
    expect(line.repaired.up).toBeGreaterThan(10);
    expect(line.repaired.down).toBeGreaterThan(10);
  }, 50_000);
});

it('and counts as lost for the grade of the line, as if nobody had asked for it', async () => {
  const { seat } = commune;
  await seat.linkSample();
  const before = { ...line.repaired };
  await vi.waitFor(() => expect(line.repaired.down - before.down).toBeGreaterThan(20), 50_000);
  const sample = await seat.linkSample();
  expect(sample?.lossUp).toBeGreaterThan(0.03);
  expect(sample?.lossDown).toBeGreaterThan(0.03);
});
