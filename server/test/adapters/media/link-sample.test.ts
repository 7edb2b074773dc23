import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { MediasoupPlane } from '../../../src/adapters/media/media-plane.ts';
import { sampleGrade, type LinkSample } from '../../../src/domain/meeting/links/link-grading.ts';
import { LossyLine } from '../../support/lossy-line.ts';
import { freePorts, startPlane, takeSeat, wanted, watchMediasoup, type Made, type TestSeat } from './media-harness.ts';

let plane: MediasoupPlane;
let line: LossyLine;
let room: TestSeat;
let commune: TestSeat;
let made: Made;

/** Two endpoints that hear and see each other; the commune's line is the one that a test can spoil. */
beforeAll(async () => {
  made = watchMediasoup();
  const firstPort = await freePorts(1);
  plane = await startPlane({ firstPort });
  line = await LossyLine.to(firstPort);
  room = await takeSeat(plane, 'room', { variant: 'wrtc' });
  commune = await takeSeat(plane, 'commune', { variant: 'wrtc' });
  commune.media.open(line.offer(commune.seat.offer), {
    connect: (transportId, dtls) => commune.seat.connect(transportId, dtls),
    produce: (source, rtpParameters) => commune.seat.produce(source, rtpParameters),
  });
  for (const seat of [room, commune]) {
    await seat.send('microphone');
    await seat.send('camera');
  }
  await room.seat.receive([wanted('commune', 'microphone'), wanted('commune', 'camera')]);
  await commune.seat.receive([wanted('room', 'microphone'), wanted('room', 'camera', { layer: 1 })]);
  for (const [at, from] of [
    [room, commune],
    [commune, room],
  ] as const)
    await vi.waitFor(() => expect(at.media.arrived(from.endpointId, 'camera')?.frames).toBeGreaterThan(5), 20_000);
});
afterAll(async () => {
  for (const seat of [room, commune]) seat.close();
  line.close();
  await plane.close();
});

/** What is measured of the time from now on, once reports of it have come. */
const measured = async (seat: TestSeat): Promise<LinkSample> => {
  await seat.seat.linkSample();
  await pause(8_000);
  const sample = await seat.seat.linkSample();
  if (sample === null) throw new Error('media flowed');
  return sample;
};

it('tells a good line by what does not go wrong on it', async () => {
  const sample = await measured(commune);
  expect(sample.lossUp).toBeLessThan(0.005);
  expect(sample.lossDown).toBeLessThan(0.005);
  expect(sample.roundTripMs).toBeLessThan(100);
  expect(sampleGrade(sample)).toBe('good');
});

it('tells what is lost each way, and how long the way is, of the line that is bad and of no other', async () => {
  line.trouble = { lossUp: 0.1, lossDown: 0.2, delayMs: 60 };
  // The first reports still tell of the time before.
  await pause(3_000);
  const [bad, good] = await Promise.all([measured(commune), measured(room)]);
  expect(bad.lossUp).toBeGreaterThan(0.05);
  expect(bad.lossUp).toBeLessThan(0.16);
  expect(bad.lossDown).toBeGreaterThan(0.1);
  expect(bad.lossDown).toBeLessThan(0.3);
  expect(bad.roundTripMs).toBeGreaterThan(110);
  expect(bad.roundTripMs).toBeLessThan(250);
  expect(sampleGrade(bad)).toBe('bad');
  expect(sampleGrade(good)).toBe('good');
});

it('counts only from the sample before: a line that is well again is good', async () => {
  line.trouble = { lossUp: 0, lossDown: 0, delayMs: 0 };
  // A page reports on a voice every 5 s or so (2.5 to 7.5): until then what was lost before is still to be told.
  await pause(8_500);
  const sample = await measured(commune);
  expect(sampleGrade(sample)).toBe('good');
});

it('tells whether anything of a source arrives, and nothing of one that is shut or not there', async () => {
  const { seat } = commune;
  const arrives = (): Promise<readonly (boolean | null)[]> =>
    Promise.all((['microphone', 'camera', 'screen'] as const).map((source) => seat.arrives(source)));
  expect(await arrives()).toEqual([null, null, null]);
  await pause(1_500);
  expect(await arrives()).toEqual([true, true, null]);
  line.trouble = { lossUp: 1, lossDown: 0, delayMs: 0 };
  // What was on its way is there by then.
  await pause(300);
  await arrives();
  await pause(1_500);
  expect(await arrives()).toEqual([false, false, null]);
  line.trouble = { lossUp: 0, lossDown: 0, delayMs: 0 };
  // What the page sends first, to try the line, is no picture.
  await vi.waitFor(async () => expect(await arrives()).toEqual([true, true, null]), {
    timeout: 20_000,
    interval: 1_500,
  });
  await seat.setSending('microphone', false);
  expect(await seat.arrives('microphone')).toBeNull();
  await seat.setSending('microphone', true);
  expect(await seat.arrives('microphone'), 'nothing is known of the time since it was opened').toBeNull();
  await pause(1_500);
  expect(await seat.arrives('microphone')).toBe(true);
});

it('asks the worker neither about a picture of several layers nor about what never came', async () => {
  const { seat } = commune;
  await seat.arrives('camera');
  const asked = made.producers.map((producer) => vi.spyOn(producer, 'getStats'));
  const questions = (): number => asked.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  expect(await seat.arrives('camera')).toBe(true);
  expect(questions()).toBe(0);
  await seat.arrives('microphone');
  expect(questions()).toBe(1);
  const mute = await takeSeat(plane, 'mute', { variant: 'signalling' });
  await mute.send('microphone');
  expect(await mute.seat.arrives('microphone')).toBeNull();
  expect(await mute.seat.arrives('microphone')).toBe(false);
  expect(questions()).toBe(1);
  mute.close();
});
