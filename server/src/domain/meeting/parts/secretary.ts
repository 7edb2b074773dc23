import type { NamedSecretary } from '@diem-cau/shared';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent } from '../events.ts';
import type { Actor } from '../../kit/actor.ts';
import type { Meeting } from '../meeting.ts';
import type { Secretary } from './facts.ts';

/** Names the secretary of an open meeting, or with null leaves it without one of its own; nothing where that is so already. */
export const nameSecretary = (meeting: Meeting, secretary: Secretary | null, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  if (meeting.parts.secretary?.accountId === secretary?.accountId) return [];
  return [{ type: 'secretaryNamed', secretary, actor }];
};

/** The secretary as pages know him or her. */
export const namedSecretary = ({ accountId, name }: Secretary): NamedSecretary => ({ accountId, name });
