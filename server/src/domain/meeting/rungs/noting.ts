import type { EndpointId } from '@diem-cau/shared';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { isPresent } from '../seats/state.ts';
import type { StoodRung } from './state.ts';

/** Where nothing says otherwise: all is received. */
export const highest: StoodRung = { rung: 'full', by: 'line' };

/** Whether two say the same; on the highest rung nothing keeps anybody. */
export const sameRung = (one: StoodRung, other: StoodRung): boolean =>
  one.rung === other.rung && (one.rung === 'full' || one.by === other.by);

/** An endpoint has stood on this rung for some time; nothing where it is away, the meeting is closed, or that is known. */
export const noteRung = (meeting: Meeting, endpointId: EndpointId, { rung, by }: StoodRung): MeetingEvent[] => {
  if (meeting.course.phase.phase === 'closed' || !isPresent(meeting.seats.get(endpointId))) return [];
  if (sameRung(meeting.rungs.get(endpointId) ?? highest, { rung, by })) return [];
  return [{ type: 'rungChanged', endpointId, rung, by }];
};
