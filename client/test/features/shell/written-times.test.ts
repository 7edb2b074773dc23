import { readDay } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deskTimes } from '../../../src/ui/desk/desk-times.ts';
import { readClock, readMoment } from '../../../src/ui/desk/written-times.ts';

describe('a day as a person writes it', () => {
  it.each([
    ['30/06/2025', '2025-06-30'],
    [' 1/7/2025 ', '2025-07-01'],
    ['01.07.2025', '2025-07-01'],
    ['29-2-2024', '2024-02-29'],
    ['29/02/2025', null],
    ['31/04/2025', null],
    ['2025-06-30', null],
    ['30/06/25', null],
    ['', null],
  ])('%j means %j', (written, day) => expect(readDay(written)).toBe(day));
});

describe('a time of day as a person writes it', () => {
  it.each([
    ['08:05', 485],
    ['8h05', 485],
    ['8h', 480],
    ['8', 480],
    ['8 giờ', null],
    ['23:59:30', 1439.5],
    ['24:00', null],
    ['08:60', null],
    ['tám giờ', null],
  ])('%j means minute %j', (written, minute) =>
    expect(readClock(written)).toBe(minute === null ? null : minute * 60_000),
  );
});

describe('a moment on the clocks of the hub', () => {
  it.each(['Asia/Ho_Chi_Minh', 'Europe/Berlin', 'America/St_Johns'])('is read as it is shown, in %s', (zone) => {
    const times = deskTimes(zone);
    fc.assert(
      fc.property(fc.integer({ min: 1_500_000_000, max: 2_000_000_000 }), (seconds) => {
        const at = seconds * 1000;
        const read = readMoment(times.day(at), times.exactClock(at), times);
        // In the hour that a zone repeats in autumn the same words mean two instants.
        expect(read === null ? null : times.moment(read)).toBe(times.moment(at));
      }),
    );
  });

  it('is nothing where one of the two cannot be read', () => {
    const times = deskTimes('Asia/Ho_Chi_Minh');
    expect(readMoment('22/11/2026', 'x', times)).toBeNull();
    expect(readMoment('22/13/2026', '08:00', times)).toBeNull();
  });
});
