import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stamp } from '../../../src/application/meeting/publish.ts';
import { closeMeeting, endBreak, startBreak } from '../../../src/domain/meeting/course/course.ts';
import type { MeetingEvent, StampedEvent } from '../../../src/domain/meeting/events.ts';
import { applyEvent } from '../../../src/domain/meeting/fold.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { beginRecording } from '../../../src/domain/meeting/recording/deciding.ts';
import { picturesOnStage } from '../../../src/domain/meeting/recording/on-stage.ts';
import { startSending, stopSending } from '../../../src/domain/meeting/sources/sending.ts';
import { sends } from '../../../src/domain/meeting/sources/state.ts';
import { showOnStage } from '../../../src/domain/meeting/stage/showing.ts';
import { recordedStage } from '../../../src/domain/record/recorded-stage.ts';
import { recordingStretches } from '../../../src/domain/record/recording-stretches.ts';
import { anBinh, hoaLac, joined, meetingAfter, opened, room, sender } from '../../support/meetings.ts';

const chair = { by: 'endpoint', endpointId: room, name: 'Huyện' } as const;
const second = 1_000;

/** A meeting of three with cameras, and its events, one a second. */
class Told {
  readonly events: StampedEvent[] = [];
  meeting: Meeting = meetingAfter(opened());

  constructor() {
    this.#write([opened(), ...joined(room, anBinh, hoaLac)]);
    for (const each of [room, anBinh, hoaLac]) this.do((now) => startSending(now, sender(each), 'camera'));
  }

  get now(): number {
    return this.events.length * second;
  }

  do(decide: (meeting: Meeting) => readonly MeetingEvent[]): number {
    this.#write(decide(this.meeting));
    return this.now;
  }

  get stage() {
    return recordedStage(this.events, recordingStretches(this.events)).map(({ from, large, beside }) => ({
      from: from / second,
      large: large.map(({ endpointId, kind }) => `${endpointId} ${kind}`),
      beside: beside.map(({ endpointId, kind }) => `${endpointId} ${kind}`),
    }));
  }

  #write(events: readonly MeetingEvent[]): void {
    for (const event of events) {
      const [stamped] = stamp(this.events.length, [event], (this.events.length + 1) * second);
      if (stamped === undefined) continue;
      this.events.push(stamped);
      this.meeting = applyEvent(this.meeting, stamped) ?? this.meeting;
    }
  }
}

describe('the stage of a recording', () => {
  it('is how it stood from the recording’s beginning, and each change of it', () => {
    const told = new Told();
    told.do((now) => showOnStage(now, { show: 'chosen', endpoints: [anBinh] }, chair));
    expect(told.stage).toEqual([]);
    const begun = told.do((now) => beginRecording(now, chair)) / second;
    const changed = told.do((now) => showOnStage(now, { show: 'chosen', endpoints: [hoaLac, anBinh] }, chair)) / second;
    const screen = told.do((now) => startSending(now, sender(hoaLac), 'screen')) / second;
    const shown = told.do((now) => showOnStage(now, { show: 'screen' }, chair)) / second;
    expect(screen).toBe(shown - 1);
    expect(told.stage).toEqual([
      { from: begun, large: ['an-binh camera'], beside: ['room camera'] },
      { from: changed, large: ['hoa-lac camera', 'an-binh camera'], beside: ['room camera'] },
      { from: shown, large: ['hoa-lac screen'], beside: [] },
    ]);
    expect(picturesOnStage(told.meeting)).toEqual([{ endpointId: hoaLac, source: 'screen', large: true }]);
  });

  it('is empty in a break, and over with the meeting', () => {
    const told = new Told();
    const begun = told.do((now) => beginRecording(now, chair)) / second;
    const left = told.do((now) => startBreak(now, chair)) / second;
    expect(picturesOnStage(told.meeting)).toEqual([]);
    const back = told.do((now) => endBreak(now, chair)) / second;
    told.do((now) => closeMeeting(now, chair));
    expect(told.stage).toEqual([
      { from: begun, large: ['room camera'], beside: [] },
      { from: left, large: [], beside: [] },
      { from: back, large: ['room camera'], beside: [] },
    ]);
  });

  it('has the pictures that a recorder gets: at each moment those that are sent of whoever stands there, and no others', () => {
    const ids = [room, anBinh, hoaLac];
    const act = fc.oneof(
      fc.record({ act: fc.constant('show' as const), who: fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 3 }) }),
      fc.record({ act: fc.constantFrom('starts' as const, 'stops' as const), who: fc.tuple(fc.nat(2)) }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        const told = new Told();
        told.do((now) => beginRecording(now, chair));
        for (const each of acts) {
          const who = each.who.flatMap((index) => ids[index] ?? []);
          const [first = room] = who;
          if (each.act === 'show') told.do((now) => showOnStage(now, { show: 'chosen', endpoints: who }, chair));
          else if ((each.act === 'starts') !== sends(told.meeting.sources, first, 'camera'))
            told.do((now) =>
              each.act === 'starts' ? startSending(now, sender(first), 'camera') : stopSending(now, first, 'camera'),
            );
          const stand = told.stage.at(-1) ?? expect.fail();
          const sent = ids.filter((id) => sends(told.meeting.sources, id, 'camera'));
          const expected = [...stand.large, ...stand.beside].filter((place) =>
            sent.some((id) => place === `${id} camera`),
          );
          expect(picturesOnStage(told.meeting).map(({ endpointId, source }) => `${endpointId} ${source}`)).toEqual(
            expected,
          );
        }
      }),
    );
  });
});
