import { describe, expect, test } from 'vitest';
import { noticeClock, type NoticeCourse } from '../../../src/domain/record/notice-clock.ts';
import type { Calendar } from '../../../src/domain/kit/working-days.ts';

const ordinary: Calendar = new Map();
/** Closed on Monday, 23 November 2026. */
const monday: NoticeCourse = { closedOn: '2026-11-23', needed: true, issuedOn: null, workingDays: 5 };

describe('the clock of the notice', () => {
  test.each([
    ['on the day of the closing', '2026-11-23', 'running', 5],
    ['on the day after', '2026-11-24', 'running', 4],
    ['on the Saturday between', '2026-11-28', 'running', 1],
    ['on its last day', '2026-11-30', 'running', 0],
    ['the day after that', '2026-12-01', 'overdue', -1],
    ['a week later', '2026-12-08', 'overdue', -6],
  ])('%s', (_, today, state, daysLeft) => {
    expect(noticeClock(monday, today, ordinary)).toEqual({
      workingDays: 5,
      due: '2026-11-30',
      issuedOn: null,
      state,
      daysLeft,
    });
  });

  test('a deadline that passed on a Friday has passed on Saturday', () => {
    expect(noticeClock({ ...monday, closedOn: '2026-11-20' }, '2026-11-28', ordinary)).toMatchObject({
      due: '2026-11-27',
      state: 'overdue',
      daysLeft: -1,
    });
  });

  test('Tết and a working Saturday move it', () => {
    const calendar: Calendar = new Map([
      ['2026-02-16', 'holiday'],
      ['2026-02-17', 'holiday'],
      ['2026-02-18', 'holiday'],
      ['2026-02-19', 'holiday'],
      ['2026-02-20', 'holiday'],
      ['2026-02-28', 'working'],
    ]);
    const course = { ...monday, closedOn: '2026-02-13' };
    expect(noticeClock(course, '2026-02-13', calendar)).toMatchObject({ due: '2026-02-27', daysLeft: 5 });
    expect(noticeClock({ ...course, workingDays: 6 }, '2026-02-13', calendar)).toMatchObject({ due: '2026-02-28' });
  });

  test.each([
    ['2026-11-23', 'in-time'],
    ['2026-11-30', 'in-time'],
    ['2026-12-01', 'late'],
  ])('a notice that went out on %s is %s, for good', (issuedOn, state) => {
    expect(noticeClock({ ...monday, issuedOn }, '2027-01-01', ordinary)).toMatchObject({ state, daysLeft: null });
  });

  test('it stands still while the meeting is open or has no conclusion', () => {
    expect(noticeClock({ ...monday, closedOn: null }, '2026-11-23', ordinary)).toMatchObject({
      due: null,
      state: 'not-running',
      daysLeft: null,
    });
    expect(noticeClock({ ...monday, needed: false }, '2026-12-24', ordinary)).toMatchObject({ state: 'not-running' });
  });

  test('the meeting’s own policy says how many days', () => {
    expect(noticeClock({ ...monday, workingDays: 3 }, '2026-11-23', ordinary).due).toBe('2026-11-26');
    expect(noticeClock({ ...monday, workingDays: 0 }, '2026-11-23', ordinary)).toMatchObject({
      due: '2026-11-23',
      state: 'running',
    });
  });
});
