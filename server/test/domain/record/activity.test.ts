import type { SourceId } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activity } from '../../../src/domain/record/activity.ts';
import { attendanceLog } from '../../../src/domain/record/attendance-log.ts';
import { endpointRecords } from '../../../src/domain/record/endpoint-records.ts';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import { chair, clock, district, hoaBinh, minutes, recorded, tanHoa } from './recorded-meetings.ts';

const speaker = (endpointId: typeof hoaBinh.endpointId | null): MeetingEvent => ({
  type: 'speakerChanged',
  endpointId,
});
const { endpointId } = hoaBinh;

describe('what an endpoint did', () => {
  test('a voice lasts until another is heard, until silence, or until its endpoint is gone', () => {
    const events = recorded([
      ['08:00:00', { type: 'endpointJoined', endpointId }],
      ['08:01:00', speaker(endpointId)],
      ['08:03:00', speaker(tanHoa.endpointId)],
      ['08:04:00', speaker(null)],
      ['08:05:00', speaker(endpointId)],
      ['08:06:00', { type: 'endpointDropped', endpointId, cause: 'link-lost' }],
      ['08:30:00', { type: 'meetingClosed', actor: chair }],
    ]);
    const seen = activity(events, clock('09:00:00'));
    expect(seen.get(endpointId)?.speeches).toEqual([
      { from: clock('08:01:00'), to: clock('08:03:00') },
      { from: clock('08:05:00'), to: clock('08:06:00') },
    ]);
    expect(seen.get(tanHoa.endpointId)?.speeches).toEqual([{ from: clock('08:03:00'), to: clock('08:04:00') }]);
  });

  test('nothing goes on while the hub was down, and a clock that was set back stands still', () => {
    const events = recorded([
      ['08:01:00', speaker(endpointId)],
      ['08:20:00', { type: 'hubReturned', downSince: clock('08:10:00') }],
      ['08:15:00', speaker(endpointId)],
      ['08:25:00', speaker(null)],
    ]);
    expect(activity(events, clock('08:30:00')).get(endpointId)?.speeches).toEqual([
      { from: clock('08:01:00'), to: clock('08:10:00') },
      { from: clock('08:20:00'), to: clock('08:25:00') },
    ]);
  });

  test('one screen at a time; a line keeps its grade until the next one, or until the endpoint is gone', () => {
    const events = recorded([
      ['08:01:00', { type: 'sendingStarted', endpointId, source: 'screen' }],
      ['08:05:00', { type: 'sendingStarted', endpointId: district.endpointId, source: 'screen' }],
      ['08:05:00', { type: 'sendingStopped', endpointId, source: 'screen', cause: 'taken' }],
      ['08:06:00', { type: 'linkGraded', endpointId, grade: 'good', loss: 0, roundTripMs: 40 }],
      ['08:08:00', { type: 'linkGraded', endpointId, grade: 'bad', loss: 0.2, roundTripMs: null }],
      ['08:10:00', { type: 'endpointLeft', endpointId }],
    ]);
    const seen = activity(events, clock('08:12:00'));
    expect(seen.get(endpointId)).toMatchObject({
      screens: [{ from: clock('08:01:00'), to: clock('08:05:00') }],
      links: [
        { from: clock('08:06:00'), to: clock('08:08:00'), grade: 'good' },
        { from: clock('08:08:00'), to: clock('08:10:00'), grade: 'bad' },
      ],
    });
    expect(seen.get(district.endpointId)?.screens).toEqual([{ from: clock('08:05:00'), to: clock('08:12:00') }]);
  });

  test('further sources double nothing: neither presence, nor speaking, nor a screen', () => {
    const steps = (sources: readonly SourceId[]): [string, MeetingEvent][] => [
      ['08:00:30', { type: 'endpointJoined', endpointId }],
      ...sources.map((source): [string, MeetingEvent] => ['08:01:00', { type: 'sendingStarted', endpointId, source }]),
      ['08:02:00', speaker(endpointId)],
      ['08:05:00', speaker(null)],
      ...sources.map((source): [string, MeetingEvent] => [
        '08:07:00',
        { type: 'sendingStopped', endpointId, source, cause: 'own' },
      ]),
      ['08:20:00', { type: 'endpointLeft', endpointId }],
      ['08:30:00', { type: 'meetingClosed', actor: chair }],
    ];
    const of = (sources: readonly SourceId[]) => {
      const events = recorded(steps(sources));
      return endpointRecords(attendanceLog(events) ?? expect.fail(), events, [], clock('09:00:00'));
    };
    const further = of(['camera', 'microphone', 'screen', 'camera:2', 'camera:3', 'microphone:2']);
    expect(further).toEqual(of(['camera', 'microphone', 'screen']));
    expect(further.find((each) => each.endpointId === endpointId)).toMatchObject({
      speakingMs: minutes(3),
      presentMs: minutes(19.5),
    });
  });

  test('whatever happens, voices never overlap and all of them fit into the meeting without its breaks', () => {
    const act = fc.constantFrom<MeetingEvent>(
      speaker(endpointId),
      speaker(tanHoa.endpointId),
      speaker(null),
      { type: 'endpointDropped', endpointId, cause: 'link-lost' },
      { type: 'breakStarted', actor: chair },
      { type: 'breakEnded', actor: chair },
      { type: 'meetingClosed', actor: chair },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -30, max: 300 }), act), { maxLength: 40 }), (steps) => {
        let at = clock('08:00:00');
        const [first] = recorded([]);
        if (first === undefined) throw new Error('a record begins with its opening');
        const later = steps.map(([seconds, event], index) => ({ seq: index + 2, at: (at += seconds * 1000), event }));
        const events = [first, ...later];
        const log = attendanceLog(events);
        if (log === null) throw new Error('the meeting was opened');
        const until = at + minutes(1);
        const spoken = endpointRecords(log, events, [], until).reduce((total, { speakingMs }) => total + speakingMs, 0);
        const [one] = endpointRecords(log, events, [], until);
        expect(spoken).toBeGreaterThanOrEqual(0);
        expect(spoken).toBeLessThanOrEqual((one?.presentMs ?? 0) + (one?.absentMs ?? 0) + (one?.hubMs ?? 0));
      }),
    );
  });
});
