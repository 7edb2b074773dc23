import { frameAt, mostReplaySteps, replayFrames, type Instant, type MeetingReplay } from '@diem-cau/shared';
import { MeetingId } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StampedEvent } from '../../../src/domain/meeting/events.ts';
import { foldMeeting } from '../../../src/domain/meeting/fold.ts';
import { meetingView } from '../../../src/domain/meeting/view.ts';
import { replayOpening, replaySteps } from '../../../src/domain/record/replay.ts';
import { manyPlaces, swollenRecord } from '../../support/swollen-record.ts';
import {
  anyRecord,
  chair,
  clock,
  district,
  eight,
  hoaBinh,
  jumpingClock,
  recorded,
  yenLo,
} from './recorded-meetings.ts';

const replayOf = (events: readonly StampedEvent[], to: Instant): MeetingReplay => {
  const opening = replayOpening(events);
  if (opening === null) throw new Error('it begins with an opening');
  const steps = [...replaySteps(events, to)].filter((step) => step !== null);
  return { from: opening.at, to: Math.max(to, steps.at(-1)?.at ?? to), opening: opening.view, steps };
};

const viewOf = (events: readonly StampedEvent[]) => {
  const meeting = foldMeeting(events);
  if (meeting === null) throw new Error('it begins with an opening');
  return meetingView(meeting, { audience: 'desk', seq: 0, record: 'sound' });
};

const hourOf = (events: readonly StampedEvent[]): Instant => Math.max(...events.map(({ at }) => at));

describe('a meeting told again', () => {
  const events = recorded([
    ['08:00:10', { type: 'endpointJoined', endpointId: district.endpointId }],
    ['08:00:20', { type: 'endpointJoined', endpointId: hoaBinh.endpointId }],
    ['08:10:00', { type: 'endpointDropped', endpointId: hoaBinh.endpointId, cause: 'link-lost' }],
    ['08:12:00', { type: 'endpointResumed', endpointId: hoaBinh.endpointId }],
    ['08:20:00', { type: 'endpointAdded', endpoint: yenLo, actor: chair }],
    ['08:30:00', { type: 'breakStarted', actor: chair }],
    ['09:00:00', { type: 'meetingClosed', actor: chair }],
  ]);
  const frames = replayFrames(replayOf(events, clock('09:00:00')));
  const stateAt = (time: string) =>
    frameAt(frames, clock(time))?.view.seats.find(({ endpointId }) => endpointId === hoaBinh.endpointId)?.seat;

  it('shows at each instant who was there', () => {
    expect(stateAt('08:00:15')).toMatchObject({ state: 'expected' });
    expect(stateAt('08:05:00')).toMatchObject({ state: 'present' });
    expect(stateAt('08:11:59')).toMatchObject({ state: 'dropped', since: clock('08:10:00'), cause: 'link-lost' });
    expect(stateAt('08:12:00')).toMatchObject({ state: 'present' });
  });
  it('takes a commune that was added later into its place of the directory', () => {
    expect(frameAt(frames, clock('08:19:59'))?.view.seats).toHaveLength(3);
    expect(frameAt(frames, clock('08:20:00'))?.view.seats.map(({ name }) => name)).toEqual(
      viewOf(events).seats.map(({ name }) => name),
    );
    expect(frameAt(frames, clock('08:20:00'))?.view.seats).toHaveLength(4);
  });
  it('shows the opening before all, and the end after all', () => {
    expect(frameAt(frames, eight - 5_000)?.view).toEqual(viewOf(events.slice(0, 1)));
    expect(frameAt(frames, clock('12:00:00'))?.view.phase.phase).toBe('closed');
  });
  it('is nothing where a record does not begin with its opening', () => {
    expect(replayOpening(events.slice(1))).toBeNull();
    expect(replayOpening([])).toBeNull();
    expect([...replaySteps(events.slice(1), clock('09:00:00'))]).toEqual([]);
  });
});

describe('of any record', () => {
  it('the last frame is how the meeting stands, and no step goes back in time', () => {
    fc.assert(
      fc.property(anyRecord(jumpingClock), (events) => {
        const replay = replayOf(events, hourOf(events));
        const frames = replayFrames(replay);
        expect(frames.at(-1)?.view).toEqual(viewOf(events));
        for (const [index, { at }] of frames.entries()) {
          expect(at).toBeGreaterThanOrEqual(frames[index - 1]?.at ?? replay.from);
          expect(at).toBeLessThanOrEqual(replay.to);
        }
      }),
    );
  });
  it('what is seen at an instant is what the record said a step before it, or since', () => {
    fc.assert(
      fc.property(anyRecord(jumpingClock), fc.nat(), (events, pick) => {
        const replay = replayOf(events, hourOf(events));
        const frames = replayFrames(replay);
        const frame = frames[pick % frames.length];
        const states = events.map((_, index) => viewOf(events.slice(0, index + 1)));
        expect(states).toContainEqual(frame?.view);
      }),
    );
  });
});

it('20,000 facts of 66 endpoints are told in no more steps than a browser bears', () => {
  const events = swollenRecord({
    meetingId: MeetingId.parse('swollen'),
    places: manyPlaces,
    openedAt: eight,
    count: 20_000,
    closes: true,
  });
  const replay = replayOf(events, hourOf(events));
  expect(replay.steps.length).toBeLessThanOrEqual(mostReplaySteps);
  expect(replayFrames(replay).at(-1)?.view).toEqual(viewOf(events));
});
