import { AccountId, type Day, type Instant } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attendanceLog } from '../../../src/domain/record/attendance-log.ts';
import type { BookFact } from '../../../src/domain/record/book-fact.ts';
import { correctedLog } from '../../../src/domain/record/corrected-log.ts';
import { clockSet } from '../../../src/domain/meeting/course/course.ts';
import {
  addMarks,
  markedOf,
  meetingMarks,
  noMarks,
  type MarksGround,
} from '../../../src/domain/record/meeting-marks.ts';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import { foldMeeting } from '../../../src/domain/meeting/fold.ts';
import { chair, clock, eight, hoaBinh, minutes, opening, recorded } from './recorded-meetings.ts';

const hour = minutes(60);
const day = 24 * hour;
const secretary = {
  by: 'account',
  accountId: AccountId.parse('a-1'),
  name: 'Nguyễn Thị Hường',
  userName: 'huong.nt',
} as const;

/** Sunday 22 November 2026 is the day of the tests' meetings; five working days later it is Friday 27. */
const ground: MarksGround = {
  dayOf: (at: Instant): Day => new Date(at + 7 * hour).toISOString().slice(0, 10),
  calendar: new Map(),
  longestMs: () => 8 * hour,
};

const closed = (lines: readonly (readonly [string, MeetingEvent])[] = [], at = '09:00:00') =>
  recorded([...lines, [at, { type: 'meetingClosed', actor: chair }]]);

const roll = (at: Instant, call = 1): { seq: number; at: Instant; fact: BookFact } => ({
  seq: 1,
  at,
  fact: {
    type: 'rollConfirmed',
    call,
    endpointId: hoaBinh.endpointId,
    roll: { attendees: [], others: 1, note: '' },
    reason: '',
    actor: chair,
  },
});

const marksOf = (
  events: ReturnType<typeof closed>,
  book: { seq: number; at: Instant; fact: BookFact }[] = [],
  now = eight + day,
) => {
  const numbered = book.map((fact, index) => ({ ...fact, seq: index + 1 }));
  const log = attendanceLog(events) ?? expect.fail();
  return meetingMarks(markedOf(correctedLog(log, numbered), numbered), ground, now);
};

describe('a meeting is marked', () => {
  it('not at all where nothing has to be known of it', () => {
    expect(marksOf(closed(), [roll(eight + hour)])).toEqual({
      corrections: [],
      lateRolls: 0,
      openTooLongMs: null,
      clockSet: [],
    });
  });

  it('by what was corrected, when and by whom, by name and login', () => {
    const corrected = (at: Instant, what: 'counting' | 'closing'): { seq: number; at: Instant; fact: BookFact } => ({
      seq: 1,
      at,
      fact: {
        type: 'recordCorrected',
        correction: what === 'counting' ? { what, counts: false } : { what, at: clock('08:50:00') },
        reason: 'nhầm',
        actor: secretary,
      },
    });
    expect(marksOf(closed(), [corrected(5, 'closing'), corrected(6, 'counting')]).corrections).toEqual([
      { what: 'closing', at: 5, by: 'Nguyễn Thị Hường (huong.nt)' },
      { what: 'counting', at: 6, by: 'Nguyễn Thị Hường (huong.nt)' },
    ]);
  });

  it('by each roll in force that was confirmed after five working days, and by none while it goes on', () => {
    const friday = Date.UTC(2026, 10, 27, 16, 59);
    expect(marksOf(closed(), [roll(friday)]).lateRolls).toBe(0);
    expect(marksOf(closed(), [roll(friday + hour)]).lateRolls).toBe(1);
    expect(marksOf(closed(), [roll(eight), roll(eight + 60 * day)]).lateRolls).toBe(1);
    expect(marksOf(recorded([]), [roll(eight + 60 * day)]).lateRolls).toBe(0);
  });

  it('by a roll that is late by the calendar of the office, whatever days are holidays', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 8 }),
        fc.integer({ min: 0, max: 40 }),
        (off, after) => {
          const holidays = new Map(off.map((days) => [ground.dayOf(eight + days * day), 'holiday' as const]));
          const at = eight + after * day;
          const log = attendanceLog(closed()) ?? expect.fail();
          const { lateRolls } = meetingMarks(markedOf(log, [roll(at)]), { ...ground, calendar: holidays }, at);
          let worked = 0;
          for (let passed = 1; passed <= after; passed += 1) {
            const weekday = new Date(eight + passed * day).getUTCDay();
            if (weekday !== 0 && weekday !== 6 && !off.includes(passed)) worked += 1;
          }
          // On a day off after the fifth it is late as well.
          const fifthPassed = worked > 5 || (worked === 5 && !isWorked(after, off));
          expect(lateRolls).toBe(Number(fifthPassed));
        },
      ),
    );
  });

  it('by a length beyond the usual, while it runs and once it is closed, until its closing is corrected', () => {
    expect(marksOf(recorded([]), [], eight + 9 * hour).openTooLongMs).toBe(9 * hour);
    expect(marksOf(recorded([]), [], eight + 8 * hour).openTooLongMs).toBeNull();
    const forgotten = closed([], '84:00:00');
    expect(marksOf(forgotten).openTooLongMs).toBe(76 * hour);
    const ended: BookFact = {
      type: 'recordCorrected',
      correction: { what: 'closing', at: clock('10:00:00') },
      reason: 'quên kết thúc',
      actor: secretary,
    };
    const mended = marksOf(forgotten, [{ seq: 1, at: eight + 90 * hour, fact: ended }]);
    expect(mended).toMatchObject({ openTooLongMs: null, corrections: [{ what: 'closing' }] });
  });

  it('by each step of the clock', () => {
    const step = { type: 'clockSet', from: clock('08:10:00'), to: clock('07:10:00') } as const;
    expect(marksOf(closed([['08:10:00', step]])).clockSet).toEqual([{ from: step.from, to: step.to }]);
  });
});

const isWorked = (after: number, off: readonly number[]): boolean => {
  const weekday = new Date(eight + after * day).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !off.includes(after);
};

describe('the counts of a period', () => {
  it('are of meetings, but for late rolls, which are counted one by one', () => {
    const marks = {
      corrections: [{ what: 'title', at: 1, by: 'An' }],
      lateRolls: 3,
      openTooLongMs: 1,
      clockSet: [{ from: 1, to: 2 }],
    } as const;
    const written = { ...marks, corrections: [...marks.corrections], clockSet: [...marks.clockSet] };
    expect(addMarks(addMarks(noMarks, written), { ...written, openTooLongMs: null })).toEqual({
      corrected: 2,
      lateRolls: 6,
      openTooLong: 1,
      clockSet: 2,
    });
  });
});

describe('a step of the clock', () => {
  it('is no fact of a meeting that is over, nor where the clock stands as it would have', () => {
    const running = foldMeeting(recorded([])) ?? expect.fail();
    expect(clockSet(running, 1, 2)).toEqual([{ type: 'clockSet', from: 1, to: 2 }]);
    expect(clockSet(running, 1, 1)).toEqual([]);
    expect(clockSet(foldMeeting(closed()) ?? expect.fail(), 1, 2)).toEqual([]);
    expect(opening().type).toBe('meetingOpened');
  });
});
