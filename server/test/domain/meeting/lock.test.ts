import { EndpointId, UnitId } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addEndpoint, closeMeeting, hubReturned } from '../../../src/domain/meeting/course/course.ts';
import { mayAttend } from '../../../src/domain/meeting/connections/attending.ts';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import {
  admitEndpoint,
  askEntry,
  lockMeeting,
  turnAway,
  turnedAwayMs,
  unlockMeeting,
} from '../../../src/domain/meeting/lock/locking.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { beginRing } from '../../../src/domain/meeting/rings/ringing.ts';
import { seatsItself } from '../../../src/domain/meeting/seats/seating-itself.ts';
import { dropEndpoint, leaveMeeting, seatEndpoint } from '../../../src/domain/meeting/seats/seating.ts';
import { meetingView, openMeetingFor } from '../../../src/domain/meeting/view.ts';
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

/** A meeting that is acted upon, dated by a clock of its own. */
class Locked {
  meeting: Meeting;
  now = 60_000;

  constructor(...facts: MeetingEvent[]) {
    this.meeting = meetingAfter(...(facts.length === 0 ? [opened(), ...joined(room, anBinh)] : facts));
  }

  does(decide: (meeting: Meeting, now: number) => readonly MeetingEvent[], after = 1_000): string[] {
    this.now += after;
    const facts = decide(this.meeting, this.now);
    this.meeting = at(this.meeting, facts, this.now);
    return facts.map(({ type }) => type);
  }

  lock(): string[] {
    return this.does((meeting) => lockMeeting(meeting, hubActor));
  }

  comes(endpointId: EndpointId): string {
    try {
      return this.does((meeting) => seatEndpoint(meeting, endpointId, 0, 100))[0] ?? 'nothing';
    } catch (error) {
      return refusalCode(() => {
        throw error;
      });
    }
  }

  asks(endpointId: EndpointId, after = 1_000): string[] {
    return this.does((meeting, now) => askEntry(meeting, endpointId, now, hubActor), after);
  }

  admits(endpointId: EndpointId): string[] {
    return this.does((meeting) => admitEndpoint(meeting, endpointId, hubActor));
  }

  turnsAway(endpointId: EndpointId): string[] {
    return this.does((meeting) => turnAway(meeting, endpointId, hubActor));
  }

  waiting(endpointId: EndpointId) {
    const principal = { kind: 'endpoint', endpointId, name: endpointId, leads: endpointId === room } as const;
    return openMeetingFor(this.meeting, principal)?.locksYouOut;
  }

  entry(endpointId: EndpointId, audience: 'seat' | 'desk' | 'room' = 'desk') {
    const { seats } = meetingView(this.meeting, { audience, seq: 1, record: 'sound' });
    return seats.find((seat) => seat.endpointId === endpointId)?.entry?.stands;
  }
}

describe('a locked meeting', () => {
  it('lets nobody new in, and all again once it is unlocked; each is one fact', () => {
    const meeting = new Locked();
    expect(meeting.lock()).toEqual(['meetingLocked']);
    expect(meeting.lock()).toEqual([]);
    expect(meeting.comes(hoaLac)).toBe('meeting-locked');
    expect(meeting.waiting(hoaLac)).toEqual({ since: 61_000 });
    expect(meeting.does((now) => unlockMeeting(now, hubActor))).toEqual(['meetingUnlocked']);
    expect(meeting.does((now) => unlockMeeting(now, hubActor))).toEqual([]);
    expect(meeting.waiting(hoaLac)).toBeUndefined();
    expect(meeting.comes(hoaLac)).toBe('endpointJoined');
  });

  it('takes back who dropped out, also with the hub, but not who left or whose enrolment was taken', () => {
    const meeting = new Locked(opened(), ...joined(room, anBinh, hoaLac, dangKhe));
    meeting.lock();
    meeting.does((now) => dropEndpoint(now, anBinh, 'link-lost'));
    meeting.does((now) => leaveMeeting(now, hoaLac));
    meeting.does((now) => dropEndpoint(now, dangKhe, 'revoked'));
    expect(meeting.comes(hoaLac)).toBe('meeting-locked');
    expect(meeting.comes(dangKhe)).toBe('meeting-locked');
    expect(meeting.comes(anBinh)).toBe('endpointResumed');
    meeting.does((now) => hubReturned(now, 65_000));
    expect(meeting.comes(anBinh)).toBe('endpointResumed');
    expect(meeting.comes(room)).toBe('endpointResumed');
    expect(meeting.comes(hoaLac), 'the lock outlives the hub').toBe('meeting-locked');
  });

  it('keeps nobody out who conducts it, was called, or was just put on the list', () => {
    const host = UnitId.parse('host');
    const opening = opened();
    const ofHost =
      opening.type === 'meetingOpened'
        ? {
            ...opening,
            hostUnit: { unitId: host, name: 'UBND' },
            expected: opening.expected.map((each) =>
              each.endpointId === hoaLac ? { ...each, unit: { unitId: host, name: 'UBND' } } : each,
            ),
          }
        : opening;
    const meeting = new Locked(ofHost, ...joined(anBinh));
    meeting.lock();
    expect(meeting.comes(room)).toBe('endpointJoined');
    meeting.does((now) => leaveMeeting(now, room));
    expect(meeting.comes(room)).toBe('endpointJoined');
    expect(meeting.comes(hoaLac)).toBe('endpointJoined');
    expect(meeting.comes(dangKhe)).toBe('meeting-locked');
    meeting.does((now, at) => beginRing(now, dangKhe, at, hubActor));
    expect(meeting.comes(dangKhe)).toBe('ringEnded');
    const newcomer = { endpointId: EndpointId.parse('new'), name: 'Mới', leads: false, position: 9 };
    meeting.does((now) => addEndpoint(now, newcomer, hubActor));
    expect(meeting.comes(newcomer.endpointId)).toBe('endpointJoined');
  });

  it('is asked to be let in, which is told to whoever conducts alone; one press lets in, another does not', () => {
    const meeting = new Locked();
    expect(meeting.asks(hoaLac), 'nothing to ask').toEqual([]);
    meeting.lock();
    expect(meeting.asks(hoaLac)).toEqual(['entryAsked']);
    expect(meeting.asks(hoaLac)).toEqual([]);
    expect(meeting.entry(hoaLac)).toBe('asking');
    expect(meeting.entry(hoaLac, 'room')).toBe('asking');
    expect(meeting.entry(hoaLac, 'seat')).toBeUndefined();
    expect(meeting.waiting(hoaLac)?.entry?.stands).toBe('asking');
    expect(meeting.comes(hoaLac), 'asking alone opens nothing').toBe('meeting-locked');
    expect(meeting.turnsAway(hoaLac)).toEqual(['endpointTurnedAway']);
    expect(meeting.turnsAway(hoaLac)).toEqual([]);
    expect(meeting.waiting(hoaLac)?.entry?.stands).toBe('turned-away');
    expect(refusalCode(() => meeting.asks(hoaLac))).toBe('too-many-requests');
    expect(meeting.asks(hoaLac, turnedAwayMs)).toEqual(['entryAsked']);
    expect(meeting.admits(hoaLac)).toEqual(['endpointAdmitted']);
    expect(meeting.admits(hoaLac)).toEqual([]);
    expect(meeting.waiting(hoaLac)).toBeUndefined();
    expect(meeting.turnsAway(hoaLac), 'as long as it has not come it is taken back').toEqual(['endpointTurnedAway']);
    expect(meeting.comes(hoaLac)).toBe('meeting-locked');
    meeting.admits(hoaLac);
    expect(meeting.comes(hoaLac)).toBe('endpointJoined');
    expect(meeting.entry(hoaLac)).toBeUndefined();
    expect(meeting.turnsAway(hoaLac), 'nobody is put out').toEqual([]);
    meeting.does((now) => leaveMeeting(now, hoaLac));
    expect(meeting.comes(hoaLac), 'let in once').toBe('meeting-locked');
  });

  it('keeps a display and a PC that joins by itself out with their endpoint', () => {
    const display = { kind: 'endpoint', endpointId: hoaLac, name: 'Xã Hòa Lạc', leads: false, as: 'display' } as const;
    const itself = opened();
    if (itself.type === 'meetingOpened')
      itself.expected = itself.expected.map((each) => ({ ...each, joinsByItself: true }));
    const meeting = new Locked(itself, ...joined(room, anBinh));
    expect(mayAttend(meeting.meeting, display, 'display')).toBe(true);
    expect(seatsItself(meeting.meeting, hoaLac)).toBe(true);
    meeting.lock();
    expect(mayAttend(meeting.meeting, display, 'display')).toBe(false);
    expect(mayAttend(meeting.meeting, { ...display, endpointId: anBinh }, 'display')).toBe(true);
    expect(seatsItself(meeting.meeting, hoaLac)).toBe(false);
    meeting.admits(hoaLac);
    expect(mayAttend(meeting.meeting, display, 'display')).toBe(true);
    expect(seatsItself(meeting.meeting, hoaLac)).toBe(true);
  });

  it('refuses who is not on its list, and all once it is closed', () => {
    const meeting = new Locked();
    const stranger = EndpointId.parse('stranger');
    meeting.lock();
    expect(refusalCode(() => meeting.asks(stranger))).toBe('not-expected');
    expect(refusalCode(() => meeting.admits(stranger))).toBe('not-found');
    expect(refusalCode(() => meeting.turnsAway(stranger))).toBe('not-found');
    meeting.does((now) => closeMeeting(now, hubActor));
    expect(refusalCode(() => meeting.lock())).toBe('meeting-not-open');
    expect(refusalCode(() => meeting.asks(hoaLac))).toBe('meeting-not-open');
  });

  it('never seats anybody who was not in, let in, or conducts, whatever is done in whatever order', () => {
    const communes = [anBinh, hoaLac, dangKhe] as const;
    const step = fc.record({
      does: fc.constantFrom('lock', 'unlock', 'ask', 'admit', 'away', 'come', 'drop', 'leave', 'hub'),
      who: fc.constantFrom(...communes),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const meeting = new Locked();
        // By hand, without the domain's own words for it.
        let locked = false;
        const mayCome = new Set<EndpointId>([anBinh]);
        const inside = new Set<EndpointId>([anBinh]);
        for (const { does, who } of steps) {
          if (does === 'lock') {
            if (!locked) mayCome.forEach((each) => (inside.has(each) ? null : mayCome.delete(each)));
            locked = true;
            meeting.lock();
          } else if (does === 'unlock') {
            locked = false;
            meeting.does((now) => unlockMeeting(now, hubActor));
          } else if (does === 'ask') {
            try {
              meeting.asks(who);
            } catch (error) {
              expect(error).toMatchObject({ code: 'too-many-requests' });
            }
          } else if (does === 'admit') {
            meeting.admits(who);
            if (locked) mayCome.add(who);
          } else if (does === 'away') {
            const taken = meeting.turnsAway(who).length > 0;
            if (taken) mayCome.delete(who);
          } else if (does === 'drop') meeting.does((now) => dropEndpoint(now, who, 'link-lost'));
          else if (does === 'leave') {
            if (meeting.meeting.seats.get(who)?.presence.state === 'present') {
              meeting.does((now) => leaveMeeting(now, who));
              inside.delete(who);
              mayCome.delete(who);
            }
          } else if (does === 'hub') meeting.does((now) => hubReturned(now, meeting.now - 1));
          else {
            const allowed = !locked || mayCome.has(who);
            const came = meeting.comes(who);
            expect(came === 'meeting-locked').toBe(!allowed);
            if (allowed) {
              inside.add(who);
              mayCome.add(who);
            }
          }
        }
      }),
    );
  });
});
