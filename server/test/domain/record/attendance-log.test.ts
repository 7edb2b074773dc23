import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attendanceLog, noteEvent } from '../../../src/domain/record/attendance-log.ts';
import { presenceOf } from '../../../src/domain/record/presence.ts';
import {
  anyRecord,
  chair,
  clock,
  district,
  hoaBinh,
  jumpingClock,
  opening,
  recorded,
  yenLo,
} from './recorded-meetings.ts';

const stretchesOf = (lines: Parameters<typeof recorded>[0], endpointId = hoaBinh.endpointId) =>
  attendanceLog(recorded(lines))?.endpoints.find(({ endpoint }) => endpoint.endpointId === endpointId)?.stretches;

const { endpointId } = hoaBinh;

describe('what the machine saw', () => {
  test('each stretch ends with its cause', () => {
    expect(
      stretchesOf([
        ['08:01:00', { type: 'endpointJoined', endpointId }],
        ['08:10:00', { type: 'endpointDropped', endpointId, cause: 'link-lost' }],
        ['08:12:00', { type: 'endpointResumed', endpointId }],
        ['08:20:00', { type: 'endpointDropped', endpointId, cause: 'page-closed' }],
        ['08:21:00', { type: 'endpointResumed', endpointId }],
        ['08:30:00', { type: 'endpointLeft', endpointId }],
        ['08:40:00', { type: 'endpointJoined', endpointId }],
        ['09:00:00', { type: 'meetingClosed', actor: chair }],
      ]),
    ).toEqual([
      { from: clock('08:01:00'), to: clock('08:10:00'), end: 'link-lost' },
      { from: clock('08:12:00'), to: clock('08:20:00'), end: 'page-closed' },
      { from: clock('08:21:00'), to: clock('08:30:00'), end: 'left' },
      { from: clock('08:40:00'), to: clock('09:00:00'), end: 'closed' },
    ]);
  });

  test('who attends by telephone is said to, until it comes, hangs up or the meeting closes, and is there for no minute of it', () => {
    const phone = (type: 'phoneAttended' | 'phoneEnded') => ({ type, endpointId, actor: chair });
    const log = attendanceLog(
      recorded([
        ['08:01:00', phone('phoneAttended')],
        ['08:05:00', phone('phoneEnded')],
        ['08:10:00', phone('phoneAttended')],
        ['08:20:00', { type: 'endpointJoined', endpointId }],
        ['08:30:00', { type: 'endpointLeft', endpointId }],
        ['08:40:00', phone('phoneAttended')],
        ['09:00:00', { type: 'meetingClosed', actor: chair }],
      ]),
    );
    const seen = log === null ? null : presenceOf(log, endpointId, clock('09:00:00'));
    expect(seen?.byPhone).toEqual([
      { from: clock('08:01:00'), to: clock('08:05:00') },
      { from: clock('08:10:00'), to: clock('08:20:00') },
      { from: clock('08:40:00'), to: clock('09:00:00') },
    ]);
    expect(seen?.presentMs).toBe(10 * 60_000);
    expect(log === null ? null : presenceOf(log, district.endpointId, clock('09:00:00'))).not.toHaveProperty('byPhone');
  });

  test('a stretch that lasts has no end', () => {
    expect(stretchesOf([['08:01:00', { type: 'endpointJoined', endpointId }]])).toEqual([
      { from: clock('08:01:00'), to: null, end: null },
    ]);
  });

  test('another tab that takes the seat does not interrupt the endpoint', () => {
    expect(
      stretchesOf([
        ['08:01:00', { type: 'endpointJoined', endpointId }],
        ['08:05:00', { type: 'seatTaken', endpointId }],
        ['08:06:00', { type: 'endpointResumed', endpointId }],
      ]),
    ).toHaveLength(1);
  });

  test('the hub that died ends the stretches at its last sign of life', () => {
    const log = attendanceLog(
      recorded([
        ['08:01:00', { type: 'endpointJoined', endpointId }],
        ['08:40:00', { type: 'hubReturned', downSince: clock('08:30:00') }],
        ['08:40:08', { type: 'endpointResumed', endpointId }],
      ]),
    );
    expect(log?.hubGaps).toEqual([{ from: clock('08:30:00'), to: clock('08:40:00') }]);
    expect(log?.endpoints.at(1)?.stretches).toEqual([
      { from: clock('08:01:00'), to: clock('08:30:00'), end: 'hub' },
      { from: clock('08:40:08'), to: null, end: null },
    ]);
  });

  test('the last sign of life is never older than the last event', () => {
    const log = attendanceLog(
      recorded([
        ['08:01:00', { type: 'endpointJoined', endpointId }],
        ['08:40:00', { type: 'hubReturned', downSince: clock('08:00:30') }],
      ]),
    );
    expect(log?.hubGaps).toEqual([{ from: clock('08:01:00'), to: clock('08:40:00') }]);
  });

  test('a hub that returns with its clock set back leaves a gap of no length', () => {
    const log = attendanceLog(
      recorded([
        ['08:01:00', { type: 'endpointJoined', endpointId }],
        ['07:00:00', { type: 'hubReturned', downSince: clock('08:02:00') }],
      ]),
    );
    expect(log?.hubGaps).toEqual([{ from: clock('08:01:00'), to: clock('08:01:00') }]);
  });

  test('a break ends at the latest with the meeting', () => {
    const log = attendanceLog(
      recorded([
        ['08:30:00', { type: 'breakStarted', actor: chair }],
        ['08:45:00', { type: 'breakEnded', actor: chair }],
        ['09:30:00', { type: 'breakStarted', actor: chair }],
        ['10:00:00', { type: 'meetingClosed', actor: chair }],
      ]),
    );
    expect(log?.breaks).toEqual([
      { from: clock('08:30:00'), to: clock('08:45:00') },
      { from: clock('09:30:00'), to: clock('10:00:00') },
    ]);
  });

  test('an endpoint added later stands in the directory’s order and is expected from then on', () => {
    const log = attendanceLog(
      recorded([['08:30:00', { type: 'endpointAdded', endpoint: hoaBinh, actor: chair }]], opening([yenLo, district])),
    );
    expect(log?.endpoints.map(({ endpoint, expectedFrom }) => [endpoint.name, expectedFrom])).toEqual([
      ['Bình Gia', clock('08:00:00')],
      ['Hòa Bình', clock('08:30:00')],
      ['Yên Lỗ', clock('08:00:00')],
    ]);
  });

  test('nothing counts after the closing', () => {
    expect(
      stretchesOf([
        ['08:01:00', { type: 'endpointJoined', endpointId }],
        ['09:00:00', { type: 'meetingClosed', actor: chair }],
        ['09:00:01', { type: 'endpointDropped', endpointId, cause: 'page-closed' }],
        ['09:01:00', { type: 'endpointResumed', endpointId }],
      ]),
    ).toEqual([{ from: clock('08:01:00'), to: clock('09:00:00'), end: 'closed' }]);
  });

  test('a record without an opening is no meeting', () => {
    expect(attendanceLog([])).toBeNull();
    expect(attendanceLog([{ seq: 1, at: 0, event: { type: 'meetingClosed', actor: chair } }])).toBeNull();
  });
});

describe('for any record', () => {
  const records = anyRecord(jumpingClock);

  test('stretches, breaks and gaps are in order, apart, and inside the meeting, however the clock jumps', () => {
    fc.assert(
      fc.property(records, (events) => {
        const log = attendanceLog(events);
        if (log === null) throw new Error('the record has an opening');
        const end = log.closedAt ?? log.lastAt;
        for (const spans of [log.breaks, log.hubGaps, ...log.endpoints.map(({ stretches }) => stretches)]) {
          spans.forEach(({ from, to }, index) => {
            expect(from).toBeGreaterThanOrEqual(spans[index - 1]?.to ?? log.openedAt);
            expect(to ?? end).toBeGreaterThanOrEqual(from);
            expect(to ?? end).toBeLessThanOrEqual(end);
            if (to === null) expect([index, log.closedAt]).toEqual([spans.length - 1, null]);
          });
        }
        for (const { expectedFrom, stretches } of log.endpoints) {
          expect(stretches.at(0)?.from ?? expectedFrom).toBeGreaterThanOrEqual(expectedFrom);
        }
      }),
    );
  });

  test('folding a part and then the rest is folding the whole', () => {
    fc.assert(
      fc.property(records, fc.nat(60), (events, cut) => {
        const part = attendanceLog(events.slice(0, cut));
        expect(events.slice(cut).reduce(noteEvent, part)).toEqual(attendanceLog(events));
      }),
    );
  });

  test('a finished stretch is never changed by what comes later', () => {
    fc.assert(
      fc.property(records, fc.nat(60), (events, cut) => {
        const whole = attendanceLog(events);
        for (const { endpoint, stretches } of attendanceLog(events.slice(0, cut))?.endpoints ?? []) {
          const later = whole?.endpoints.find((seen) => seen.endpoint.endpointId === endpoint.endpointId);
          const finished = stretches.filter(({ to }) => to !== null);
          expect(later?.stretches.slice(0, finished.length)).toEqual(finished);
        }
      }),
    );
  });
});
