import { EndpointId } from '@diem-cau/shared';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SessionWatches } from '../../../src/adapters/signalling/session-watches.ts';
import type { EndingCause, SignedIn } from '../../../src/application/sign-in/sessions.ts';

const hourMs = 3_600_000;
const signedIn: SignedIn = {
  principal: { kind: 'endpoint', endpointId: EndpointId.parse('an-binh'), name: 'Xã An Bình', leads: false },
  keys: ['session:1'],
  until: 0,
};
let now: number;
let good: boolean;
let broken: boolean;
let inUse: boolean;
let ended: EndingCause[];
let watches: SessionWatches;

const sessions = {
  recognise: () => (broken ? Promise.reject(new Error('the disk is full')) : Promise.resolve(good ? signedIn : null)),
  endedEnrolment: () => Promise.resolve(null),
  endedPanel: () => Promise.resolve(null),
};
const watch = (lastsMs: number): (() => void) =>
  watches.watch({
    ...{ cookie: 'x', until: now + lastsMs },
    ...{ matters: () => inUse, ended: (cause: EndingCause) => void ended.push(cause) },
  });
const pass = async (ms: number): Promise<void> => {
  for (let passed = 0; passed < ms; passed += 1_000) {
    now += 1_000;
    await vi.advanceTimersByTimeAsync(1_000);
  }
};

beforeEach(() => {
  vi.useFakeTimers();
  now = 1_000_000;
  [good, broken, inUse, ended] = [true, false, true, []];
  watches = new SessionWatches(sessions, { now: () => now });
});
afterEach(() => {
  watches.close();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

it('an end is found when the session runs out, and told until nothing hangs on it', async () => {
  watch(hourMs);
  await pass(hourMs - 1_000);
  expect(ended).toEqual([]);
  good = false;
  await pass(1_000);
  expect(ended).toEqual(['signed-out']);
  inUse = false;
  await pass(hourMs);
  expect(ended).toEqual(['signed-out']);
  expect(vi.getTimerCount()).toBe(0);
});

it('a page that goes leaves it watched as long as something is held for it', async () => {
  const isLessUsed = watch(2 * hourMs);
  isLessUsed();
  good = false;
  await pass(hourMs);
  expect(ended).toContain('signed-out');
  inUse = false;
  isLessUsed();
  expect(vi.getTimerCount()).toBe(0);
});

it('nobody is sent away while nothing can be looked up', async () => {
  broken = true;
  watch(1_000);
  await pass(hourMs);
  expect(ended).toEqual([]);
});
