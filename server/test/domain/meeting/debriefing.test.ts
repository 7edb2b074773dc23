import { debriefingMinutes, debriefingRoomSeconds, MeetingId, type EndpointId, type Principal } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayAttend } from '../../../src/domain/meeting/connections/attending.ts';
import { clockSet, closeMeeting, hubStood, startBreak } from '../../../src/domain/meeting/course/course.ts';
import { debriefingOf } from '../../../src/domain/meeting/debriefing/conference.ts';
import {
  closeForDebriefing,
  endDebriefing,
  noteDebriefingEnded,
} from '../../../src/domain/meeting/debriefing/debriefing.ts';
import { debriefing } from '../../../src/domain/meeting/debriefing/topic.ts';
import type { MeetingEvent, StampedEvent } from '../../../src/domain/meeting/events.ts';
import { lockMeeting } from '../../../src/domain/meeting/lock/locking.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { microphoneRight } from '../../../src/domain/meeting/microphones/right.ts';
import { beginRecording } from '../../../src/domain/meeting/recording/deciding.ts';
import { mayIn } from '../../../src/domain/meeting/parts/standing.ts';
import { dropEndpoint, leaveMeeting, returnEndpoint, seatEndpoint } from '../../../src/domain/meeting/seats/seating.ts';
import { dues } from '../../../src/domain/meeting/topics.ts';
import { meetingView, openMeetingFor } from '../../../src/domain/meeting/view.ts';
import { activity } from '../../../src/domain/record/activity.ts';
import { attendanceLog } from '../../../src/domain/record/attendance-log.ts';
import { ledBy } from '../../../src/domain/record/led.ts';
import { meetingDigest } from '../../../src/domain/record/meeting-digest.ts';
import { presence } from '../../../src/domain/record/presence.ts';
import {
  after,
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
import { anyRecord, chair, district, hoaBinh, jumpingClock } from '../record/recorded-meetings.ts';

const debriefingId = MeetingId.parse('debriefing-1');
const running = (...more: readonly MeetingEvent[]): Meeting =>
  meetingAfter(opened(), ...joined(room, anBinh, hoaLac), ...more);
const closes = (meeting: Meeting, chosen: readonly EndpointId[]): MeetingEvent[] =>
  closeForDebriefing(meeting, debriefingId, chosen, hubActor);
const conference = (closed = after(running(), closes(running(), [anBinh]))): Meeting => {
  const held = debriefingOf(closed);
  if (held === null) throw new Error('no debriefing');
  return held;
};
const pc = (endpointId: EndpointId): Extract<Principal, { kind: 'endpoint' }> => ({
  ...{ kind: 'endpoint', endpointId, name: endpointId, leads: endpointId === room },
});
const admin = (): Principal =>
  ({
    ...{
      kind: 'account',
      accountId: 'admin',
      userName: 'a',
      displayName: 'A',
      role: 'admin',
      mustChangePassword: false,
    },
  }) as Principal;
const names = (meeting: Meeting): string[] => (debriefing.due?.(meeting) ?? []).map(({ name }) => name);

describe('a meeting that is closed with a debriefing', () => {
  it('is closed in the same moment, with the circle before it, the room first', () => {
    expect(closes(running(), [hoaLac, anBinh, anBinh])).toEqual([
      {
        type: 'debriefingBegan',
        debriefingId,
        circle: [
          { endpointId: room, name: 'Huyện' },
          { endpointId: hoaLac, name: 'Xã Hòa Lạc' },
          { endpointId: anBinh, name: 'Xã An Bình' },
        ],
        actor: hubActor,
      },
      { type: 'meetingClosed', actor: hubActor },
    ]);
    const onBreak = after(running(), startBreak(running(), hubActor));
    expect(closes(onBreak, [anBinh]).map(({ type }) => type)).toEqual([
      'debriefingBegan',
      'breakEnded',
      'meetingClosed',
    ]);
  });

  it('may have been locked: the circle is in it all the same', () => {
    const locked = after(running(), lockMeeting(running(), hubActor));
    const held = conference(after(locked, closes(locked, [anBinh])));
    for (const endpointId of [room, anBinh]) expect(mayAttend(held, pc(endpointId), 'seat')).toBe(true);
    expect(openMeetingFor(held, pc(anBinh))).toMatchObject({ expectsYou: true });
  });

  it('is recorded by nobody, whatever the type of its meeting says', () => {
    const always = opened();
    if (always.type !== 'meetingOpened') throw new Error('no opening');
    const recorded = meetingAfter(
      { ...always, policy: { ...always.policy, recording: 'always' } },
      ...joined(room, anBinh, hoaLac),
    );
    expect(dues(recorded).map(({ name }) => name)).toContain('recording');
    const held = conference(after(recorded, closes(recorded, [anBinh])));
    expect(dues(held).map(({ name }) => name)).not.toContain('recording');
    expect(refusalCode(() => beginRecording(held, hubActor))).toBe('recording-forbidden');
  });

  it('is not closed where the room is away, nobody else stays, or one of them is not there', () => {
    expect(refusalCode(() => closes(running(), []))).toBe('debriefing-alone');
    expect(refusalCode(() => closes(running(), [room]))).toBe('debriefing-alone');
    expect(refusalCode(() => closes(running(), [anBinh, dangKhe]))).toBe('debriefing-not-there');
    expect(refusalCode(() => closes(running(), ['elsewhere' as EndpointId]))).toBe('not-expected');
    const dropped = after(running(), dropEndpoint(running(), anBinh, 'link-lost'));
    expect(refusalCode(() => closes(dropped, [anBinh]))).toBe('debriefing-not-there');
    const away = after(running(), dropEndpoint(running(), room, 'link-lost'));
    expect(refusalCode(() => closes(away, [anBinh]))).toBe('chair-not-there');
    const closed = after(running(), closeMeeting(running(), hubActor));
    expect(refusalCode(() => closes(closed, [anBinh]))).toBe('meeting-not-open');
    expect(debriefingOf(closed)).toBeNull();
    expect(debriefingOf(running())).toBeNull();
  });

  it('is for its record as any other, whatever came before and however long they talk', () => {
    fc.assert(
      fc.property(anyRecord(jumpingClock), fc.nat(3_600_000), (some, talkedMs) => {
        const before = some
          .filter(({ event }) => event.type !== 'meetingClosed')
          .map((each, index) => ({ ...each, seq: index + 1 }));
        const last = before.at(-1)?.at ?? 0;
        const circle = [district, hoaBinh].map(({ endpointId, name }) => ({ endpointId, name }));
        const closing = { type: 'meetingClosed' as const, actor: chair };
        const with_ = (events: readonly (readonly [number, MeetingEvent])[]): readonly StampedEvent[] => [
          ...before,
          ...events.map(([time, event], index) => ({ seq: before.length + 1 + index, at: time, event })),
        ];
        const plain = with_([[last, closing]]);
        const debriefed = with_([
          [last, { type: 'debriefingBegan', debriefingId, circle, actor: chair }],
          [last, closing],
          [last + talkedMs, { type: 'debriefingEnded', cause: 'ended', actor: chair }],
        ]);
        const until = last + 2 * talkedMs;
        const told = (events: readonly StampedEvent[]) => {
          const log = attendanceLog(events);
          if (log === null) throw new Error('a record begins with its opening');
          return [meetingDigest(events, []), presence(log, until), activity(events, until), ledBy(events)];
        };
        expect(told(debriefed)).toEqual(told(plain));
      }),
    );
  });

  it('tells pages where the circle goes on', () => {
    const closed = after(running(), closes(running(), [anBinh]));
    const view = meetingView(closed, { audience: 'seat', seq: 1, record: 'sound' });
    expect(view.debriefing).toEqual({ is: 'next', meetingId: debriefingId, endpointIds: [room, anBinh] });
    expect(view.phase.phase).toBe('closed');
    expect(meetingView(running(), { audience: 'seat', seq: 1, record: 'sound' })).not.toHaveProperty('debriefing');
  });

  it('says once that the debriefing is over', () => {
    const closed = after(running(), closes(running(), [anBinh]));
    const over = after(closed, noteDebriefingEnded(closed, 'hub', hubActor));
    expect(over.seq).toBe(closed.seq + 1);
    expect(noteDebriefingEnded(over, 'ended', hubActor)).toEqual([]);
    expect(noteDebriefingEnded(running(), 'hub', hubActor)).toEqual([]);
    expect(over.course).toEqual(closed.course);
    expect(over.seats).toEqual(closed.seats);
  });
});

describe('a debriefing', () => {
  it('expects its circle alone, which may all talk, and is led by the room alone', () => {
    const held = conference();
    expect([...held.seats.keys()]).toEqual([room, anBinh]);
    expect(held.meetingId).toBe(debriefingId);
    expect(microphoneRight(held, anBinh)).not.toBe('withheld');
    for (const right of ['sendMicrophone', 'sendCamera', 'sendScreen'] as const)
      expect(mayIn(held, pc(anBinh), right)).toBe(true);
    expect(mayIn(held, pc(room), 'conductMeeting')).toBe(true);
    expect(mayIn(held, pc(anBinh), 'conductMeeting')).toBe(false);
    expect(refusalCode(() => seatEndpoint(held, hoaLac, 0, 66))).toBe('not-expected');
  });

  it('stands on the list of its circle alone, whatever the role', () => {
    const held = conference();
    expect(openMeetingFor(held, pc(anBinh))).toMatchObject({
      expectsYou: true,
      debriefing: { after: running().meetingId, closedAt: 60_000 },
    });
    // No PC comes in by itself that was not in the meeting.
    expect(openMeetingFor(held, pc(anBinh))).not.toHaveProperty('seatsYou', true);
    for (const principal of [pc(hoaLac), admin(), { ...pc(room), onlyIn: debriefingId }])
      expect(openMeetingFor(held, principal)).toBeNull();
    expect(mayAttend(held, { ...pc(room), as: 'display' }, 'display')).toBe(true);
    expect(mayAttend(held, { ...pc(hoaLac), as: 'display' }, 'display')).toBe(false);
    expect(mayAttend(held, admin(), 'watch')).toBe(false);
    expect(mayAttend(held, { ...pc(room), onlyIn: debriefingId }, 'panel')).toBe(false);
  });

  it('is over after an hour, or when the room has been away for the set time', () => {
    const held = conference();
    const closedAt = 60_000;
    const together = at(
      held,
      [...seatEndpoint(held, room, 0, 66), ...seatEndpoint(held, anBinh, 0, 66)],
      closedAt + 1_000,
    );
    expect(names(together)).toEqual(['the time of a debriefing is over']);
    const [over] = debriefing.due?.(together) ?? [];
    expect(over?.at).toBe(closedAt + debriefingMinutes * 60_000);
    expect(over?.decide(together)).toEqual([
      { type: 'debriefingEnded', cause: 'time-over', actor: hubActor },
      { type: 'meetingClosed', actor: hubActor },
    ]);
    // The room never came.
    expect(debriefing.due?.(held).map((due) => due.at)).toContain(closedAt + debriefingRoomSeconds * 1000);
    // Long before an empty meeting ends by itself.
    expect(Math.min(...dues(held).map((due) => due.at))).toBe(closedAt + debriefingRoomSeconds * 1000);
    const gone = at(together, dropEndpoint(together, room, 'page-closed'), closedAt + 5_000);
    const away = debriefing.due?.(gone).find(({ name }) => name.includes('room'));
    expect(away?.at).toBe(closedAt + 5_000 + debriefingRoomSeconds * 1000);
    expect(away?.decide(gone)[0]).toMatchObject({ type: 'debriefingEnded', cause: 'room-away' });
    const back = at(gone, returnEndpoint(gone, room), closedAt + 20_000);
    expect(away?.decide(back)).toEqual([]);
    expect(names(back)).toHaveLength(1);
    const left = at(together, leaveMeeting(together, room), closedAt + 7_000);
    expect(left.debriefing.of?.roomAwaySince).toBe(closedAt + 7_000);
    expect(at(together, leaveMeeting(together, anBinh), closedAt + 7_000).debriefing.of?.roomAwaySince).toBeNull();
  });

  it('lasts as long where the clock is set meanwhile, and does not count for the room while the hub stands still', () => {
    const held = conference();
    expect(at(held, clockSet(held, 100_000, 7_300_000), 100_000).debriefing).toEqual(held.debriefing);
    expect(at(held, hubStood(held, 70_000), 100_000).debriefing.of).toEqual({
      after: running().meetingId,
      closedAt: 60_000,
      endsAt: held.debriefing.of?.endsAt,
      roomAwaySince: 90_000,
    });
  });

  it('is ended once, and only where it is one', () => {
    const held = conference();
    const over = after(held, endDebriefing(held, 'ended', hubActor));
    expect(over.course.phase.phase).toBe('closed');
    expect(over.debriefing.ended).toEqual({ cause: 'ended', actor: hubActor });
    expect(debriefing.due?.(over)).toEqual([]);
    expect(refusalCode(() => endDebriefing(over, 'ended', hubActor))).toBe('meeting-not-open');
    expect(refusalCode(() => endDebriefing(running(), 'ended', hubActor))).toBe('no-debriefing');
  });
});
