import { MeetingId, type ParameterEntry } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attendanceLog } from '../../../src/domain/record/attendance-log.ts';
import { leftOutBecause, togetherMs, whyNotCounted } from '../../../src/domain/record/counting.ts';
import { meetingDigest, type MeetingDigest } from '../../../src/domain/record/meeting-digest.ts';
import { ChecksOfPeriod } from '../../../src/domain/reports/endpoint-checks.ts';
import { PeriodReportFold } from '../../../src/domain/reports/period-report.ts';
import { always } from '../../../src/domain/reports/scenarios.ts';
import { chair, clock, district, hoaBinh, minutes, opening, recorded, tanHoa } from './recorded-meetings.ts';
import { attendee, confirmed, entryOf, rollOf, secretary, type Book } from './rolls.ts';

type Lines = Parameters<typeof recorded>[0];

const together = (lines: Lines, expected = [district, hoaBinh, tanHoa]): number => {
  const log = attendanceLog(
    recorded([...lines, ['10:00:00', { type: 'meetingClosed', actor: chair }]], opening(expected)),
  );
  if (log === null) throw new Error('the meeting was opened');
  return togetherMs(log, clock('10:00:00')) / minutes(1);
};
const comes = (at: string, { endpointId }: typeof district): Lines[number] => [
  at,
  { type: 'endpointJoined', endpointId },
];
const goes = (at: string, { endpointId }: typeof district): Lines[number] => [at, { type: 'endpointLeft', endpointId }];

const leftOut = (book: Book, counts: boolean): Book => [
  ...book,
  {
    seq: book.length + 1,
    at: clock('11:00:00'),
    fact: {
      type: 'recordCorrected',
      correction: { what: 'counting', counts },
      reason: counts ? 'họp thật' : 'mở nhầm',
      actor: secretary,
    },
  },
];

/** A report on these meetings by the convention of 240 minutes. */
const reportOn = (digests: readonly MeetingDigest[]) => {
  const entry: ParameterEntry = {
    version: 1,
    at: 0,
    by: '',
    line: {
      subject: { of: 'district', name: 'blockMinutes' },
      value: always(240),
      validFrom: null,
      rule: 'quy ước',
      signedOffBy: '',
    },
  };
  const fold = new PeriodReportFold({
    query: { from: '2026-11-01', to: '2026-11-30', units: 'day' },
    madeAt: clock('12:00:00'),
    timeZone: 'Asia/Ho_Chi_Minh',
    hubName: 'Huyện Bình Gia',
    dayOf: (at) => new Date(at + 7 * 3_600_000).toISOString().slice(0, 10),
    units: new Map(),
    unitOfPlace: new Map(),
    checks: new ChecksOfPeriod([]),
    endpoints: [],
    parameters: { version: 1, entries: [entry] },
    calendar: new Map(),
  });
  for (const digest of digests) fold.add(digest);
  return fold.report();
};

const digestOf = (lines: Lines, book: Book = [], first = opening()): MeetingDigest => {
  const digest = meetingDigest(recorded(lines, first), book);
  if (digest === null) throw new Error('the meeting was opened');
  return digest;
};
const held = digestOf([
  comes('08:00:00', district),
  comes('08:00:00', hoaBinh),
  ['10:00:00', { type: 'meetingClosed', actor: chair }],
]);
const empty = digestOf([['08:00:01', { type: 'meetingClosed', actor: chair }]]);

describe('how long host and another endpoint were there together', () => {
  test('the longest with any one other, without breaks', () => {
    const course: Lines = [comes('08:00:00', district), comes('08:10:00', hoaBinh), goes('08:13:00', hoaBinh)];
    expect(together(course)).toBe(3);
    expect(together([...course, comes('08:20:00', tanHoa), goes('08:26:00', tanHoa)])).toBe(6);
    const paused: Lines = [
      ['08:22:00', { type: 'breakStarted', actor: chair }],
      ['08:25:00', { type: 'breakEnded', actor: chair }],
    ];
    expect(together([...course, comes('08:20:00', tanHoa), ...paused, goes('08:26:00', tanHoa)])).toBe(3);
  });

  test('nobody without the host, and any two where no endpoint leads', () => {
    expect(together([comes('08:00:00', hoaBinh), comes('08:00:00', tanHoa)])).toBe(0);
    expect(together([comes('08:00:00', hoaBinh), comes('09:00:00', tanHoa)], [hoaBinh, tanHoa])).toBe(60);
  });
});

test('the longest of all pairs is found also where no endpoint leads and each comes and goes', () => {
  const places = [district, hoaBinh, tanHoa].map((place) => ({ ...place, leads: false }));
  const minute = fc.integer({ min: 0, max: 119 });
  const stays = fc.array(fc.tuple(fc.nat(2), minute, minute), { maxLength: 12 });
  fc.assert(
    fc.property(stays, (drawn) => {
      const at = (minuteOfMeeting: number): string =>
        new Date(minuteOfMeeting * 60_000 + 8 * 3_600_000).toISOString().slice(11, 19);
      // Of one place the stays follow one another.
      const there = places.map((_, index) => {
        const times = drawn.filter(([place]) => place === index).flatMap(([, from, to]) => [from, to]);
        return [...new Set(times)].sort((a, b) => a - b);
      });
      const lines = there
        .flatMap((times, index) =>
          times.map((time, nth) => ({
            time,
            line: (nth % 2 === 0 ? comes : goes)(at(time), places[index] ?? district),
          })),
        )
        .sort((a, b) => a.time - b.time)
        .map(({ line }) => line);
      const minutesOf = (times: readonly number[]): ReadonlySet<number> =>
        new Set(
          Array.from({ length: 120 }, (_, each) => each).filter(
            (each) => times.filter((time) => time <= each).length % 2 === 1,
          ),
        );
      const sets = there.map(minutesOf);
      const pairs = sets.flatMap((one, i) =>
        sets.slice(i + 1).map((other) => [...one].filter((each) => other.has(each)).length),
      );
      expect(together(lines, places)).toBe(Math.max(...pairs));
    }),
  );
});

describe('a meeting counts', () => {
  const plain = { type: 'giao-ban', leftOut: null, togetherMs: 0, online: 0 } as const;

  test('with five minutes together, or with one person outside the host’s room on a roll', () => {
    expect(whyNotCounted({ ...plain, togetherMs: minutes(5) }, 5)).toBeNull();
    expect(whyNotCounted({ ...plain, togetherMs: minutes(5) - 1 }, 5)).toBe('not-held');
    expect(whyNotCounted(plain, 0)).toBe('not-held');
    expect(whyNotCounted({ ...plain, online: 1 }, 5)).toBeNull();
  });

  test('never where it is a test or was left out', () => {
    expect(whyNotCounted({ ...plain, type: 'hop-thu', online: 20 }, 5)).toBe('test');
    expect(whyNotCounted({ ...plain, leftOut: 'mở nhầm', online: 20 }, 5)).toBe('left-out');
  });

  test('again once the word that left it out is taken back', () => {
    const book = leftOut([], false);
    expect(leftOutBecause(book)).toBe('mở nhầm');
    expect(leftOutBecause(leftOut(book, true))).toBeNull();
  });
});

describe('a report', () => {
  test('has 41 meetings of two hours, not 82 and 75,0 %, where 41 more were opened for a second with nobody in them', () => {
    const times = (digest: MeetingDigest, name: string) =>
      Array.from({ length: 41 }, (_, index) => ({ ...digest, meetingId: MeetingId.parse(`${name}-${index}`) }));
    const report = reportOn([...times(held, 'held'), ...times(empty, 'empty')]);
    expect(report.totals.meetings).toBe(41);
    expect(report.savings.block.rate?.base).toBe(0.5);
    expect(report.notCounted).toHaveLength(41);
    expect(report.notCounted?.[0]).toMatchObject({ why: 'not-held', durationMs: 1000 });
    expect(report.totals.count.expected).toBe(41 * 3);
  });

  test('leaves out a test and a meeting that was left out, and names both with the reason', () => {
    const lines: Lines = [
      comes('08:00:00', district),
      comes('08:00:00', hoaBinh),
      ['10:00:00', { type: 'meetingClosed', actor: chair }],
    ];
    const called = confirmed([], entryOf(rollOf([attendee('AN')])));
    const aside = digestOf(lines, leftOut(called, false));
    const test = digestOf(lines, called, { ...opening(), meetingType: 'hop-thu' });
    const report = reportOn([test, aside]);
    expect(report.totals).toMatchObject({ meetings: 0, durationMs: 0 });
    expect(report.notCounted?.map(({ why, reason }) => [why, reason])).toEqual([
      ['test', ''],
      ['left-out', 'mở nhầm'],
    ]);
    expect(reportOn([digestOf(lines, leftOut(leftOut(called, false), true))]).totals.meetings).toBe(1);
  });

  test('does not know whether a meeting began in time: an hour that is typed at its opening is no evidence', () => {
    const typed = { ...opening(), scheduledAt: clock('08:00:00') + minutes(60 * 24) };
    const digest = digestOf(
      [comes('08:00:00', district), comes('08:00:00', hoaBinh), ['10:00:00', { type: 'meetingClosed', actor: chair }]],
      [],
      typed,
    );
    const { totals, meetings } = reportOn([digest]);
    expect(totals).toMatchObject({ startedInTime: 0, startedLate: 0, startUnknown: 1 });
    expect(meetings[0]?.startedInTime).toBeNull();
  });
});
