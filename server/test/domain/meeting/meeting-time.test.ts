import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockSetMs, takenUpAt, timeInMeeting } from '../../../src/domain/meeting/course/meeting-time.ts';

const openedAt = 1_700_000_000_000;
const left = fc.record({
  openedAt: fc.constant(openedAt),
  lastAt: fc.integer({ min: openedAt, max: openedAt + 100_000_000 }),
  aheadMs: fc.integer({ min: -100_000_000, max: 100_000_000 }),
});
const offMs = fc.integer({ min: -200_000_000, max: 200_000_000 });

describe('the time in a meeting', () => {
  it('is the wall clock’s less all by which that was set, and never before its last fact', () => {
    const clockSet = [
      { from: 10_000, to: 70_000 },
      { from: 80_000, to: 50_000 },
    ];
    expect(timeInMeeting({ clockSet, lastAt: 0 }, 100_000)).toBe(70_000);
    expect(timeInMeeting({ clockSet, lastAt: 90_000 }, 100_000)).toBe(90_000);
    expect(timeInMeeting({ clockSet: [], lastAt: 0 }, 100_000)).toBe(100_000);
  });

  it('goes on where a hub comes back with it, and the wall clock tells it as well from then on', () => {
    fc.assert(
      fc.property(left, offMs, fc.option(offMs), fc.nat(), (before, off, reckonedMs, laterMs) => {
        const now = openedAt + off;
        const reckoned = reckonedMs === null ? null : openedAt + reckonedMs;
        const { at, clockSet } = takenUpAt(before, { now, reckoned });
        expect(at).toBeGreaterThanOrEqual(before.lastAt);
        const aheadMs = before.aheadMs + (clockSet === null ? 0 : clockSet.to - clockSet.from);
        // What keeps a clock in step may have moved it by one in two thousand.
        const roughMs = clockSetMs + (at - openedAt) / 2_000;
        expect(Math.abs(now + laterMs - aheadMs - (at + laterMs))).toBeLessThanOrEqual(roughMs);
      }),
    );
  });

  it('is what a clock says that nobody could set, where there is one, and else the wall clock’s', () => {
    const before = { openedAt, lastAt: openedAt + 1_000, aheadMs: 0 };
    const hour = 3_600_000;
    const now = openedAt + 60_000 + hour;
    expect(takenUpAt(before, { now, reckoned: openedAt + 60_000 })).toEqual({
      at: openedAt + 60_000,
      clockSet: { from: openedAt + 60_000, to: now },
    });
    expect(takenUpAt(before, { now, reckoned: null })).toEqual({ at: now, clockSet: null });
    expect(takenUpAt(before, { now: openedAt - hour, reckoned: null }).at).toBe(before.lastAt);
  });

  it('takes no clock for set that was kept in step through a long meeting', () => {
    const lastedMs = 8 * 3_600_000;
    const before = { openedAt, lastAt: openedAt + lastedMs, aheadMs: 0 };
    const reckoned = openedAt + lastedMs + 10_000;
    expect(takenUpAt(before, { now: reckoned + 14_000, reckoned }).clockSet).toBeNull();
    expect(takenUpAt(before, { now: reckoned + 30_000, reckoned }).clockSet).not.toBeNull();
  });
});
