import { audiences, MeetingView } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mediaSilenceAt, usualPatience } from '../../../src/domain/meeting/lives/life-signs.ts';
import { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import { noteOutage } from '../../../src/domain/meeting/outages/noting.ts';
import { outages } from '../../../src/domain/meeting/outages/topic.ts';
import { meetingView } from '../../../src/domain/meeting/view.ts';
import { anBinh, hoaLac, joined, meetingAfter, opened, room } from '../../support/meetings.ts';

const before = [opened(), ...joined(room, anBinh)];
const began = { type: 'mediaOutageBegan', endpointId: anBinh, since: 5_000, cause: 'cut' } as const;
const outage = { since: 5_000, cause: 'cut' } as const;
const ends: readonly MeetingEvent[] = [
  { type: 'endpointDropped', endpointId: anBinh, cause: 'link-lost' },
  { type: 'endpointLeft', endpointId: anBinh },
  { type: 'hubReturned', downSince: 6_000 },
  { type: 'meetingClosed', actor: { by: 'hub' } },
];

describe('an outage of the media', () => {
  it('is a fact when it begins and when it ends, once each, since when nothing came', () => {
    expect(noteOutage(meetingAfter(...before), anBinh, outage)).toEqual([began]);
    expect(noteOutage(meetingAfter(...before, began), anBinh, { since: 9_000, cause: 'never-came' })).toEqual([]);
    expect(noteOutage(meetingAfter(...before, began), anBinh, null)).toEqual([{ ...began, type: 'mediaOutageEnded' }]);
    expect(noteOutage(meetingAfter(...before), anBinh, null)).toEqual([]);
  });

  it('has its cause in its line, and none in records of before it was told', () => {
    const { cause, ...old } = began;
    expect(MeetingEvent.parse(old)).toEqual(old);
    expect(outages.lines.mediaOutageBegan(old).detail).toBe('5000');
    expect(outages.lines.mediaOutageBegan(began).detail).toBe(`5000 ${cause}`);
    const ended = noteOutage(meetingAfter(...before, old), anBinh, null);
    expect(ended).toEqual([{ ...old, type: 'mediaOutageEnded' }]);
  });

  it('is nothing of who is not there', () => {
    expect(noteOutage(meetingAfter(...before), hoaLac, outage)).toEqual([]);
  });

  it.each(ends.map((event) => [event.type, event] as const))('goes with %s', (_name, event) => {
    const meeting = meetingAfter(...before, began, event);
    expect(meeting.outages.size).toBe(0);
    expect(noteOutage(meeting, anBinh, outage)).toEqual([]);
  });

  it('stays when another tab takes the seat, until its media come', () => {
    expect(meetingAfter(...before, began, { type: 'seatTaken', endpointId: anBinh }).outages.size).toBe(1);
  });

  it.each(audiences)('stands in the view for the %s, but where its seat is lost altogether', (audience) => {
    const meeting = meetingAfter(...before, began);
    const silent = new Map([[anBinh, 7_000]]);
    const seats = (of: typeof meeting, lost = new Map()) => {
      const view = meetingView(of, { audience, seq: 1, record: 'sound', silences: { lost, outages: silent } });
      expect(MeetingView.parse(view)).toEqual(view);
      return view.seats.map(({ outage }) => outage?.since);
    };
    expect(seats(meeting).slice(0, 2)).toEqual([undefined, 5_000]);
    expect(seats(meetingAfter(...before)).slice(0, 2)).toEqual([undefined, 7_000]);
    expect(seats(meeting, new Map([[anBinh, 8_000]])).slice(0, 2)).toEqual([undefined, undefined]);
    expect(seats(meetingAfter(...before, { type: 'endpointLeft', endpointId: anBinh }))[1]).toBeUndefined();
  });

  it('never stands for one that is away, whatever happens in whatever order, and is told in turn', () => {
    const resumed: MeetingEvent = { type: 'endpointResumed', endpointId: anBinh };
    const step = fc.constantFrom<MeetingEvent | 'out' | 'in'>('out', 'out', 'in', resumed, ...ends.slice(0, 3), {
      ...{ type: 'seatTaken', endpointId: anBinh },
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let events: MeetingEvent[] = [...before];
        for (const each of steps) {
          const meeting = meetingAfter(...events);
          const more =
            typeof each === 'string'
              ? noteOutage(meeting, anBinh, each === 'out' ? { ...outage, since: 1 } : null)
              : [each];
          events = [...events, ...more];
          const now = meetingAfter(...events);
          if (now.outages.has(anBinh)) expect(now.seats.get(anBinh)?.presence.state).toBe('present');
        }
        expect(meetingAfter(...events, { type: 'meetingClosed', actor: { by: 'hub' } }).outages.size).toBe(0);
      }),
    );
  });
});

describe('media from which nothing comes', () => {
  const { lostMs, droppedMs } = usualPatience;
  const ms = fc.integer({ min: 0, max: 60_000 });
  it('are silent after 3 s, and an outage after 15 s, whatever else is in doubt', () => {
    fc.assert(
      fc.property(ms, fc.option(ms), (silentMs, doubtMs) => {
        const state = mediaSilenceAt(1_000, { nowMs: 1_000 + silentMs, awakeSinceMs: 0, doubtMs });
        expect(state === 'outage').toBe(silentMs >= droppedMs);
        if (silentMs < lostMs && (doubtMs ?? 0) < 500) expect(state).toBe('flowing');
        if (silentMs >= lostMs || (doubtMs ?? 0) >= 500) expect(state).not.toBe('flowing');
      }),
    );
  });
  it('count no silence of the hub itself', () => {
    expect(mediaSilenceAt(0, { nowMs: 100_000, awakeSinceMs: 99_000, doubtMs: null })).toBe('flowing');
  });

  it('that only begin to be connected are given 8 s, and are an outage after 15 s as well', () => {
    const at = (nowMs: number) =>
      mediaSilenceAt(0, { nowMs, awakeSinceMs: -Infinity, doubtMs: 10_000, came: false }, usualPatience);
    expect([0, 7_999, 8_000, 14_999, 15_000].map(at)).toEqual(['flowing', 'flowing', 'silent', 'silent', 'outage']);
  });
});
