import { MeetingId, meetingPolicies, type Instant } from '@diem-cau/shared';
import type { MeetingEvent, MeetingEventOf, StampedEvent } from '../../../domain/meeting/events.ts';
import type { ExpectedEndpoint } from '../../../domain/meeting/expected-endpoint.ts';
import type { Actor } from '../../../domain/kit/actor.ts';
import { acts, type Course } from './happenings.ts';
import type { ScriptedMeeting } from './script.ts';

const minuteMs = 60_000;

/** What the hub of the script's meetings is told. */
export interface MeetingGround {
  /** All places of the directory in its order. */
  readonly places: readonly ExpectedEndpoint[];
  readonly hostUnit: MeetingEventOf<'meetingOpened'>['hostUnit'];
  readonly opensAt: Instant;
  readonly actor: Actor;
}

/** The events of a scripted meeting as a hub would have noted them, numbered and stamped. */
export const scriptedEvents = (meeting: ScriptedMeeting, ground: MeetingGround): readonly StampedEvent[] => {
  const { places, hostUnit, opensAt, actor } = ground;
  const { lasts } = meeting;
  const jump = meeting.course.find((each) => each.what === 'clock-back');
  const stamped = (minute: number): Instant =>
    opensAt + (jump !== undefined && minute > jump.at ? minute - jump.by : minute) * minuteMs;
  const addedLater = new Set(meeting.course.flatMap((each) => (each.what === 'added' ? [each.place] : [])));
  const opened: MeetingEvent = {
    type: 'meetingOpened',
    meetingId: MeetingId.parse(meeting.id),
    title: meeting.title,
    meetingType: meeting.type,
    policy: meetingPolicies[meeting.type],
    expected: places.filter(({ name }) => (meeting.only?.includes(name) ?? true) && !addedLater.has(name)),
    maxEndpoints: 66,
    holdsNoStateSecret: true,
    scheduledAt: meeting.invitedBefore === null ? null : opensAt - meeting.invitedBefore * minuteMs,
    hostUnit,
    actor,
  };
  const course: Course = { states: new Map(), speaking: null };
  const inOrder = acts(meeting, places, actor)
    .filter(({ at }) => lasts === null || at < lasts)
    .sort((a, b) => a.at - b.at);
  const events: { readonly at: Instant; readonly event: MeetingEvent }[] = [{ at: opensAt, event: opened }];
  for (const { at, note } of inOrder)
    for (const event of note(course))
      events.push({
        at: stamped(at),
        // The script counts minutes, the record instants.
        event: event.type === 'hubReturned' ? { ...event, downSince: stamped(event.downSince) } : event,
      });
  if (lasts !== null) {
    const isOnBreak = meeting.course.some((each) => each.what === 'break' && each.lasts === null);
    if (isOnBreak) events.push({ at: stamped(lasts), event: { type: 'breakEnded', actor } });
    events.push({ at: stamped(lasts), event: { type: 'meetingClosed', actor } });
  }
  return events.map((each, index) => ({ seq: index + 1, ...each }));
};
