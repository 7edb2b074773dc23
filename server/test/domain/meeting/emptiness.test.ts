import type { EndpointId, Instant } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockSet, endBreak, hubReturned, startBreak, timeBreak } from '../../../src/domain/meeting/course/course.ts';
import { emptyBreakEndsMs, emptyDue, emptyEndsMs, endsItselfAt } from '../../../src/domain/meeting/course/emptiness.ts';
import type { MeetingEvent, StampedEvent } from '../../../src/domain/meeting/events.ts';
import { foldMeeting } from '../../../src/domain/meeting/fold.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { dropEndpoint, leaveMeeting, seatEndpoint } from '../../../src/domain/meeting/seats/seating.ts';
import { attendanceLog } from '../../../src/domain/record/attendance-log.ts';
import { durationMs } from '../../../src/domain/record/presence.ts';
import { stamp } from '../../../src/application/meeting/publish.ts';
import { anBinh, hoaLac, hubActor, opened, room } from '../../support/meetings.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A meeting that goes on by a clock of its own; what falls due happens when its time has come. */
class Course {
  events: StampedEvent[] = [];
  now = hour;

  constructor(scheduledAt: Instant | null = null) {
    this.#write([opened('giao-ban', 40, scheduledAt)]);
  }

  get meeting(): Meeting {
    const meeting = foldMeeting(this.events);
    if (meeting === null) throw new Error('not opened');
    return meeting;
  }

  get closing(): StampedEvent | null {
    return this.events.find(({ event }) => event.type === 'meetingClosed') ?? null;
  }

  get log() {
    const log = attendanceLog(this.events);
    if (log === null) throw new Error('no log');
    return log;
  }

  does(decide: (meeting: Meeting, now: Instant) => readonly MeetingEvent[]): void {
    if (this.closing === null) this.#write(decide(this.meeting, this.now));
  }

  comes(endpointId: EndpointId): void {
    this.does((meeting) =>
      meeting.seats.get(endpointId)?.presence.state === 'present' ? [] : seatEndpoint(meeting, endpointId, 0, 100),
    );
  }

  goes(endpointId: EndpointId, how: 'drops' | 'leaves' = 'leaves'): void {
    this.does((meeting) => {
      if (meeting.seats.get(endpointId)?.presence.state !== 'present') return [];
      return how === 'drops' ? dropEndpoint(meeting, endpointId, 'link-lost') : leaveMeeting(meeting, endpointId);
    });
  }

  waits(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const [due] = emptyDue(this.meeting);
      if (due === undefined || due.at > until) break;
      this.now = Math.max(this.now, due.at);
      this.#write(due.decide(this.meeting));
    }
    this.now = until;
  }

  #write(facts: readonly MeetingEvent[]): void {
    this.events.push(...stamp(this.events.length, facts, this.now));
  }
}

describe('a meeting in which nobody is', () => {
  it('ends by itself after three hours, as of when the last endpoint went away', () => {
    const course = new Course();
    course.comes(room);
    course.comes(anBinh);
    course.waits(90 * minute);
    course.goes(anBinh, 'drops');
    course.waits(5 * minute);
    course.goes(room);
    const over = course.now;
    expect(endsItselfAt(course.meeting)).toBe(over + emptyEndsMs);
    course.waits(emptyEndsMs - 1);
    expect(course.closing).toBeNull();
    course.waits(1);
    expect(course.closing).toMatchObject({
      at: over + emptyEndsMs,
      event: { overSince: over, actor: { by: 'hub' } },
    });
    expect(course.log.closedAt).toBe(over);
    expect(durationMs(course.log, course.now)).toBe(95 * minute);
    expect(course.log.endpoints[0]?.stretches).toEqual([{ from: hour, to: over, end: 'left' }]);
  });

  it('counts anew when somebody comes, when the hub is back, and when its clock was set', () => {
    const course = new Course();
    course.comes(room);
    course.goes(room);
    course.waits(emptyEndsMs - minute);
    course.comes(anBinh);
    expect(endsItselfAt(course.meeting)).toBeNull();
    course.waits(10 * hour);
    course.goes(anBinh);
    const over = course.now;
    course.waits(emptyEndsMs - minute);
    course.does((meeting) => hubReturned(meeting, course.now - 1));
    course.waits(emptyEndsMs - minute);
    course.does((meeting) => clockSet(meeting, course.now, course.now));
    course.now += 1_000 * hour;
    course.does((meeting) => clockSet(meeting, course.now - 1_000 * hour, course.now));
    course.waits(emptyEndsMs - 1);
    expect(course.closing).toBeNull();
    course.waits(1);
    expect(course.log.closedAt).toBe(over);
    expect(course.log.hubGaps, 'of the time in which it was over').toEqual([]);
  });

  it('passes a night on a break, and waits for when a break is to be over', () => {
    const course = new Course();
    course.comes(room);
    course.waits(hour);
    course.does((meeting) => startBreak(meeting, hubActor));
    course.waits(minute);
    course.goes(room);
    const over = course.now;
    course.waits(emptyBreakEndsMs - minute);
    expect(course.closing).toBeNull();
    course.does((meeting) => endBreak(meeting, hubActor));
    course.does((meeting) => startBreak(meeting, hubActor));
    course.does((meeting) => timeBreak(meeting, 120, false, hubActor));
    const until = course.now + 2 * hour;
    expect(endsItselfAt(course.meeting)).toBe(until + emptyEndsMs);
    const touched = course.now;
    course.waits(2 * hour + emptyEndsMs);
    expect(course.closing?.event).toMatchObject({ overSince: touched });
    expect(touched, 'somebody did something about it after all had gone').toBeGreaterThan(over);
    // A break that nobody ended is no time of the meeting.
    expect(durationMs(course.log, course.now)).toBe(hour);
  });

  it('where nobody came is over at the hour of its invitation', () => {
    const course = new Course(8 * hour);
    course.waits(7 * hour + emptyEndsMs - 1);
    expect(course.closing).toBeNull();
    course.waits(1);
    expect(course.log.closedAt).toBe(8 * hour);
  });

  it('never ends while somebody is in it, and counts no minute after the last went away, whatever happens', () => {
    const step = fc.record({
      does: fc.constantFrom('come', 'drop', 'leave', 'break', 'goOn', 'hub', 'wait', 'long'),
      who: fc.constantFrom(room, anBinh, hoaLac),
      ms: fc.integer({ min: 1, max: 4 * hour }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const course = new Course();
        let last = course.now;
        for (const { does, who, ms } of steps) {
          const there = [...course.meeting.seats.values()].some(({ presence }) => presence.state === 'present');
          if (there && course.closing === null) last = course.now;
          if (does === 'come') course.comes(who);
          if (does === 'drop') course.goes(who, 'drops');
          if (does === 'leave') course.goes(who);
          const { phase } = course.meeting.course.phase;
          if (does === 'break' && phase === 'running') course.does((meeting) => startBreak(meeting, hubActor));
          if (does === 'goOn' && phase === 'break') course.does((meeting) => endBreak(meeting, hubActor));
          if (does === 'break' || does === 'goOn' || does === 'come')
            last = Math.max(last, course.closing === null ? course.now : 0);
          if (does === 'hub') course.does((meeting) => hubReturned(meeting, course.now));
          if (does === 'wait' || does === 'long') {
            const before = course.meeting;
            course.waits(does === 'wait' ? ms : ms * 10);
            if ([...before.seats.values()].some(({ presence }) => presence.state === 'present'))
              expect(course.closing).toBeNull();
          }
        }
        if (course.closing === null) return;
        expect(course.log.closedAt).toBeLessThanOrEqual(last);
        for (const { stretches } of course.log.endpoints)
          for (const { from, to } of stretches) {
            expect(to).not.toBeNull();
            expect(from).toBeLessThanOrEqual(to ?? 0);
            expect(to).toBeLessThanOrEqual(course.log.closedAt ?? 0);
          }
        for (const { from, to } of course.log.breaks) {
          expect(to ?? Infinity).toBeLessThanOrEqual(course.log.closedAt ?? 0);
          expect(from).toBeLessThanOrEqual(to ?? 0);
        }
      }),
    );
  });
});
