import { rungs, type MeetingView, type SeatView, type SourceId } from '@diem-cau/shared';
import { expect, it } from 'vitest';
import { stillAfterMs } from '../../../src/core/troubles/should-flow.ts';
import { north, room, sampleMeeting, seat, south } from '../../fakes/sample-meeting.ts';

const sources: SourceId[] = ['camera', 'camera:2', 'microphone', 'screen'];
/** The commune in the north looks at the room, which leads, and at the south, which speaks; all send everything. */
const meetingOf = (own: Partial<SeatView>, change: Partial<MeetingView> = {}, other: Partial<SeatView> = {}) =>
  sampleMeeting({
    stage: { chair: room, speaker: south, screen: null },
    seats: [
      seat(room, { sources, microphone: 'open' }),
      seat(north, own),
      seat(south, { sources, microphone: 'open', ...other }),
    ],
    ...change,
  });
const after = (
  meeting: MeetingView,
  endpointId: typeof room,
  source: SourceId,
  { count = 5, isShown = true }: { readonly count?: number; readonly isShown?: boolean } = {},
) => stillAfterMs(meeting, north, { endpointId, source, count }, isShown);

const voice: Partial<SeatView> = { rung: 'voice' };
const onePicture: Partial<SeatView> = { rung: 'one-picture' };
const stage: Partial<SeatView> = { rung: 'stage' };

it('what is sent and stands on the page comes, and nothing else need', () => {
  const meeting = meetingOf({});
  expect(after(meeting, south, 'camera')).toBe(2_000);
  expect(after(meeting, south, 'camera:2')).toBe(2_000);
  expect(after(meeting, south, 'microphone', { isShown: false })).toBe(2_000);
  expect(after(meeting, south, 'camera', { isShown: false })).toBeNull();
  expect(after(meetingOf({}, {}, { microphone: 'closed' }), south, 'microphone')).toBeNull();
  expect(after(meetingOf({}, {}, { sources: [] }), south, 'camera')).toBeNull();
  expect(after(meetingOf({}, {}, { seat: { state: 'left', since: 3 } }), south, 'camera')).toBeNull();
  expect(after(meetingOf({}, {}, { cameraKept: 'rests' }), south, 'camera')).toBeNull();
});

it('on the rung of the stage its pictures come, and every voice; a further camera need not', () => {
  for (const own of [stage, { rungLimit: { rung: 'stage', by: 'own' } }] as const) {
    expect(after(meetingOf(own), south, 'camera')).toBe(2_000);
    expect(after(meetingOf(own), room, 'camera')).toBe(2_000);
    expect(after(meetingOf(own), south, 'microphone')).toBe(2_000);
    expect(after(meetingOf(own), room, 'microphone')).toBe(2_000);
    expect(after(meetingOf(own), south, 'camera:2')).toBeNull();
  }
});

it('beside one picture that one comes, one frame in five seconds at worst, and the voice that the meeting listens to', () => {
  const meeting = meetingOf(onePicture);
  expect(after(meeting, south, 'camera')).toBeGreaterThan(6_000);
  expect(after(meeting, room, 'camera')).toBeNull();
  expect(after(meeting, south, 'microphone')).toBeGreaterThan(6_000);
  // Whether there is room for the chair's open microphone, too, a page does not know.
  expect(after(meeting, room, 'microphone')).toBeNull();
});

it('beside a voice alone no picture comes, but the voice of whoever has the floor, else of whoever spoke last, and the chair’s while he speaks', () => {
  const picture = [room, south].map((each) => after(meetingOf(voice), each, 'camera'));
  expect(picture).toEqual([null, null]);
  const heard = (change: Partial<MeetingView>): boolean[] =>
    [room, south].map((each) => after(meetingOf(voice, change), each, 'microphone') !== null);
  expect(heard({})).toEqual([false, true]);
  expect(heard({ speaking: room })).toEqual([true, false]);
  const holder = { endpointId: south, since: 5, until: null, by: 'opened' as const, ownOff: false, awayUntil: null };
  const floor = { mode: 'conference' as const, holders: [holder], queue: [] };
  expect(heard({ floor })).toEqual([false, true]);
  expect(heard({ floor, speaking: room })).toEqual([true, true]);
});

it('a shared screen may stand still, but its first picture comes at last, where it is let through', () => {
  const change = { stage: { chair: room, speaker: null, screen: south } };
  for (const rung of rungs) {
    const own: Partial<SeatView> = rung === 'full' ? {} : { rung };
    const isLetThrough = rung === 'full' || rung === 'stage';
    expect(after(meetingOf(own, change), south, 'screen', { count: 0 }) !== null).toBe(isLetThrough);
    expect(after(meetingOf(own, change), south, 'screen', { count: 1 })).toBeNull();
    expect(after(meetingOf(own, change), south, 'screen', { count: 0, isShown: false })).toBeNull();
  }
});
