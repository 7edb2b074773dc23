import { ringSeconds, type EndpointId } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { beginRing, endRing, mostRings, ringDue } from '../../../src/domain/meeting/rings/ringing.ts';
import { dropEndpoint, leaveMeeting, returnEndpoint, seatEndpoint } from '../../../src/domain/meeting/seats/seating.ts';
import { isPresent } from '../../../src/domain/meeting/seats/state.ts';
import { meetingView, openMeetingFor } from '../../../src/domain/meeting/view.ts';
import { closeMeeting } from '../../../src/domain/meeting/course/course.ts';
import {
  anBinh,
  at,
  dangKhe,
  hoaLac,
  hubActor,
  joined,
  meetingAfter,
  opened,
  refusalCode,
  room,
} from '../../support/meetings.ts';

const start = 60_000;
const ringMs = ringSeconds * 1000;

/** A meeting that is acted upon, dated by a clock of its own; what falls due happens when its time has come. */
class Rung {
  meeting: Meeting;
  now = start;
  readonly facts: MeetingEvent[] = [];

  constructor(meeting: Meeting = meetingAfter(opened(), ...joined(room, anBinh))) {
    this.meeting = meeting;
  }

  does(decide: (meeting: Meeting, now: number) => readonly MeetingEvent[], after = 8_000): readonly MeetingEvent[] {
    this.waits(after);
    return this.#adds(decide(this.meeting, this.now));
  }

  waits(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const [due] = ringDue(this.meeting).toSorted((one, other) => one.at - other.at);
      if (due === undefined || due.at > until) break;
      this.now = Math.max(this.now, due.at);
      if (this.#adds(due.decide(this.meeting)).length === 0) throw new Error(`nothing fell due: ${due.name}`);
    }
    this.now = until;
  }

  ring(endpointId: EndpointId, after = 8_000): readonly MeetingEvent[] {
    return this.does((meeting, now) => beginRing(meeting, endpointId, now, hubActor), after);
  }

  stands(endpointId: EndpointId): string | undefined {
    return this.view('desk').seats.find((seat) => seat.endpointId === endpointId)?.ring?.stands;
  }

  view(audience: 'desk' | 'seat') {
    return meetingView(this.meeting, { audience, seq: 1, record: 'sound' });
  }

  ringsPageOf(endpointId: EndpointId): number | null {
    const principal = { kind: 'endpoint', endpointId, name: 'x', leads: false } as const;
    return openMeetingFor(this.meeting, principal)?.ringsYou?.since ?? null;
  }

  #adds(facts: readonly MeetingEvent[]): readonly MeetingEvent[] {
    this.meeting = at(this.meeting, facts, this.now);
    this.facts.push(...facts);
    return facts;
  }
}

const causes = (rung: Rung): string[] => rung.facts.flatMap((fact) => (fact.type === 'ringEnded' ? [fact.cause] : []));

describe('calling one that is missing', () => {
  it('rings at its waiting page alone, and is seen by whoever conducts', () => {
    const rung = new Rung();
    expect(rung.ring(hoaLac)).toEqual([{ type: 'endpointRung', endpointId: hoaLac, actor: hubActor }]);
    expect(rung.stands(hoaLac)).toBe('ringing');
    expect(rung.ringsPageOf(hoaLac)).toBe(rung.now);
    expect(rung.ringsPageOf(dangKhe)).toBeNull();
    expect(
      rung.view('seat').seats.some(({ ring }) => ring !== undefined),
      'communes are told nothing of it',
    ).toBe(false);
  });

  it('rings once at a time, and ends by the joining of whoever was called', () => {
    const rung = new Rung();
    rung.ring(hoaLac);
    expect(rung.ring(hoaLac)).toEqual([]);
    const facts = rung.does((meeting) => seatEndpoint(meeting, hoaLac, 0, 40));
    expect(facts.map(({ type }) => type)).toEqual(['ringEnded', 'endpointJoined']);
    expect(causes(rung)).toEqual(['answered']);
    expect(rung.stands(hoaLac)).toBeUndefined();
  });

  it('is answered by whoever dropped out and comes back by itself', () => {
    const rung = new Rung();
    rung.does((meeting) => dropEndpoint(meeting, anBinh, 'link-lost'));
    rung.ring(anBinh);
    rung.does((meeting) => returnEndpoint(meeting, anBinh));
    expect(causes(rung)).toEqual(['answered']);
  });

  it('ends by itself after a minute, which stays to be seen until it is called again or comes', () => {
    const rung = new Rung();
    rung.ring(hoaLac);
    rung.waits(ringMs - 1);
    expect(rung.stands(hoaLac)).toBe('ringing');
    rung.waits(1);
    expect(causes(rung)).toEqual(['given-up']);
    expect(rung.stands(hoaLac)).toBe('unanswered');
    expect(rung.ringsPageOf(hoaLac)).toBeNull();
    rung.does((meeting) => seatEndpoint(meeting, hoaLac, 0, 40));
    expect(rung.stands(hoaLac)).toBeUndefined();
    rung.does((meeting) => leaveMeeting(meeting, hoaLac));
    expect(rung.stands(hoaLac)).toBeUndefined();
  });

  it('is taken back by whoever conducts; a second time does nothing', () => {
    const rung = new Rung();
    rung.ring(hoaLac);
    rung.does((meeting) => endRing(meeting, hoaLac, hubActor));
    expect(rung.does((meeting) => endRing(meeting, hoaLac, hubActor))).toEqual([]);
    expect(causes(rung)).toEqual(['taken-back']);
    rung.waits(2 * ringMs);
    expect(causes(rung)).toEqual(['taken-back']);
  });

  it('is refused for one that is there, that leads, that is not expected, and after the closing', () => {
    const rung = new Rung();
    const code = (endpointId: EndpointId): string =>
      refusalCode(() => beginRing(rung.meeting, endpointId, 1, hubActor));
    expect(code(anBinh)).toBe('attends-here');
    expect(code(room)).toBe('forbidden');
    expect(code('nobody' as EndpointId)).toBe('not-found');
    rung.ring(hoaLac);
    rung.does((meeting) => closeMeeting(meeting, hubActor));
    expect(code(dangKhe)).toBe('meeting-not-open');
    expect(ringDue(rung.meeting)).toEqual([]);
  });

  it('ends truly where the hub went down meanwhile', () => {
    const rung = new Rung();
    rung.ring(hoaLac);
    rung.does(() => [{ type: 'hubReturned', downSince: rung.now - 5_000 }], 20_000);
    expect(rung.ringsPageOf(hoaLac), 'no page rings on after a hub that forgot why').toBeNull();
    rung.waits(0);
    expect(causes(rung)).toEqual(['hub']);
    expect(rung.stands(hoaLac)).toBeUndefined();
  });

  it('is refused to a key that is held, and granted again after a while', () => {
    const rung = new Rung();
    const press = (after: number): string => {
      rung.does((meeting) => endRing(meeting, hoaLac, hubActor), after);
      try {
        return rung.ring(hoaLac, 0).length === 1 ? 'rings' : 'nothing';
      } catch (error) {
        return refusalCode(() => {
          throw error;
        });
      }
    };
    expect([0, 1, 2, 3, 4].map(() => press(1_000))).toEqual([
      'rings',
      'rings',
      'rings',
      'too-many-requests',
      'too-many-requests',
    ]);
    expect(press(mostRings.withinMs)).toBe('rings');
  });
});

describe('properties of a ring', () => {
  const step = fc.record({
    after: fc.integer({ min: 0, max: 40_000 }),
    who: fc.constantFrom(anBinh, hoaLac, dangKhe),
    what: fc.constantFrom('ring', 'back', 'join', 'drop', 'leave', 'hub'),
  });

  it('each that began ends once, by one cause, and never rings for one that is there', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const rung = new Rung();
        for (const { after, who, what } of steps) {
          const decide = (meeting: Meeting, now: number): readonly MeetingEvent[] => {
            if (what === 'ring') return beginRing(meeting, who, now, hubActor);
            if (what === 'back') return endRing(meeting, who, hubActor);
            if (what === 'join') return seatEndpoint(meeting, who, 0, 40);
            if (what === 'drop') return dropEndpoint(meeting, who, 'link-lost');
            if (what === 'leave') return leaveMeeting(meeting, who);
            return [{ type: 'hubReturned', downSince: now }];
          };
          try {
            rung.does(decide, after);
          } catch {
            // Refused: nothing happened.
          }
          for (const each of [anBinh, hoaLac, dangKhe]) {
            const seat = rung.meeting.seats.get(each);
            if (isPresent(seat)) expect(rung.stands(each)).toBeUndefined();
          }
        }
        rung.waits(2 * ringMs);
        for (const each of [anBinh, hoaLac, dangKhe]) {
          const ofOne = rung.facts.filter(
            (fact) => (fact.type === 'endpointRung' || fact.type === 'ringEnded') && fact.endpointId === each,
          );
          expect(ofOne.map(({ type }) => type)).toEqual(
            ofOne.map((_, index) => (index % 2 === 0 ? 'endpointRung' : 'ringEnded')),
          );
          expect(ofOne.length % 2).toBe(0);
        }
      }),
    );
  });
});
