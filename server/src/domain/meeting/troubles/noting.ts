import type { EndpointId, Instant, SourceTrouble, WatchedSource } from '@diem-cau/shared';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { isPresent } from '../seats/state.ts';
import { troubleOf } from './state.ts';

/** A source as it was seen: what is wrong with it, null when nothing is, and since when. */
export interface SeenTrouble {
  readonly source: WatchedSource;
  readonly trouble: SourceTrouble | null;
  readonly since: Instant;
}

/** A source of an endpoint is in trouble, or well again; nothing when it stands so already, or its endpoint is away. */
export const noteTrouble = (
  meeting: Meeting,
  endpointId: EndpointId,
  { source, trouble, since }: SeenTrouble,
): MeetingEvent[] => {
  if (meeting.course.phase.phase === 'closed' || !isPresent(meeting.seats.get(endpointId))) return [];
  const standing = troubleOf(meeting.troubles, endpointId, source);
  if (standing?.trouble === (trouble ?? undefined)) return [];
  // One cause in the place of another: what was not heard or seen has not come back in between.
  if (trouble !== null)
    return [{ type: 'troubleBegan', endpointId, source, trouble, since: Math.min(standing?.since ?? since, since) }];
  return standing === null
    ? []
    : [{ type: 'troubleEnded', endpointId, source, trouble: standing.trouble, since: standing.since }];
};
