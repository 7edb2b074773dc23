import type { EndpointId } from '@diem-cau/shared';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { isPresent } from '../seats/state.ts';
import type { Outage } from './state.ts';

/** Nothing comes by the media of an endpoint since then, or (null) they flow again; nothing when it stands so already, or its endpoint is away. */
export const noteOutage = (meeting: Meeting, endpointId: EndpointId, outage: Outage | null): MeetingEvent[] => {
  const seat = meeting.seats.get(endpointId);
  if (meeting.course.phase.phase === 'closed' || !isPresent(seat) || seat.presence.state !== 'present') return [];
  const standing = meeting.outages.get(endpointId);
  if (outage === null) return standing === undefined ? [] : [{ type: 'mediaOutageEnded', endpointId, ...standing }];
  const since = Math.max(outage.since, seat.presence.since);
  return standing === undefined ? [{ type: 'mediaOutageBegan', endpointId, ...outage, since }] : [];
};
