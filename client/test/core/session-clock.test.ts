import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changed, hello, rest, seated } from '../fakes/seated-page.ts';

beforeEach(() => {
  vi.stubGlobal('window', new EventTarget());
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a hub’s clock that is set in the meeting is shown at once, and moves no time by which the page reckons', async () => {
  const { wire, hub } = await seated();
  const before = hub.now();
  await wire.notify('meeting.changed', { ...changed(8, { clockAheadMs: 3_600_000 }), at: before + 2_000 });
  expect(hub.clockAhead.getState().ms).toBe(3_600_000);
  expect(Math.abs(hub.now() - before)).toBeLessThan(5_000);
  // It is over: the hub greets the page anew, by its clock.
  wire.answer('hub.hello', { ...hello([]), now: 3_650_000 });
  await wire.notify('meeting.changed', changed(9, { phase: { phase: 'closed', since: 59_000 } }));
  await rest();
  expect(hub.clockAhead.getState().ms).toBe(0);
  expect(hub.now()).toBeGreaterThan(3_600_000);
});
