import type { Principal } from '@diem-cau/shared';
import type { Meeting } from '../meeting.ts';
import { mayIn } from '../parts/standing.ts';
import { kinds, type ConnectionKind } from './kinds.ts';

/** Whether a principal may attend a meeting as this: a panel that was paired only its own one, and only as long as whom it acts for conducts it. */
export const mayAttend = (meeting: Meeting, principal: Principal, as: ConnectionKind): boolean => {
  if (!mayIn(meeting, principal, kinds[as].right)) return false;
  const { onlyIn } = principal;
  return onlyIn === undefined || (onlyIn === meeting.meetingId && mayIn(meeting, principal, 'conductMeeting'));
};
