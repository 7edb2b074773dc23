import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meetingTime, takenUpAt } from '../../../src/domain/meeting/course/meeting-time.ts';

const instant = fc.integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 });
const spans = fc.array(fc.record({ from: instant, to: instant }), { maxLength: 5 });

describe('the time of a meeting', () => {
  it('is the wall clock’s less all by which that was set, and never before its last fact', () => {
    const clockSet = [
      { from: 10_000, to: 70_000 },
      { from: 80_000, to: 50_000 },
    ];
    expect(meetingTime({ clockSet, lastAt: 0 }, 100_000)).toBe(70_000);
    expect(meetingTime({ clockSet, lastAt: 90_000 }, 100_000)).toBe(90_000);
    expect(meetingTime({ clockSet: [], lastAt: 0 }, 100_000)).toBe(100_000);
  });

  it('goes on where a hub comes back with it, and whoever reads it then finds the same time', () => {
    fc.assert(
      fc.property(spans, instant, instant, fc.nat(), (clockSet, lastAt, now, laterMs) => {
        const back = takenUpAt({ clockSet, lastAt }, now);
        expect(back.at).toBeGreaterThanOrEqual(lastAt);
        const known = back.clockSet === null ? clockSet : [...clockSet, back.clockSet];
        expect(meetingTime({ clockSet: known, lastAt: back.at }, now + laterMs)).toBe(back.at + laterMs);
      }),
    );
  });
});
