import { describe, expect, it } from 'vitest';
import { closeMeeting, endBreak, hubReturned, startBreak } from '../../../src/domain/meeting/course/course.ts';
import { dropEndpoint, leaveMeeting, seatEndpoint } from '../../../src/domain/meeting/seats/seating.ts';
import { changeSpeaker } from '../../../src/domain/meeting/speaker/speaking.ts';
import {
  after,
  anBinh,
  dangKhe,
  hoaLac,
  hubActor,
  joined,
  meetingAfter,
  opened,
  refusalCode,
  room,
} from '../../support/meetings.ts';
import { EndpointId } from '@diem-cau/shared';

describe('seats', () => {
  it('refuses an endpoint that is not on the list', () => {
    const stranger = EndpointId.parse('stranger');
    expect(refusalCode(() => seatEndpoint(meetingAfter(opened()), stranger, 0, 66))).toBe('not-expected');
  });

  it('refuses the endpoint above the meeting cap and above the hub cap, and only that one', () => {
    const meeting = meetingAfter(opened('giao-ban', 2), ...joined(room, anBinh));
    expect(refusalCode(() => seatEndpoint(meeting, hoaLac, 0, 66))).toBe('meeting-full');
    const roomy = meetingAfter(opened(), ...joined(room));
    expect(refusalCode(() => seatEndpoint(roomy, anBinh, 5, 6))).toBe('hub-full');
    expect(seatEndpoint(roomy, anBinh, 5, 7)).toEqual([{ type: 'endpointJoined', endpointId: anBinh }]);
  });

  it('keeps the seat of one that dropped out, even when the meeting is full', () => {
    const full = meetingAfter(opened('giao-ban', 2), ...joined(room, anBinh), {
      type: 'endpointDropped',
      endpointId: anBinh,
      cause: 'link-lost',
    });
    expect(refusalCode(() => seatEndpoint(full, hoaLac, 0, 66))).toBe('meeting-full');
    expect(seatEndpoint(full, anBinh, 0, 66)).toEqual([{ type: 'endpointResumed', endpointId: anBinh }]);
  });

  it('hands the seat over to a second tab without the endpoint being away', () => {
    const meeting = meetingAfter(opened(), ...joined(anBinh), {
      type: 'sendingStarted',
      endpointId: anBinh,
      source: 'camera',
    });
    const events = seatEndpoint(meeting, anBinh, 0, 66);
    expect(events).toEqual([{ type: 'seatTaken', endpointId: anBinh }]);
    const taken = after(meeting, events);
    expect(taken.seats.get(anBinh)?.presence.state).toBe('present');
    expect(taken.sources.get(anBinh)?.sending.size).toBe(0);
  });

  it('leaves nothing on the stage of an endpoint that went away', () => {
    const meeting = meetingAfter(
      opened(),
      ...joined(room, anBinh),
      { type: 'sendingStarted', endpointId: anBinh, source: 'screen' },
      { type: 'speakerChanged', endpointId: anBinh },
    );
    const gone = after(meeting, dropEndpoint(meeting, anBinh, 'link-lost'));
    expect(gone.speaker).toMatchObject({ speaking: null, last: null });
    expect(gone.sources.get(anBinh)?.sending.size).toBe(0);
    expect(dropEndpoint(gone, anBinh, 'link-lost')).toEqual([]);
    expect(refusalCode(() => leaveMeeting(gone, anBinh))).toBe('not-in-meeting');
  });

  it('remembers the last commune that spoke while the chair speaks and while all are silent', () => {
    const meeting = meetingAfter(opened(), ...joined(room, anBinh), { type: 'speakerChanged', endpointId: anBinh });
    const chairSpeaks = after(meeting, changeSpeaker(meeting, room));
    expect(chairSpeaks.speaker).toMatchObject({ speaking: room, last: anBinh });
    expect(after(chairSpeaks, changeSpeaker(chairSpeaks, null)).speaker).toMatchObject({
      speaking: null,
      last: anBinh,
    });
    expect(changeSpeaker(chairSpeaks, dangKhe)).toEqual([]);
  });

  it('counts those who were there as dropped by the hub when the hub was down', () => {
    const meeting = meetingAfter(opened(), ...joined(room, anBinh), { type: 'endpointLeft', endpointId: anBinh });
    const back = after(meeting, hubReturned(meeting, 3_000));
    expect(back.seats.get(room)?.presence).toEqual({ state: 'dropped', since: 3_000, cause: 'hub' });
    expect(back.seats.get(anBinh)?.presence.state).toBe('left');
  });
});

describe('the course of a meeting', () => {
  it('has one break at a time and ends it with the closing', () => {
    const running = meetingAfter(opened());
    expect(refusalCode(() => endBreak(running, hubActor))).toBe('not-on-break');
    const paused = after(running, startBreak(running, hubActor));
    expect(refusalCode(() => startBreak(paused, hubActor))).toBe('already-on-break');
    expect(closeMeeting(paused, hubActor).map((event) => event.type)).toEqual(['breakEnded', 'meetingClosed']);
  });

  it('refuses everything after the closing', () => {
    const closed = meetingAfter(opened(), ...joined(room), { type: 'meetingClosed', actor: hubActor });
    expect(refusalCode(() => closeMeeting(closed, hubActor))).toBe('meeting-not-open');
    expect(refusalCode(() => seatEndpoint(closed, anBinh, 0, 66))).toBe('meeting-not-open');
    expect(dropEndpoint(closed, room, 'link-lost')).toEqual([]);
  });
});
