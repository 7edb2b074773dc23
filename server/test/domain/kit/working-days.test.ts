import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addWorkingDays,
  isWorkingDay,
  workingDaysBetween,
  type Calendar,
} from '../../../src/domain/kit/working-days.ts';

const ordinary: Calendar = new Map();

describe('working days', () => {
  test.each([
    ['2026-11-20', 'working'],
    ['2026-11-21', 'free'],
    ['2026-11-22', 'free'],
    ['2026-09-02', 'free'],
    ['2026-05-01', 'free'],
  ])('%s is %s', (day, kind) => {
    expect(isWorkingDay(day, ordinary)).toBe(kind === 'working');
  });

  test('the calendar has the last word: Tết is free, a Saturday makes up for it, a holiday may be moved', () => {
    const calendar: Calendar = new Map([
      ['2026-02-17', 'holiday'],
      ['2026-02-28', 'working'],
      ['2026-09-02', 'working'],
    ]);
    expect(isWorkingDay('2026-02-17', calendar)).toBe(false);
    expect(isWorkingDay('2026-02-28', calendar)).toBe(true);
    expect(isWorkingDay('2026-09-02', calendar)).toBe(true);
  });

  test.each([
    ['a Monday', '2026-11-16', '2026-11-23'],
    ['a Friday', '2026-11-20', '2026-11-27'],
    ['a Sunday', '2026-11-22', '2026-11-27'],
    ['the days before 30 April and 1 May', '2026-04-27', '2026-05-06'],
  ])('five working days after %s', (_, from, due) => {
    expect(addWorkingDays(from, 5, ordinary)).toBe(due);
    expect(workingDaysBetween(from, due, ordinary)).toBe(5);
    expect(workingDaysBetween(due, from, ordinary)).toBe(-5);
  });

  test('counting back what was added gives the same number, and the last day is a working day', () => {
    const day = fc
      .integer({ min: 0, max: 3_000 })
      .map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10));
    const calendar = fc
      .array(fc.tuple(day, fc.constantFrom('holiday' as const, 'working' as const)), { maxLength: 20 })
      .map((days): Calendar => new Map(days));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), calendar, (from, count, days) => {
        const due = addWorkingDays(from, count, days);
        expect(isWorkingDay(due, days)).toBe(true);
        expect(workingDaysBetween(from, due, days)).toBe(count);
      }),
    );
  });

  test('a calendar without working days ends', () => {
    const never: Calendar = new Map(
      Array.from({ length: 5_000 }, (_, days) => [
        new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10),
        'holiday' as const,
      ]),
    );
    expect(addWorkingDays('2026-01-01', 1, never) > '2036-01-01').toBe(true);
  });
});
