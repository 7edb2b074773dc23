import type { EndpointId, Instant } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attendanceLog, type AttendanceLog } from '../../../src/domain/record/attendance-log.ts';
import type { StampedEvent } from '../../../src/domain/meeting/events.ts';
import { durationMs, presence } from '../../../src/domain/record/presence.ts';
import {
  anyRecord,
  chair,
  clock,
  eight,
  hoaBinh,
  jumpingClock,
  minutes,
  recorded,
  steadyClock,
  tanHoa,
  yenLo,
} from './recorded-meetings.ts';

const logOf = (events: readonly StampedEvent[]): AttendanceLog => {
  const log = attendanceLog(events);
  if (log === null) throw new Error('the record has an opening');
  return log;
};

const attendanceOf = (
  lines: Parameters<typeof recorded>[0],
  id: EndpointId = hoaBinh.endpointId,
  until = '08:00:00',
) => {
  const found = presence(logOf(recorded(lines)), clock(until)).find(({ endpointId }) => endpointId === id);
  if (found === undefined) throw new Error('the endpoint is on the list');
  return found;
};

const { endpointId } = hoaBinh;
const joined = { type: 'endpointJoined', endpointId } as const;
const resumed = { type: 'endpointResumed', endpointId } as const;
const left = { type: 'endpointLeft', endpointId } as const;
const lost = { type: 'endpointDropped', endpointId, cause: 'link-lost' } as const;
const closed = { type: 'meetingClosed', actor: chair } as const;
const pause = { type: 'breakStarted', actor: chair } as const;
const goOn = { type: 'breakEnded', actor: chair } as const;

describe('how long the meeting was', () => {
  test('from the opening to the closing without breaks', () => {
    const log = logOf(
      recorded([
        ['09:00:00', pause],
        ['09:15:00', goOn],
        ['10:00:00', closed],
      ]),
    );
    expect(durationMs(log, clock('18:00:00'))).toBe(minutes(105));
  });

  test('up to now while it lasts, standing still in a break', () => {
    const log = logOf(recorded([['09:00:00', pause]]));
    expect(durationMs(log, clock('09:10:00'))).toBe(minutes(60));
    expect(durationMs(log, clock('07:00:00'))).toBe(minutes(60));
  });
});

describe('how long an endpoint was there', () => {
  test('one that never came is absent the whole time and neither late nor early', () => {
    expect(attendanceOf([['09:00:00', closed]])).toMatchObject({
      firstJoinedAt: null,
      lastSeenAt: null,
      presentMs: 0,
      absentMs: minutes(60),
      hubMs: 0,
      dropOuts: 0,
      lateMs: null,
      leftEarlyMs: null,
    });
  });

  test('drop-outs are counted with the time they cost; a wilful leaving is none', () => {
    expect(
      attendanceOf([
        ['08:00:00', joined],
        ['08:10:00', lost],
        ['08:13:00', resumed],
        ['08:20:00', { type: 'endpointDropped', endpointId, cause: 'page-closed' }],
        ['08:22:00', resumed],
        ['08:30:00', left],
        ['08:40:00', joined],
        ['09:00:00', closed],
      ]),
    ).toMatchObject({
      presentMs: minutes(45),
      absentMs: minutes(15),
      dropOuts: 2,
      droppedMs: minutes(5),
      leftEarlyMs: 0,
    });
  });

  test('a drop-out in a break costs nothing, one that goes on after it only what comes after', () => {
    expect(
      attendanceOf([
        ['08:00:00', joined],
        ['08:30:00', pause],
        ['08:32:00', lost],
        ['08:40:00', goOn],
        ['08:41:00', resumed],
        ['09:00:00', closed],
      ]),
    ).toMatchObject({ presentMs: minutes(49), absentMs: minutes(1), dropOuts: 1, droppedMs: minutes(1) });
  });

  test.each([
    ['08:05:00', 0],
    ['08:05:01', minutes(5) + 1000],
    ['08:20:00', minutes(20)],
  ])('joined at %s is %i ms late', (at, lateMs) => {
    expect(
      attendanceOf([
        [at, joined],
        ['10:00:00', closed],
      ]),
    ).toMatchObject({ lateMs });
  });

  test.each([
    ['09:55:00', 0],
    ['09:54:59', minutes(5) + 1000],
    ['09:00:00', minutes(60)],
  ])('left at %s is %i ms early', (at, leftEarlyMs) => {
    expect(
      attendanceOf([
        ['08:00:00', joined],
        [at, left],
        ['10:00:00', closed],
      ]),
    ).toMatchObject({ leftEarlyMs });
  });

  test('nobody has left early while the meeting lasts', () => {
    expect(
      attendanceOf(
        [
          ['08:00:00', joined],
          ['08:10:00', left],
        ],
        endpointId,
        '11:00:00',
      ),
    ).toMatchObject({
      leftEarlyMs: null,
      absentMs: minutes(170),
    });
  });

  test('one that drops out for good has lost the rest and left early', () => {
    expect(
      attendanceOf([
        ['08:00:00', joined],
        ['08:40:00', lost],
        ['09:00:00', closed],
      ]),
    ).toMatchObject({
      dropOuts: 1,
      droppedMs: minutes(20),
      leftEarlyMs: minutes(20),
    });
  });

  test('an endpoint added later is late only from then on', () => {
    expect(
      attendanceOf(
        [
          ['09:00:00', { type: 'endpointAdded', endpoint: yenLo, actor: chair }],
          ['09:04:00', { type: 'endpointJoined', endpointId: yenLo.endpointId }],
          ['10:00:00', closed],
        ],
        yenLo.endpointId,
      ),
    ).toMatchObject({ expectedFrom: clock('09:00:00'), lateMs: 0, presentMs: minutes(56), absentMs: minutes(4) });
  });
});

describe('when the hub was down', () => {
  const gap = ['08:40:00', { type: 'hubReturned', downSince: clock('08:30:00') }] as const;

  test('an endpoint that is back within the grace has lost nothing of its own', () => {
    expect(attendanceOf([['08:00:00', joined], gap, ['08:40:50', resumed], ['09:00:00', closed]])).toMatchObject({
      absentMs: 0,
      hubMs: minutes(10) + 50_000,
      dropOuts: 0,
      droppedMs: 0,
      lateMs: 0,
      leftEarlyMs: 0,
    });
  });

  test('beyond the grace its absence is its own', () => {
    expect(attendanceOf([['08:00:00', joined], gap, ['08:51:00', resumed], ['09:00:00', closed]])).toMatchObject({
      absentMs: minutes(10),
      hubMs: minutes(11),
      dropOuts: 0,
    });
  });

  test('one that never comes back has left early, but not since the hub died', () => {
    expect(attendanceOf([['08:00:00', joined], gap, ['09:00:00', closed]])).toMatchObject({
      absentMs: minutes(19),
      leftEarlyMs: minutes(19),
      lastSeenAt: clock('08:30:00'),
    });
  });

  test('the gap is no lateness of one that came after it', () => {
    expect(
      attendanceOf(
        [gap, ['08:42:00', { type: 'endpointJoined', endpointId: tanHoa.endpointId }], ['09:00:00', closed]],
        tanHoa.endpointId,
      ),
    ).toMatchObject({ lateMs: minutes(31), hubMs: minutes(11), absentMs: minutes(31) });
  });

  test('one that the hub itself dropped has the grace to come back', () => {
    expect(
      attendanceOf([
        ['08:00:00', joined],
        ['08:30:00', { type: 'endpointDropped', endpointId, cause: 'hub' }],
        ['08:33:00', resumed],
        ['09:00:00', closed],
      ]),
    ).toMatchObject({ dropOuts: 0, hubMs: minutes(1), absentMs: minutes(2) });
  });
});

/** Walks through the meeting in ticks and asks the raw events at each: slow, plain, and independent of the spans. */
const tickMs = 10_000;
const graceMs = 60_000;

const walk = (events: readonly StampedEvent[], id: EndpointId, until: Instant) => {
  const counted = { presentMs: 0, absentMs: 0, hubMs: 0 };
  const closing = events.find(({ event }) => event.type === 'meetingClosed')?.at ?? until;
  for (let at = eight; at < closing; at += tickMs) {
    let state: 'unknown' | 'away' | 'there' = 'unknown';
    let onBreak = false;
    let hub = false;
    for (const stamped of events) {
      const { event } = stamped;
      if (event.type === 'hubReturned') {
        if (at >= event.downSince && at < stamped.at + graceMs) hub = true;
        if (at >= event.downSince && state === 'there') state = 'away';
      }
      if (stamped.at > at) continue;
      if (event.type === 'meetingOpened' && event.expected.some(({ endpointId: other }) => other === id))
        state = 'away';
      if (event.type === 'endpointAdded' && event.endpoint.endpointId === id) state = 'away';
      if (event.type === 'breakStarted') onBreak = true;
      if (event.type === 'breakEnded') onBreak = false;
      if (!('endpointId' in event) || event.endpointId !== id) continue;
      if (event.type === 'endpointJoined' || event.type === 'endpointResumed') state = 'there';
      if (event.type === 'endpointLeft') state = 'away';
      if (event.type === 'endpointDropped') {
        state = 'away';
        if (event.cause === 'hub' && at < stamped.at + graceMs) hub = true;
      }
    }
    if (onBreak || state === 'unknown') continue;
    counted[state === 'there' ? 'presentMs' : hub ? 'hubMs' : 'absentMs'] += tickMs;
  }
  return counted;
};

describe('for any record', () => {
  const anyUntil = fc.integer({ min: eight - 3_600_000, max: eight + 86_400_000 });

  test('present, absent and hub add up to the meeting since the endpoint was expected; nothing is negative', () => {
    fc.assert(
      fc.property(anyRecord(jumpingClock), anyUntil, (events, until) => {
        const log = logOf(events);
        const whole = durationMs(log, until);
        for (const seen of presence(log, until)) {
          const sum = seen.presentMs + seen.absentMs + seen.hubMs;
          if (seen.expectedFrom === log.openedAt) expect(sum).toBe(whole);
          else expect(sum).toBeLessThanOrEqual(whole);
          expect(seen.droppedMs).toBeLessThanOrEqual(seen.absentMs);
          expect((seen.lateMs ?? 0) + (seen.leftEarlyMs ?? 0)).toBeLessThanOrEqual(seen.absentMs);
          for (const ms of Object.values(seen).filter((value) => typeof value === 'number')) {
            expect(ms).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });

  test('the figures are those of a slow walk through the meeting', () => {
    fc.assert(
      fc.property(anyRecord(steadyClock(tickMs)), fc.nat(60), (events, ticks) => {
        const log = logOf(events);
        const until = log.lastAt + ticks * tickMs;
        for (const { endpointId: id, presentMs, absentMs, hubMs } of presence(log, until)) {
          expect({ presentMs, absentMs, hubMs }).toEqual(walk(events, id, until));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('later facts never take away presence that was counted', () => {
    fc.assert(
      fc.property(anyRecord(jumpingClock), fc.integer({ min: 1, max: 60 }), (events, cut) => {
        const part = logOf(events.slice(0, cut));
        const whole = presence(logOf(events), eight);
        for (const before of presence(part, eight)) {
          const after = whole.find(({ endpointId: id }) => id === before.endpointId);
          expect(after?.presentMs).toBeGreaterThanOrEqual(before.presentMs);
          expect(after?.dropOuts).toBeGreaterThanOrEqual(before.dropOuts);
        }
      }),
    );
  });
});
