import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineAt, writtenHour } from '../../../src/core/recording/written-hour.ts';

const minute = 60_000;
const ahead = 7 * 60 * minute;
/** 22:30 in Vietnam. */
const openedAt = Date.parse('2026-11-02T15:30:20Z');

describe('the hour that stands in a line of minutes', () => {
  it('is read as clerks write it', () => {
    for (const line of ['- 22 giờ 41 phút: khai mạc', 'Xã Tân Văn (từ 22:41): …', '22h41 nói', 'lúc 22 giờ 41'])
      expect(writtenHour(line, openedAt, ahead), line).toBe(Date.parse('2026-11-02T15:41:00Z'));
    expect(writtenHour('từ 23 giờ', openedAt, ahead)).toBe(Date.parse('2026-11-02T16:00:00Z'));
  });

  it('is of the day after where the meeting goes over midnight, and of the minute of the opening where it is that', () => {
    expect(writtenHour('- 00 giờ 10 phút', openedAt, ahead)).toBe(Date.parse('2026-11-02T17:10:00Z'));
    expect(writtenHour('- 22 giờ 30 phút', openedAt, ahead)).toBe(Date.parse('2026-11-02T15:30:00Z'));
  });

  it('is none where there is none', () => {
    for (const line of ['Kết luận của người chủ trì:', '', 'có 19 điểm cầu', '- 25 giờ 10', '12 giờ 75'])
      expect(writtenHour(line, openedAt, ahead), line).toBeNull();
  });

  it('is within a day of the opening, and the hour that was written', () => {
    fc.assert(
      fc.property(fc.nat(23), fc.nat(59), fc.nat(10 ** 9), (hours, minutes, later) => {
        const opened = openedAt + later;
        const at = writtenHour(`${hours} giờ ${String(minutes).padStart(2, '0')} phút`, opened, ahead) ?? 0;
        expect(at).toBeGreaterThan(opened - minute);
        expect(at).toBeLessThanOrEqual(opened + 24 * 60 * minute);
        expect(new Date(at + ahead).toISOString().slice(11, 16)).toBe(
          `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`,
        );
      }),
    );
  });

  it('stands in the line in which the caret is', () => {
    const text = 'một\n- 08 giờ 05 phút: hai\nba';
    expect([0, 3, 4, 10, text.length].map((place) => lineAt(text, place))).toEqual([
      'một',
      'một',
      '- 08 giờ 05 phút: hai',
      '- 08 giờ 05 phút: hai',
      'ba',
    ]);
  });
});
