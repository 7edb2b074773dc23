import { expect, test } from 'vitest';
import { mergeChanges } from '../../src/core/merge-changes.ts';
import { meetingId, north, room, sampleMeeting, seat } from '../fakes/sample-meeting.ts';
import { EndpointId, MeetingId } from '@diem-cau/shared';

const view = sampleMeeting();
const notice = (seq: number, changes: Parameters<typeof mergeChanges>[1]['changes']) => ({
  meetingId,
  seq,
  at: 5_000,
  changes,
});

test('seats are merged by their endpoint and keep the order of the directory', () => {
  const left = seat(north, { seat: { state: 'left', since: 4_000 } });
  const merged = mergeChanges(view, notice(8, { seats: [left], speaking: north }));
  expect(merged).toEqual({
    outcome: 'merged',
    view: { ...view, seq: 8, speaking: north, seats: [view.seats[0], left, view.seats[2]] },
  });
});

test('null is a value, undefined is not', () => {
  const speaking = { ...view, speaking: north };
  const merged = mergeChanges(speaking, notice(8, { speaking: null, title: undefined }));
  expect(merged).toMatchObject({ outcome: 'merged', view: { speaking: null, title: view.title } });
});

test('a gap, and a seat that was not known, ask for the snapshot', () => {
  expect(mergeChanges(view, notice(9, {})).outcome).toBe('gap');
  expect(mergeChanges(view, notice(8, { seats: [seat(EndpointId.parse('new'))] })).outcome).toBe('gap');
});

test('what is known already, or belongs to another meeting, changes nothing', () => {
  expect(mergeChanges(view, notice(7, { speaking: room })).outcome).toBe('known');
  expect(mergeChanges(view, { ...notice(8, {}), meetingId: MeetingId.parse('other') }).outcome).toBe('known');
});
