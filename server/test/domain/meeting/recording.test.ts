import { meetingPolicies, type EndpointId, type RecordingFailure } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeMeeting, hubReturned } from '../../../src/domain/meeting/course/course.ts';
import type { MeetingEvent, StampedEvent } from '../../../src/domain/meeting/events.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import {
  beginRecording,
  byItself,
  endRecording,
  noteFailure,
  noteRecovery,
  noteShortfall,
  type SeenShortfall,
  pauseRecording,
} from '../../../src/domain/meeting/recording/deciding.ts';
import { meetingView, openMeetingFor } from '../../../src/domain/meeting/view.ts';
import { recordingStretches } from '../../../src/domain/record/recording-stretches.ts';
import { stamp } from '../../../src/application/meeting/publish.ts';
import { anBinh, at, joined, meetingAfter, opened, refusalCode, room } from '../../support/meetings.ts';

const chair = { by: 'endpoint', endpointId: room, name: 'Huyện' } as const;

/** A meeting whose recording is decided about, dated by a clock of its own, and all of its events. */
class Recorded {
  meeting: Meeting;
  now = 60_000;
  readonly events: StampedEvent[];

  constructor(recording: 'chair-decides' | 'always' | 'never' = 'chair-decides') {
    const opening = opened();
    if (opening.type !== 'meetingOpened') throw new Error('an opening');
    const first = { ...opening, policy: { ...meetingPolicies['giao-ban'], recording } };
    this.meeting = meetingAfter(first, ...joined(room, anBinh));
    this.events = [first, ...joined(room, anBinh)].map((event, index) => ({
      seq: index + 1,
      at: 1_000 * (index + 1),
      event,
    }));
  }

  do(decide: (meeting: Meeting) => readonly MeetingEvent[], afterMs = 1_000): readonly MeetingEvent['type'][] {
    this.now += afterMs;
    const events = decide(this.meeting);
    this.events.push(...stamp(this.meeting.seq, events, this.now));
    this.meeting = at(this.meeting, events, this.now);
    return events.map(({ type }) => type);
  }

  readonly begin = () => this.do((now) => beginRecording(now, chair));
  readonly pause = () => this.do((now) => pauseRecording(now, chair));
  readonly end = () => this.do((now) => endRecording(now, chair));
  readonly fail = (sinceMs = 200) => this.do((now) => noteFailure(now, 'recorder', this.now - sinceMs));
  readonly short = (lacking: SeenShortfall['lacking'], soundOnlySince: number | null = null) =>
    this.do((now) => noteShortfall(now, { lacking, soundOnlySince }));
  readonly opens = (endpointId: EndpointId) => this.do(() => [{ type: 'microphoneOpened', endpointId }]);
  readonly mend = () => this.do(noteRecovery);
  readonly return = () => this.do((now) => hubReturned(now, this.now - 500));
  readonly close = () => this.do((now) => closeMeeting(now, chair));
}

describe('a recording', () => {
  it('is off until somebody begins it; two who begin at once begin one', () => {
    const test = new Recorded();
    expect(test.meeting.recording).toBeNull();
    expect(test.pause()).toEqual([]);
    expect(test.end()).toEqual([]);
    expect(test.begin()).toEqual(['recordingBegan']);
    const since = test.now;
    expect(test.begin()).toEqual([]);
    expect(test.meeting.recording).toEqual({ state: 'running', since, begunAt: since });
  });

  it('is paused, goes on, is ended and begun again, and ends with the meeting', () => {
    const test = new Recorded();
    test.begin();
    const begunAt = test.now;
    expect(test.pause()).toEqual(['recordingPaused']);
    expect(test.meeting.recording).toEqual({ state: 'paused', since: test.now, begunAt });
    expect(test.pause()).toEqual([]);
    expect(test.begin()).toEqual(['recordingResumed']);
    expect(test.end()).toEqual(['recordingEnded']);
    expect(test.meeting.recording).toBeNull();
    expect(test.begin()).toEqual(['recordingBegan']);
    test.close();
    expect(test.meeting.recording).toBeNull();
    expect(refusalCode(() => test.begin())).toBe('meeting-not-open');
  });

  it('says since when nothing is kept, once, and never from before it ran', () => {
    const test = new Recorded();
    expect(test.fail()).toEqual([]);
    test.begin();
    const begunAt = test.now;
    expect(test.fail(60_000)).toEqual(['recordingFailed']);
    expect(test.meeting.recording).toEqual({ state: 'failing', since: begunAt, begunAt, cause: 'recorder' });
    expect(test.fail()).toEqual([]);
    expect(test.mend()).toEqual(['recordingRecovered']);
    const since = test.now;
    expect(test.mend()).toEqual([]);
    expect(test.meeting.recording).toEqual({ state: 'running', since, begunAt });
  });

  it('says a trouble of the disk as well where it failed for another cause, and no other then', () => {
    const test = new Recorded();
    test.begin();
    const begunAt = test.now;
    const failsFor = (cause: RecordingFailure) => test.do((now) => noteFailure(now, cause, test.now - 200));
    expect(failsFor('media')).toEqual(['recordingFailed']);
    const { since } = test.meeting.recording ?? expect.fail();
    expect(failsFor('recorder')).toEqual([]);
    expect(failsFor('no-room')).toEqual(['recordingFailed']);
    const causeAt = test.now;
    expect(test.meeting.recording).toEqual({ state: 'failing', since, begunAt, cause: 'no-room' });
    expect([...failsFor('disk'), ...failsFor('media')]).toEqual([]);
    test.mend();
    const failed = recordingStretches(test.events).filter(({ is }) => is === 'failed');
    expect(failed).toMatchObject([
      { cause: 'media', from: since, to: causeAt },
      { cause: 'no-room', from: causeAt, to: test.now },
    ]);
  });

  it('says once whose sound it lacks and that it has no room for pictures, and once that it is so no more', () => {
    const test = new Recorded();
    const lack = { endpointId: anBinh, since: 62_500 };
    expect(test.short([lack], 62_500)).toEqual([]);
    test.begin();
    test.opens(anBinh);
    const begunAt = 61_000 + 1_000;
    expect(test.short([lack], 1)).toEqual(['recordingLackBegan', 'recordingPicturesGaveWay']);
    expect(test.meeting.recording).toMatchObject({ lacking: [lack], soundOnlySince: begunAt });
    expect(test.short([lack], 1)).toEqual([]);
    expect(test.events.at(-2)?.event).toEqual({ type: 'recordingLackBegan', ...lack });
    expect(test.short([], 1)).toEqual(['recordingLackEnded']);
    expect(test.short([])).toEqual(['recordingPicturesReturned']);
    expect(test.meeting.recording).toEqual({ state: 'running', since: begunAt, begunAt });
    expect(test.short([{ endpointId: room, since: 1 }])).toEqual([]);
  });

  it('lacks nothing any more where its endpoint goes away, nothing is kept at all, or it is paused; it is told anew', () => {
    const over: readonly ((test: Recorded) => unknown)[] = [
      (test) => test.do(() => [{ type: 'endpointDropped', endpointId: anBinh, cause: 'link-lost' }]),
      (test) => test.do(() => [{ type: 'endpointLeft', endpointId: anBinh }]),
      (test) => [test.fail(), test.mend()],
      (test) => [test.pause(), test.begin()],
      (test) => [test.return(), test.mend()],
    ];
    for (const end of over) {
      const test = new Recorded();
      test.begin();
      test.opens(anBinh);
      test.short([{ endpointId: anBinh, since: test.now }]);
      end(test);
      expect(test.meeting.recording).not.toHaveProperty('lacking');
      expect(test.short([])).toEqual([]);
    }
  });

  it('that ran when the hub went down is failing when it is back, until its recorder is; one that was paused is paused', () => {
    const test = new Recorded();
    test.begin();
    test.return();
    expect(test.meeting.recording).toMatchObject({ state: 'failing', cause: 'hub', since: test.now - 500 });
    test.mend();
    test.pause();
    test.return();
    expect(test.meeting.recording).toMatchObject({ state: 'paused' });
  });

  it('is refused where the type of the meeting forbids it, and cannot be ended where the type asks for it', () => {
    expect(refusalCode(() => new Recorded('never').begin())).toBe('recording-forbidden');
    const always = new Recorded('always');
    const [due] = byItself(always.meeting);
    expect(due?.at).toBe(always.meeting.course.openedAt);
    always.do((now) => due?.decide(now) ?? []);
    expect(always.meeting.recording?.state).toBe('running');
    expect(byItself(always.meeting)).toEqual([]);
    expect(refusalCode(() => always.end())).toBe('recording-required');
    expect(always.pause()).toEqual(['recordingPaused']);
    expect(byItself(new Recorded().meeting)).toEqual([]);
  });

  it('is seen alike by everybody in the meeting, and by whoever waits for it', () => {
    const test = new Recorded();
    test.begin();
    for (const audience of ['seat', 'room', 'desk', 'technician'] as const)
      expect(meetingView(test.meeting, { audience, seq: 1, record: 'sound' }).recording).toEqual(
        test.meeting.recording,
      );
    const waiting = { kind: 'endpoint', endpointId: anBinh, name: 'Xã An Bình', leads: false } as const;
    expect(openMeetingFor(test.meeting, waiting)?.recorded).toBe(true);
    test.end();
    expect(openMeetingFor(test.meeting, waiting)).not.toHaveProperty('recorded');
  });
});

describe('the time line of a recording', () => {
  const acts = ['begin', 'pause', 'end', 'fail', 'mend', 'return'] as const;

  it('has neither holes nor overlaps, says at its end what the meeting says, and whatever happens never lies', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 30 }), fc.boolean(), (done, closes) => {
        const test = new Recorded();
        for (const act of done) test[act]();
        if (closes) test.close();
        const line = recordingStretches(test.events);
        for (const [index, stretch] of line.entries()) {
          const next = line[index + 1];
          if (next !== undefined) expect(next.from).toBe(stretch.to);
          if (stretch.to !== null) expect(stretch.to).toBeGreaterThan(stretch.from);
          expect(stretch.cause === undefined).toBe(stretch.is !== 'failed');
        }
        const last = line.at(-1);
        const now = test.meeting.recording;
        const of = { running: 'recorded', paused: 'paused', failing: 'failed' } as const;
        if (now === null) expect(last?.to ?? 0).not.toBeNull();
        else expect(last).toMatchObject({ to: null, is: of[now.state], from: now.since });
        expect(last?.is).not.toBe('ended');
      }),
    );
  });

  it('tells each part of a meeting', () => {
    const test = new Recorded();
    for (const act of ['begin', 'pause', 'begin', 'fail', 'mend', 'end', 'begin'] as const) test[act]();
    test.close();
    expect(recordingStretches(test.events).map(({ is, from, to }) => [is, from, to])).toEqual([
      ['recorded', 61_000, 62_000],
      ['paused', 62_000, 63_000],
      ['recorded', 63_000, 63_800],
      ['failed', 63_800, 65_000],
      ['recorded', 65_000, 66_000],
      ['ended', 66_000, 67_000],
      ['recorded', 67_000, 68_000],
    ]);
    expect(recordingStretches([])).toEqual([]);
  });
});
