import type { Principal } from '@diem-cau/shared';
import { isDebriefing, isOfCircle } from '../debriefing/debriefing.ts';
import { isLockedOut } from '../lock/locked-out.ts';
import type { Meeting } from '../meeting.ts';
import { mayIn } from '../parts/standing.ts';
import { kinds, type ConnectionKind } from './kinds.ts';

/** Whether a locked meeting keeps a PC out that would attend it beside its endpoint's seat: as long as the endpoint itself may not come in. */
export const isLockedFor = (meeting: Meeting, principal: Principal): boolean =>
  principal.kind === 'endpoint' &&
  isLockedOut(meeting, principal.endpointId) &&
  !mayIn(meeting, principal, 'conductMeeting');

/** Whether a principal may attend a meeting as this: a debriefing only its circle's PCs; a panel that was paired only its own one, and only as long as whom it acts for conducts it. */
export const mayAttend = (meeting: Meeting, principal: Principal, as: ConnectionKind): boolean => {
  if (isDebriefing(meeting) && !isOfCircle(meeting, principal)) return false;
  if (!mayIn(meeting, principal, kinds[as].right) || isLockedFor(meeting, principal)) return false;
  const { onlyIn } = principal;
  return onlyIn === undefined || (onlyIn === meeting.meetingId && mayIn(meeting, principal, 'conductMeeting'));
};
