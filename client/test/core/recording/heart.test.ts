import { describe, expect, it } from 'vitest';
import { heartSaid } from '../../../src/core/recording/heart.ts';

const keptUntil = 1_000_000_000;
const said = (roomSeconds: number | null, plannedEnd: number | null = null) =>
  heartSaid({ keptUntil, heard: 2, bytesPerSecond: 45_400, roomBytes: 5, roomSeconds }, plannedEnd);

describe('what the heart of a recording says', () => {
  it('is for how long there is room, in the unit that a person would use', () => {
    expect(said(null)).toEqual({ keptUntil, heard: 2, rate: 45, lasts: null, endsAt: null });
    expect(said(59 * 60 + 59).lasts).toEqual({ unit: 'minutes', count: 59 });
    expect(said(2 * 3_600 - 1).lasts).toEqual({ unit: 'minutes', count: 119 });
    expect(said(2 * 3_600).lasts).toEqual({ unit: 'hours', count: 2 });
    expect(said(48 * 3_600).lasts).toEqual({ unit: 'days', count: 2 });
  });

  it('is that nobody knows it, where the disk does not say', () => {
    const heart = { keptUntil, heard: 1, bytesPerSecond: 1, roomBytes: null, roomSeconds: null };
    expect(heartSaid(heart, keptUntil + 1)).toMatchObject({ lasts: 'unknown', endsAt: null });
  });

  it('is until when there is room, where that is before the planned end', () => {
    const in90 = keptUntil + 90 * 60_000;
    expect(said(3_600, in90).endsAt).toBe(keptUntil + 3_600_000);
    expect(said(3 * 3_600, in90).endsAt).toBeNull();
    expect(said(3_600, null).endsAt).toBeNull();
    expect(said(null, in90).endsAt).toBeNull();
  });

  it('is until when there is room, where little is left, whatever was planned', () => {
    expect(said(899, null).endsAt).toBe(keptUntil + 899_000);
    // A meeting that goes on after its planned end.
    expect(said(60, keptUntil - 1).endsAt).toBe(keptUntil + 60_000);
    expect(said(900, keptUntil - 1).endsAt).toBeNull();
  });
});
