import type { EndpointId } from '@diem-cau/shared';
import type { MeetingEvent } from '../events.ts';
import { lastHolder } from '../floor/state.ts';
import type { Meeting } from '../meeting.ts';
import { isPresent } from '../seats/state.ts';

/** The server hears another endpoint speak, or none; nothing when that is known or the endpoint is away. */
export const changeSpeaker = (meeting: Meeting, endpointId: EndpointId | null): MeetingEvent[] => {
  if (meeting.course.phase.phase === 'closed' || meeting.speaker.speaking === endpointId) return [];
  if (endpointId !== null && !isPresent(meeting.seats.get(endpointId))) return [];
  return [{ type: 'speakerChanged', endpointId }];
};

/** Who stands on the stage beside the chair, as long as it goes by whoever speaks: whoever has the floor, else whoever spoke last. */
export const onStage = ({ floor, speaker }: Pick<Meeting, 'floor' | 'speaker'>): EndpointId | null =>
  lastHolder(floor) ?? speaker.last;
