import { MediaOffer } from '@diem-cau/shared';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mediaPort } from '../../src/core/media/media-port.ts';
import { NoWay } from '../../src/core/media/no-way.ts';
import { offer } from '../fakes/seated-page.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const watched = () => {
  const told: boolean[] = [];
  return { told, ways: new NoWay((noWay) => told.push(noWay)) };
};

test('what gets through in time is no matter', async () => {
  const { told, ways } = watched();
  ways.follow('connecting');
  await vi.advanceTimersByTimeAsync(7_000);
  ways.follow('connected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).not.toContain(true);
});

test('what does not is said within 10 s, however often it is begun anew, until it is through', async () => {
  const { told, ways } = watched();
  ways.follow('connecting');
  await vi.advanceTimersByTimeAsync(5_000);
  ways.follow('mending');
  ways.follow('connecting');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toEqual([true]);
  ways.follow('mending');
  expect(told).toEqual([true]);
  ways.follow('connected');
  expect(told).toEqual([true, false]);
});

test('the sentence goes with the seat', async () => {
  const { told, ways } = watched();
  ways.follow('mending');
  await vi.advanceTimersByTimeAsync(10_000);
  ways.follow('idle');
  expect(told).toEqual([true, false]);
});

test('the port to ask for is that of the offer', () => {
  const at = (iceCandidates: readonly object[]) =>
    MediaOffer.parse({ ...offer, receive: { ...offer.receive, iceCandidates } });
  expect(mediaPort(at([]))).toBeNull();
  expect(mediaPort(at([{ port: 44_401, protocol: 'udp' }]))).toBe(44_401);
});
