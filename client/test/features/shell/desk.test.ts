import { describe, expect, it } from 'vitest';
import { deskTimes } from '../../../src/ui/desk/desk-times.ts';
import { calendarDayText, hoursText, numberText, wholeMinutes } from '../../../src/ui/desk/figures.ts';
import { sortRows } from '../../../src/ui/desk/sort-rows.ts';
import { nextSorting, readPage, readSorting } from '../../../src/ui/desk/table-address.ts';

const at = Date.parse('2026-11-22T18:04:05Z');

describe('times on the desk', () => {
  it('are the hub’s, day before month, 24 hours', () => {
    const { day, clock, exactClock, moment, aheadMs } = deskTimes('Asia/Ho_Chi_Minh');
    expect(day(at)).toBe('23/11/2026');
    expect(clock(at)).toBe('01:04');
    expect(exactClock(at)).toBe('01:04:05');
    expect(moment(at)).toBe('23/11/2026 01:04');
    expect(aheadMs(at)).toBe(7 * 3_600_000);
    expect(deskTimes('America/New_York').aheadMs(at + 123)).toBe(-5 * 3_600_000);
  });

  it('writes midnight as 00', () => {
    expect(deskTimes('UTC').clock(Date.parse('2026-11-22T00:00:00Z'))).toBe('00:00');
  });
});

describe('figures', () => {
  it('are written as in Vietnam', () => {
    expect(numberText(1234.5)).toBe('1.234,5');
    expect(calendarDayText('2025-06-30')).toBe('30/06/2025');
  });

  it('count what lasted at all as a minute', () => {
    expect([0, -5, 1, 89_000, 90_000, 3_600_000].map(wholeMinutes)).toEqual([0, 0, 1, 1, 2, 60]);
    expect([0, 59_000, 5_400_000, 36_000_000].map(hoursText)).toEqual(['0:00', '0:01', '1:30', '10:00']);
  });
});

describe('a table', () => {
  const rows = ['Xã Đồng', 'Xã Ân', 'Xã Dương', null].map((name) => ({ name }));
  const sorted = (down: boolean): (string | null)[] => sortRows(rows, ({ name }) => name, down).map(({ name }) => name);

  it('sorts by the Vietnamese alphabet and keeps what is missing at the end', () => {
    expect(sorted(false)).toEqual(['Xã Ân', 'Xã Dương', 'Xã Đồng', null]);
    expect(sorted(true)).toEqual(['Xã Đồng', 'Xã Dương', 'Xã Ân', null]);
  });

  it('sorts numbers as numbers', () => {
    expect(sortRows([10, 9, 100], (value) => value, false)).toEqual([9, 10, 100]);
  });

  it('goes up, down and back to its own order', () => {
    const first = nextSorting(null, 'name');
    const second = nextSorting(readSorting(first), 'name');
    expect([first, second, nextSorting(readSorting(second), 'name')]).toEqual(['name', '-name', '']);
    expect(nextSorting(readSorting('-name'), 'state')).toBe('state');
  });

  it.each([null, '', '0', '-1', '1.5', 'x'])('takes page %s for the first', (text) => {
    expect(readPage(text)).toBe(1);
  });
});
