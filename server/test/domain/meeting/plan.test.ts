import { usualRecordingRule, type ExtensionMinutes, type OpeningRequest } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeMeeting } from '../../../src/domain/meeting/course/course.ts';
import type { MeetingEvent, StampedEvent } from '../../../src/domain/meeting/events.ts';
import { foldMeeting } from '../../../src/domain/meeting/fold.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { openMeeting } from '../../../src/domain/meeting/opening.ts';
import { extendMeeting, planEnd, takeBackExtension } from '../../../src/domain/meeting/plan/planning.ts';
import { meetingView } from '../../../src/domain/meeting/view.ts';
import { plannedEnd } from '../../../src/domain/record/planned-end.ts';
import { anBinh, hubActor, joined, opened, refusalCode, room } from '../../support/meetings.ts';

const minute = 60_000;
const openedAt = 1_000 * minute;

/** A meeting whose record is kept, dated by a clock of its own. */
class Planned {
  now = openedAt;
  readonly #events: StampedEvent[] = [];

  constructor(...facts: MeetingEvent[]) {
    this.#write(facts.length === 0 ? [opened(), ...joined(room, anBinh)] : facts);
  }

  get meeting(): Meeting {
    const meeting = foldMeeting(this.#events);
    if (meeting === null) throw new Error('not opened');
    return meeting;
  }

  get plan() {
    return meetingView(this.meeting, { audience: 'seat', seq: 1, record: 'sound' }).plan;
  }

  get record() {
    return plannedEnd(this.#events);
  }

  set(minutes: number | null): string[] {
    return this.#write(planEnd(this.meeting, this.now, minutes, hubActor));
  }

  extend(minutes: ExtensionMinutes): string[] {
    return this.#write(extendMeeting(this.meeting, this.now, minutes, hubActor));
  }

  takeBack(): string[] {
    return this.#write(takeBackExtension(this.meeting, hubActor));
  }

  close(): void {
    this.#write(closeMeeting(this.meeting, hubActor));
  }

  #write(facts: readonly MeetingEvent[]): string[] {
    for (const event of facts) this.#events.push({ seq: this.#events.length + 1, at: this.now, event });
    return facts.map(({ type }) => type);
  }
}

const openedFor = (plannedMinutes: number | undefined, scheduledAt: number | null = null): Planned => {
  const opening = opened();
  if (opening.type !== 'meetingOpened') throw new Error('no opening');
  const directory = new Map(opening.expected.map((each) => [each.endpointId, each]));
  const request: OpeningRequest = {
    ...{ title: 'Giao ban', type: 'giao-ban', expected: [...directory.keys()], holdsNoStateSecret: true, scheduledAt },
    ...(plannedMinutes === undefined ? {} : { plannedMinutes }),
  };
  const recordingRule = usualRecordingRule('giao-ban');
  const named = {
    directory,
    hostUnit: null,
    secretary: null,
    deputy: null,
    recordingRule,
    seed: 's',
    gallerySeconds: null,
  };
  return new Planned(...openMeeting(request, named, opening.meetingId, hubActor));
};

describe('the planned end of a meeting', () => {
  it('is so long after the opening as was said there, or after the invited time where that comes later', () => {
    expect(openedFor(undefined).plan).toBeUndefined();
    expect(openedFor(90).plan).toEqual({ endsAt: openedAt + 90 * minute, minutes: 90, extendedMinutes: 0 });
    expect(openedFor(90, openedAt - 5 * minute).plan?.endsAt).toBe(openedAt + 90 * minute);
    expect(openedFor(90, openedAt + 20 * minute).plan?.endsAt).toBe(openedAt + 110 * minute);
  });

  it('is set in the meeting by how long that shall still go on, and left open again', () => {
    const meeting = new Planned();
    expect(meeting.set(null)).toEqual([]);
    meeting.now += 10 * minute;
    expect(meeting.set(30)).toEqual(['endPlanned']);
    expect(meeting.plan).toEqual({ endsAt: openedAt + 40 * minute, minutes: 40, extendedMinutes: 0 });
    expect(meeting.set(null)).toEqual(['endPlanned']);
    expect(meeting.plan).toBeUndefined();
    expect(meeting.record).toBeNull();
  });

  it('is extended from where it stands, or from now where it has passed; one press of two within a second counts', () => {
    const meeting = openedFor(60);
    expect(meeting.extend(15)).toEqual(['meetingExtended']);
    meeting.now += 900;
    expect(meeting.extend(15), 'a key that bounced').toEqual([]);
    expect(meeting.extend(30), 'another wish').toEqual(['meetingExtended']);
    expect(meeting.plan?.endsAt).toBe(openedAt + 105 * minute);
    meeting.now = openedAt + 125 * minute;
    meeting.extend(15);
    expect(meeting.plan).toEqual({
      ...{ endsAt: openedAt + 140 * minute, minutes: 60, extendedMinutes: 60 },
      last: { minutes: 15, at: meeting.now },
    });
  });

  it('is where it was before, once the last extension was taken back, and then the one before that', () => {
    const meeting = openedFor(60);
    expect(meeting.takeBack()).toEqual([]);
    meeting.extend(15);
    meeting.now = openedAt + 100 * minute;
    meeting.extend(30);
    expect(meeting.takeBack()).toEqual(['extensionTakenBack']);
    expect(meeting.plan?.endsAt, 'in the past again').toBe(openedAt + 75 * minute);
    meeting.takeBack();
    expect(meeting.plan).toEqual({ endsAt: openedAt + 60 * minute, minutes: 60, extendedMinutes: 0 });
    expect(meeting.takeBack()).toEqual([]);
  });

  it('can not be extended where there is none, and nothing of it be changed once the meeting is over', () => {
    expect(refusalCode(() => new Planned().extend(15))).toBe('no-planned-end');
    const meeting = openedFor(60);
    meeting.extend(15);
    meeting.close();
    for (const act of [() => meeting.extend(15), () => meeting.takeBack(), () => meeting.set(30)])
      expect(refusalCode(act)).toBe('meeting-not-open');
    expect(meeting.plan?.endsAt, 'what was planned stays known').toBe(openedAt + 75 * minute);
  });

  it('closes nothing: no fact falls due by it', () => {
    const meeting = openedFor(1);
    meeting.now += 600 * minute;
    expect(meeting.meeting.course.phase.phase).toBe('running');
  });

  it('stands on the record as the pages show it, with who extended it, whatever is done in whatever order', () => {
    const step = fc.record({
      does: fc.oneof(
        fc.constantFrom('15', '30', 'back', 'open'),
        fc.integer({ min: 1, max: 1_440 }).map((minutes) => minutes),
      ),
      after: fc.integer({ min: 0, max: 90 * minute }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const meeting = openedFor(60);
        for (const { does, after } of steps) {
          meeting.now += after;
          const before = meeting.plan;
          if (does === 'open') meeting.set(null);
          else if (typeof does === 'number') {
            meeting.set(does);
            expect(Math.abs((meeting.plan?.endsAt ?? 0) - meeting.now - does * minute)).toBeLessThanOrEqual(minute / 2);
          } else if (does === 'back') {
            const undone = meeting.takeBack().length === 1;
            expect(undone).toBe(before?.last !== undefined);
            if (undone) expect(meeting.plan?.endsAt ?? 0).toBeLessThan(before?.endsAt ?? 0);
          } else if (before === undefined) {
            expect(refusalCode(() => meeting.extend(15))).toBe('no-planned-end');
          } else {
            const minutes = does === '15' ? 15 : 30;
            if (meeting.extend(minutes).length === 1) {
              expect(meeting.plan?.endsAt).toBe(Math.max(before.endsAt, meeting.now) + minutes * minute);
              expect((meeting.plan?.endsAt ?? 0) - meeting.now).toBeGreaterThanOrEqual(minutes * minute);
            }
          }
          const { plan, record } = meeting;
          expect(record?.endsAt).toBe(plan?.endsAt);
          expect(record?.minutes).toBe(plan?.minutes);
          expect((record?.extensions ?? []).reduce((sum, each) => sum + each.minutes, 0)).toBe(
            plan?.extendedMinutes ?? 0,
          );
        }
      }),
    );
  });
});
