import type { EndpointAttendance, Instant, LinkGrade } from '@diem-cau/shared';
import { confirmedPresence } from './confirmed-presence.ts';
import { activity, noActivity } from './activity.ts';
import type { AttendanceLog } from './attendance-log.ts';
import type { BookFact } from './book-fact.ts';
import type { StampedEvent } from '../meeting/events.ts';
import { endOf, meetingTime, presence } from './presence.ts';
import { countedRolls, peopleCount } from './roll-call.ts';
import { lengthMs, partsWithin } from '../kit/spans.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';

/**
 * All that is derived of each endpoint in the directory's order: when it was there, what it did, and its people by the roll call. What was heard and shown in
 * breaks does not count. `until` is now while the meeting lasts.
 */
export const endpointRecords = (
  log: AttendanceLog,
  events: readonly StampedEvent[],
  book: readonly StampedFact<BookFact>[],
  until: Instant,
): EndpointAttendance[] => {
  const end = endOf(log, until);
  const time = meetingTime(log, until);
  const activities = activity(events, end);
  const rolls = countedRolls(book);
  const confirmed = confirmedPresence(events);
  return presence(log, until).map((endpoint) => {
    const { speeches, screens, links } = activities.get(endpoint.endpointId) ?? noActivity;
    const heard = partsWithin(speeches, time);
    const called = rolls.get(endpoint.endpointId);
    const checkpoints = confirmed.get(endpoint.endpointId);
    return {
      ...endpoint,
      speeches: heard,
      speakingMs: lengthMs(heard),
      screens: partsWithin(screens, time),
      links: partsWithin(links, time),
      ...(checkpoints === undefined ? {} : { checkpoints }),
      people: called === undefined ? null : peopleCount(called.roll, endpoint.leads),
    };
  });
};

/** How long an endpoint's line was of this grade, in milliseconds without breaks. */
export const gradedMs = ({ links }: Pick<EndpointAttendance, 'links'>, wanted: LinkGrade): number =>
  links.reduce((total, { from, to, grade }) => total + (grade === wanted ? to - from : 0), 0);
