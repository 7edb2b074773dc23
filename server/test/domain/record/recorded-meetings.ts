import { EndpointId, MeetingId, Refusal, meetingPolicies, type DropCause, type Instant } from '@diem-cau/shared';
import fc from 'fast-check';
import {
  addEndpoint,
  closeMeeting,
  endBreak,
  hubReturned,
  startBreak,
} from '../../../src/domain/meeting/course/course.ts';
import type { MeetingEvent, StampedEvent } from '../../../src/domain/meeting/events.ts';
import type { ExpectedEndpoint } from '../../../src/domain/meeting/expected-endpoint.ts';
import type { Actor } from '../../../src/domain/kit/actor.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { foldMeeting } from '../../../src/domain/meeting/fold.ts';
import { dropEndpoint, leaveMeeting, seatEndpoint } from '../../../src/domain/meeting/seats/seating.ts';

/** 22 November 2026, 08:00 in Vietnam: the hour at which the meetings of these tests open. */
export const eight: Instant = Date.UTC(2026, 10, 22, 1);

export const minutes = (count: number): number => count * 60_000;

/** An instant by its clock, `'08:41:10'`, on the day of the tests' meetings. */
export const clock = (time: string): Instant => {
  const [hours = 0, mins = 0, seconds = 0] = time.split(':').map(Number);
  return eight + minutes((hours - 8) * 60 + mins) + seconds * 1000;
};

const named = (id: string, name: string, position: number): ExpectedEndpoint => ({
  endpointId: EndpointId.parse(id),
  name,
  leads: position === 0,
  position,
});

/** A district and three communes in the directory's order. */
export const district = named('binh-gia', 'Bình Gia', 0);
export const hoaBinh = named('hoa-binh', 'Hòa Bình', 1);
export const tanHoa = named('tan-hoa', 'Tân Hòa', 2);
export const yenLo = named('yen-lo', 'Yên Lỗ', 3);

export const chair: Actor = { by: 'endpoint', endpointId: district.endpointId, name: district.name };

export const opening = (
  expected: readonly ExpectedEndpoint[] = [district, hoaBinh, tanHoa],
): Extract<MeetingEvent, { type: 'meetingOpened' }> => ({
  type: 'meetingOpened',
  meetingId: MeetingId.parse('meeting-1'),
  title: 'Họp giao ban tháng 11',
  meetingType: 'giao-ban',
  policy: meetingPolicies['giao-ban'],
  expected: [...expected],
  maxEndpoints: 40,
  holdsNoStateSecret: true,
  actor: chair,
});

/** A record written by hand: clock and event, numbered from 1; the opening at 08:00:00 goes before them. */
export const recorded = (
  lines: readonly (readonly [string, MeetingEvent])[],
  first: MeetingEvent = opening(),
): readonly StampedEvent[] =>
  [['08:00:00', first] as const, ...lines].map(([time, event], index) => ({ seq: index + 1, at: clock(time), event }));

const acts = ['join', 'drop', 'leave', 'break', 'resume-work', 'add', 'hub-restart', 'close'] as const;

/** When a step is taken. */
interface Timing {
  /** The time since the step before; negative where the clock was set back. */
  readonly waitMs: number;
  /** For a restart of the hub: how long it was down before, by what it noted. */
  readonly downMs: number;
}

interface Step {
  readonly timing: Timing;
  readonly act: (typeof acts)[number];
  readonly endpoint: ExpectedEndpoint;
  readonly cause: DropCause;
}

const perform = (meeting: Meeting, { act, endpoint, cause, timing }: Step, at: Instant): MeetingEvent[] => {
  switch (act) {
    case 'join':
      return seatEndpoint(meeting, endpoint.endpointId, 0, 66);
    case 'drop':
      return dropEndpoint(meeting, endpoint.endpointId, cause);
    case 'leave':
      return leaveMeeting(meeting, endpoint.endpointId);
    case 'break':
      return startBreak(meeting, chair);
    case 'resume-work':
      return endBreak(meeting, chair);
    case 'add':
      return addEndpoint(meeting, endpoint, chair);
    case 'hub-restart':
      return hubReturned(meeting, at - timing.downMs);
    case 'close':
      return closeMeeting(meeting, chair);
  }
};

/** What the meeting makes of the steps; whatever it refuses is left out. */
const play = (steps: readonly Step[]): readonly StampedEvent[] => {
  const events: StampedEvent[] = [{ seq: 1, at: eight, event: opening() }];
  let at = eight;
  for (const step of steps) {
    const meeting = foldMeeting(events);
    if (meeting === null) break;
    at += step.timing.waitMs;
    try {
      for (const event of perform(meeting, step, at)) events.push({ seq: events.length + 1, at, event });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return events;
};

/** Any record that the meeting's own rules can bring about, its steps so far apart as `timing` says. */
export const anyRecord = (timing: fc.Arbitrary<Timing>): fc.Arbitrary<readonly StampedEvent[]> =>
  fc
    .array(
      fc.record<Step>({
        timing,
        act: fc.oneof(
          { weight: 6, arbitrary: fc.constant('join' as const) },
          { weight: 3, arbitrary: fc.constant('drop' as const) },
          { weight: 4, arbitrary: fc.constantFrom(...acts) },
        ),
        endpoint: fc.constantFrom(district, hoaBinh, tanHoa, yenLo),
        cause: fc.constantFrom('link-lost', 'page-closed', 'hub', 'revoked'),
      }),
      { maxLength: 40 },
    )
    .map(play);

/** Clocks that jump both ways, and a hub that remembers its last sign of life wrongly. */
export const jumpingClock: fc.Arbitrary<Timing> = fc.record({
  waitMs: fc.integer({ min: -3_600_000, max: 7_200_000 }),
  downMs: fc.integer({ min: -60_000, max: 7_200_000 }),
});

/** A clock that runs on, all times being multiples of `tickMs`. */
export const steadyClock = (tickMs: number): fc.Arbitrary<Timing> =>
  fc
    .tuple(fc.nat(20), fc.nat(20))
    .map(([before, down]) => ({ waitMs: (before + down) * tickMs, downMs: down * tickMs }));
