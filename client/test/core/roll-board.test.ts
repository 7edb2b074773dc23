import { AccountId, type MeetingView, type Principal, type SeatView } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import type { Asking } from '../../src/core/acts/act.ts';
import { acts } from '../../src/core/acts/acts.ts';
import { actOfKey, possibleActs } from '../../src/core/acts/possible.ts';
import { answeredOf, boardCell } from '../../src/core/roll/board.ts';
import { north, room, sampleMeeting, seat, south } from '../fakes/sample-meeting.ts';

const five = { people: 5, excused: false };
const nobody = { people: 0, excused: true };
const there = { state: 'picture' } as const;
const answered = { rollCall: { stands: 'answered', at: 1 } } as const;
const missed = { rollCall: { stands: 'missed', at: 1 } } as const;

describe('the board of the roll call', () => {
  test('says how each endpoint stands, its line before its answer, and its people where a roll says them', () => {
    expect(boardCell({ state: 'expected' }, {}, undefined)).toEqual({ state: 'expected' });
    expect(boardCell({ state: 'expected', waits: true }, {}, undefined)).toEqual({ state: 'waits' });
    expect(boardCell({ state: 'left', since: 4, waits: true }, {}, undefined)).toEqual({ state: 'waits' });
    expect(boardCell({ state: 'expected', waits: true }, {}, nobody)).toEqual({ state: 'excused' });
    expect(boardCell(there, {}, undefined)).toEqual({ state: 'connected' });
    expect(boardCell({ state: 'camera-off' }, missed, undefined)).toEqual({ state: 'silent' });
    expect(boardCell(there, answered, undefined)).toEqual({ state: 'confirmed', people: null });
    expect(boardCell(there, missed, five)).toEqual({ state: 'confirmed', people: 5 });
    expect(boardCell({ state: 'dropped', since: 7, cause: 'link-lost' }, answered, five)).toEqual({
      state: 'lost',
      at: 7,
    });
    expect(boardCell({ state: 'lost', since: 7 }, {}, undefined)).toEqual({ state: 'lost', at: 7 });
    expect(boardCell({ state: 'left', since: 8 }, answered, five)).toEqual({ state: 'left', at: 8 });
    expect(boardCell({ state: 'left', since: 8 }, {}, nobody)).toEqual({ state: 'excused' });
    expect(boardCell({ state: 'expected' }, {}, nobody)).toEqual({ state: 'excused' });
    expect(boardCell({ state: 'expected' }, missed, five)).toEqual({ state: 'confirmed', people: 5 });
    expect(boardCell({ state: 'unknown' }, answered, five)).toEqual({ state: 'unknown' });
    const phone = { byPhone: { since: 9 } };
    expect(boardCell({ state: 'expected' }, phone, five)).toEqual({ state: 'phone', at: 9, people: 5 });
  });

  test('counts who answered, was confirmed or attends by telephone', () => {
    expect(
      answeredOf([
        { state: 'confirmed', people: null },
        { state: 'phone', at: 1, people: null },
        { state: 'connected' },
        { state: 'excused' },
      ]),
    ).toEqual({ answered: 2, all: 4 });
  });
});

const chair: Principal = { kind: 'endpoint', endpointId: room, name: 'Phòng họp', leads: true };
const technician: Principal = {
  ...{ kind: 'account', accountId: AccountId.parse('a'), userName: 'a', displayName: 'A' },
  ...{ role: 'technician', mustChangePassword: false },
};
const about = (on: SeatView | null, view: MeetingView, who: Principal = chair): Asking => ({ view, who, on });
const ofRoll = (on: SeatView | null, view: MeetingView, who: Principal = chair): string[] =>
  possibleActs(acts, about(on, view, who))
    .map(({ name }) => name)
    .filter((name) => /roll|walk|mark-phone/u.test(name));

describe('the walk of the roll', () => {
  const meeting = sampleMeeting({});
  const walking = sampleMeeting({ roll: { called: north, left: 2 } });
  const after = sampleMeeting({
    seats: [
      seat(room, { leads: true }),
      seat(north, { rollCall: { stands: 'answered', at: 1 } }),
      seat(south, { rollCall: { stands: 'missed', at: 1 } }),
    ],
  });

  test('begins, goes on by the same key, and goes again over those alone who are missing', () => {
    expect(ofRoll(null, meeting)).toEqual(['walk-roll']);
    expect(ofRoll(null, walking)).toEqual(['roll-next', 'roll-unanswered', 'end-roll']);
    expect(ofRoll(null, after)).toEqual(['walk-roll', 'walk-missing']);
    const key = (view: MeetingView) => actOfKey(acts, 'roll', about(null, view))?.act.name;
    expect([meeting, walking, after].map(key)).toEqual(['walk-roll', 'roll-next', 'walk-missing']);
    expect(actOfKey(acts, 'rollSilent', about(null, walking))?.act.name).toBe('roll-unanswered');
    expect(actOfKey(acts, 'rollSilent', about(null, meeting))).toBeNull();
    expect(ofRoll(null, walking, technician)).toEqual([]);
  });

  test('marks by telephone who is not there, and takes that back', () => {
    const gone = seat(north, { seat: { state: 'left', since: 2 } });
    expect(ofRoll(gone, meeting)).toEqual(['mark-phone']);
    expect(ofRoll({ ...gone, byPhone: { since: 3 } }, meeting)).toEqual(['unmark-phone']);
    expect(ofRoll(seat(north), meeting)).toEqual([]);
  });
});
